"""Receiving a question to a dialogue: from its announcement until its end, by our clock and no reader's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.citizen import checking, rights, rules
from backend.citizen.refusals import Closed, Fault, NotTaken, OtherWords
from backend.citizen.secrecy import hash_of_body, hash_of_submission
from backend.dialogues.models import DialogueQuestion, Session
from backend.dialogues.states import Timetable
from backend.notices.telling import tell
from backend.published import store
from content_models.dialogues import DialoguePage
from content_models.navigation import SitePortal

SHORTEST_TEXT = 10


class NoSuchDialogue(Exception):
    """The site announces no such dialogue."""


@dataclass(frozen=True)
class Written:
    """What a sender wrote, once nothing is wrong with it; `name` is empty where none is to be shown."""

    name: str
    email: str
    text: str
    locale: str
    consent: str


@dataclass(frozen=True)
class Received:
    """A question that was received."""

    question: DialogueQuestion
    is_new: bool


def page_of(portal: SitePortal, dialogue: UUID) -> DialoguePage | None:
    """Return the announcement of a dialogue as the session is held: the one in Vietnamese."""
    pages = DialoguePage.objects.descendant_of(portal).filter(translation_key=dialogue)
    page: DialoguePage | None = pages.order_by("-locale__language_code").first()
    return page


def timetable_of(page: DialoguePage) -> Timetable:
    """Return when a dialogue is held."""
    return Timetable(page.starts_at, page.ends_at, page.questions_close_at)


def desk_path(page: DialoguePage) -> str:
    """Return where in the admin a dialogue is led."""
    return reverse("dialogues_session", args=[page.pk])


def receive(
    portal: SitePortal, dialogue: UUID, sent: Mapping[str, Any], *, key: str, now: datetime
) -> Received:
    """Take a question; the same key again is the same question.

    NoSuchDialogue where nothing is announced, Closed before and after its time, NotTaken with
    everything wrong, OtherWords for a key that came with something else before.
    """
    page = _announced(portal, dialogue)
    written = _checked(sent, rules.form_of(portal))
    submission = hash_of_submission(f"{portal.key}/{dialogue}", key)
    body = hash_of_body(vars(written))
    with transaction.atomic():
        session = _session(portal, dialogue)
        before = DialogueQuestion.objects.filter(submission_hash=submission).first()
        if before is not None:
            if before.body_hash != body:
                raise OtherWords
            return Received(before, is_new=False)
        if session.closed_at is not None or not timetable_of(page).takes_questions(now):
            raise Closed
        session.asked += 1
        session.save(update_fields=["asked"])
        question = DialogueQuestion.objects.create(
            session=session,
            number=session.asked,
            received_at=now,
            locale=written.locale,
            name=written.name,
            email=written.email,
            text=written.text,
            consent_version=written.consent,
            submission_hash=submission,
            body_hash=body,
        )
        if session.asked == 1:
            _tell_board(portal, page)
    return Received(question, is_new=True)


def _announced(portal: SitePortal, dialogue: UUID) -> DialoguePage:
    page = page_of(portal, dialogue) if store.is_shown(portal.key, dialogue) else None
    if page is None or not page.is_held_here:
        raise NoSuchDialogue(dialogue)
    if not rules.form_of(portal).is_open:
        raise Closed
    return page


def _session(portal: SitePortal, dialogue: UUID) -> Session:
    """Return a dialogue's session, locked: numbers are given out one after another."""
    Session.objects.get_or_create(dialogue=dialogue, defaults={"portal": portal})
    return Session.objects.select_for_update().get(dialogue=dialogue)


def _checked(sent: Mapping[str, Any], form: rules.Form) -> Written:
    name, of_name = checking.words(sent, "full_name", least=0)
    email, of_email = checking.words(sent, "email", least=0)
    text, of_text = checking.words(sent, "text", least=SHORTEST_TEXT, limit="dialogue")
    faults: list[Fault] = [*of_name, *of_email, *of_text]
    told = checking.details({"full_name": name, "email": email}, faults)
    faults += checking.without_consent(sent, form.consent)
    locale, of_locale = checking.locale(sent)
    faults += of_locale
    if faults:
        raise NotTaken(*faults)
    return Written(
        name=told.get("full_name", ""),
        email=told.get("email", ""),
        text=text,
        locale=locale,
        consent=form.consent.version,
    )


def _tell_board(portal: SitePortal, page: DialoguePage) -> None:
    """Tell the board of the first question only: the screen of the session shows all others."""
    tell(
        rights.board_of(portal),
        portal=portal,
        subject=_("Đối thoại: đã có câu hỏi gửi đến “%(title)s”") % {"title": page.title},
        path=desk_path(page),
    )
