"""Search over what is published, with or without diacritics: every word must occur."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import NOT_KEPT, json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.cursors import ORDERS, page_of
from backend.api.endpoint import Endpoint
from backend.api.operation_parameters import CURSOR, LOCALE
from backend.api.operations import Operation, always, parameters, query
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import locale_of, refuse, refuse_unknown, whole_number
from backend.api.sites import site_key
from backend.published.models import Item
from content_models.unicode_text import nfc
from content_models.vietnamese import unaccented

LONGEST_QUERY = 200
MOST_WORDS = 12


ASKED = (
    query(
        "q",
        {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY},
        "Từ cần tìm, có dấu hoặc không dấu / Words, with or without their marks",
        required=True,
    ),
    LOCALE,
    number_parameter("limit", "Số kết quả mỗi trang / Results per page", default=20, most=50),
    CURSOR,
)
FOUND = always(results_of(reference("ItemSummary")))
# A search depends on every word of a site, which the feed does not name: it is never kept.


class SearchView(Endpoint):
    """GET search/?q=: newest matches first, of one site or of the system."""

    operation: ClassVar = Operation(
        summary="Tìm trong mọi cổng, hoặc một cổng / Search all sites, or one",
        answer=FOUND,
        parameters=parameters(
            *ASKED, query("site", {"type": "string"}, "Chỉ trong cổng này / Within this site only")
        ),
        problems=(404, 503),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, {"q", "site", "locale", "limit", "cursor"})
        named = request.GET.get("site")
        if named is None:
            return _found(request, Item.public.all())
        return _found(request, Item.public.filter(site=site_key(request, named)))


class SiteSearchView(Endpoint):
    """GET sites/{site}/search/?q=: newest matches first, of this site."""

    operation: ClassVar = Operation(
        summary="Tìm trong một cổng / Search one site",
        answer=FOUND,
        parameters=parameters(*ASKED),
        problems=(503,),
        kept=False,
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, {"q", "locale", "limit", "cursor"})
        return _found(request, Item.public.filter(site=site_key(request, site)))


def _found(request: HttpRequest, rows: QuerySet[Item]) -> HttpResponseBase:
    limit = whole_number(request, "limit", default=20, most=50)
    rows = rows.filter(locale=locale_of(request)).defer("document", "words")
    for word in _words(request):
        rows = rows.filter(words__contains=word)
    found, following = page_of(request, rows, ORDERS["-listed_at"], limit)
    body = json_list((row.summary for row in found), following)
    return json_answer(request, body, cache=NOT_KEPT)


def _words(request: HttpRequest) -> list[str]:
    asked = nfc(request.GET.get("q", "")).strip()
    words = unaccented(asked).lower().split()
    if not 0 < len(words) <= MOST_WORDS or len(asked) > LONGEST_QUERY or "\0" in asked:
        refuse(
            request,
            "q",
            _("Câu tìm trống, quá dài hoặc có ký tự lạ."),
            _("Hãy nhập từ 1 đến %(most)d từ, không quá %(longest)d ký tự.")
            % {"most": MOST_WORDS, "longest": LONGEST_QUERY},
        )
    return words
