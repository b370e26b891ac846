"""One item in full, with where it stands."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import json_answer
from backend.api.components import item_in_full
from backend.api.endpoint import Endpoint
from backend.api.operation_parameters import LOCALE
from backend.api.operations import Operation, always, parameters
from backend.api.parameters import locale_of, refuse_unknown
from backend.api.sites import asked_site, require_site
from backend.api.standing import ancestors_of, in_full
from backend.published import keys
from backend.published.models import Item


class PageView(Endpoint):
    """GET sites/{site}/pages/{id}/: one item in full, with where it stands."""

    operation: ClassVar = Operation(
        summary="Một nội dung, đầy đủ / One item in full",
        description="Kèm đường dẫn từ trang chủ và các bản ngôn ngữ khác. / "
        "With the pages above it and its other languages.",
        answer=always(item_in_full()),
        parameters=parameters(LOCALE),
        problems=(503,),
    )

    def get(self, request: HttpRequest, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, {"locale"})
        key = asked_site(request, site)
        locale = locale_of(request)
        row = Item.public.filter(site=key, uuid=id, locale=locale).first()
        if row is None:
            require_site(key)
            raise Http404
        ancestors = ancestors_of(row)
        body = in_full(row, ancestors)
        touched = [
            keys.item(key, row.uuid, locale),
            *(keys.place(key, each.uuid, locale) for each in ancestors),
            keys.alternates(key, row.uuid),
            keys.open_site(key),
        ]
        return json_answer(request, body, touched, changed_at=row.updated_at)
