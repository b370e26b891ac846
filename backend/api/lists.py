"""Lists of items: by section, category and month, and which months have any."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import json_answer, json_list
from backend.api.components import list_of_items, reference, results_of
from backend.api.cursors import OF_A_DAY, counted_page_of, order_named, page_of
from backend.api.endpoint import Endpoint
from backend.api.facets import counted
from backend.api.fieldsets import asked_names, only
from backend.api.filters import Asked, filtered, kept_text
from backend.api.languages import in_languages, languages_of
from backend.api.offered import (
    facet_names,
    field_names,
    heavy_fields,
    linking_fields,
    order_names,
)
from backend.api.operation_parameters import (
    LARGEST_OFFSET,
    LOCALE,
    filter_parameters,
    site_list_parameters,
    system_list_parameters,
)
from backend.api.operations import Operation, always
from backend.api.parameters import (
    LOCALES,
    choice,
    locale_of,
    refuse,
    refuse_unknown,
    whole_number,
)
from backend.api.related import included
from backend.api.shapes import MonthCount
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item, ListMonth
from backend.published.rows import to_json
from backend.published.stretches import numbers, stretch_keys
from content_models.categories import Category

LIST_PARAMETERS = frozenset(
    {
        "order", "limit", "cursor", "view", "locale", "fallback", "fields", "facets", "include",
    }
)  # fmt: skip
COUNTED_PARAMETERS = frozenset(
    {"locale", "section", "category", "month", "order", "limit", "view", "offset"}
)
"""With `offset` an entry's number must depend on its month alone, not on what is filtered out."""
MONTHS_PARAMETERS = frozenset({"locale", "section", "category"})
PLAIN_PARAMETERS = MONTHS_PARAMETERS | {"order", "limit", "view", "fields"}
WHOSE_SERVICES = Category.ADMINISTRATIVE_PROCEDURES.value
SERVICES = Category.ONLINE_PUBLIC_SERVICES.value
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
        answer=list_of_items,
        parameters=site_list_parameters,
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        key = asked_site(request, site)
        return _listing(request, Item.public.filter(site=key), key, self.category)


class SystemPagesView(Endpoint):
    """GET {category}/: one category's items of every site."""

    category: Category | None = None
    operation: ClassVar = Operation(
        summary="Danh sách nội dung của mọi cổng / Items of all sites",
        answer=list_of_items,
        parameters=system_list_parameters,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return _listing(request, Item.public.all(), keys.EVERY_SITE, self.category)


@dataclass(frozen=True)
class Question:
    """What a request asks of a list, beside its filters: in which languages, order and form."""

    site: str
    category: Category | None
    locales: tuple[str, ...]
    order: str
    view: str
    limit: int
    fields: tuple[str, ...]
    facets: tuple[str, ...]
    include: tuple[str, ...]

    @property
    def column(self) -> str:
        """The text that holds all of an entry that is asked for."""
        heavy = self.view == "full" or set(self.fields) & heavy_fields(self.category)
        return VIEWS["full" if heavy or self._leads_from_the_body else "summary"]

    @property
    def _leads_from_the_body(self) -> bool:
        return bool(set(self.include) & heavy_fields(self.category))

    @property
    def is_everywhere(self) -> bool:
        """Whether the list is one over all sites."""
        return self.site == keys.EVERY_SITE


def _question(request: HttpRequest, site: str, category: Category | None) -> Question:
    facets = facet_names(category)
    view = choice(request, "view", VIEWS, "summary")
    return Question(
        site=site,
        category=category,
        locales=languages_of(request),
        order=choice(request, "order", order_names(category), "-listed_at"),
        view=view,
        limit=min(whole_number(request, "limit", default=20, most=MOST), MOST_AT_ONCE[view]),
        fields=asked_names(request, "fields", field_names(category)),
        facets=asked_names(
            request, "facets", (*facets, "site") if site == keys.EVERY_SITE else facets
        ),
        include=asked_names(request, "include", linking_fields(category)),
    )


def asked_rows(
    request: HttpRequest, rows: QuerySet[Item], question: Question, known: frozenset[str]
) -> Asked:
    """Return the rows of a list that the filters of a request find."""
    rows = in_languages(rows, question.locales)
    if question.category is not None:
        rows = rows.filter(category=question.category.value)
    return filtered(request, rows, question.category, known, everywhere=question.is_everywhere)


def _listing(
    request: HttpRequest, rows: QuerySet[Item], site: str, category: Category | None
) -> HttpResponseBase:
    question = _question(request, site, category)
    known = LIST_PARAMETERS if question.is_everywhere else LIST_PARAMETERS | {"offset"}
    asked = asked_rows(request, rows, question, known)
    offset = offset_of(request, asked, question.order)
    found, following = _page(request, asked, question, offset)
    if not found and not question.is_everywhere:
        require_site(site)
    texts = [getattr(row, question.column) for row in found]
    more, touched = _more(asked, question, texts)
    touched += _touched(request, asked, question, found, following, offset)
    changed_at = max((row.updated_at for row in found), default=None)
    body = json_list((only(text, question.fields) for text in texts), following, more)
    return json_answer(request, body, touched, changed_at=changed_at)


def _page(
    request: HttpRequest, asked: Asked, question: Question, offset: int | None
) -> tuple[list[Any], str | None]:
    order = order_named(question.order)
    rows = asked.rows
    columns = [*COLUMNS, question.column]
    if order.column == OF_A_DAY:
        name = question.order.removeprefix("-")
        rows = rows.annotate(
            **{OF_A_DAY: Coalesce(kept_text(name), Value(""), output_field=TextField())}
        )
        columns.append(OF_A_DAY)
    # Tuples, not models: making a model of each row costs more than finding it.
    rows = rows.values_list(*columns, named=True)
    if offset is None:
        return page_of(request, rows, order, question.limit)
    return counted_page_of(request, rows, order, question.limit, offset)


def _more(asked: Asked, question: Question, texts: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the further members of an answer, and the keys of the items they show."""
    more: dict[str, str] = {}
    touched: list[str] = []
    if question.facets:
        more["count"] = str(asked.rows.count())
        more["facets"] = to_json(counted(asked, question.facets))
    if question.include:
        summaries, touched = included(texts, question.include)
        more["included"] = f"[{','.join(summaries)}]"
    return more, touched


def _touched(
    request: HttpRequest,
    asked: Asked,
    question: Question,
    found: list[Any],
    following: str | None,
    offset: int | None,
) -> list[str]:
    touched: list[str] = []
    if offset is None:
        for locale in question.locales:
            touched += _list_keys(request, question.site, locale, asked, found, following)
    else:
        scope = keys.scope(
            question.site, question.locales[0], section=asked.section, category=asked.category
        )
        touched = stretch_keys((scope, asked.month), numbers(offset, question.limit))
    touched.append(keys.open_site(question.site))
    if "for_foreigners" in asked.filters and asked.category == WHOSE_SERVICES:
        # Which procedures foreigners can do is said by services, of any site.
        everywhere = (keys.scope(keys.EVERY_SITE, each, category=SERVICES) for each in LOCALES)
        touched += [*map(keys.whole_list, everywhere), keys.open_site(keys.EVERY_SITE)]
    if question.column == VIEWS["full"]:
        touched += [keys.item(row.site, row.uuid, row.locale) for row in found]
    return touched


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
    if asked.month and "facets" not in request.GET:
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
