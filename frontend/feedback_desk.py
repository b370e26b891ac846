"""What readers say of pages and portals, without scripts: passed on, or shown again as it was typed."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from uuid import uuid4

from frontend import pages
from frontend.artifacts import Artifact
from frontend.client import ApiUnavailable, Client, NotFound, RefusedAnswer
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.question_forms import KEY, Submission, faults_in
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import PAGE_FILE, RATE, REPORT, VOTE
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import PageView

ITEM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
TROUBLES = {409: "again", 413: "large", 429: "many"}


@dataclass(frozen=True)
class Kind:
    """A kind of thing that readers say: what its page is called, and which fields it has.

    The same words on one day are one report; a vote has no words of its own by which to know it.
    """

    page: str
    address: str
    fields: tuple[str, ...]
    is_known_by_words: bool = False


KINDS = {
    REPORT: Kind("report", "errors", ("item", "text", "email"), is_known_by_words=True),
    VOTE: Kind("vote", "usefulness", ("item", "useful", "sentence")),
    RATE: Kind("rate", "ratings", ("interface", "content", "quality", "support")),
}


@dataclass
class FeedbackDesk:
    """Makes the pages that answer what readers say. Safe to use from several threads."""

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    folders: ClassVar[tuple[str, ...]] = tuple(KINDS)

    def __post_init__(self) -> None:
        self._frames = Frames(self.client, self.build_state, _framed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Pass on what a reader said. See FormDesk."""
        kind = KINDS[folder]
        item = sent.said("item") if "item" in kind.fields else ""
        if "item" in kind.fields and not ITEM.fullmatch(item):
            raise NotFound(f"{site}{path}")
        view = self._frames.at(site, path, f"{folder} {item}")
        typed = {name: sent.said(name) for name in kind.fields}
        said = {name: text for name, text in typed.items() if text}
        said |= {"locale": view.locale, "idempotency_key": _key(kind, sent, site)}
        if sent.said("website"):
            said["website"] = sent.said("website")
        try:
            reply = self.client.send_feedback(site, kind.address, said, reader, view.locale)
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, 503, typed=typed, trouble="unavailable")
        if reply.is_taken:
            return self._page(view, 201, message=str(reply.body.get("message", "")))
        faults = faults_in(reply.body)
        trouble = TROUBLES.get(reply.status, "refused")
        return self._page(view, reply.status, typed=typed, faults=faults, trouble=trouble)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Tell that there is no page to answer with: which item it was about is not known."""
        raise NotFound(f"{site}{path}")

    def _page(self, view: PageView, status: int, **shown: object) -> Page:
        if view.rate is not None:
            view = replace(view, rate=replace(view.rate, **shown))  # type: ignore[arg-type]  # its fields
        if view.feedback is not None:
            view = replace(view, feedback=replace(view.feedback, **shown))  # type: ignore[arg-type]
        return self.renderer.page(view), status


def _key(kind: Kind, sent: Submission, site: str) -> str:
    if kind.is_known_by_words or KEY.fullmatch(sent.said("idempotency_key")):
        return sent.key(site, f"{datetime.now(LOCAL_TIME):%Y-%m-%d}")
    return str(uuid4())


def _framed(library: Library, key: str, path: str, what: str) -> PageView:
    folder, _, item = what.partition(" ")
    locale = locale_at(library, key, path, folder)
    page = Artifact(KINDS[folder].page, key, f"{path[1:]}{PAGE_FILE}", locale, item)
    return pages.page_view(page, Reading(library))
