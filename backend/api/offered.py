"""What a category's items offer to readers: their fields, what they link to, what can be counted.

All of it is read from the shapes; nothing is listed by hand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from backend.published.rows import detail_only_fields
from content_models.base import PortalPage
from content_models.catalogue import PAGE_TYPES, page_types_of
from content_models.categories import Category
from content_models.navigation import HomePage, SectionPage
from content_models.published import Money, Published, PublishedLink

ALWAYS_SENT = ("id", "type", "locale", "site")
"""Fields an item keeps whatever is asked for: by them it can be told, and read in full."""
EVERY_PAGE_TYPE: tuple[type[PortalPage], ...] = (HomePage, SectionPage, *PAGE_TYPES)
EVERY_ORDER = (
    "-listed_at", "listed_at", "position", "title", "-title", "-updated_at", "updated_at",
)  # fmt: skip
NOT_COUNTED = frozenset({date, datetime, int, float, Money})
Shape: TypeAlias = type[Published]


def holders_of(category: Category | None) -> Sequence[type[PortalPage]]:
    """Return the page types whose items a list of the category may hold."""
    return (category and page_types_of(category)) or EVERY_PAGE_TYPE


@cache
def shapes_of(category: Category | None) -> tuple[Shape, ...]:
    """Return the shapes of the items that a list of the category may hold."""
    return tuple(page_type.shape for page_type in holders_of(category))


@cache
def field_names(category: Category | None) -> tuple[str, ...]:
    """Return the names of all fields such an item may have."""
    return _in_order(each.name for shape in shapes_of(category) for each in fields(shape))


@cache
def heavy_fields(category: Category | None) -> frozenset[str]:
    """Return the fields that no summary holds, in one of the shapes at least."""
    return frozenset[str]().union(*map(detail_only_fields, shapes_of(category)))


@cache
def linking_fields(category: Category | None) -> tuple[str, ...]:
    """Return the fields that lead to other items, with the section an item stands in."""
    found = (
        name
        for shape in shapes_of(category)
        for name, hint in get_type_hints(shape).items()
        if _leads_on(hint)
    )
    return _in_order(("section", *found))


def _leads_on(hint: Any) -> bool:
    if hint is PublishedLink:
        return True
    if is_dataclass(hint) and isinstance(hint, type):
        return any(map(_leads_on, get_type_hints(hint).values()))
    return get_origin(hint) in {list, UnionType, Union} and any(map(_leads_on, get_args(hint)))


@cache
def filter_hints(category: Category | None) -> dict[str, frozenset[Any]]:
    """Return the types of each field that a category's items can be filtered by."""
    found: dict[str, frozenset[Any]] = {}
    for page_type in page_types_of(category) if category else ():
        hints = get_type_hints(page_type.shape)
        found |= {name: _kinds(hints[name]) for name in page_type.filter_fields}
    return found


@cache
def facet_names(category: Category | None) -> tuple[str, ...]:
    """Return what the items of a list can be counted by."""
    common = () if category else ("category",)
    return _in_order((*common, "type", "month", *detail_names(category)))


@cache
def detail_names(category: Category | None) -> tuple[str, ...]:
    """Return what items of a category can be narrowed by in a search: its own words, no dates."""
    return _of_kind(category, lambda kinds: not kinds & NOT_COUNTED) if category else ()


@cache
def day_names(category: Category | None) -> tuple[str, ...]:
    """Return the dates and moments of a category that its items can be sorted by."""
    return _of_kind(category, lambda kinds: bool(kinds & {date, datetime}))


@cache
def order_names(category: Category | None) -> tuple[str, ...]:
    """Return what a list can be sorted by: what every list can, and the dates of its category."""
    own = (f"{sign}{name}" for name in day_names(category) for sign in ("-", ""))
    return (*EVERY_ORDER, *own)


def _of_kind(
    category: Category | None, is_wanted: Callable[[frozenset[Any]], bool]
) -> tuple[str, ...]:
    return tuple(name for name, kinds in filter_hints(category).items() if is_wanted(kinds))


def _kinds(hint: Any) -> frozenset[Any]:
    return frozenset(get_args(hint) if isinstance(hint, UnionType) else {hint})


def _in_order(names: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
