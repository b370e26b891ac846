"""Questions over HTTP: the forms of every portal, sent without a script, answered in its theme."""

import re
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from frontend.client import ApiFault, Client, NotFound
from frontend.question_desk import Desk
from frontend.question_forms import LARGEST_FORM, Submission, UnreadableForm, submission_of
from frontend.question_spool import Deliverer, Spool
from frontend.rendering import Renderer
from frontend.routes import ASK, TRACK

ADDRESS = re.compile(rf"/(?:[a-z]{{2}}/)?(?:{ASK}|{TRACK})", re.ASCII)
"""Where any portal's forms are sent: below the home page of each of its languages."""
AT_ONCE = 8
"""Threads of their own: while the CMS is slow, whoever asks keeps no reader waiting."""
SECONDS_PER_ANSWER = 8
SECONDS_PER_PAGE = 30
AWAY = "Chưa gửi được lúc này. Vui lòng thử lại sau ít phút.\n"
TOO_LARGE = "Nội dung gửi lên quá lớn. Hãy quay lại, chọn tệp nhỏ hơn rồi gửi lại.\n"
FOREIGN = "Chỉ nhận nội dung gửi từ chính Cổng này.\n"
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
RETRY = {"Retry-After": "30"}


class QuestionPages:
    """Answers the forms of every portal, and brings the CMS what was kept while it was away."""

    def __init__(
        self, api_url: str, token: str | None, spool: Path, build_state: Path | None = None
    ) -> None:
        self._client = Client(api_url, token, seconds=SECONDS_PER_ANSWER, attempts=1)
        self.desk = Desk(self._client, Renderer(), Spool(spool), build_state, token)
        self.deliverer = Deliverer(self.desk.spool, self.desk.bring)
        self._threads = anyio.CapacityLimiter(AT_ONCE)

    def start(self) -> None:
        """Begin to bring what waits."""
        self.deliverer.start()

    def close(self) -> None:
        """Stop bringing, and close all connections; what waits waits on."""
        self.deliverer.stop()
        self._client.close()

    def owns(self, request: Request) -> bool:
        """Tell whether a request may be a form of ours: what is only read is a file."""
        return request.method == "POST" and ADDRESS.fullmatch(request.scope["path"]) is not None

    async def answer(self, request: Request, site: str, reader: str) -> Response | None:
        """Answer a form that was sent to a site; None where the site has none there."""
        if is_foreign(request):
            return PlainTextResponse(FOREIGN, 403, HEADERS)
        try:
            body = await bounded_body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return PlainTextResponse(TOO_LARGE, 413, HEADERS | {"Connection": "close"})
        try:
            sent = submission_of(request.headers.get("content-type", ""), body)
        except UnreadableForm:
            sent = None
        return await self._made(site, request.scope["path"], sent, reader)

    async def _made(
        self, site: str, path: str, sent: Submission | None, reader: str
    ) -> Response | None:
        if sent is None:
            make = partial(self.desk.unreadable, site, path, "unreadable", 400)
        elif path.endswith(ASK):
            make = partial(self.desk.take, site, path, sent, reader)
        else:
            make = partial(self.desk.follow, site, path, sent, reader)
        try:
            with anyio.fail_after(SECONDS_PER_PAGE):
                document, status = await anyio.to_thread.run_sync(
                    make, abandon_on_cancel=True, limiter=self._threads
                )
        except NotFound:
            return None
        except (ApiFault, TimeoutError) as fault:
            sys.stderr.write(f"hỏi đáp: {type(fault).__name__}\n")
            return PlainTextResponse(AWAY, 503, HEADERS | RETRY)
        except Exception as fault:  # noqa: BLE001 - whoever asks is told, not the log alone
            # Its words may be the citizen's own: only its name is written down.
            sys.stderr.write(f"hỏi đáp: {type(fault).__name__}\n")
            return PlainTextResponse(AWAY, 500, HEADERS)
        return HTMLResponse(document, status, HEADERS | (RETRY if status == 503 else {}))


def is_foreign(request: Request) -> bool:
    """Tell whether a form was sent from somebody else's page.

    Nothing is at stake for whoever is logged in, as nobody is; but no other site may ask in the name
    of its visitors.
    """
    said = request.headers.get("sec-fetch-site", "")
    if said:
        return said not in {"same-origin", "none"}
    origin = request.headers.get("origin", "")
    host = request.headers.get("host", "")
    return bool(origin) and origin != "null" and urlsplit(origin).netloc.lower() != host.lower()


async def bounded_body(request: Request) -> bytes | None:
    """Return what was sent, None where it is more than any form of ours."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > LARGEST_FORM:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return None
    return bytes(body)
