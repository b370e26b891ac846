"""Cursor pagination over a unique order: stable while things are inserted, as fast on any page."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from backend.api.problems import BadQuery
from backend.api.shapes import Fault

IGNORED = frozenset({"cursor", "limit"})


@dataclass(frozen=True)
class Order:
    """A unique order: by `column`, ties broken by `tie`, both in the same direction."""

    column: str
    tie: str
    descending: bool

    def apply(self, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Return the rows in this order."""
        sign = "-" if self.descending else ""
        return rows.order_by(f"{sign}{self.column}", f"{sign}{self.tie}")

    def behind(self, value: Any, tie: Any) -> Q:
        """Return the condition of standing behind a row with these values."""
        lookup = "lt" if self.descending else "gt"
        return Q(**{f"{self.column}__{lookup}": value}) | Q(
            **{self.column: value, f"{self.tie}__{lookup}": tie}
        )


ORDERS = {
    "-listed_at": Order("listed_at", "uuid", descending=True),
    "listed_at": Order("listed_at", "uuid", descending=False),
    "-updated_at": Order("updated_at", "uuid", descending=True),
    "updated_at": Order("updated_at", "uuid", descending=False),
    "position": Order("tree_path", "uuid", descending=False),
    "title": Order("title", "uuid", descending=False),
    "-title": Order("title", "uuid", descending=True),
}
MOMENTS = frozenset({"listed_at", "updated_at"})
OF_A_DAY = "day"
"""The column a list is sorted by that is sorted by a date of its category."""


def order_named(name: str) -> Order:
    """Return the order of a name; every name that is none of all lists' is a date's."""
    known = ORDERS.get(name)
    return known or Order(OF_A_DAY, "uuid", descending=name.startswith("-"))


def page_of(
    request: HttpRequest, rows: QuerySet[Any, Any], order: Order, limit: int
) -> tuple[list[Any], str | None]:
    """Return the rows the request's cursor asks for, and the address of the following ones."""
    cursor = request.GET.get("cursor")
    if cursor is not None:
        rows = rows.filter(order.behind(*_read(cursor, request, order)))
    found = list(order.apply(rows)[: limit + 1])
    if len(found) <= limit:
        return found, None
    return found[:limit], address(request, cursor=_write(found[limit - 1], request, order))


def counted_page_of(
    request: HttpRequest, rows: QuerySet[Any, Any], order: Order, limit: int, offset: int
) -> tuple[list[Any], str | None]:
    """Return the rows after the first `offset`, and the address of the following ones.

    There is one whenever the page is full, so that the answer depends on its own rows alone.
    """
    found = list(order.apply(rows)[offset : offset + limit])
    is_full = len(found) == limit
    return found, address(request, offset=str(offset + limit)) if is_full else None


def address(request: HttpRequest, **changed: str) -> str:
    """Return the address a request was made to, some of its parameters being others."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = value
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def sealed(request: HttpRequest, values: list[Any]) -> str:
    """Return a cursor that holds plain values, good for this request's query alone."""
    text = json.dumps([_query_mark(request), *values])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def opened(request: HttpRequest, cursor: str) -> list[Any]:
    """Return the values a cursor of this query holds: plain JSON, which anybody may have made."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        mark, *values = json.loads(text)
        json.dumps(values, ensure_ascii=False).encode()  # half a character is no text
    except (binascii.Error, ValueError, TypeError, RecursionError):
        raise foreign_cursor(cursor) from None
    if mark != _query_mark(request):
        raise foreign_cursor(cursor)
    return values


def foreign_cursor(cursor: str) -> BadQuery:
    """Return the refusal of a cursor that was not given out for the query."""
    return BadQuery(
        Fault(
            "cursor",
            cursor[:80],
            _("Con trỏ không thuộc truy vấn này."),
            _("Hãy dùng nguyên văn địa chỉ “next” của trang trước, hoặc bỏ cursor."),
        )
    )


def _write(row: Any, request: HttpRequest, order: Order) -> str:
    value = getattr(row, order.column)
    plain = value.isoformat() if order.column in MOMENTS else value
    return sealed(request, [plain, str(getattr(row, order.tie))])


def _read(cursor: str, request: HttpRequest, order: Order) -> tuple[Any, UUID]:
    values = opened(request, cursor)
    try:
        value, tie = values
        return _moment(value) if order.column in MOMENTS else _text(value), UUID(tie)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise foreign_cursor(cursor) from None


def _moment(value: str) -> datetime:
    found = parse_datetime(value)
    if found is None or found.tzinfo is None:
        raise ValueError(value)
    return found.astimezone(UTC)


def _text(value: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    return value


def _query_mark(request: HttpRequest) -> str:
    asked = sorted((name, value) for name, value in request.GET.lists() if name not in IGNORED)
    return blake2b(json.dumps([request.path, asked]).encode(), digest_size=6).hexdigest()
