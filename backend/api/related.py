"""Related items: those that the items of an answer lead to, as summaries, in the same answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from backend.published import keys
from backend.published.models import Item


@dataclass(frozen=True)
class Target:
    """An item that is led to: one of a site, or the one that stands at an address elsewhere."""

    uuid: UUID
    place: str
    is_near: bool


def included(items: Iterable[str], names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the summaries of the items led to by these fields, and the keys they depend on.

    They are in the language of the item that leads to them; each comes once, in the order of ids.
    """
    wanted: dict[str, set[Target]] = {}
    for text in items:
        item = orjson.loads(text)
        for name in names:
            wanted.setdefault(item["locale"], set()).update(_targets(item.get(name), item["site"]))
    rows = [row for locale, targets in wanted.items() for row in _rows(locale, targets)]
    rows.sort(key=lambda row: (row.uuid.hex, row.site, row.locale))
    touched = {keys.item(row.site, row.uuid, row.locale) for row in rows}
    # Those that are not public yet may be so tomorrow.
    touched |= {
        keys.item(target.place, target.uuid, locale)
        for locale, targets in wanted.items()
        for target in targets
        if target.is_near
    }
    return [row.summary for row in rows], sorted(touched)


def _rows(locale: str, targets: set[Target]) -> Iterator[Any]:
    found = Item.public.filter(locale=locale, uuid__in={target.uuid for target in targets})
    for row in found.values_list("uuid", "site", "locale", "url", "summary", named=True):
        if {
            Target(row.uuid, row.site, is_near=True),
            Target(row.uuid, row.url, is_near=False),
        } & targets:
            yield row


def _targets(value: Any, site: str) -> Iterator[Target]:
    """Yield what a field leads to: links and bare ids, however deep they stand in it."""
    if isinstance(value, str):
        try:
            yield Target(UUID(value), site, is_near=True)
        except ValueError:
            return
    elif isinstance(value, list):
        for each in value:
            yield from _targets(each, site)
    elif isinstance(value, dict) and value.keys() >= {"id", "title", "url"}:
        is_near = value["url"].startswith("/")
        yield Target(UUID(value["id"]), site if is_near else value["url"], is_near)
    elif isinstance(value, dict):
        for each in value.values():
            if isinstance(each, dict | list):
                yield from _targets(each, site)
