"""What a change of one row touches: the keys the feed names, and the lists that count it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from backend.published import keys
from backend.published.models import Change, Item
from content_models.languages import VIETNAMESE

ARRANGING_TYPES = frozenset({"home", "section"})


def scopes(row: Item) -> list[str]:
    """Return the lists of its site an item stands in."""
    found = [keys.scope(row.site, row.locale)]
    if row.section and row.type not in ARRANGING_TYPES:
        found.append(keys.scope(row.site, row.locale, section=row.section))
    if row.category:
        found.append(keys.scope(row.site, row.locale, category=row.category))
    return found


def change_of(old: Item | None, new: Item | None, at: datetime) -> Change:
    """Return the feed's entry for a row that was `old` and is `new`; one of them may be missing."""
    row = new or old
    if row is None:
        raise ValueError("A change needs a row before or after it.")
    return Change(
        site=row.site,
        kind=_kind(old, new),
        subject=str(row.uuid),
        keys=sorted(touched_keys(old, new)),
        at=at,
    )


def _kind(old: Item | None, new: Item | None) -> str:
    if old is None:
        return "published"
    if new is None:
        return "withdrawn"
    return "moved" if old.path != new.path else "updated"


def touched_keys(old: Item | None, new: Item | None) -> set[str]:
    """Return every key whose answer may differ now; months that appear or vanish come later."""
    rows = [row for row in (old, new) if row is not None]
    touched = {keys.item(row.site, row.uuid, row.locale) for row in rows}
    if differ(old, new, "path"):
        touched |= {keys.path(row.site, row.path) for row in rows}
        touched |= {keys.paths(row.site) for row in rows}
    if differ(old, new, "url", "title"):
        touched |= {keys.place(row.site, row.uuid, row.locale) for row in rows}
        touched |= {keys.alternates(row.site, row.uuid) for row in rows}
    if any(row.category and row.locale != VIETNAMESE for row in rows):
        touched |= {keys.translations(site) for site in (rows[0].site, keys.EVERY_SITE)}
    if is_listed_otherwise(old, new):
        touched |= _list_keys(rows)
        touched |= {
            keys.navigation(row.site, row.locale) for row in rows if row.type in ARRANGING_TYPES
        }
    return touched


def differ(old: Item | None, new: Item | None, *names: str) -> bool:
    """Return whether the rows differ in any of the named columns, or one of them is missing."""
    if old is None or new is None:
        return True
    return any(getattr(old, name) != getattr(new, name) for name in names)


def _list_keys(rows: Iterable[Item]) -> set[str]:
    touched = set()
    for row in rows:
        if row.category:
            everywhere = keys.scope(keys.EVERY_SITE, row.locale, category=row.category)
            touched.add(keys.whole_list(everywhere))
        for scope in scopes(row):
            touched |= {keys.whole_list(scope), keys.month_list(scope, row.month)}
    return touched


def months_of(row: Item | None) -> set[tuple[str, str]]:
    """Return the months of lists (scope, month) that a row stands in."""
    return {(scope, row.month) for scope in scopes(row)} if row is not None else set()


def month_counts(pairs: Iterable[tuple[Item | None, Item | None]]) -> dict[tuple[str, str], int]:
    """Return by how much each list's month grows or shrinks: 0 where only its entries differ."""
    counts: Counter[tuple[str, str]] = Counter()
    for old, new in pairs:
        if is_listed_otherwise(old, new):
            counts.update(dict.fromkeys(months_of(new), 1))
            counts.subtract(dict.fromkeys(months_of(old), 1))
    return dict(sorted(counts.items()))


def is_listed_otherwise(old: Item | None, new: Item | None) -> bool:
    """Return whether lists show a row otherwise now, or elsewhere, or only before or now."""
    return differ(old, new, "summary", "tree_path")
