"""What a sender learns by their code, and what they may say by it. A wrong code tells nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from backend.citizen import data_requests, intake, log, rights, rules
from backend.citizen.clocks import Clock
from backend.citizen.models import (
    DATA_ACKNOWLEDGED,
    DATA_CORRECTED,
    DATA_READY,
    DATA_REFUSED,
    DATA_SHOWN,
    FOR_THE_SENDER,
    Event,
    Kind,
    Question,
    Request,
    asked_word,
)
from backend.citizen.refusals import UnknownCode
from backend.citizen.secrecy import hash_of_code
from backend.citizen.states import Act, Actor, Case, NotNow
from backend.notices.telling import tell

SHOWN = frozenset(
    {
        "received",
        Act.FIND_INVALID,
        Act.CALL_OUT_OF_SCOPE,
        Act.REFUSE_COMPLAINT,
        Act.FORWARD_COMPLAINT,
        Act.FORWARD,
        Act.RETURN,
        Act.TAKE_UP,
        Act.NOTIFY_PROGRESS,
        Act.ANSWER,
        Act.PAUSE,
        Act.RESUME,
        Act.REPLY,
        Act.CLOSE,
        Act.WITHDRAW,
        "erased",
        "recounted",
        *map(asked_word, Request),
        DATA_ACKNOWLEDGED,
        DATA_READY,
        DATA_SHOWN,
        DATA_CORRECTED,
        DATA_REFUSED,
    }
)
"""What of a question's log its sender reads: never who did it, nor what staff said among themselves."""
MOST_REPLIES = 10


@dataclass(frozen=True)
class Answered:
    """The newest answer, as text and as HTML that holds nothing but paragraphs."""

    html: str
    answered_at: datetime
    unit: str


@dataclass(frozen=True)
class Asked:
    """What the sender asked about their own data, and until when what is owed for it."""

    kind: str
    stage: str
    received_at: datetime
    clocks: tuple[Clock, ...]


@dataclass(frozen=True)
class Entry:
    """One line of the timeline; `promised` is the day it names."""

    at: datetime
    what: str
    text: str
    unit: str
    promised: date | None


@dataclass(frozen=True)
class Followed:
    """A question as its sender sees it."""

    question: Question
    case: Case
    clocks: tuple[Clock, ...]
    timeline: tuple[Entry, ...]
    answer: Answered | None
    may_reply: bool
    may_rate: bool
    data_requests: tuple[Asked, ...]
    may_ask_for: tuple[str, ...]


def find(code: str, *, site: str | None = None) -> Question:
    """Return the question of a code; UnknownCode says no more, and takes as long for every wrong one."""
    found = Question.objects.filter(code_hash=hash_of_code(code)).select_related("portal").first()
    if found is None or (site is not None and found.portal.key != site):
        raise UnknownCode
    return found


def follow(question: Question) -> Followed:
    """Return what the sender of a question sees of it."""
    entries = list(question.events.select_related("words"))
    case = log.case_of(question, entries)
    policy = rules.policy_of(question.portal)
    replies = sum(entry.what == Act.REPLY for entry in entries)
    is_there = question.erased_at is None
    return Followed(
        question=question,
        case=case,
        clocks=log.clocks(question, case),
        timeline=tuple(_entry(each) for each in entries if each.what in SHOWN),
        answer=_answer(entries, question),
        may_reply=is_there
        and replies < MOST_REPLIES
        and case.may(Act.REPLY, Actor.CITIZEN, policy),
        may_rate=is_there and question.rating is None and case.may(Act.RATE, Actor.CITIZEN, policy),
        data_requests=tuple(
            Asked(each.kind, each.stage, each.received_at, clocks)
            for each, clocks in data_requests.asked_about(question)
        ),
        may_ask_for=data_requests.may_ask(question),
    )


def reply(question: Question, *, text: str, now: datetime) -> None:
    """Add what the sender writes more; NotNow where nothing more is taken."""
    if not follow(question).may_reply:
        raise NotNow(Act.REPLY, log.case_of(question).state)
    log.record(question, Act.REPLY, Actor.CITIZEN, at=now, kind=Kind.REPLY, text=text)
    _tell_those_at_it(question)


def rate(question: Question, *, score: int, comment: str, now: datetime) -> None:
    """Keep the sender's mark for the answer, once; NotNow before there is one."""
    if not follow(question).may_rate:
        raise NotNow(Act.RATE, log.case_of(question).state)
    question.rating = score
    question.save(update_fields=["rating"])
    log.record(question, Act.RATE, Actor.CITIZEN, at=now, kind=Kind.RATING, text=comment)


def as_html(text: str) -> str:
    """Return paragraphs of escaped text: an answer is words, and no markup of anybody's."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    lines = ("<br>".join(str(escape(line)) for line in part.split("\n")) for part in parts)
    return "".join(f"<p>{each}</p>" for each in lines)


def _entry(entry: Event) -> Entry:
    words: Any = getattr(entry, "words", None)
    text = words.text if words is not None and words.kind in FOR_THE_SENDER else ""
    return Entry(entry.at, entry.what, text, entry.unit, entry.promised)


def _answer(entries: list[Event], question: Question) -> Answered | None:
    given = [each for each in entries if each.what == Act.ANSWER and hasattr(each, "words")]
    if not given:
        return None
    routed = [each.unit for each in entries if each.what == Act.FORWARD]
    unit = routed[-1] if routed else question.portal.title
    return Answered(as_html(given[-1].words.text), given[-1].at, unit)


def _tell_those_at_it(question: Question) -> None:
    people = rights.board_of(question.portal)
    routed = question.routed_portal
    if routed is not None:
        people += rights.unit_of(routed, question.routed_unit)
    subject = _("Hỏi đáp: người gửi viết thêm (%(reference)s)") % {"reference": question.reference}
    portal = question.portal
    tell(people, portal=portal, subject=subject, path=intake.desk_path(question))
