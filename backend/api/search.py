"""Search over what is published, with or without diacritics: every word must occur."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.views import APIView

from backend.api.answers import json_answer, json_list
from backend.api.cursors import ORDERS, page_of
from backend.api.parameters import locale_of, refuse, refuse_unknown, whole_number
from backend.api.sites import site_key
from backend.published.models import Item
from content_models.unicode_text import nfc
from content_models.vietnamese import unaccented

LONGEST_QUERY = 200
MOST_WORDS = 12


class SearchView(APIView):
    """GET search/?q=: newest matches first, of one site or of the system."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        refuse_unknown(request, {"q", "site", "locale", "limit", "cursor"})
        limit = whole_number(request, "limit", default=20, most=50)
        rows = Item.objects.filter(locale=locale_of(request))
        named = request.GET.get("site") or site
        if named:
            rows = rows.filter(site=site_key(request, named))
        for word in _words(request):
            rows = rows.filter(words__contains=word)
        found, following = page_of(
            request, rows.defer("document", "words"), ORDERS["-listed_at"], limit
        )
        return json_answer(request, json_list((row.summary for row in found), following))


def _words(request: HttpRequest) -> list[str]:
    asked = nfc(request.GET.get("q", "")).strip()
    words = unaccented(asked).lower().split()
    if words and len(asked) <= LONGEST_QUERY and len(words) <= MOST_WORDS and "\0" not in asked:
        return words
    refuse(
        request,
        "q",
        _("Câu tìm trống, quá dài hoặc có ký tự lạ."),
        _("Hãy nhập từ 1 đến %(most)d từ, không quá %(longest)d ký tự.")
        % {"most": MOST_WORDS, "longest": LONGEST_QUERY},
    )


class OwnSearchView(SearchView):
    """GET site/search/?q=: over the host's own site."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        return super().get(request, site_key(request, site))
