"""Forms over HTTP: what citizens send from any portal, with or without a script, answered in its theme."""

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from frontend.client import ApiFault, Client, NotFound
from frontend.comment_desk import CommentDesk
from frontend.contribution_desk import ContributionDesk
from frontend.dialogue_desk import DialogueDesk
from frontend.feedback_desk import FeedbackDesk
from frontend.own_comment_desk import OwnCommentDesk
from frontend.question_desk import QuestionDesk
from frontend.question_forms import LARGEST_FORM, LINK, Submission, UnreadableForm, submission_of
from frontend.question_spool import Deliverer, Spool
from frontend.rendering import Renderer
from frontend.routes import COMMENT, FORMS
from frontend.sent_forms import Page, TooLarge, bounded_body, is_foreign
from frontend.subscription_desk import SubscriptionDesk

ADDRESS = re.compile(rf"/(?:(?:[a-z]{{2}}/)?(?:{'|'.join(FORMS)})|(?:[^/]+/)+{COMMENT})", re.ASCII)
"""Where any portal's forms are sent: below the home page of each of its languages, or below a draft."""
AT_ONCE = 8
"""Threads of their own: while the CMS is slow, whoever asks keeps no reader waiting."""
SECONDS_PER_ANSWER = 8
SECONDS_PER_PAGE = 30
AWAY = "Chưa gửi được lúc này. Vui lòng thử lại sau ít phút.\n"
TOO_LARGE = "Nội dung gửi lên quá lớn. Hãy quay lại, chọn tệp nhỏ hơn rồi gửi lại.\n"
FOREIGN = "Chỉ nhận nội dung gửi từ chính Cổng này.\n"
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
RETRY = {"Retry-After": "30"}


class FormDesk(Protocol):
    """Takes what is sent to some of the folders of `routes`. Asked from several threads."""

    folders: ClassVar[tuple[str, ...]]

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Take what a reader sent to the form at a path of a site; return the page that says so.

        Raises NotFound where the site has no such form, ApiFault where nobody can tell.
        """

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""


class FormPages:
    """Answers the forms of every portal, and brings the CMS what was kept while it was away."""

    def __init__(
        self, api_url: str, token: str | None, spool: Path, build_state: Path | None = None
    ) -> None:
        self._client = Client(api_url, token, seconds=SECONDS_PER_ANSWER, attempts=1)
        renderer = Renderer()
        questions = QuestionDesk(self._client, renderer, Spool(spool), build_state, token)
        comments = CommentDesk(self._client, renderer, build_state, token)
        feedback = FeedbackDesk(self._client, renderer, build_state)
        dialogues = DialogueDesk(self._client, renderer, build_state)
        letters = SubscriptionDesk(self._client, renderer, build_state)
        own = OwnCommentDesk(self._client, renderer, build_state)
        items = ContributionDesk(self._client, renderer, build_state)
        desks: tuple[FormDesk, ...] = (
            questions, comments, feedback, dialogues, letters, own, items,
        )  # fmt: skip
        self._desks = {folder: desk for desk in desks for folder in desk.folders}
        self.deliverer = Deliverer(questions.spool, questions.bring)
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
            body = await bounded_body(request, LARGEST_FORM)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return TooLarge(TOO_LARGE, HEADERS)
        path = request.scope["path"]
        folder = next(each for each in self._desks if path.endswith(each))
        desk = self._desks[folder]
        try:
            sent = submission_of(request.headers.get("content-type", ""), body)
        except UnreadableForm:
            return await self._made(partial(desk.unreadable, site, path, folder))
        sent = sent.along_with(LINK, request.query_params.get(LINK, ""))
        return await self._made(partial(desk.answer, site, path, folder, sent, reader))

    async def _made(self, make: Callable[[], Page]) -> Response | None:
        try:
            with anyio.fail_after(SECONDS_PER_PAGE):
                document, status = await anyio.to_thread.run_sync(
                    make, abandon_on_cancel=True, limiter=self._threads
                )
        except NotFound:
            return None
        except (ApiFault, TimeoutError) as fault:
            sys.stderr.write(f"biểu mẫu: {type(fault).__name__}\n")
            return PlainTextResponse(AWAY, 503, HEADERS | RETRY)
        except Exception as fault:  # noqa: BLE001 - whoever asks is told, not the log alone
            # Its words may be the citizen's own: only its name is written down.
            sys.stderr.write(f"biểu mẫu: {type(fault).__name__}\n")
            return PlainTextResponse(AWAY, 500, HEADERS)
        return HTMLResponse(document, status, HEADERS | (RETRY if status == 503 else {}))
