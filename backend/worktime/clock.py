"""When a period counted in working time is over, and how that was counted, day by day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backend.worktime.calendar import OFFICIAL_TIME, Calendar, Day

NOTHING = timedelta(0)


@dataclass(frozen=True)
class Pause:
    """A time in which a clock stands still, from `begin` until just before `end`; open without one."""

    begin: datetime
    end: datetime | None = None
    reason: str = ""

    def holds(self, moment: datetime) -> bool:
        """Tell whether the clock stands still at a moment."""
        return self.begin <= moment and (self.end is None or moment < self.end)


@dataclass(frozen=True)
class Step:
    """What one day brought: how much of it counted, and why no more did.

    A period in days counts `days`, one day at most; one in hours counts office `time`.
    """

    day: Day
    days: int = 0
    time: timedelta = NOTHING
    paused_for: str = ""


@dataclass(frozen=True)
class Due:
    """When a period is over; `steps` are the days from its beginning to its end, all of them."""

    at: datetime
    steps: Sequence[Step]


def after_days(
    calendar: Calendar, anchor: datetime, days: int, *, pauses: Iterable[Pause] = ()
) -> Due:
    """Return the end of the last of so many working days; the day of the anchor is none of them.

    None at all means the same working day: that of the anchor while its office hours last, else the
    next. A day counts if the clock runs when its office closes. ValueError for a negative number or
    a moment without a time zone; LookupError where the clock never goes on.
    """
    _require(days >= 0, "a period is not negative")
    start = _local(anchor)
    stopped = tuple(pauses)
    steps: list[Step] = []
    counted = 0
    for day in calendar.days_from(start.date()):
        is_of_the_anchor = day.date == start.date()
        counts = day.is_worked and (start <= day.close if days == 0 else not is_of_the_anchor)
        pause = _pause_at(stopped, day.close) if counts else None
        if counts and pause is None:
            counted += 1
        reason = pause.reason if pause else ""
        steps.append(Step(day, days=int(counts and pause is None), paused_for=reason))
        if counted and counted >= days:
            return Due(day.close, steps)
        _require_an_end(pause, day.date)
    raise LookupError("unreachable: days_from has no end")


def after_hours(
    calendar: Calendar, anchor: datetime, hours: timedelta, *, pauses: Iterable[Pause] = ()
) -> Due:
    """Return when so much office time has passed since the anchor.

    What begins outside office hours begins with the next; what ends with the office ends there, not
    on the next morning. Errors as for days.
    """
    _require(hours >= NOTHING, "a period is not negative")
    start = _local(anchor)
    left = hours
    steps: list[Step] = []
    if not left:
        return Due(start, steps)
    stopped = tuple(pauses)
    for day in calendar.days_from(start.date()):
        before = left
        for begin, end in _running(day, start, stopped):
            if end - begin >= left:
                steps.append(Step(day, time=before))
                return Due(begin + left, steps)
            left -= end - begin
        pause = _pause_at(stopped, day.close) if day.is_worked else None
        reason = pause.reason if pause else ""
        steps.append(Step(day, time=before - left, paused_for=reason))
        _require_an_end(pause, day.date)
    raise LookupError("unreachable: days_from has no end")


def hours_between(calendar: Calendar, begin: datetime, end: datetime) -> timedelta:
    """Return the office time between two moments, nothing where the end comes first."""
    first, last = _local(begin), _local(end)
    passed = NOTHING
    for day in calendar.days_from(first.date()):
        if day.date > last.date():
            break
        passed += sum(
            (min(stop, last) - start for start, stop in _running(day, first, ()) if start < last),
            NOTHING,
        )
    return passed


def days_between(calendar: Calendar, begin: datetime, end: datetime) -> int:
    """Return how many working days have passed: those whose office closed since the day of `begin`."""
    first, last = _local(begin), _local(end)
    passed = 0
    for day in calendar.days_from(first.date() + timedelta(days=1)):
        if day.date > last.date():
            break
        passed += day.is_worked and day.close <= last
    return passed


def _running(
    day: Day, start: datetime, pauses: Sequence[Pause]
) -> Iterable[tuple[datetime, datetime]]:
    """Yield the parts of a day's office hours, from a moment on, in which the clock runs."""
    parts = [(max(begin, start), end) for begin, end in day.moments() if end > start]
    for pause in pauses:
        parts = [part for each in parts for part in _without(each, pause)]
    return parts


def _without(part: tuple[datetime, datetime], pause: Pause) -> Iterable[tuple[datetime, datetime]]:
    begin, end = part
    resumed = pause.end if pause.end is not None else end
    if pause.begin >= end or resumed <= begin:
        yield part
        return
    if begin < pause.begin:
        yield begin, pause.begin
    if resumed < end:
        yield resumed, end


def _pause_at(pauses: Sequence[Pause], moment: datetime) -> Pause | None:
    return next((pause for pause in pauses if pause.holds(moment)), None)


def _require_an_end(pause: Pause | None, day: date) -> None:
    if pause is not None and pause.end is None:
        raise LookupError(f"the clock stands still since {pause.begin}: nothing is due after {day}")


def _local(moment: datetime) -> datetime:
    _require(moment.tzinfo is not None, "a moment needs a time zone")
    return moment.astimezone(OFFICIAL_TIME)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
