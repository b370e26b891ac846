"""What a sitemap lists: the addresses of a month, a stretch at a time, each in all its languages."""

from collections import defaultdict
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.cursors import ORDERS, counted_page_of
from backend.api.endpoint import Endpoint
from backend.api.filters import MONTH, filtered
from backend.api.operation_parameters import COMMON, LARGEST_OFFSET, LOCALE, OFFSET
from backend.api.operations import Operation, always, parameters, query
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import locale_of, refuse, refuse_unknown, whole_number
from backend.api.shapes import Address, SitemapEntry
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item
from backend.published.rows import to_json
from backend.published.stretches import numbers, stretch_keys

MOST = 100


class SitemapView(Endpoint):
    """GET sites/{site}/sitemap/: addresses of a month's items, the oldest first."""

    operation: ClassVar = Operation(
        summary="Địa chỉ các nội dung của một tháng / Addresses of a month's items",
        description="Kèm địa chỉ ở các ngôn ngữ khác, đủ để lập sitemap. / "
        "With those in other languages: all that a sitemap says.",
        answer=always(results_of(reference(SitemapEntry))),
        parameters=parameters(
            query("month", {"type": "string", "pattern": MONTH}, COMMON["month"], required=True),
            LOCALE,
            OFFSET,
            number_parameter(
                "limit", "Số mục mỗi trang / Entries per page", default=100, most=MOST
            ),
        ),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, {"month", "locale", "offset", "limit"})
        if "month" not in request.GET:
            refuse(request, "month", _("Thiếu tham số này."), _("Hãy cho một tháng, như 2026-11."))
        key, locale = asked_site(request, site), locale_of(request)
        offset = whole_number(request, "offset", default=0, least=0, most=LARGEST_OFFSET)
        limit = whole_number(request, "limit", default=MOST, most=MOST)
        asked = filtered(
            request,
            Item.public.filter(site=key, locale=locale),
            None,
            frozenset({"offset", "limit"}),
        )
        rows = asked.rows.values_list("uuid", "path", "url", "updated_at", "listed_at", named=True)
        found, following = counted_page_of(request, rows, ORDERS["listed_at"], limit, offset)
        if not found:
            require_site(key)
        others = _others(key, locale, [row.uuid for row in found])
        entries = (
            SitemapEntry(
                id=row.uuid,
                locale=locale,
                path=row.path,
                url=row.url,
                updated_at=row.updated_at,
                alternates=others[row.uuid],
            )
            for row in found
        )
        touched = [
            *stretch_keys((keys.scope(key, locale), asked.month), numbers(offset, limit)),
            *(keys.alternates(key, row.uuid) for row in found),
            keys.open_site(key),
        ]
        return json_answer(request, json_list(map(to_json, entries), following), touched)


def _others(site: str, locale: str, uuids: list[UUID]) -> dict[UUID, list[Address]]:
    """Return the addresses of items in other languages, in the order of their codes."""
    rows = Item.public.filter(site=site, uuid__in=uuids).exclude(locale=locale).order_by("locale")
    found: dict[UUID, list[Address]] = defaultdict(list)
    for uuid, code, path, url in rows.values_list("uuid", "locale", "path", "url"):
        found[uuid].append(Address(locale=code, path=path, url=url))
    return found
