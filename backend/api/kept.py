"""Answers kept in memory: given again, without asking anything, while nothing public has changed.

What an answer may say changes only together with a change of the feed, in one transaction: so an
answer made at a version of the feed is the answer as long as the feed is at that version. Reading
the version is one short query; nothing here expires, and nothing is ever stale.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from backend.accounts.hosts import API_PREFIX
from backend.api.answers import REVALIDATED, has_it
from backend.api.throttling import HEADERS, allowance_of, is_within
from backend.published import feed

LARGEST_ANSWER = 1024 * 1024
OF_ONE_READER = frozenset({each.lower() for each in HEADERS})
REPEATED = frozenset(REVALIDATED) | {
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
}


@dataclass(frozen=True)
class Kept:
    """An answer as it left, without what it said of the reader's allowance."""

    version: str
    content: bytes
    headers: dict[str, str]
    etag: str


class Shelf:
    """As many answers as fit into some bytes, those asked for longest ago making room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str, version: str) -> Kept | None:
        """Return the answer of this name, if it was made at this version."""
        with self._lock:
            found = self._kept.get(name)
            if found is None or found.version != version:
                return None
            self._kept.move_to_end(name)
            return found

    def put(self, name: str, answer: Kept) -> None:
        """Keep an answer in place of the one of this name."""
        with self._lock:
            self._drop(name)
            self._kept[name] = answer
            self._size += len(answer.content) + len(name)
            while self._size > self._most:
                self._drop(next(iter(self._kept)))

    def _drop(self, name: str) -> None:
        dropped = self._kept.pop(name, None)
        if dropped is not None:
            self._size -= len(dropped.content) + len(name)


class KeptAnswersMiddleware:
    """Stand before everything: give an answer again, or keep the one that comes from behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.API_KEPT_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if (
            request.method != "GET"
            or not request.path_info.startswith(API_PREFIX)
            or not settings.API_KEPT_BYTES
        ):
            return self.get_response(request)
        host, query = request.META.get("HTTP_HOST", ""), request.META.get("QUERY_STRING", "")
        name = f"{request.scheme} {host} {request.path} {query}"
        version = feed.version()
        found = self.shelf.get(name, version)
        # Who has asked too much is told so by the view, like everybody.
        if found is not None and is_within(request, cost=1):
            return _again(request, found)
        answer = self.get_response(request)
        self._keep(name, version, answer)
        return answer

    def _keep(self, name: str, version: str, answer: HttpResponseBase) -> None:
        if (
            isinstance(answer, HttpResponse)
            and answer.status_code == 200
            and answer.has_header("Surrogate-Key")
            and len(answer.content) < LARGEST_ANSWER
        ):
            headers = {
                each: value for each, value in answer.items() if each.lower() not in OF_ONE_READER
            }
            etag = answer["ETag"].strip('"')
            self.shelf.put(name, Kept(version, answer.content, headers, etag))


def _again(request: HttpRequest, kept: Kept) -> HttpResponse:
    if has_it(request, kept.etag):
        answer = HttpResponse(status=304)
        del answer["Content-Type"]
        headers = {name: kept.headers[name] for name in REPEATED if name in kept.headers}
    else:
        answer, headers = HttpResponse(kept.content), kept.headers
    for name, value in headers.items():
        answer[name] = value
    allowance = allowance_of(request)
    if allowance:
        allowance.write_on(answer)
    return answer
