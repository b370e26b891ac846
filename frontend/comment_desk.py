"""Comments and posts, taken without a script: passed on at once, or the form comes back as it was."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from frontend import pages
from frontend.answers import site
from frontend.artifacts import Artifact
from frontend.build_state import BuildState
from frontend.client import ApiUnavailable, Client, NotFound, RefusedAnswer, Reply
from frontend.derivations import FACT_KINDS
from frontend.facts import Library, Memory, NoMemory
from frontend.pages import TOPIC
from frontend.payloads import CommentTaken
from frontend.question_forms import Submission, faults_in
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import COMMENT, PAGE_FILE, file_of
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import CommentReceiptView, CommentView, PageView

FIELDS = ("provision", "reply_to", "text", "full_name", "shows_name", "phone", "email", "consent")
"""What is passed on, and shown again where something is wrong."""
TROUBLES = {409: "closed", 413: "large", 429: "many"}


@dataclass(frozen=True)
class CommentDesk:
    """Makes the pages that answer a comment. Safe to use from several threads.

    What stands around the form comes from the build state, where there is one: it is there while the
    CMS is away. A comment is not kept then: its time may be over when the CMS is back.
    """

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    token: str | None = None
    folders: ClassVar[tuple[str, ...]] = (COMMENT,)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Take what is said on the page above a path. See FormDesk."""
        view = self._frame(site, path, folder)
        item = view.comment.item if view.comment else ""
        try:
            reply = self.client.comment(
                site, item, self._said(site, path, view, sent, reader), reader, view.locale
            )
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, sent, 503, trouble="unavailable")
        return self._told(view, sent, reply)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""
        return self._page(self._frame(site, path, folder), Submission(), 400, trouble="unreadable")

    def _said(
        self, site: str, path: str, view: PageView, sent: Submission, reader: str
    ) -> dict[str, str]:
        today = f"{datetime.now(LOCAL_TIME):%Y-%m-%d}"
        said = {name: sent.said(name) for name in (*FIELDS, "website")}
        # Two readers may say the same; and nobody who reads it makes the key by which it was sent.
        key = sent.key(site, path, today, reader, self.token or "")
        return said | {"locale": view.locale, "idempotency_key": key}

    def _told(self, view: PageView, sent: Submission, reply: Reply) -> Page:
        if reply.is_taken:
            taken = CommentTaken.model_validate(reply.body)
            receipt = CommentReceiptView(**taken.model_dump())
            return self._page(view, sent, 201, receipt=receipt)
        faults = faults_in(reply.body)
        if any(fault.field in {"solution", "challenge"} for fault in faults):
            # The publisher's token is missing or wrong: nothing the writer could put right.
            return self._page(view, sent, 503, trouble="unavailable")
        trouble = TROUBLES.get(reply.status, "refused")
        words = str(reply.body.get("detail", "")) if isinstance(reply.body, dict) else ""
        words = words if trouble == "closed" else ""
        return self._page(view, sent, reply.status, trouble=trouble, faults=faults, words=words)

    def _page(self, view: PageView, sent: Submission, status: int, **shown: Any) -> Page:
        typed = {name: sent.said(name) for name in FIELDS if sent.said(name)}
        empty = view.comment or CommentView(
            form={}, path=view.path, page_path=view.path, own_path=view.path
        )
        about = TOPIC if sent.said("about") == TOPIC else empty.about
        comment = replace(empty, typed=typed, about=about, **shown)
        return self.renderer.page(replace(view, comment=comment)), status

    # What stands around

    def _frame(self, key: str, path: str, folder: str) -> PageView:
        if self.build_state is not None and self.build_state.is_file():
            try:
                with BuildState(self.build_state, read_only=True) as memory:
                    page = memory.at(key, file_of(path.removesuffix(folder)))
                    if page is None or page.kind != "item":
                        raise NotFound(f"{key}{path}")
                    return self._framed(key, path, page.locale, page.subject, memory)
            except sqlite3.Error:
                pass  # written by another version, or being written anew: ask the CMS
        place = self.client.place(key, path.removesuffix(folder))
        if place is None or place.id is None:
            raise NotFound(f"{key}{path}")
        return self._framed(key, path, place.locale, place.id, NoMemory())

    def _framed(
        self, key: str, path: str, locale: str, identifier: str, memory: Memory
    ) -> PageView:
        library = Library(self.client, memory, FACT_KINDS)
        library.load(site(key))
        page = Artifact("comment", key, f"{path[1:]}{PAGE_FILE}", locale, identifier)
        return pages.page_view(page, Reading(library))
