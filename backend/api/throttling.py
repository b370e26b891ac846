"""How much one reader may ask: a fixed window per address, said in the headers of every answer."""

import secrets
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW_SECONDS = 60
LOOPBACK = frozenset({"127.0.0.1", "::1"})
HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")


@dataclass(frozen=True)
class Allowance:
    """What a reader may ask in a window, what is left of it, and for how many seconds that stands.

    Below 0 it has asked more.
    """

    limit: int
    left: int
    seconds: int

    def write_on(self, answer: HttpResponseBase) -> None:
        """Say it on an answer, as the IETF's draft on RateLimit headers spells it."""
        answer["RateLimit-Limit"] = str(self.limit)
        answer["RateLimit-Remaining"] = str(max(0, self.left))
        answer["RateLimit-Reset"] = str(self.seconds)
        answer["RateLimit-Policy"] = f"{self.limit};w={WINDOW_SECONDS}"


def allowance_of(request: HttpRequest) -> Allowance | None:
    """Return what was left to the reader once this request was counted; None: nobody counted."""
    found: Allowance | None = getattr(request, "reader_allowance", None)
    return found


class ReadersThrottle(BaseThrottle):
    """So many requests a minute for each reader; whoever holds the publisher's token is exempt.

    The counters are in the memory of each server process, so that a reader whom several processes
    answer may get that many times as much: it is a guard against floods, not an account.
    """

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count a request; tell whether it may be answered."""
        self.request = request._request
        return is_within(self.request, view.cost)

    def wait(self) -> float | None:
        """Return after how many seconds a refused reader may ask again."""
        allowance = allowance_of(self.request)
        return allowance.seconds if allowance else None


def is_within(request: HttpRequest, cost: int) -> bool:
    """Count a request, once however often it is asked about; tell whether it may be answered."""
    limit = settings.API_REQUESTS_PER_MINUTE
    if not limit or holds_token(request):
        return True
    allowance = allowance_of(request)
    if allowance is None:
        now = time.time()
        window = int(now) // WINDOW_SECONDS
        spent = spend(f"{window}:{reader(request)}", cost)
        seconds = max(1, round((window + 1) * WINDOW_SECONDS - now))
        allowance = Allowance(limit, limit - spent, seconds)
        request.reader_allowance = allowance  # type: ignore[attr-defined]  # ours alone
    return allowance.left >= 0


def spend(key: str, cost: int = 1, *, seconds: int = WINDOW_SECONDS) -> int:
    """Count something in this process's memory; return how much of it there was in its window."""
    counters = caches["readers"]
    counters.add(key, 0, timeout=2 * seconds)
    try:
        return int(counters.incr(key, cost))
    except ValueError:  # dropped in between: it counts from here
        return cost


def holds_token(request: HttpRequest | Request) -> bool:
    """Tell whether a request brings the publisher's token."""
    offered = request.META.get("HTTP_AUTHORIZATION", "")
    expected = f"Bearer {settings.PUBLISHER_TOKEN}"
    return bool(offered) and secrets.compare_digest(offered.encode(), expected.encode())


def reader(request: HttpRequest | Request) -> str:
    """Return who asks: an IPv4 address, or the /64 network of an IPv6 one.

    Behind proxies of ours it is what the outermost of them saw; what a reader writes into the
    header itself stands further left, and counts for nothing. One on this machine is ours, and so is
    whoever holds the publisher's token.
    """
    address = request.META.get("REMOTE_ADDR", "")
    seen = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.API_PROXIES or int(address in LOOPBACK or holds_token(request))
    if proxies and len(seen) >= proxies and seen[-proxies]:
        address = seen[-proxies]
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False))
    return str(found)
