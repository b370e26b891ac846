"""How a page arranges what its view holds: small pure choices that templates should not make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from frontend.views import MonthView, PortalView, SectionBlock, SectionView

QUICK_CATEGORIES = (
    "administrative-procedures",
    "online-public-services",
    "legal-documents",
    "direction.leader-schedule",
    "official-contacts",
    "draft-consultation",
    "qa",
    "one-stop-notices",
    "portal-contact",
)
QUICK_TASKS = 6
SHORT_MENU = 4
NEWS = "news-events"


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


def every_section(sections: Iterable[SectionView]) -> list[SectionView]:
    """Return sections and those below them, in tree order."""
    found = []
    for section in sections:
        found += [section, *every_section(section.children)]
    return found


def quick_tasks(navigation: Sequence[SectionView]) -> list[SectionView]:
    """Return the sections citizens come for most, as far as the site has them."""
    by_category = {section.category: section for section in reversed(every_section(navigation))}
    present = [by_category[name] for name in QUICK_CATEGORIES if name in by_category]
    return present[:QUICK_TASKS]


def short_menu(navigation: Sequence[SectionView]) -> Sequence[SectionView]:
    """Return the sections a wide screen shows beside the whole menu."""
    return navigation[:SHORT_MENU]


def news_block(blocks: Sequence[SectionBlock]) -> SectionBlock | None:
    """Return the block a home page leads with: news, else nothing."""
    filled = (block for block in blocks if block.items and block.section.category == NEWS)
    return next(filled, None)


def other_blocks(blocks: Sequence[SectionBlock]) -> list[SectionBlock]:
    """Return the blocks that are not the leading one and have something to show."""
    lead = news_block(blocks)
    return [block for block in blocks if block.items and block is not lead]


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


def portals_by_tier(portals: Iterable[PortalView]) -> list[Group]:
    """Group the portals of the system by the name of their tier, in the order given."""
    groups: dict[str, list[PortalView]] = {}
    for portal in portals:
        groups.setdefault(portal.tier_name, []).append(portal)
    return [Group(code=name, entries=tuple(members)) for name, members in groups.items()]


def runs(entries: Iterable[Mapping[str, Any]]) -> list[Group]:
    """Split a list where the type of its entries changes, so that each run has one layout."""
    found = groupby(entries, key=lambda entry: entry["type"])
    return [Group(code=str(name), entries=tuple(members)) for name, members in found]


def chart_of_units(units: Sequence[Mapping[str, Any]]) -> tuple[Unit, ...]:
    """Arrange units under their superiors; one whose superior is not listed stands at the top."""
    listed = {unit["id"] for unit in units}
    ordered = sorted(units, key=lambda unit: unit["order"])
    top = [unit for unit in ordered if unit["parent_unit_id"] not in listed]

    def arranged(unit: Mapping[str, Any]) -> Unit:
        below = [other for other in ordered if other["parent_unit_id"] == unit["id"]]
        return Unit(item=unit, below=tuple(map(arranged, below)))

    return tuple(map(arranged, top))
