"""Search over what is published, and what a title being typed may be."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference, results_of, search_answer
from backend.api.cursors import address, foreign_cursor, opened, sealed
from backend.api.endpoint import Endpoint
from backend.api.offered import detail_names
from backend.api.operation_parameters import CURSOR, LOCALE
from backend.api.operations import Operation, always, choice, parameters, query
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import choice as choice_of
from backend.api.parameters import locale_of, refuse, refuse_unknown, whole_number
from backend.api.shapes import (
    Facets,
    FacetValue,
    SearchAttachment,
    SearchHighlight,
    SearchPiece,
    Suggestion,
)
from backend.api.sites import site_key
from backend.published.models import Item
from backend.published.rows import OFFICIAL_TIME, to_json
from backend.search import asking, finding
from backend.search.documents import LONGEST_DETAIL, moment_of
from backend.search.engine import Counting, Detail, Order, Place, Scope
from backend.search.finding import Answer, Continuation, Result, Search
from backend.search.highlighting import Highlight
from content_models.categories import Category
from content_models.unicode_text import nfc

LONGEST_QUERY = 200
MOST_WORDS = 40
MOST_VALUES = 100
CATEGORIES = [each.value for each in Category]
ORDERS = [each.value for each in Order]
TRUE_OR_FALSE = ["true", "false"]
DETAILS = {
    name: [each.value for each in Category if name in detail_names(each)]
    for name in sorted({name for each in Category for name in detail_names(each)})
}
"""What results can be narrowed by within a category: the categories that say it."""

TYPED = query(
    "q",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY},
    "Từ cần tìm, có dấu hoặc không dấu, số hiệu, chữ viết tắt / "
    "Words with or without their marks, document numbers, abbreviations",
    required=True,
)
SITE = query("site", {"type": "string"}, "Chỉ trong cổng này / Within this site only")
CATEGORY = choice("category", CATEGORIES, "Chuyên mục quy định / Mandated category")
DAY = {"type": "string", "format": "date"}
ASKED = (
    TYPED,
    LOCALE,
    CATEGORY,
    query("from", DAY, "Từ ngày này của listed_at / listed_at on this day or later"),
    query("to", DAY, "Đến hết ngày này của listed_at / listed_at up to the end of this day"),
    choice(
        "order",
        ORDERS,
        "Khớp nhất trước, hoặc mới nhất trước / Best or newest first",
        default=Order.RELEVANCE.value,
    ),
    query(
        "facets",
        {"type": "boolean", "default": False},
        "Kèm số kết quả theo chuyên mục, cổng và năm / With counts by category, site and year",
    ),
    number_parameter("limit", "Số kết quả mỗi trang / Results per page", default=20, most=50),
    CURSOR,
    *(
        query(
            name,
            {"type": "string", "minLength": 1, "maxLength": LONGEST_DETAIL},
            f"Trường của chuyên mục, cùng với category / A field of category: {', '.join(categories)}",
        )
        for name, categories in DETAILS.items()
    ),
)
OF_SEARCH = frozenset(
    {"q", "locale", "category", "from", "to", "order", "facets", "limit", "cursor", *DETAILS}
)
BEGUN = (
    TYPED,
    LOCALE,
    CATEGORY,
    number_parameter("limit", "Số gợi ý / Suggestions", default=8, most=20),
)
OF_SUGGESTIONS = frozenset({"q", "locale", "category", "limit"})
MEANT = (
    "Mọi từ phải có mặt; không phân biệt hoa thường, dấu, cách đặt dấu thanh. Khi không có kết quả, "
    "“did_you_mean” là câu được hiểu, “is_partial” cho biết có cả kết quả chỉ chứa phần lớn các từ. / "
    "Every word must occur, whatever its case and marks. Where nothing has them, `did_you_mean` is "
    "what was understood instead, and `is_partial` says that some have only most of the words."
)


class SearchView(Endpoint):
    """GET search/?q=: items of one site or of the system, best first."""

    operation: ClassVar = Operation(
        summary="Tìm trong mọi cổng, hoặc một cổng / Search all sites, or one",
        description=MEANT,
        answer=lambda _category: search_answer(),
        parameters=parameters(*ASKED, SITE),
        problems=(404,),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, OF_SEARCH | {"site"})
        return _found(request, _named_site(request))


class SiteSearchView(Endpoint):
    """GET sites/{site}/search/?q=: items of this site, best first."""

    operation: ClassVar = Operation(
        summary="Tìm trong một cổng / Search one site",
        description=MEANT,
        answer=lambda _category: search_answer(),
        parameters=parameters(*ASKED),
        kept=False,
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, OF_SEARCH)
        return _found(request, site_key(request, site))


class SuggestionsView(Endpoint):
    """GET search/suggest/?q=: items whose titles hold what is being typed."""

    operation: ClassVar = Operation(
        summary="Gợi ý khi đang gõ, mọi cổng hoặc một cổng / Suggest titles of all sites, or of one",
        answer=always(results_of(reference(Suggestion))),
        parameters=parameters(*BEGUN, SITE),
        problems=(404,),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, OF_SUGGESTIONS | {"site"})
        return _suggested(request, _named_site(request))


class SiteSuggestionsView(Endpoint):
    """GET sites/{site}/search/suggest/?q=: items of this site whose titles hold what is typed."""

    operation: ClassVar = Operation(
        summary="Gợi ý khi đang gõ, trong một cổng / Suggest titles of one site",
        answer=always(results_of(reference(Suggestion))),
        parameters=parameters(*BEGUN),
        kept=False,
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, OF_SUGGESTIONS)
        return _suggested(request, site_key(request, site))


def _named_site(request: HttpRequest) -> str:
    named = request.GET.get("site")
    return site_key(request, named) if named is not None else ""


def _found(request: HttpRequest, site: str) -> HttpResponseBase:
    wants_facets = choice_of(request, "facets", TRUE_OR_FALSE, "false") == "true"
    asked = Search(
        text=_text(request),
        scope=_scope(request, site),
        order=Order(choice_of(request, "order", ORDERS, Order.RELEVANCE.value)),
        limit=whole_number(request, "limit", default=20, most=50),
        after=_after(request),
        counting=Counting.FACETS if wants_facets else Counting.TOTAL,
        counted_details=_details_of(request) if wants_facets else (),
    )
    found = finding.search(asked)
    body = {
        "next": _next(request, found.next),
        "count": found.total,
        "facets": _facets(found) if wants_facets else None,
        "did_you_mean": found.meant or None,
        "is_partial": found.is_partial,
    }
    results = ",".join(_result(each) for each in found.results)
    return json_answer(request, f'{{"results":[{results}],{to_json(body)[1:]}', cache=NOT_KEPT)


def _suggested(request: HttpRequest, site: str) -> HttpResponseBase:
    limit = whole_number(request, "limit", default=8, most=20)
    rows = finding.suggest(_text(request), _scope(request, site), limit)
    body = {"results": [_suggestion(row) for row in rows], "next": None}
    return json_answer(request, to_json(body), cache=NOT_KEPT)


def _text(request: HttpRequest) -> str:
    text = nfc(request.GET.get("q", "")).strip()
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or len(text) > LONGEST_QUERY or "\0" in text:
        refuse(
            request,
            "q",
            _("Câu tìm trống, quá dài hoặc có ký tự lạ."),
            _("Hãy nhập từ 1 đến %(most)d từ, không quá %(longest)d ký tự.")
            % {"most": MOST_WORDS, "longest": LONGEST_QUERY},
        )
    return text


def _scope(request: HttpRequest, site: str) -> Scope:
    category = request.GET.get("category")
    first, last = _day(request, "from"), _day(request, "to")
    return Scope(
        locale=locale_of(request),
        site=site,
        category=choice_of(request, "category", CATEGORIES, "") if category is not None else "",
        since=_beginning(first) if first else None,
        before=_beginning(last + timedelta(days=1)) if last and last < date.max else None,
        details=tuple(_details(request)),
    )


def _details_of(request: HttpRequest) -> tuple[str, ...]:
    category = request.GET.get("category")
    return detail_names(Category(category)) if category else ()


def _details(request: HttpRequest) -> Iterator[Detail]:
    """Yield what results are narrowed by; one that the category has not is refused by name."""
    for name, categories in DETAILS.items():
        value = request.GET.get(name)
        if value is None:
            continue
        if request.GET.get("category") not in categories:
            refuse(
                request,
                name,
                _("Chuyên mục đang tìm không có trường này."),
                _("Hãy chọn category là một trong: %(categories)s.")
                % {"categories": ", ".join(categories)},
            )
        if not 0 < len(value) <= LONGEST_DETAIL or "\0" in value:
            refuse(
                request,
                name,
                _("Giá trị trống, quá dài hoặc có ký tự lạ."),
                _("Hãy dùng một giá trị có trong facets.details."),
            )
        yield Detail(name, value)


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name)
    if text is None:
        return None
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        refuse(request, name, _("Không phải một ngày."), _("Hãy viết ngày theo dạng 2026-11-20."))
    return found


def _beginning(day: date) -> int:
    """Return the moment a day begins in Vietnam."""
    return moment_of(datetime(day.year, day.month, day.day, tzinfo=OFFICIAL_TIME))


def _after(request: HttpRequest) -> Continuation | None:
    cursor = request.GET.get("cursor")
    if cursor is None:
        return None
    match opened(request, cursor):
        case [
            int(score),
            int(moment),
            str(site),
            str(uuid),
            str(meant),
            int(least),
            bool(is_spread),
        ]:
            fits = max(abs(score), abs(moment)) < 1 << 62 and 0 < least <= asking.MOST_TERMS
            if fits and len(meant) <= 2 * LONGEST_QUERY and "\0" not in site + uuid + meant:
                return Continuation(Place(score, moment, site, uuid), meant, least, is_spread)
    raise foreign_cursor(cursor)


def _next(request: HttpRequest, following: Continuation | None) -> str | None:
    if following is None:
        return None
    reading = [following.meant, following.least, following.is_spread]
    values = [*following.place, *reading]
    return address(request, cursor=sealed(request, values))


def _result(found: Result) -> str:
    shown = [_highlight(each) for each in found.highlights]
    return f'{found.row.summary[:-1]},"highlights":{to_json(shown)}}}'


def _highlight(found: Highlight) -> SearchHighlight:
    file = found.attachment
    return SearchHighlight(
        field=found.field.value,
        pieces=[SearchPiece(text=each.text, match=each.match) for each in found.pieces],
        attachment=SearchAttachment(title=file.title, url=file.url) if file else None,
    )


def _facets(found: Answer) -> Facets:
    return Facets(
        **{name: _counts(values) for name, values in found.facets.items()},
        details={name: _counts(values)[:MOST_VALUES] for name, values in found.details.items()},
    )


def _counts(values: Mapping[str, int]) -> list[FacetValue]:
    ordered = sorted(values.items(), key=lambda entry: (-entry[1], entry[0]))
    return [FacetValue(value=value, count=count) for value, count in ordered]


def _suggestion(row: Item) -> Suggestion:
    columns: dict[str, Any] = {
        name: getattr(row, name) for name in ("title", "site", "locale", "type", "path", "url")
    }
    return Suggestion(id=row.uuid, **columns)
