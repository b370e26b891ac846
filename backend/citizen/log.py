"""Writing what is done about a question: one act, one entry of its log, one state, in one transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from backend.calendars import calendar_of
from backend.calendars.reading import dated_calendars_of
from backend.citizen import rules
from backend.citizen.clocks import Clock, clocks_of, next_due
from backend.citizen.models import RECEIVED, Event, Kind, Question, Words
from backend.citizen.states import Act, Actor, Case
from backend.citizen.states import Event as Done

ACTS = frozenset(act.value for act in Act)


def case_of(question: Question, events: Iterable[Event] | None = None) -> Case:
    """Return a question as the state machine sees it, made of its log."""
    entries = question.events.all() if events is None else events
    done = [_done(entry) for entry in entries if entry.what in ACTS]
    return Case.of(question.received_at, done, rules.policy_of(question.portal))


def clocks(question: Question, case: Case) -> tuple[Clock, ...]:
    """Return a question's clocks, by the rules and the calendar of the site that received it."""
    return clocks_of(case, rules.policy_of(question.portal), calendar_of(question.portal.key))


def counted(question: Question, case: Case) -> tuple[datetime | None, str]:
    """Return by when something is owed next, and the state of the calendar that says so."""
    key = question.portal.key
    dated = dated_calendars_of([key])[key]
    return next_due(clocks_of(case, rules.policy_of(question.portal), dated.calendar)), dated.state


@transaction.atomic
def begin(question: Question, act: Act, *, at: datetime, by: Any = None) -> Case:
    """Save a new question, received and judged at once, with its log; return what it is then.

    Nobody can know of it before, so nothing of it is locked or read again.
    """
    case = Case.of(at, [Done(act, Actor.SYSTEM, at)], rules.policy_of(question.portal))
    question.state = case.state
    question.due_at, question.counted_with = counted(question, case)
    question.save(force_insert=True)
    written = ((RECEIVED, Actor.CITIZEN, by), (act.value, Actor.SYSTEM, None))
    Event.objects.bulk_create(
        Event(
            question=question,
            portal=question.portal,
            number=number,
            what=what,
            actor=actor,
            by=who,
            at=at,
        )
        for number, (what, actor, who) in enumerate(written, 1)
    )
    return case


@transaction.atomic
def record(
    question: Question,
    act: Act,
    actor: Actor,
    *,
    at: datetime,
    by: Any = None,
    promised: date | None = None,
    is_public: bool = False,
    to_the_board: bool = False,
    unit: str = "",
    kind: Kind = Kind.INTERNAL,
    text: str = "",
) -> Event:
    """Do an act about a question and remember it; NotNow where it is not possible.

    Two people who act at once do so one after the other: the question is locked, and judged anew.
    """
    locked = Question.objects.select_for_update().get(pk=question.pk)
    before = case_of(locked)
    at = max([at, *(event.at for event in before.events[-1:])])
    done = Done(act, actor, at, promised, is_public, to_the_board)
    after = before.after(done, rules.policy_of(locked.portal))
    entry = write(
        locked,
        act.value,
        actor,
        at=at,
        by=by,
        promised=promised,
        is_public=is_public,
        to_the_board=to_the_board,
        unit=unit,
    )
    if text:
        Words.objects.create(event=entry, portal=locked.portal, kind=kind, text=text)
    question.state = after.state
    question.due_at, question.counted_with = counted(locked, after)
    question.save(update_fields=["state", "due_at", "counted_with"])
    return entry


def write(question: Question, what: str, actor: Actor, *, at: datetime, **more: Any) -> Event:
    """Add an entry to a question's log."""
    last = Event.objects.filter(question=question).order_by("-number").first()
    return Event.objects.create(
        question=question,
        portal=question.portal,
        number=last.number + 1 if last else 1,
        what=what,
        actor=actor,
        at=at,
        **more,
    )


def _done(entry: Event) -> Done:
    return Done(
        Act(entry.what),
        Actor(entry.actor),
        entry.at,
        entry.promised,
        entry.is_public,
        entry.to_the_board,
    )
