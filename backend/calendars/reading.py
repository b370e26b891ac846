"""The calendar of a site: the law, the system's decisions and its own, kept until one changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from backend.calendars.models import CalendarDay, CalendarVersion, OfficeHours
from backend.worktime.calendar import (
    Calendar,
    DatedWeek,
    Spans,
    national_calendar,
    with_overrides,
)

SYSTEM = ""


@dataclass(frozen=True)
class Dated:
    """A calendar and the state it was read in: another state, another calendar."""

    state: str
    calendar: Calendar


_kept: dict[str, Dated] = {}


def calendar_of(site_key: str) -> Calendar:
    """Return the working calendar of a site; see `backend.calendars.calendar_of`."""
    return dated_calendars_of([site_key])[site_key].calendar


def states_of(site_keys: Iterable[str]) -> dict[str, str]:
    """Return in which state the calendar of each site is now, by one question."""
    keys = set(site_keys)
    versions = CalendarVersion.objects.filter(site__in=keys | {SYSTEM})
    values = {site: value.hex for site, value in versions.values_list("site", "value")}
    common = values.get(SYSTEM, "")
    return {key: f"{common}:{values.get(key, '') if key else ''}" for key in keys}


def outdated(known: AbstractSet[tuple[str, str]]) -> set[str]:
    """Return the sites of which something was counted with another state than is now."""
    states = states_of({key for key, _state in known})
    return {key for key, state in known if states[key] != state}


def dated_calendars_of(site_keys: Iterable[str]) -> Mapping[str, Dated]:
    """Return the calendars of many sites, by one question, and two where any of them has changed.

    The state is read before the rows: rows that are newer than it are read again with the next.
    """
    states = states_of(site_keys)
    missing = [key for key, state in states.items() if not _is_kept(key, state)]
    if missing:
        _kept.update(_read(missing, states))
    return {key: _kept[key] for key in states}


def _is_kept(key: str, state: str) -> bool:
    return key in _kept and _kept[key].state == state


def _read(keys: list[str], states: Mapping[str, str]) -> dict[str, Dated]:
    theirs = Q(portal=None) | Q(portal__key__in=keys)
    days, hours = defaultdict(list), defaultdict(list)
    for day in CalendarDay.objects.filter(theirs).select_related("portal"):
        days[_key_of(day)].append(day.override())
    for week in OfficeHours.objects.filter(theirs).select_related("portal"):
        hours[_key_of(week)].append(week.dated())
    common = with_overrides(national_calendar(), days[SYSTEM])
    found = {}
    for key in keys:
        own = (days[key], hours[key]) if key else ([], [])
        calendar = with_overrides(common, own[0])
        weeks = merged_weeks(hours[SYSTEM], own[1])
        found[key] = Dated(states[key], replace(calendar, weeks=weeks))
    return found


def _key_of(row: CalendarDay | OfficeHours) -> str:
    return str(row.portal.key) if row.portal is not None else SYSTEM


def merged_weeks(common: Iterable[DatedWeek], own: Iterable[DatedWeek]) -> tuple[DatedWeek, ...]:
    """Return the weeks that hold: a site's own while it has one, else the system's of that day."""
    common, own = sorted(common, key=_since), sorted(own, key=_since)
    begins = sorted({each.since for each in (*common, *own)})
    return tuple(
        DatedWeek(since, _last_begun(own, since) or _last_begun(common, since)) for since in begins
    )


def _since(dated: DatedWeek) -> date:
    return dated.since


def _last_begun(weeks: Sequence[DatedWeek], day: date) -> tuple[Spans, ...] | None:
    begun = [each.week for each in weeks if each.since <= day]
    return begun[-1] if begun else None
