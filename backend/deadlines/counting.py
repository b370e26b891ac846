"""When a deadline is over, when people are told of it, and how late something was: plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from backend.regulations.deadlines import LimitUnit
from backend.worktime.calendar import Calendar
from backend.worktime.clock import Due, Pause
from backend.worktime.limits import after


class Told(IntEnum):
    """How far word of a deadline has gone up; each stage is told once, and includes those before."""

    NOBODY = 0
    REMINDED = 1
    UNIT = 2
    BOARD = 3
    ADMINISTRATORS = 4


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is counted: so many of a unit from a moment on, with what was added by an extension."""

    anchored_at: datetime
    amount: int
    unit: LimitUnit
    extra: int = 0

    @property
    def total(self) -> int:
        """The amount with its extension."""
        return self.amount + self.extra


def due_of(calendar: Calendar, terms: Terms, pauses: Sequence[Pause] = ()) -> Due | None:
    """Return when a period is over, None as long as it stands still before its end."""
    return after(calendar, terms.anchored_at, terms.total, terms.unit, pauses)


def moments_of(
    calendar: Calendar, terms: Terms, pauses: Sequence[Pause] = ()
) -> dict[Told, datetime]:
    """Return when each stage is told; nothing while the clock stands still.

    The reminder comes when one unit is left (a working day, or an office hour of a limit in hours),
    the unit hears at the end, the board one unit later, the administrators another one later.
    """
    due = due_of(calendar, terms, pauses)
    reminder = after(calendar, terms.anchored_at, max(terms.total - 1, 0), terms.unit, pauses)
    if due is None or reminder is None:
        return {}
    found = {Told.REMINDED: min(reminder.at, due.at), Told.UNIT: due.at}
    for units, stage in ((1, Told.BOARD), (2, Told.ADMINISTRATORS)):
        later = after(calendar, due.at, units, terms.unit, pauses)
        if later is not None:
            found[stage] = later.at
    return found


def stage_at(moments: dict[Told, datetime], now: datetime) -> Told:
    """Return the last stage whose moment has come."""
    return max((stage for stage, at in moments.items() if at <= now), default=Told.NOBODY)


def next_after(moments: dict[Told, datetime], told: Told) -> datetime | None:
    """Return when the next stage after one is to be told, None where none follows."""
    return next((at for stage, at in sorted(moments.items()) if stage > told), None)
