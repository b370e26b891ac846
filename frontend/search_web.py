"""Search pages over HTTP: results in the portal's theme, made for each question and kept by nobody."""

import re
import sys
from functools import partial
from urllib.parse import quote

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from frontend.client import ApiFault, Client, NotFound
from frontend.rendering import Renderer
from frontend.routes import SEARCH
from frontend.searches import Searcher

ADDRESS = re.compile(rf"(?P<page>/(?:[a-z]{{2}}/)?{SEARCH[:-1]})(?P<slash>/?)", re.ASCII)
"""Where any portal is searched: below the home page of each of its languages."""
AT_ONCE = 8
"""Threads of their own: while the CMS is slow, whoever searches keeps no reader waiting."""
SECONDS_PER_ANSWER = 8
SECONDS_PER_PAGE = 20
AWAY = "Chưa tìm kiếm được lúc này. Vui lòng thử lại sau ít phút.\n"
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
RETRY = {"Retry-After": "30"}


class SearchPages:
    """Answers searches of every portal."""

    def __init__(self, api_url: str, token: str | None = None) -> None:
        # A reader's question is counted as theirs: only what stands around it is ours.
        self._asking = Client(api_url, seconds=SECONDS_PER_ANSWER, attempts=1)
        self._client = Client(api_url, token, seconds=SECONDS_PER_ANSWER, attempts=1)
        self._searcher = Searcher(self._client, self._asking, Renderer())
        self._threads = anyio.CapacityLimiter(AT_ONCE)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()
        self._asking.close()

    def owns(self, path: str) -> bool:
        """Tell whether a path may be that of a search page."""
        return ADDRESS.fullmatch(path) is not None

    async def answer(self, request: Request, site: str, reader: str) -> Response | None:
        """Answer one request of a site; None where the site has no search page there."""
        found = ADDRESS.fullmatch(request.scope["path"])
        if found is None:
            return None
        if not found["slash"]:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{quote(found['page'])}/{query}", 301)
        make = partial(
            self._searcher.page, site, found["page"] + "/", dict(request.query_params), reader
        )
        try:
            with anyio.fail_after(SECONDS_PER_PAGE):
                document, status = await anyio.to_thread.run_sync(
                    make, abandon_on_cancel=True, limiter=self._threads
                )
        except NotFound:
            return None
        except (ApiFault, TimeoutError) as fault:
            sys.stderr.write(f"tìm kiếm: {type(fault).__name__}: {fault}\n")
            return PlainTextResponse(AWAY, 503, HEADERS | RETRY)
        except Exception as fault:  # noqa: BLE001 - whoever searches is told, not the log alone
            sys.stderr.write(f"tìm kiếm: {type(fault).__name__}: {fault}\n")
            return PlainTextResponse(AWAY, 500, HEADERS)
        return HTMLResponse(document, status, HEADERS | (RETRY if status == 503 else {}))
