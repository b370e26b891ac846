"""Questions to a dialogue, sent without a script: passed on at once, answered by the dialogue's own page.

Nothing waits here while the CMS is away: the session does not, either. Whoever asked is told so, and
what they typed is still there.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from frontend import pages, routes
from frontend.answers import item
from frontend.artifacts import Artifact
from frontend.client import ApiUnavailable, Client, NotFound, RefusedAnswer, Reply
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.payloads import DialogueTaken
from frontend.question_forms import Submission, faults_in
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import DIALOGUE
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import DialogueView, FieldFault, PageView

FIELDS = ("full_name", "email", "text", "consent")
TROUBLES = {429: "many", 409: "closed"}


@dataclass
class DialogueDesk:
    """Takes what is sent to dialogues. Safe to use from several threads."""

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    folders: ClassVar[tuple[str, ...]] = (DIALOGUE,)

    def __post_init__(self) -> None:
        self._views: Frames[PageView] = Frames(self.client, self.build_state, _viewed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Take a question to a dialogue. See FormDesk."""
        view = self._views.at(site, path, _identifier(sent))
        typed = {name: sent.said(name) for name in FIELDS}
        said = {name: words for name, words in typed.items() if words}
        key = sent.key(f"{site}/{_identifier(sent)}", f"{datetime.now(LOCAL_TIME):%Y-%m-%d}")
        extra = {"website": sent.said("website"), "locale": view.locale, "idempotency_key": key}
        try:
            reply = self.client.ask_dialogue(
                site, _identifier(sent), said | extra, reader, view.locale
            )
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, 503, typed=typed, trouble="unavailable")
        return self._told(view, typed, reply)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Refuse: of which dialogue a form is that cannot be read, nobody knows."""
        raise NotFound(f"{site}{path}{folder}")

    def _told(self, view: PageView, typed: dict[str, str], reply: Reply) -> Page:
        if reply.is_taken:
            taken = DialogueTaken.model_validate(reply.body)
            return self._page(
                view,
                201,
                number=taken.number,
                received_at=taken.received_at,
                message=taken.message,
            )
        faults = faults_in(reply.body)
        trouble = TROUBLES.get(reply.status, "" if faults else "refused")
        return self._page(view, reply.status, typed=typed, trouble=trouble, faults=faults)

    def _page(
        self,
        view: PageView,
        status: int,
        *,
        typed: dict[str, str] | None = None,
        trouble: str = "",
        faults: tuple[FieldFault, ...] = (),
        number: int | None = None,
        received_at: str = "",
        message: str = "",
    ) -> Page:
        empty = view.dialogue or DialogueView(session_path="")
        shown = replace(
            empty,
            typed=typed or {},
            trouble=trouble,
            faults=faults,
            number=number,
            received_at=received_at,
            message=message,
        )
        return self.renderer.page(replace(view, dialogue=shown)), status


def _viewed(library: Library, key: str, path: str, identifier: str) -> PageView:
    """Return the dialogue's page as nobody has filled it in; NotFound where it takes no questions."""
    locale = locale_at(library, key, path, DIALOGUE)
    found = library.load(item(key, locale, identifier))
    page = Artifact("item", key, routes.file_of(found["path"]), locale, identifier)
    view = pages.page_view(page, Reading(library))
    if view.dialogue is None or not view.dialogue.form:
        raise NotFound(f"{key}{found['path']}")
    return view


def _identifier(sent: Submission) -> str:
    """Return which dialogue is asked; NotFound for what names none."""
    try:
        return str(UUID(sent.said("dialogue")))
    except ValueError:
        raise NotFound("dialogue") from None
