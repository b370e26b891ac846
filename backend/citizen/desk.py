"""What staff do about a question: each act by those who may, told to those it concerns."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.citizen import files, intake, letters, log, rights, rules
from backend.citizen.models import ERASED, UNMASKED, Event, Kind, Question, Words
from backend.citizen.states import OPEN, Act, Actor, Case, NotNow
from backend.notices.telling import settle, tell
from content_models.navigation import SitePortal

ASKED_FOR = frozenset(Act) - {Act.ACCEPT, Act.COPY_TO_BOARD, Act.TAKE_UP, Act.RESUME, Act.CLOSE}
"""Acts that need words: an answer, or a reason."""
TOLD = dict.fromkeys(letters.SUBJECTS, Kind.NOTICE) | {
    Act.NOTIFY_PROGRESS: Kind.PROGRESS,
    Act.ANSWER: Kind.ANSWER,
}
"""What the words that come with an act are to the sender; those of all others stay with staff."""


def possible(user: Any, question: Question, case: Case) -> dict[Act, Actor]:
    """Return what somebody may do about a question now, and on whose behalf."""
    policy = rules.policy_of(question.portal)
    found: dict[Act, Actor] = {}
    for actor in rights.actors(user, question, case):
        for act in case.acts(actor, policy):
            found.setdefault(act, actor)
    return found


@transaction.atomic
def act(
    question: Question,
    what: Act,
    *,
    by: Any,
    now: datetime | None = None,
    text: str = "",
    promised: date | None = None,
    is_public: bool = False,
    is_common: bool = False,
) -> Event:
    """Do something about a question; PermissionDenied for whoever may not, or not now.

    ValidationError names what is missing: words, a day that is still to come.
    """
    now = now or timezone.now()
    actor = possible(by, question, log.case_of(question)).get(what)
    if actor is None:
        raise PermissionDenied
    _require_words(what, text)
    _require_day(promised, now)
    _require_public(question, what, is_public=is_public, is_common=is_common)
    if what is Act.ANSWER:
        question.is_common = is_common
        question.save(update_fields=["is_common"])
    try:
        entry = log.record(
            question,
            what,
            actor,
            at=now,
            by=by,
            promised=promised,
            is_public=is_public,
            kind=TOLD.get(what, Kind.INTERNAL),
            text=text,
        )
    except NotNow:
        raise ValidationError({"promised": _("Hãy ghi ngày hẹn trả lời.")}) from None
    settle(intake.desk_path(question))
    letters.done(question, what, text, promised)
    _tell_staff(question, what, by=by)
    if what is Act.ANSWER and not is_public:
        # The board has the answer here, which is what sending it a copy is for (HP25-9.3-4).
        log.record(question, Act.COPY_TO_BOARD, Actor.SYSTEM, at=now)
    return entry


@transaction.atomic
def forward(
    question: Question,
    *,
    by: Any,
    to: SitePortal,
    unit: str = "",
    to_the_board: bool = False,
    text: str = "",
    now: datetime | None = None,
) -> Event:
    """Send a question to whoever has to answer it: a unit, another site, or the board itself."""
    now = now or timezone.now()
    if Act.FORWARD not in possible(by, question, log.case_of(question)):
        raise PermissionDenied
    if to_the_board and to.pk != question.portal_id:
        raise ValidationError({"to": _("Ban Biên tập tự trả lời thì không chuyển cổng khác.")})
    question.routed_portal, question.routed_unit = to, unit
    question.save(update_fields=["routed_portal", "routed_unit"])
    words = ", ".join(filter(None, (unit, to.title)))
    entry = log.record(
        question,
        Act.FORWARD,
        Actor.BOARD,
        at=now,
        by=by,
        to_the_board=to_the_board,
        unit=words,
        text=text,
    )
    settle(intake.desk_path(question))
    letters.forwarded(question, words)
    people = rights.board_of(to) if to_the_board else rights.unit_of(to, unit)
    subject = _("Hỏi đáp: có câu hỏi chờ trả lời (%(reference)s)")
    _ask(question, people, subject, portal=to, by=by)
    return entry


def unmask(question: Question, *, by: Any, reason: str) -> dict[str, str]:
    """Return what the sender told about themselves, and remember who looked and why."""
    if not rights.actors(by, question, log.case_of(question)):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do xem thông tin người gửi.")})
    entry = log.write(question, UNMASKED, Actor.BOARD, at=timezone.now(), by=by)
    Words.objects.create(event=entry, portal=question.portal, kind=Kind.INTERNAL, text=reason)
    return dict(question.personal)


@transaction.atomic
def erase(question: Question, *, now: datetime, by: Any = None) -> None:
    """Delete who asked and every word that was said; when what was done stays, for the statistics.

    Of a question that somebody still owes an answer nothing is erased: PermissionDenied.
    """
    if question.state in OPEN or (by is not None and not rights.is_on_board(by, question.portal)):
        raise PermissionDenied
    for attachment in list(question.attachments.all()):
        files.drop(attachment)
    Words.objects.filter(event__question=question).delete()
    question.letters.all().delete()
    question.data_requests.update(text="")
    question.title = question.text = ""
    question.personal = {}
    question.erased_at = now
    question.save(update_fields=["title", "text", "personal", "erased_at"])
    log.write(question, ERASED, Actor.SYSTEM if by is None else Actor.BOARD, at=now, by=by)


def _require_words(what: Act, text: str) -> None:
    if what in ASKED_FOR and not text.strip():
        raise ValidationError({"text": _("Hãy ghi nội dung; người gửi hoặc Ban Biên tập sẽ đọc.")})


def _require_day(promised: date | None, now: datetime) -> None:
    if promised is not None and promised < timezone.localdate(now):
        raise ValidationError({"promised": _("Ngày hẹn trả lời phải từ hôm nay trở đi.")})


def _require_public(question: Question, what: Act, *, is_public: bool, is_common: bool) -> None:
    """Refuse a private answer where the public must be able to read it (TD25-7.5b-2, HP25-9.2-5)."""
    if what is not Act.ANSWER or is_public:
        return
    visibility = rules.policy_of(question.portal).visibility
    must = visibility is not None and visibility.value == "all"
    if must or is_common:
        reason = _("Vấn đề có liên quan chung phải được trả lời công khai trên cổng.")
        raise ValidationError({"is_public": reason})


def _tell_staff(question: Question, what: Act, *, by: Any) -> None:
    if what is Act.RETURN:
        intake.tell_board(question, _("Hỏi đáp: đơn vị trả lại câu hỏi (%(reference)s)"))
    elif what is Act.ANSWER:
        subject = _("Hỏi đáp: câu hỏi đã được trả lời (%(reference)s)")
        people = rights.board_of(question.portal)
        _ask(question, people, subject, portal=question.portal, by=by, asks=False)


def _ask(
    question: Question,
    people: list[Any],
    subject: str,
    *,
    portal: SitePortal,
    by: Any,
    asks: bool = True,
) -> None:
    others = [person for person in people if person.pk != by.pk]
    text = subject % {"reference": question.reference}
    tell(others, portal=portal, subject=text, path=intake.desk_path(question), asks=asks)
