"""A month of a list in stretches of twenty entries, counted from the oldest.

Whoever reads one stretch depends on it alone: what is added at the end of a month of a thousand
entries touches its last stretch, and nobody need read the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from django.db.models import Q, QuerySet

from backend.published import keys
from backend.published.differences import ARRANGING_TYPES, is_listed_otherwise, months_of
from backend.published.models import Item
from backend.published.rows import OFFICIAL_TIME

Pair: TypeAlias = tuple[Item | None, Item | None]
Month: TypeAlias = tuple[str, str]

FIRST_MOMENT = datetime.min.replace(tzinfo=UTC)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)
STRETCH = 20
MANY = 20
"""Where more rows of one month change at once, all its stretches count as touched."""


def month_span(month: str) -> tuple[datetime, datetime]:
    """Return the moments (from, and before) between which `listed_at` falls into a `YYYY-MM`."""
    year, number = map(int, month.split("-"))
    return _beginning(year, number), _beginning(year + number // 12, number % 12 + 1)


def _beginning(year: int, month: int) -> datetime:
    try:
        return datetime(year, month, 1, tzinfo=OFFICIAL_TIME).astimezone(UTC)
    except (ValueError, OverflowError):  # at either end of all time
        return LAST_MOMENT if year > 1 else FIRST_MOMENT


def numbers(first: int, count: int) -> range:
    """Return the stretches in which `count` entries from the one numbered `first` stand."""
    return range(first // STRETCH, (first + max(count, 1) - 1) // STRETCH + 1)


def entries(scope: str) -> QuerySet[Item]:
    """Return the rows of a list, named as `keys.scope` names it."""
    site, locale, kind, *rest = scope.split(":")
    rows = Item.objects.filter(site=site, locale=locale)
    if kind == "section":
        return rows.filter(section=rest[0]).exclude(type__in=ARRANGING_TYPES)
    return rows.filter(category=rest[0]) if kind == "category" else rows


def touched_stretches(
    pairs: Sequence[Pair], totals: Mapping[Month, tuple[int, int]]
) -> list[set[str]]:
    """Return the keys of the stretches that each pair of rows touches, once they are stored.

    `totals`: how many entries each month of a list had, and has.
    """
    touched: list[set[str]] = [set() for _ in pairs]
    concerned: dict[Month, list[int]] = defaultdict(list)
    for index, (old, new) in enumerate(pairs):
        if is_listed_otherwise(old, new):
            for month in months_of(old) | months_of(new):
                concerned[month].append(index)
    for month, indexes in concerned.items():
        before, after = totals[month]
        whole = numbers(0, max(before, after))
        if len(indexes) > MANY:
            # Told once: whoever follows the feed reads the changes of one transaction together.
            touched[indexes[0]].update(stretch_keys(month, whole))
            continue
        for index in indexes:
            found = _touched_by(pairs[index], month, after, whole)
            touched[index].update(stretch_keys(month, found))
    return touched


def stretch_keys(month: Month, found: Iterable[int]) -> list[str]:
    """Return the keys of some stretches of a month of a list."""
    return [keys.stretch(*month, number) for number in found]


def _touched_by(pair: Pair, month: Month, total: int, whole: range) -> range:
    """Return one stretch where an entry kept its place, else all from where it stands or stood."""
    old, new = (row if month in months_of(row) else None for row in pair)
    stood = total - _newer(old, month) if old is not None else total
    stands = total - 1 - _newer(new, month) if new is not None else total
    if old is not None and new is not None and old.listed_at == new.listed_at:
        return numbers(stands, 1)
    return range(max(0, min(stood, stands)) // STRETCH, whole.stop)


def _newer(row: Item, month: Month) -> int:
    """Return how many entries of a month are newer: few, near its end, where nearly all changes are."""
    scope, name = month
    _, end = month_span(name)
    behind = Q(listed_at__gt=row.listed_at) | Q(listed_at=row.listed_at, uuid__gt=row.uuid)
    return entries(scope).filter(behind, listed_at__gte=row.listed_at, listed_at__lt=end).count()
