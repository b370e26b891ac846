"""From a page to its row in the store: the item's JSON and what lists sort and filter it by."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from backend.published.models import Item
from content_models.base import PortalPage
from content_models.composition import Composition
from content_models.published import Money, Published, PublishedSection

OFFICIAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


def item_row(page: PortalPage, composition: Composition) -> Item:
    """Return the unsaved row of what the public sees of the page, its parts told by the digest."""
    row = row_of(page, page.published(composition))
    parts = parts_of(page)
    if parts:
        row.digest = _digest(row.digest, *parts.values())
    return row


def parts_of(page: PortalPage) -> dict[int, str]:
    """Return the JSON of each of a page's parts that are kept apart, by number."""
    return {number: to_json(part) for number, part in page.kept_apart().items()}


def row_of(page: PortalPage, shape: Published) -> Item:
    """Return the unsaved row of a page that is composed already."""
    document = to_json(_values(shape))
    row = Item(
        page_id=page.pk,
        uuid=shape.id,
        locale=shape.locale,
        site=shape.site,
        type=shape.type,
        category="" if isinstance(shape, PublishedSection) else shape.category or "",
        title=shape.title,
        path=shape.path,
        url=shape.url,
        section=shape.section,
        tree_path=page.path,
        position=shape.position,
        in_menu=isinstance(shape, PublishedSection) and shape.in_menu,
        listed_at=shape.listed_at,
        month=f"{shape.listed_at.astimezone(OFFICIAL_TIME):%Y-%m}",
        updated_at=shape.updated_at,
        is_stale=shape.translated_from is not None and not shape.translated_from.is_current,
        facets=_facets(page, shape),
        summary=to_json(_values(shape, leave_out=detail_only_fields(type(shape)))),
        document=document,
    )
    row.digest = _digest(document, row.tree_path, row.category, to_json(row.facets))
    return row


def to_json(value: Any) -> str:
    """Return compact JSON; decimals as strings, so that no amount of money is rounded."""
    return orjson.dumps(value, default=_plain).decode()


def _plain(value: Any) -> Any:
    return str(value)  # decimals and lazy translations


def _values(shape: Published, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {
        each.name: getattr(shape, each.name) for each in fields(shape) if each.name not in leave_out
    }


def detail_only_fields(shape: type[Published]) -> frozenset[str]:
    """Return the names of the fields that lists leave out."""
    return frozenset(each.name for each in fields(shape) if each.metadata.get("detail_only"))


def _facets(page: PortalPage, shape: Published) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in type(page).filter_fields:
        value = getattr(shape, name)
        if isinstance(value, Money):
            found[f"{name}_currency"] = value.currency
            value = value.amount
        found[name] = _facet(value)
    return found


def _facet(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(OFFICIAL_TIME).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, UUID) else value


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
