"""Which clocks run for a question, since when, until when, and how that was counted. No database.

All start when a valid question is received, not when it is forwarded (HCM24-12.1đ-3). An answer or a
progress notice stops the answer's clock; the notice starts another, to the day it names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from backend.citizen.states import ENDS_A_PAUSE, WITH_THE_BOARD, Act, Case, Event, State
from backend.regulations.citizen_policies import QuestionPolicy
from backend.regulations.deadlines import Limit, LimitKind, LimitUnit
from backend.worktime.calendar import Calendar
from backend.worktime.clock import Due, Pause, Step
from backend.worktime.limits import after, end_of

REFUSES = {Act.CALL_OUT_OF_SCOPE, Act.REFUSE_COMPLAINT, Act.FORWARD_COMPLAINT}
CLASSIFIES = {Act.FORWARD, *REFUSES}


class What(StrEnum):
    """What a clock is for."""

    CLASSIFY = "classify"
    OUT_OF_SCOPE_NOTICE = "out-of-scope-notice"
    ANSWER = "answer"
    PROMISE = "promise"
    ACKNOWLEDGE = "acknowledge"
    DATA = "data"


@dataclass(frozen=True)
class Clock:
    """One clock. `due` is None where the rules give no number, or while the clock stands still.

    `met_at` is when what it waits for was done; a `void` clock waits for nothing any more.
    `limit` is the rule behind it; a promised day has none.
    """

    what: What
    started: datetime
    due: datetime | None
    limit: Limit | None
    steps: Sequence[Step] = ()
    met_at: datetime | None = None
    is_void: bool = False

    @property
    def is_running(self) -> bool:
        """Tell whether somebody still owes what it waits for."""
        return self.met_at is None and not self.is_void

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether it was met late, or is not met although it is over."""
        if self.due is None or self.is_void:
            return False
        return (self.met_at or now) > self.due


def clocks_of(case: Case, policy: QuestionPolicy, calendar: Calendar) -> tuple[Clock, ...]:
    """Return all clocks of a question, by the rules of the site that received it."""
    found = (
        _boards_clock(What.CLASSIFY, case, policy.classify, calendar, CLASSIFIES),
        _boards_clock(
            What.OUT_OF_SCOPE_NOTICE,
            case,
            policy.out_of_scope_notice,
            calendar,
            {Act.CALL_OUT_OF_SCOPE},
        ),
        _answers_clock(case, policy.answer, calendar),
        _promise(case),
    )
    return tuple(clock for clock in found if clock is not None)


def data_clocks(
    calendar: Calendar,
    *,
    received_at: datetime,
    acknowledge: Limit | None,
    acknowledged_at: datetime | None,
    perform: Limit | None,
    decided_at: datetime | None,
) -> tuple[Clock, ...]:
    """Return the clocks of a request about somebody's own data; a decision is an answer as well."""
    owed = (
        (What.ACKNOWLEDGE, acknowledge, acknowledged_at or decided_at),
        (What.DATA, perform, decided_at),
    )
    return tuple(
        replace(_clock(what, limit, received_at, calendar), met_at=met)
        for what, limit, met in owed
        if limit is not None
    )


def next_due(clocks: Sequence[Clock]) -> datetime | None:
    """Return the earliest moment by which something is owed.

    The out-of-scope notice is owed only of a question that is out of scope, which nobody knows yet.
    """
    owed = [
        clock.due
        for clock in clocks
        if clock.is_running and clock.due and clock.what is not What.OUT_OF_SCOPE_NOTICE
    ]
    return min(owed, default=None)


def due_by(
    limit: Limit, anchor: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> Due | None:
    """Return when a limit is over; None where it has no number, or stands still without an end."""
    if limit.kind is LimitKind.SAME_WORKING_DAY:
        return after(calendar, anchor, 0, LimitUnit.WORKING_DAYS, pauses)
    if limit.kind is not LimitKind.MAX_DELAY or limit.amount is None:
        return None
    return after(calendar, anchor, limit.amount, limit.unit, pauses)


def _boards_clock(
    what: What, case: Case, limit: Limit | None, calendar: Calendar, done: set[Act]
) -> Clock | None:
    """Return a clock that runs while the board has not sent the question where it belongs.

    One that came back was not sent there, so it runs on since receipt.
    """
    if limit is None:
        return None
    clock = _clock(what, limit, case.valid_since, calendar)
    if case.state in {State.RECEIVED, *WITH_THE_BOARD}:
        return clock
    return _ended(clock, _last(case.since_valid(), done))


def _answers_clock(case: Case, limit: Limit | None, calendar: Calendar) -> Clock | None:
    if limit is None:
        return None
    clock = _clock(What.ANSWER, limit, case.asked_since, calendar, _pauses(case))
    if _is_void(case):
        return replace(clock, is_void=True)
    done = {Act.ANSWER, Act.NOTIFY_PROGRESS}
    met = next((event for event in case.since_asked() if event.act in done), None)
    return replace(clock, met_at=met.at) if met else clock


def _promise(case: Case) -> Clock | None:
    """Return the second clock, to the day that was promised last."""
    since = case.since_asked()
    made = next((event for event in reversed(since) if event.promised), None)
    if made is None or made.promised is None:
        return None
    clock = Clock(What.PROMISE, made.at, end_of(made.promised), None)
    if _is_void(case):
        return replace(clock, is_void=True)
    answered = _last(since, {Act.ANSWER})
    return replace(clock, met_at=answered.at) if answered else clock


def _is_void(case: Case) -> bool:
    """Tell whether nobody owes an answer: the question is not valid, or not one to be answered."""
    refused = _last(case.since_valid(), {*REFUSES, Act.WITHDRAW})
    never_valid = case.state is State.CLOSED and not case.was_answered
    return case.state is State.INVALID or refused is not None or never_valid


def _pauses(case: Case) -> tuple[Pause, ...]:
    pauses: list[Pause] = []
    for event in case.since_asked():
        if event.act is Act.PAUSE:
            pauses.append(Pause(event.at, None, "board"))
        elif event.act in ENDS_A_PAUSE and pauses:
            pauses[-1] = replace(pauses[-1], end=pauses[-1].end or event.at)
    return tuple(pauses)


def _clock(
    what: What,
    limit: Limit,
    anchor: datetime,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> Clock:
    due = due_by(limit, anchor, calendar, pauses)
    return Clock(what, anchor, due.at if due else None, limit, due.steps if due else ())


def _ended(clock: Clock, by: Event | None) -> Clock:
    return replace(clock, met_at=by.at) if by else replace(clock, is_void=True)


def _last(events: Sequence[Event], acts: set[Act]) -> Event | None:
    return next((event for event in reversed(events) if event.act in acts), None)
