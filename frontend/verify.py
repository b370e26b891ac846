"""Proof that the output is right: built again it is the same, and no link in it is dead."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from frontend.debts import NO_DEBTS
from frontend.output import Output, file_hash
from frontend.publisher import Publisher, Settings
from frontend.static_files import PublicFolder

ATTEMPTS = 3
REFERENCES = re.compile(r"""\s(?:href|src|poster|srcset|content)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
TEXT_REFERENCES = re.compile(r"<(?:loc|link)>([^<]*)</(?:loc|link)>")


@dataclass(frozen=True)
class Findings:
    """What is wrong, one sentence each."""

    differences: list[str]
    dead_links: list[str]
    quarantined: list[str]

    def __iter__(self) -> Iterator[str]:
        return iter([*self.differences, *self.dead_links, *self.quarantined])


def verify(settings: Settings) -> Findings:
    """Bring the output up to date, build all of it again aside, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        aside = replace(
            settings,
            public_dir=Path(folder) / "public",
            state_file=Path(folder) / "state.sqlite3",
            sends_receipts=False,
            debts=NO_DEBTS,
        )
        with Publisher(settings) as live, Publisher(aside) as fresh:
            for _ in range(ATTEMPTS):
                # Something may be published meanwhile: only what differs at one cursor is a fault.
                expected, actual = fresh.publish(), live.publish()
                differences = compare(settings.public_dir, aside.public_dir)
                if not differences or expected.cursor == actual.cursor:
                    break
    quarantined = [f"{name}: {error}" for name, error in sorted(actual.quarantined.items())]
    return Findings(differences, dead_links(settings.public_dir), quarantined)


def compare(live: Path, fresh: Path) -> list[str]:
    """Return how two output folders differ."""
    before, after = set(Output(live).files()), set(Output(fresh).files())
    differing = (
        name for name in before & after if file_hash(live / name) != file_hash(fresh / name)
    )
    return sorted(
        [
            *(f"{name}: thừa, không còn trong CMS" for name in before - after),
            *(f"{name}: thiếu" for name in after - before),
            *(f"{name}: khác với bản dựng lại" for name in differing),
        ]
    )


def dead_links(folder: Path) -> list[str]:
    """Return every link from one of our files to one of our hosts that leads nowhere."""
    public = PublicFolder(folder)
    known: dict[str, bool] = {}
    dead = []
    for name, base in _linking_files(folder):
        for address in sorted(_references(folder / name, base)):
            if address not in known:
                known[address] = _leads_somewhere(public, address)
            if not known[address]:
                dead.append(f"{name}: liên kết hỏng tới {address}")
    return dead


def _linking_files(folder: Path) -> Iterator[tuple[str, str]]:
    hosts = {
        host.site: name for name, host in PublicFolder(folder).hosts().items() if not host.redirect
    }
    for name in Output(folder).files():
        top, _, rest = name.partition("/")
        site, _, file = rest.partition("/")
        if top == "sites" and site in hosts and name.endswith((".html", ".xml")):
            yield name, f"http://{hosts[site]}/{file.removesuffix('index.html')}"


def _references(file: Path, base: str) -> set[str]:
    text = file.read_text(encoding="utf-8")
    found = {unescape(one or two) for one, two in REFERENCES.findall(text)}
    found |= {unescape(one) for one in TEXT_REFERENCES.findall(text)}
    single = {part.split()[0] for value in found for part in _candidates(value) if part.strip()}
    return {urljoin(base, value).partition("#")[0] for value in single if _is_address(value)}


def _candidates(value: str) -> list[str]:
    """Return the addresses of a `srcset`, or the value itself."""
    return value.split(", ") if re.search(r"\s\d+[wx](,|$)", value) else [value]


def _is_address(value: str) -> bool:
    return value.startswith(("/", "./", "../", "http://", "https://"))


def _leads_somewhere(public: PublicFolder, address: str) -> bool:
    """Follow an address within our hosts; others are not ours to judge, nor is the API."""
    for _ in range(5):
        parts = urlsplit(address)
        host = public.host(parts.netloc)
        if host is None or parts.path.startswith("/api/"):
            return True
        if host.is_withheld and not parts.path.startswith("/assets/"):
            return public.notice(host.site, unquote(parts.path)).file is not None
        found = public.find(host.site, unquote(parts.path) or "/")
        if not found.redirect:
            return found.status == 200
        address = urljoin(address, found.redirect)
    return False
