"""Which days are worked and from when to when: weeks, public holidays, and what is decided otherwise."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import yaml

OFFICIAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
FARTHEST = 366 * 3
"""Days without any work after which a calendar is taken to have none at all."""


@dataclass(frozen=True, order=True)
class Span:
    """Office hours without a break, within one day; it ends after it begins."""

    begin: time
    end: time

    def __post_init__(self) -> None:
        if self.begin >= self.end:
            raise ValueError(f"office hours end after they begin: {self.begin}-{self.end}")

    @classmethod
    def read(cls, text: str) -> "Span":
        """Return what `07:30-11:30` says."""
        begin, end = text.split("-")
        return cls(time.fromisoformat(begin), time.fromisoformat(end))


Spans = tuple[Span, ...]
OFFICE_HOURS: Spans = (Span(time(7, 30), time(11, 30)), Span(time(13, 30), time(17, 30)))
"""What most agencies work; no regulation says it, so each site's calendar may say otherwise."""
WORKING_WEEK: tuple[Spans, ...] = (OFFICE_HOURS,) * 5 + ((),) * 2
"""Monday to Friday (TD25-6.4); Monday comes first."""


class DayKind(StrEnum):
    """Why a day is worked, or why it is not."""

    WORKING = "working"
    WEEKLY_REST = "weekly-rest"
    HOLIDAY = "holiday"
    WORKED_INSTEAD = "worked-instead"
    DAY_OFF = "day-off"


@dataclass(frozen=True)
class Day:
    """One day: its office hours, none where it is not worked, and what it is called."""

    date: date
    kind: DayKind
    spans: Spans
    name: str = ""
    source: str = ""
    """The law or decision that says so, where one is known."""

    @property
    def is_worked(self) -> bool:
        """Tell whether anybody works that day."""
        return bool(self.spans)

    def moments(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield the office hours as moments."""
        for span in self.spans:
            yield _at(self.date, span.begin), _at(self.date, span.end)

    @property
    def close(self) -> datetime:
        """The end of office hours; ValueError on a day that is not worked."""
        if not self.spans:
            raise ValueError(f"{self.date} is not worked")
        return _at(self.date, self.spans[-1].end)


@dataclass(frozen=True)
class Override:
    """What was decided of one day: to work, with hours of its own or a Monday's, or not to.

    `name` says why, in the words of whoever decided: a swap, a storm, a local holiday; `source` is
    the decision itself.
    """

    date: date
    is_worked: bool
    name: str
    spans: Spans = ()
    source: str = ""


@dataclass(frozen=True)
class DatedWeek:
    """The office hours of each weekday, Monday first, from a day on until another week begins.

    None gives back what held before any was dated: `Calendar.week`.
    """

    since: date
    week: tuple[Spans, ...] | None


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """Return the public holidays of a year by the law, named in Vietnamese."""
    return dict(holidays.country_holidays("VN", years=year, language="vi"))


def source_of_holiday(name: str) -> str:
    """Return the law a public holiday is off by; nothing for one made by swapping days."""
    return next((source for begin, source in _sources_of_holidays() if name.startswith(begin)), "")


@cache
def _sources_of_holidays() -> tuple[tuple[str, str], ...]:
    entries = yaml.safe_load(_beside("holiday_sources.yaml"))
    return tuple((entry["name"], entry["source"]) for entry in entries)


def require_week(week: tuple[Spans, ...]) -> None:
    """Refuse what is no week: ValueError without seven days, without work, or in disorder."""
    if len(week) != 7 or not any(week):
        raise ValueError("a week has seven days, and one at least is worked")
    for spans in week:
        if any(earlier.end > later.begin for earlier, later in pairwise(spans)):
            raise ValueError("office hours of a day are in order and do not overlap")


@dataclass(frozen=True)
class Calendar:
    """The days of one agency. `week` has the office hours of each weekday, Monday first.

    `weeks` are those that hold from a date on, in the order of their dates; `holidays_of` gives the
    names of a year's public holidays. A later override of a day wins.
    """

    week: tuple[Spans, ...] = WORKING_WEEK
    overrides: Mapping[date, Override] = field(default_factory=dict)
    holidays_of: Callable[[int], Mapping[date, str]] = public_holidays
    weeks: tuple[DatedWeek, ...] = ()

    def __post_init__(self) -> None:
        require_week(self.week)
        for dated in self.weeks:
            require_week(dated.week or self.week)
        if any(earlier.since >= later.since for earlier, later in pairwise(self.weeks)):
            raise ValueError("weeks are in the order of their dates, one a day at most")

    def week_of(self, wanted: date) -> tuple[Spans, ...]:
        """Return the office hours of each weekday that hold on a day."""
        begun = [dated.week for dated in self.weeks if dated.since <= wanted]
        return (begun[-1] if begun else None) or self.week

    def day(self, wanted: date) -> Day:
        """Return what a day is."""
        override = self.overrides.get(wanted)
        week = self.week_of(wanted)
        usual = week[wanted.weekday()]
        if override is not None:
            if not override.is_worked:
                return Day(wanted, DayKind.DAY_OFF, (), override.name, override.source)
            spans = override.spans or usual or next(spans for spans in week if spans)
            return Day(wanted, DayKind.WORKED_INSTEAD, spans, override.name, override.source)
        if holiday := self.holidays_of(wanted.year).get(wanted):
            return Day(wanted, DayKind.HOLIDAY, (), holiday, source_of_holiday(holiday))
        return Day(wanted, DayKind.WORKING if usual else DayKind.WEEKLY_REST, usual)

    def days_from(self, first: date) -> Iterator[Day]:
        """Yield days without end; LookupError where none is worked for years."""
        idle = 0
        wanted = first
        while idle < FARTHEST:
            day = self.day(wanted)
            idle = 0 if day.is_worked else idle + 1
            yield day
            wanted += timedelta(days=1)
        raise LookupError(f"no day is worked from {first} on")


def with_overrides(calendar: Calendar, overrides: Iterable[Override]) -> Calendar:
    """Return a calendar with more decisions; of two about a day the later one holds."""
    decided = dict(calendar.overrides) | {each.date: each for each in overrides}
    return replace(calendar, overrides=decided)


def national_calendar() -> Calendar:
    """Return what every agency in Vietnam works unless it decides otherwise."""
    return Calendar(overrides={each.date: each for each in _national_overrides()})


@cache
def _national_overrides() -> tuple[Override, ...]:
    return tuple(
        Override(date=entry["date"], is_worked=entry["worked"], name=entry["name"])
        for entry in yaml.safe_load(_beside("swapped_days.yaml"))
    )


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=OFFICIAL_TIME)
