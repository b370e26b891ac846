"""The public HTTP Observatory's score of a site, by its published rules.

The tests, what each result is worth and how they are summed up follow MDN's "HTTP Observatory tests
and scoring" (methodology 5): a base of 100, faults subtracted, bonuses only from 90 on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

BASE = 100
BONUSES_FROM = 90
SIX_MONTHS = 15_768_000
GRADES = ((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (0, "lower"))
PRIVATE_REFERRERS = frozenset(
    {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
)
UNSAFE_REFERRERS = frozenset({"origin", "origin-when-cross-origin", "unsafe-url"})
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
FETCHES = ("script-src", "style-src", "object-src", "img-src", "font-src", "connect-src")
DANGEROUS = frozenset({"'unsafe-inline'", "data:", "http:", "https:", "*", "ftp:"})


@dataclass(frozen=True)
class Scanned:
    """What the scanner was answered: at http://, and at https:// with the page; names in small letters."""

    host: str
    http_status: int
    http_location: str
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: str


def results(scanned: Scanned) -> dict[str, int]:
    """Return what each test adds or takes away."""
    policy = policy_of(scanned.headers.get("content-security-policy", ""))
    return {
        "content-security-policy": _policy(policy),
        "cookies": _cookies(scanned.cookies),
        "cross-origin-resource-sharing": _sharing(scanned.headers),
        "cross-origin-resource-policy": _resource_policy(scanned.headers),
        "redirection": _redirection(scanned),
        "referrer-policy": _referrer(scanned.headers.get("referrer-policy", "")),
        "strict-transport-security": _transport(scanned.headers),
        "subresource-integrity": _integrity(scanned),
        "x-content-type-options": _sniffing(scanned.headers),
        "x-frame-options": _framing(scanned.headers, policy),
    }


def score(scanned: Scanned) -> int:
    """Return the score: who loses more than ten points earns no bonus."""
    found = results(scanned).values()
    without = BASE + sum(each for each in found if each < 0)
    bonuses = sum(each for each in found if each > 0)
    return max(0, without + (bonuses if without >= BONUSES_FROM else 0))


def grade(points: int) -> str:
    """Return the grade of a score."""
    return next(name for least, name in GRADES if points >= least)


def policy_of(text: str) -> dict[str, list[str]]:
    """Return a policy's directives; the first of a name counts."""
    found: dict[str, list[str]] = {}
    for directive in text.split(";"):
        words = directive.split()
        if words:
            found.setdefault(words[0].lower(), [word.lower() for word in words[1:]])
    return found


def _policy(policy: Mapping[str, list[str]]) -> int:
    if not policy:
        return -25
    fallback = policy.get("default-src", ["*"])
    sources = {name: set(policy.get(name, fallback)) for name in FETCHES}
    running = sources["script-src"] | sources["object-src"]
    if "'unsafe-eval'" in sources["script-src"]:
        return -10
    if running & DANGEROUS:
        return -20
    if any("http:" in each for each in sources.values()):
        return -20
    if sources["style-src"] & DANGEROUS:
        return 0
    return 10 if fallback == ["'none'"] else 5


def _cookies(cookies: tuple[str, ...]) -> int:
    if not cookies:
        return 0
    morsels = [morsel for each in cookies for morsel in SimpleCookie(each).values()]
    if not all(each["secure"] for each in morsels):
        return -20
    return 5 if all(each["httponly"] and each["samesite"] for each in morsels) else 0


def _sharing(headers: Mapping[str, str]) -> int:
    origin = headers.get("access-control-allow-origin", "")
    gives_away = headers.get("access-control-allow-credentials", "").lower() == "true"
    return -50 if origin and gives_away else 0


def _resource_policy(headers: Mapping[str, str]) -> int:
    said = headers.get("cross-origin-resource-policy", "").lower()
    worth = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    return worth.get(said, -5)


def _redirection(scanned: Scanned) -> int:
    if scanned.http_status not in {301, 302, 307, 308}:
        return -20
    target = urlsplit(scanned.http_location)
    if target.scheme != "https":
        return -20
    return 0 if target.hostname == scanned.host else -5


def _referrer(said: str) -> int:
    policies = [each.strip().lower() for each in said.split(",") if each.strip()]
    if not policies:
        return 0
    if policies[-1] in PRIVATE_REFERRERS:
        return 5
    return -5 if policies[-1] in UNSAFE_REFERRERS else 0


def _transport(headers: Mapping[str, str]) -> int:
    found = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", "").lower())
    if found is None:
        return -20
    return 0 if int(found[1]) >= SIX_MONTHS else -10


def _integrity(scanned: Scanned) -> int:
    """Scripts of one's own origin need no checksum; others must come over HTTPS, with one."""
    worst = 0
    for attributes, _text in SCRIPT.findall(scanned.body):
        source = re.search(r"""src=["']?([^"'\s>]+)""", attributes)
        parts = urlsplit(source[1]) if source else None
        if parts is None or not parts.netloc or parts.hostname == scanned.host:
            continue
        is_checked = "integrity=" in attributes
        is_secure = parts.scheme == "https"
        worst = min(worst, -50 if not is_secure else 0 if is_checked else -5)
    return worst


def _sniffing(headers: Mapping[str, str]) -> int:
    return 0 if headers.get("x-content-type-options", "").lower() == "nosniff" else -5


def _framing(headers: Mapping[str, str], policy: Mapping[str, list[str]]) -> int:
    ancestors = policy.get("frame-ancestors")
    if ancestors is not None and "*" not in ancestors:
        return 5
    return 5 if headers.get("x-frame-options", "").lower() in {"deny", "sameorigin"} else -20
