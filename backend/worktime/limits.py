"""When a limit of a regulation is over, whatever it counts."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from backend.regulations.deadlines import LimitUnit
from backend.worktime.calendar import OFFICIAL_TIME, Calendar
from backend.worktime.clock import Due, Pause, after_days, after_hours


def after(
    calendar: Calendar,
    anchor: datetime,
    amount: int,
    unit: LimitUnit | None,
    pauses: Sequence[Pause] = (),
) -> Due | None:
    """Return when so many of a unit have passed since the anchor; None where the clock never goes on.

    Days of the calendar, rest days included, last until the end of the last of them, and no pause
    makes them longer.
    """
    try:
        if unit is LimitUnit.DAYS:
            return Due(end_of(anchor.astimezone(OFFICIAL_TIME).date() + timedelta(amount)), ())
        if unit is LimitUnit.WORKING_HOURS:
            return after_hours(calendar, anchor, timedelta(hours=amount), pauses=pauses)
        return after_days(calendar, anchor, amount, pauses=pauses)
    except LookupError:
        return None


def end_of(day: date) -> datetime:
    """Return the last second of a day: what is due on a day may come until midnight."""
    following = datetime.combine(day + timedelta(days=1), time(), tzinfo=OFFICIAL_TIME)
    return following - timedelta(seconds=1)
