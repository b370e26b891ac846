"""Lists of items: by section, category and month, and which months have any."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import json_answer, json_list
from backend.api.components import items_of, reference, results_of
from backend.api.cursors import ORDERS, counted_page_of, page_of
from backend.api.endpoint import Endpoint
from backend.api.filters import Asked, filtered
from backend.api.operation_parameters import (
    LARGEST_OFFSET,
    LOCALE,
    filter_parameters,
    list_parameters,
    site_list_parameters,
)
from backend.api.operations import Operation, always
from backend.api.parameters import choice, locale_of, refuse, refuse_unknown, whole_number
from backend.api.shapes import MonthCount
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item, ListMonth
from backend.published.rows import to_json
from backend.published.stretches import numbers, stretch_keys
from content_models.categories import Category

LIST_PARAMETERS = frozenset({"order", "limit", "cursor", "view", "locale"})
COUNTED_PARAMETERS = frozenset(
    {"locale", "section", "category", "month", "order", "limit", "view", "offset"}
)
"""With `offset` an entry's number must depend on its month alone, not on what is filtered out."""
MONTHS_PARAMETERS = frozenset({"locale", "section", "category"})
PLAIN_PARAMETERS = MONTHS_PARAMETERS | {"order", "limit", "view"}
MOST_AT_ONCE = {"summary": 500, "full": 100}
"""The most entries of one page; `next` leads on."""
MOST = max(MOST_AT_ONCE.values())
VIEWS = {"summary": "summary", "full": "document"}
"""The text column each view reads."""
COLUMNS = ("uuid", "site", "locale", "title", "tree_path", "month", "listed_at", "updated_at")


class PagesView(Endpoint):
    """GET sites/{site}/pages/: a site's items; also one category's, of a site or of all."""

    category: Category | None = None
    operation: ClassVar = Operation(
        summary="Danh sách nội dung của một cổng / A site's items",
        description="Phân trang bằng con trỏ: đọc tiếp địa chỉ “next” cho đến khi là null. / "
        "Cursor pagination: follow `next` until it is null.",
        answer=lambda category: results_of(items_of(category)),
        parameters=site_list_parameters,
        problems=(503,),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        key = asked_site(request, site)
        return _listing(request, Item.public.filter(site=key), key, self.category)


class SystemPagesView(Endpoint):
    """GET {category}/: one category's items of every site."""

    category: Category | None = None
    operation: ClassVar = Operation(
        summary="Danh sách nội dung của mọi cổng / Items of all sites",
        answer=lambda category: results_of(items_of(category)),
        parameters=list_parameters,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return _listing(request, Item.public.all(), keys.EVERY_SITE, self.category)


def _listing(
    request: HttpRequest, rows: QuerySet[Item], site: str, category: Category | None
) -> HttpResponseBase:
    order = choice(request, "order", ORDERS, "-listed_at")
    view = choice(request, "view", VIEWS, "summary")
    limit = min(whole_number(request, "limit", default=20, most=MOST), MOST_AT_ONCE[view])
    locale = locale_of(request)
    rows = rows.filter(locale=locale)
    if category is not None:
        rows = rows.filter(category=category.value)
    known = LIST_PARAMETERS if site == keys.EVERY_SITE else LIST_PARAMETERS | {"offset"}
    asked = filtered(request, rows, category, known)
    # Tuples, not models: making a model of each row costs more than finding it.
    rows = asked.rows.values_list(*COLUMNS, VIEWS[view], named=True)
    offset = offset_of(request, asked, order)
    if offset is None:
        found, following = page_of(request, rows, ORDERS[order], limit)
    else:
        found, following = counted_page_of(request, rows, ORDERS[order], limit, offset)
    if not found and site != keys.EVERY_SITE:
        require_site(site)
    texts = (getattr(row, VIEWS[view]) for row in found)
    if offset is None:
        touched = _list_keys(request, site, locale, asked, found, following)
    else:
        scope = keys.scope(site, locale, section=asked.section, category=asked.category)
        touched = stretch_keys((scope, asked.month), numbers(offset, limit))
    touched.append(keys.open_site(site))
    if view == "full":
        touched += [keys.item(row.site, row.uuid, row.locale) for row in found]
    changed_at = max((row.updated_at for row in found), default=None)
    return json_answer(request, json_list(texts, following), touched, changed_at=changed_at)


def offset_of(request: HttpRequest, asked: Asked, order: str) -> int | None:
    """Return how many of a month's oldest entries are to be left out; None where none is counted."""
    if "offset" not in request.GET:
        return None
    if not asked.month or order != "listed_at" or request.GET.keys() - COUNTED_PARAMETERS:
        refuse(
            request,
            "offset",
            _("Chỉ đếm được các mục của một tháng, từ mục cũ nhất."),
            _("Hãy dùng cùng month và order=listed_at, bỏ cursor và các bộ lọc khác."),
        )
    return whole_number(request, "offset", default=0, least=0, most=LARGEST_OFFSET)


def _list_keys(
    request: HttpRequest,
    site: str,
    locale: str,
    asked: Asked,
    found: list[Any],
    following: str | None,
) -> list[str]:
    if site == keys.EVERY_SITE:  # the feed names such a list as a whole only
        return [keys.whole_list(keys.scope(site, locale, category=asked.category))]
    scope = keys.scope(site, locale, section=asked.section, category=asked.category)
    if asked.month:
        return [keys.month_list(scope, asked.month)]
    plain = request.GET.keys() <= PLAIN_PARAMETERS
    newest_first = request.GET.get("order", "-listed_at") == "-listed_at"
    if plain and newest_first and following:
        return [keys.months(scope), *(keys.month_list(scope, row.month) for row in found)]
    return [keys.whole_list(scope)]


class MonthsView(Endpoint):
    """GET sites/{site}/months/: which months a list has entries in, newest first."""

    operation: ClassVar = Operation(
        summary="Các tháng có nội dung / Months with entries",
        description="Của một mục, một chuyên mục, hoặc cả cổng. / "
        "Of a section, a category, or the whole site.",
        answer=always(results_of(reference(MonthCount))),
        parameters=lambda _category: [
            LOCALE,
            *(each for each in filter_parameters(None) if each.name in MONTHS_PARAMETERS),
        ],
        problems=(503,),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, MONTHS_PARAMETERS)
        key = asked_site(request, site)
        asked = filtered(request, Item.public.none(), None, frozenset())
        scope = keys.scope(key, locale_of(request), section=asked.section, category=asked.category)
        rows = ListMonth.public.filter(scope=scope).order_by("-month").values("month", "count")
        entries = [to_json(MonthCount(**row)) for row in rows]
        if not entries:
            require_site(key)
        # A count changes with any entry; that a month appears or vanishes is the rarer news.
        touched = [keys.months(scope), keys.whole_list(scope), keys.open_site(key)]
        return json_answer(request, json_list(entries, None), touched)
