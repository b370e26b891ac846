"""Items contributed without a script, and followed: passed on at once, or shown again as typed.

Nothing waits here while the CMS is away: a sender is told so, and their words are still in the form.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from frontend import pages
from frontend.answers import contribution_form
from frontend.artifacts import Artifact
from frontend.client import ApiFault, ApiUnavailable, Client, NotFound, RefusedAnswer, Reply
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.payloads import ContributionStatus, ContributionTaken
from frontend.question_forms import Submission, faults_in, tidied_code
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import CONTRIBUTE, CONTRIBUTED, PAGE_FILE
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import (
    ContributedView,
    ContributeView,
    FieldFault,
    PageView,
    ReceiptView,
)

FIELDS = (
    "category", "title", "text", "full_name", "pen_name", "phone", "email", "declaration", "consent",
)  # fmt: skip
TROUBLES = {409: "closed", 413: "large", 429: "many"}


@dataclass
class ContributionDesk:
    """Makes the pages that answer a contribution. Safe to use from several threads."""

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    folders: ClassVar[tuple[str, ...]] = (CONTRIBUTE, CONTRIBUTED)

    def __post_init__(self) -> None:
        self._frames = Frames(self.client, self.build_state, _framed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Take a contribution, or tell of one. See FormDesk."""
        view = self._frames.at(site, path, folder)
        if folder == CONTRIBUTED:
            return self._follow(view, sent, reader)
        return self._take(site, view, sent, reader)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""
        return self._page(self._frames.at(site, path, folder), 400, trouble="unreadable")

    def _take(self, site: str, view: PageView, sent: Submission, reader: str) -> Page:
        typed = {name: sent.said(name) for name in FIELDS if sent.said(name)}
        again = {"typed": typed, "had_files": bool(sent.files)}
        key = sent.key(site, "contribution", f"{datetime.now(LOCAL_TIME):%Y-%m-%d}")
        said = typed | {"locale": view.locale, "idempotency_key": key}
        if sent.said("website"):
            said["website"] = sent.said("website")
        pictures = [(each.name, each.content, each.kind) for each in sent.files]
        try:
            reply = self.client.contribute(site, said, pictures, reader, view.locale)
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, 503, trouble="unavailable", **again)
        if reply.is_taken:
            taken = ContributionTaken.model_validate(reply.body)
            return self._page(view, 201, receipt=ReceiptView(**taken.model_dump()))
        faults = faults_in(reply.body)
        trouble = TROUBLES.get(reply.status, "refused")
        return self._page(view, reply.status, trouble=trouble, faults=faults, **again)

    def _follow(self, view: PageView, sent: Submission, reader: str) -> Page:
        code = tidied_code(sent.said("code"))
        if not code:
            missing = (FieldFault(field="code", code="missing"),)
            return self._page(view, 400, faults=missing)
        shown: dict[str, object] = {"code": code, "typed": {"code": code}}
        try:
            faults = self._said(code, view, sent, reader)
            reply = self.client.of_contribution("status", {"code": code}, reader, view.locale)
        except NotFound:
            return self._page(view, 404, trouble="unknown", **shown)
        except ApiFault:
            return self._page(view, 503, trouble="unavailable", **shown)
        if not reply.is_taken:
            return self._page(view, reply.status, trouble=_trouble(reply), **shown)
        found = ContributionStatus.model_validate(reply.body).model_dump()
        status = 400 if faults else 200
        return self._page(view, status, found=found, faults=faults, **shown)

    def _said(
        self, code: str, view: PageView, sent: Submission, reader: str
    ) -> tuple[FieldFault, ...]:
        """Pass on what the sender writes more; return what is wrong with it."""
        if sent.said("act") != "reply":
            return ()
        if not sent.said("text"):
            return (FieldFault(field="text", code="missing"),)
        said = {"code": code, "text": sent.said("text")}
        reply = self.client.of_contribution("reply", said, reader, view.locale)
        if reply.is_taken:
            return ()
        detail = str(reply.body.get("detail", "")) if isinstance(reply.body, dict) else ""
        return faults_in(reply.body) or (FieldFault(field="text", words=detail),)

    def _page(self, view: PageView, status: int, **shown: object) -> Page:
        if view.contribute is not None:
            told: ContributeView = replace(view.contribute, **shown)  # type: ignore[arg-type]  # its fields
            return self.renderer.page(replace(view, contribute=told)), status
        followed: ContributedView = replace(
            view.contributed or ContributedView(),
            **shown,  # type: ignore[arg-type]  # its fields
        )
        return self.renderer.page(replace(view, contributed=followed)), status


def _trouble(reply: Reply) -> str:
    return TROUBLES.get(reply.status, "refused")


def _framed(library: Library, key: str, path: str, folder: str) -> PageView:
    if library.load(contribution_form(key)) is None:
        raise NotFound(f"{key}{path}")
    locale = locale_at(library, key, path, folder)
    kind = "contribute" if folder == CONTRIBUTE else "contributed"
    page = Artifact(kind, key, f"{path[1:]}{PAGE_FILE}", locale)
    return pages.page_view(page, Reading(library))
