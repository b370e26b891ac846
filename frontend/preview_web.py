"""Previews over HTTP: a draft on its portal's host, its form, and words where there is none."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from frontend.client import ApiFault, ApiUnavailable, Client, Gone, NotFound
from frontend.previews import FOLDER, Previewer, preview_path
from frontend.remark_forms import LARGEST_FORM, checked, fields_of
from frontend.rendering import Renderer
from frontend.security_headers import PREVIEW_HEADERS
from frontend.sent_forms import TooLarge, bounded_body
from frontend.translations import LANGUAGE_NAMES
from frontend.views import Refusal, RemarkForm

TOKEN = re.compile(rf"{FOLDER}(?P<token>[\w-]{{20,300}}\.[\w-]{{20,100}})(?P<slash>/?)", re.ASCII)
"""Two parts around a dot, which no page's own address has."""
AT_ONCE = 8
"""Threads of their own: while the CMS is slow, whoever waits for a draft keeps no reader waiting."""
SECONDS_PER_ANSWER = 8
SECONDS_PER_PAGE = 25
SENT = "da-gui"
Made = TypeVar("Made")
REFUSALS: tuple[tuple[type[Exception], int, Refusal], ...] = (
    (Gone, 410, "over"),
    (NotFound, 404, "unknown"),
    (ApiUnavailable, 503, "unavailable"),
    (TimeoutError, 503, "unavailable"),
    (ApiFault, 502, "unavailable"),
    (Exception, 500, "broken"),
)
"""What is said when a draft cannot be shown, the closest reason first."""


class PreviewPages:
    """Answers for every draft, on whichever portal's host it is asked for."""

    def __init__(self, api_url: str, token: str | None = None) -> None:
        self._client = Client(api_url, token, seconds=SECONDS_PER_ANSWER, attempts=1)
        self._renderer = Renderer()
        self._previewer = Previewer(self._client, self._renderer)
        self._threads = anyio.CapacityLimiter(AT_ONCE)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def owns(self, request: Request) -> bool:
        """Tell whether an address may be a preview's."""
        return TOKEN.fullmatch(request.url.path) is not None

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        response = await self._answer(request)
        response.headers.update(PREVIEW_HEADERS)
        return response

    async def _answer(self, request: Request) -> Response:
        found = TOKEN.fullmatch(request.url.path)
        if found is None:
            return HTMLResponse(self._renderer.refusal("unknown", language_of(request)), 404)
        if request.method not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("", 405, headers={"Allow": "GET, HEAD, POST"})
        if not found["slash"]:
            return RedirectResponse(preview_path(found["token"]), 308)
        if request.method == "POST":
            return await self._said(request, found["token"])
        form = RemarkForm(was_sent=SENT in request.query_params)
        return await self._shown(request, found["token"], form)

    async def _shown(
        self, request: Request, token: str, form: RemarkForm, status: int = 200
    ) -> Response:
        make = partial(self._previewer.page, token, host_of(request), form)
        made = await self._or_refused(request, token, make, form)
        return made if isinstance(made, Response) else HTMLResponse(made, status)

    async def _said(self, request: Request, token: str) -> Response:
        body = await bounded_body(request, LARGEST_FORM)
        if body is None:
            return TooLarge("Ý kiến quá dài.\n")
        fields = fields_of(body)
        form = checked(fields)
        if form.faults:
            return await self._shown(request, token, form, 400)

        say = partial(self._previewer.say, token, host_of(request), fields)
        answer = await self._or_refused(request, token, say, form)
        if isinstance(answer, Response):
            return answer
        if answer == 201:
            return RedirectResponse(f"{preview_path(token)}?{SENT}=1#gop-y", 303)
        fault = "many" if answer == 429 else "refused"
        return await self._shown(request, token, replace(form, faults={"": fault}), answer)

    async def _or_refused(
        self, request: Request, token: str, work: Callable[[], Made], form: RemarkForm
    ) -> Made | Response:
        """Return what the work makes; where it fails, or takes too long, a page that says so."""
        try:
            with anyio.fail_after(SECONDS_PER_PAGE):
                return await anyio.to_thread.run_sync(
                    work, abandon_on_cancel=True, limiter=self._threads
                )
        except Exception as fault:  # noqa: BLE001 - whoever looks at a draft is told, not the log alone
            return self._refused(request, token, fault, form)

    def _refused(
        self, request: Request, token: str, fault: Exception, form: RemarkForm
    ) -> Response:
        status, reason = next(
            (status, reason) for kind, status, reason in REFUSALS if isinstance(fault, kind)
        )
        if status >= 500:
            said = f"{type(fault).__name__}: {fault}".replace(token, "…")
            sys.stderr.write(f"xem trước: {said}\n")
        document = self._renderer.refusal(
            reason, language_of(request), path=preview_path(token), form=form
        )
        headers = {"Retry-After": "30"} if status == 503 else {}
        return HTMLResponse(document, status, headers)


def host_of(request: Request) -> str:
    """Return the host a request was sent to."""
    return request.headers.get("host", "")


def language_of(request: Request) -> str:
    """Return the first of the reader's languages that there are words in, else Vietnamese."""
    offered = request.headers.get("accept-language", "").split(",")
    codes = (each.strip()[:2].lower() for each in offered)
    return next((code for code in codes if code in LANGUAGE_NAMES), "vi")
