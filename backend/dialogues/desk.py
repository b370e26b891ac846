"""What moderators do about the questions of a session: each act by those who may, when it may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.approval import releasing
from backend.citizen import redaction, rights
from backend.citizen.checking import cleaned
from backend.dialogues import intake
from backend.dialogues.models import DialogueQuestion, Session
from backend.dialogues.states import PUBLIC, Act, NotNow, State, after, possible
from content_models.dialogues import DialogueAnswer, DialoguePage

LONGEST = {"shown": 2000, "shown_name": 120, "prepared": 8000, "reason": 500}
CERTAIN = frozenset({redaction.Found.IDENTITY_NUMBER, redaction.Found.EMAIL})
"""What nobody has to judge: it never belongs on a public page."""


@dataclass(frozen=True)
class Prepared:
    """What a moderator makes of a question: as the public is to read it, and the answer."""

    shown: str = ""
    shown_name: str = ""
    answered_by: str = ""
    prepared: str = ""


def page_of(question: DialogueQuestion) -> DialoguePage:
    """Return the announcement of a question's dialogue; it may be gone since."""
    page = intake.page_of(question.session.portal, question.session.dialogue)
    if page is None:
        raise PermissionDenied
    return page


def possible_acts(
    user: Any, question: DialogueQuestion, page: DialoguePage, *, now: datetime
) -> tuple[Act, ...]:
    """Return what somebody may do about a question now; releasing is for who approves pages."""
    if not rights.is_on_board(user, question.session.portal):
        return ()
    phase = intake.timetable_of(page).phase(now)
    acts = possible(question.stands(), phase)
    if releasing.releasing_right(page, user) is None:
        acts = tuple(act for act in acts if act not in PUBLIC)
    return acts


@transaction.atomic
def act(
    question: DialogueQuestion,
    what: Act,
    *,
    by: Any,
    said: Prepared | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> None:
    """Do something about a question; PermissionDenied for whoever may not, or not now.

    ValidationError names what is missing, or must not be public.
    """
    now = now or timezone.now()
    Session.objects.select_for_update().get(pk=question.session_id)
    question.refresh_from_db()
    page = page_of(question)
    if what not in possible_acts(by, question, page, now=now):
        raise PermissionDenied
    if said is not None:
        _take_over(question, said, page)
    try:
        question.state = after(question.stands(), what, intake.timetable_of(page).phase(now))
    except NotNow:
        raise PermissionDenied from None
    if what is Act.ACCEPT and not question.shown:
        question.shown = redaction.redacted(question.text, known=_known(question))
        question.shown_name = question.name
    if what is Act.REFUSE:
        _refuse(question, page, by=by, reason=reason)
    if what is Act.RELEASE:
        releasing.release(page, _answer(question, page, now), by=by)
    if what is Act.RETRACT:
        releasing.retract(page, question.number, by=by, reason=reason)
    question.save()


def suggestions_for(question: DialogueQuestion) -> tuple[redaction.Suggestion, ...]:
    """Return what in a question may tell who somebody is."""
    return redaction.suggestions(question.text, known=_known(question))


def _known(question: DialogueQuestion) -> list[str]:
    return [value for value in (question.email,) if value]


def _take_over(question: DialogueQuestion, said: Prepared, page: DialoguePage) -> None:
    faults = {}
    for name in ("shown", "shown_name", "prepared"):
        text = cleaned(getattr(said, name), lines=name != "shown_name")
        if len(text) > LONGEST[name]:
            message = _("Hãy viết tối đa %(longest)d ký tự.") % {"longest": LONGEST[name]}
            faults[name] = message
        setattr(question, name, text)
    leaders = {leader.name for leader in page.answering_leaders.all()}
    if said.answered_by and said.answered_by not in leaders:
        faults["answered_by"] = _("Người trả lời phải là lãnh đạo nêu trong kế hoạch (HP25-8.2).")
    question.answered_by = said.answered_by
    if faults:
        raise ValidationError(faults)


def _refuse(question: DialogueQuestion, page: DialoguePage, *, by: Any, reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào hồ sơ.")})
    question.reason = cleaned(reason, lines=True)[: LONGEST["reason"]]
    role = rights.board_role(by, question.session.portal)
    releasing.refuse_question(page, question.number, by=by, reason=question.reason, role=role)


def _answer(question: DialogueQuestion, page: DialoguePage, now: datetime) -> DialogueAnswer:
    """Return what the public is to read; ValidationError where it lacks something, or tells too much."""
    needed = {
        "shown": _("Hãy ghi câu hỏi như sẽ hiện trên trang."),
        "prepared": _("Hãy ghi câu trả lời."),
        "answered_by": _("Hãy chọn lãnh đạo trả lời."),
    }
    faults = {name: why for name, why in needed.items() if not getattr(question, name)}
    for name in ("shown", "shown_name", "prepared"):
        left = redaction.suggestions(getattr(question, name), known=_known(question))
        if any(each.kind in CERTAIN or each.kind is redaction.Found.KNOWN for each in left):
            faults[name] = _("Còn thông tin cá nhân: hãy lược bỏ trước khi công bố.")
    if faults:
        raise ValidationError(faults)
    positions = {leader.name: leader.position for leader in page.answering_leaders.all()}
    return DialogueAnswer(
        dialogue=question.session.dialogue,
        number=question.number,
        question=question.shown,
        asked_by=question.shown_name,
        answer=question.prepared,
        answered_by=question.answered_by,
        position=positions.get(question.answered_by, ""),
        released_at=now,
    )


def board_of(page: DialoguePage) -> list[DialogueQuestion]:
    """Return a dialogue's questions in the order in which a moderator wants them: what waits first."""
    order = {State.WAITING: 0, State.ACCEPTED: 1, State.ANSWERED: 2, State.MOVED_ON: 3}
    found = DialogueQuestion.objects.filter(session__dialogue=page.translation_key)
    return sorted(
        found.select_related("session"), key=lambda each: (order.get(each.stands(), 4), each.number)
    )
