"""Facts about what stands beside an item: the weeks around a schedule, the units below a unit.

Both are read from lists and are much smaller than these: a new entry of the list touches the pages
whose neighbour it is, and no others.
"""

from collections.abc import Iterable
from datetime import datetime

from frontend import answers
from frontend.facts import Fact, FactKind, FactOf, Library, Loaded, Record, fingerprint
from frontend.payloads import Item
from frontend.translations import LOCAL_TIME
from frontend.views import CrumbView, WeekView

SCHEDULE, UNIT = "work-schedule", "organisation-unit"

Weeks = tuple[WeekView | None, WeekView | None]


def weeks_around(item: Item) -> FactOf[Weeks]:
    """Name the weeks before and after a schedule, of the same leader in the same section."""
    listed_at = datetime.fromisoformat(item["listed_at"]).astimezone(LOCAL_TIME)
    leader = fingerprint(item["leader_name"])
    detail = f"{listed_at:%Y-%m}/{item['week_start']}/{leader}"
    return FactOf("weeks_around", item["site"], item["locale"], item["section"], detail)


def units_below(item: Item) -> FactOf[tuple[CrumbView, ...]]:
    """Name the units directly below a unit, of the same section."""
    return FactOf("units_below", item["site"], item["locale"], item["section"], item["id"])


def _from_lists(library: Library, value: object, lists: Iterable[Fact]) -> Loaded:
    keys = frozenset[str]().union(*(library.records[each].keys for each in lists))
    return Loaded(value, Record(fingerprint(value), keys))


def _weeks_around(library: Library, fact: Fact) -> Loaded:
    """Look among what is listed in the same month and in those with entries around it."""
    month, week, leader = fact.detail.split("/")
    months = answers.months(fact.site, fact.locale, fact.subject)
    present = library.load(months)
    earlier = max((each for each in present if each < month), default=None)
    later = min((each for each in present if each > month), default=None)
    lists = [
        answers.month(fact.site, fact.locale, fact.subject, each)
        for each in (earlier, month, later)
        if each
    ]
    weeks = {
        entry["week_start"]: entry
        for found in lists
        for entry in library.load(found)
        if entry["type"] == SCHEDULE and fingerprint(entry["leader_name"]) == leader
    }
    before = max((start for start in weeks if start < week), default=None)
    after = min((start for start in weeks if start > week), default=None)
    value = tuple(_week(weeks[start]) if start else None for start in (before, after))
    return _from_lists(library, value, [months, *lists])


def _week(entry: Item) -> WeekView:
    return WeekView(start=entry["week_start"], end=entry["week_end"], path=entry["path"])


def _units_below(library: Library, fact: Fact) -> Loaded:
    section = answers.whole(fact.site, fact.locale, fact.subject)
    units = [
        entry
        for entry in library.load(section)
        if entry["type"] == UNIT and entry["parent_unit_id"] == fact.detail
    ]
    units.sort(key=lambda unit: unit["order"])
    value = tuple(CrumbView(title=unit["title"], path=unit["path"]) for unit in units)
    return _from_lists(library, value, [section])


RELATIVES: dict[str, FactKind] = {
    "weeks_around": FactKind(_weeks_around, volatile=True, listing=True),
    "units_below": FactKind(_units_below, volatile=True, listing=True),
}
