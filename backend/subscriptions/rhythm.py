"""How often letters go: at office hours, at the opening of a day, or of a week. Plain Python."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from backend.worktime.calendar import OFFICIAL_TIME, Calendar, Day

HOUR = timedelta(hours=1)


class Rhythm(StrEnum):
    """How often somebody wants a letter, where there is anything to tell."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


def next_look(rhythm: Rhythm, calendar: Calendar, after: datetime) -> datetime:
    """Return the first moment behind another at which a letter may go.

    Hourly: each hour of office time, counted from the opening. Daily: when a working day opens.
    Weekly: when the first working day of a week opens. LookupError where nobody ever works.
    """
    local = after.astimezone(OFFICIAL_TIME)
    monday = local.date() - timedelta(days=local.weekday())
    weeks_seen: set[tuple[int, int]] = set()
    for day in calendar.days_from(monday):
        if not day.is_worked:
            continue
        week = day.date.isocalendar()[:2]
        is_first = week not in weeks_seen
        weeks_seen.add(week)
        for moment in _moments(rhythm, day, is_first=is_first):
            if moment > local:
                return moment
    raise LookupError("unreachable: days_from has no end")


def _moments(rhythm: Rhythm, day: Day, *, is_first: bool) -> Iterator[datetime]:
    spans = list(day.moments())
    if rhythm is Rhythm.HOURLY:
        for begin, end in spans:
            moment = begin
            while moment < end:
                yield moment
                moment += HOUR
    elif rhythm is Rhythm.DAILY or is_first:
        yield spans[0][0]


def written(moment: datetime) -> str:
    """Return a moment as letters say it, in official time."""
    return f"{moment.astimezone(OFFICIAL_TIME):%H:%M %d/%m/%Y}"
