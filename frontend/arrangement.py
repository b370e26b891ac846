"""How a page arranges what its view holds: small pure choices that templates should not make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, groupby
from typing import Any

from frontend.alphabet import vietnamese_order
from frontend.translations import as_moment
from frontend.views import MonthView, PortalView, SectionBlock, SectionView

QUICK_TASKS = 6
SHORT_MENU_LETTERS = 112
NEWS = "news-events"
MENU_GAP = 4
MOST_BOARDS = 6
PER_BOARD = 3
TABULAR = frozenset(
    {"legal-document", "official", "organisation-unit", "party-document", "procedure", "project",
     "science-programme", "tender"}
)  # fmt: skip
TRACK = ("preparing", "under-way", "completed")
"""The way a project goes."""

STATUSES = ("under-way", "preparing", "completed")
SHORT_LIST = 4
"""A list that is seen at a glance needs nothing to search it with."""

NOON, EVENING = 12, 18
PARTS_OF_DAY = ("morning", "afternoon", "evening")
GENERIC_WORDS = ("Phường ", "Xã ", "Đặc khu ")


@dataclass(frozen=True, kw_only=True)
class YearOfMonths:
    """The months of one year that have an archive page, newest first."""

    year: str
    months: tuple[MonthView, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Entries that belong under one heading; `code` is what they have in common."""

    code: str
    entries: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit of an authority, with the units under it."""

    item: Mapping[str, Any]
    below: tuple["Unit", ...]


def quick_tasks(services: Sequence[SectionBlock]) -> list[SectionView]:
    """Return the sections citizens come for most, as far as the site has them."""
    return [block.section for block in services][:QUICK_TASKS]


def service(services: Sequence[SectionBlock], category: str) -> SectionBlock | None:
    """Return the block of a service, None where it has nothing to show."""
    found = (block for block in services if block.items and block.section.category == category)
    return next(found, None)


def short_menu(navigation: Sequence[SectionView]) -> list[SectionView]:
    """Return the sections a wide screen shows beside the whole menu: as many as fit one line."""
    lengths = accumulate(len(section.menu_title) + MENU_GAP for section in navigation)
    return [
        section
        for section, end in zip(navigation, lengths, strict=True)
        if end <= SHORT_MENU_LETTERS
    ]


def news_block(blocks: Sequence[SectionBlock]) -> SectionBlock | None:
    """Return the block a home page leads with: news, else nothing."""
    filled = (block for block in blocks if block.items and block.section.category == NEWS)
    return next(filled, None)


def other_blocks(blocks: Sequence[SectionBlock]) -> list[SectionBlock]:
    """Return the blocks that are not the leading one and have something to show."""
    lead = news_block(blocks)
    without = (block for block in blocks if block is not lead)
    shortened = (replace(block, items=_listed(block.items)) for block in without)
    return [block for block in shortened if block.items][:MOST_BOARDS]


def _listed(items: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Return a board's entries: schedules have a box of their own."""
    return tuple(item for item in items if item["type"] != "work-schedule")[:PER_BOARD]


def lead_item(items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the newest entry with a picture, else the newest."""
    return next((item for item in items if item["image"]), items[0])


def months_by_year(months: Sequence[MonthView]) -> list[YearOfMonths]:
    """Group months, newest first, by year."""
    grouped = groupby(months, key=lambda view: view.month[:4])
    return [YearOfMonths(year=year, months=tuple(group)) for year, group in grouped]


def grouped(entries: Iterable[Any], key: str) -> list[Group]:
    """Group mappings by the text of a field, in order of first appearance."""
    groups: dict[str, list[Any]] = {}
    for entry in entries:
        groups.setdefault(str(entry[key] or ""), []).append(entry)
    return [Group(code=code, entries=tuple(members)) for code, members in groups.items()]


@dataclass(frozen=True, kw_only=True)
class PortalEntry:
    """A portal in the directory: its name in two parts, `word` being what many names begin with."""

    word: str
    name: str
    url: str
    status: str


def portal_entry(portal: PortalView) -> PortalEntry:
    """Return a portal with the part of its name that tells it from its neighbours set apart."""
    word = next((word for word in GENERIC_WORDS if portal.name.startswith(word)), "")
    name = portal.name[len(word) :]
    return PortalEntry(word=word.strip(), name=name, url=portal.url, status=portal.status)


@dataclass(frozen=True, kw_only=True)
class TierOfPortals:
    """The portals of one tier, in the order of the Vietnamese alphabet."""

    tier: str
    tier_name: str
    entries: tuple[PortalEntry, ...]


def portals_by_tier(portals: Sequence[PortalView]) -> list[TierOfPortals]:
    """Group portals by tier, in the order the tiers first come, by name within each."""
    names = {portal.tier: portal.tier_name for portal in portals}

    def members(tier: str) -> tuple[PortalEntry, ...]:
        entries = [portal_entry(portal) for portal in portals if portal.tier == tier]
        return tuple(sorted(entries, key=lambda entry: vietnamese_order(entry.name)))

    return [
        TierOfPortals(tier=tier, tier_name=name, entries=members(tier))
        for tier, name in names.items()
    ]


def runs(entries: Sequence[Mapping[str, Any]]) -> list[Group]:
    """Split a list so that each run has one layout.

    Tables hold all of their type; elsewhere a run ends where the type changes.
    """
    if any(entry["type"] in TABULAR for entry in entries):
        return grouped(entries, "type")
    found = groupby(entries, key=lambda entry: entry["type"])
    return [Group(code=str(name), entries=tuple(members)) for name, members in found]


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A day in a document's life. `kind` says what happens, `relation` by which other document."""

    on: str
    kind: str
    relation: Mapping[str, Any] | None = None


ENDINGS = frozenset({"replaces", "repeals"})
ACTS = frozenset({"amends", *ENDINGS})


def life_of(document: Mapping[str, Any]) -> tuple[Milestone, ...]:
    """Return what happens to a legal document, day by day: no day is said to be past or to come."""
    dated = (
        Milestone(on=document[name], kind=name)
        for name in ("issued_on", "effective_on", "expires_on")
        if document[name]
    )
    acts = (
        Milestone(on=relation["effective_on"], kind=relation["kind"], relation=relation)
        for relation in document["relations"]
        if _acts_on(relation) and relation["effective_on"]
    )
    known = (*dated, *acts)
    days = {milestone.on for milestone in known}
    announced = (
        Milestone(on=change["on"], kind=change["validity"])
        for change in document["validity_changes"]
        if change["on"] not in days
    )
    return tuple(sorted((*known, *announced), key=lambda milestone: milestone.on))


def _acts_on(relation: Mapping[str, Any]) -> bool:
    return relation["direction"] == "incoming" and relation["kind"] in ACTS


def successors(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the documents that replace or repeal one that is so no longer in force."""
    if document["validity"] not in {"replaced", "repealed"}:
        return []
    return [
        relation
        for relation in document["relations"]
        if _acts_on(relation) and relation["kind"] in ENDINGS
    ]


@dataclass(frozen=True, kw_only=True)
class DayOfWeek:
    """A day of a schedule; `parts` are its entries by part of the day, as the week has them."""

    date: str
    parts: tuple[Group, ...]

    @property
    def is_free(self) -> bool:
        """Tell whether nothing is on."""
        return not any(part.entries for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Week:
    """A leader's week: every day of it, in mornings and afternoons, and evenings where used."""

    parts: tuple[str, ...]
    days: tuple[DayOfWeek, ...]


def week(schedule: Mapping[str, Any]) -> Week:
    """Return a schedule as the week it is: days without entries are days, too."""
    entries = {day["date"]: day["entries"] for day in schedule["days"]}
    start, end = (date.fromisoformat(schedule[name]) for name in ("week_start", "week_end"))
    days = [
        (start + timedelta(days=number)).isoformat() for number in range((end - start).days + 1)
    ]
    used = {part_of_day(entry) for found in entries.values() for entry in found}
    parts = tuple(part for part in PARTS_OF_DAY if part in used or part != PARTS_OF_DAY[-1])
    return Week(parts=parts, days=tuple(_day(day, entries.get(day, ()), parts) for day in days))


def _day(day: str, entries: Sequence[Mapping[str, Any]], parts: Iterable[str]) -> DayOfWeek:
    grouped = (
        Group(code=part, entries=tuple(entry for entry in entries if part_of_day(entry) == part))
        for part in parts
    )
    return DayOfWeek(date=day, parts=tuple(grouped))


def part_of_day(entry: Mapping[str, Any]) -> str:
    """Return the part of the day, in Việt Nam, an entry begins in."""
    hour = as_moment(entry["starts_at"]).hour
    return PARTS_OF_DAY[(hour >= NOON) + (hour >= EVENING)]


def by_status(projects: Iterable[Mapping[str, Any]]) -> list[Group]:
    """Group projects by status, those under way first."""
    groups = grouped(projects, "status")
    return sorted(groups, key=lambda group: (*STATUSES, group.code).index(group.code))


def chart_of_units(units: Sequence[Mapping[str, Any]]) -> tuple[Unit, ...]:
    """Arrange units under their superiors; one whose superior is not listed stands at the top."""
    listed = {unit["id"] for unit in units}
    ordered = sorted(units, key=lambda unit: unit["order"])
    top = [unit for unit in ordered if unit["parent_unit_id"] not in listed]

    def arranged(unit: Mapping[str, Any]) -> Unit:
        below = [other for other in ordered if other["parent_unit_id"] == unit["id"]]
        return Unit(item=unit, below=tuple(map(arranged, below)))

    return tuple(map(arranged, top))
