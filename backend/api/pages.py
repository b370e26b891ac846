"""One item in full, with where it stands."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import json_answer
from backend.api.components import item_as_asked
from backend.api.endpoint import Endpoint
from backend.api.fieldsets import asked_names, only
from backend.api.languages import first_in, languages_of
from backend.api.offered import field_names, linking_fields
from backend.api.operation_parameters import (
    FALLBACK,
    LOCALE,
    fields_parameter,
    include_parameter,
)
from backend.api.operations import Operation, always, parameters
from backend.api.parameters import refuse_unknown
from backend.api.related import included
from backend.api.sites import asked_site, require_site
from backend.api.standing import ancestors_of, in_full
from backend.published import keys
from backend.published.models import Item

STANDING = ("breadcrumbs", "alternates")


class PageView(Endpoint):
    """GET sites/{site}/pages/{id}/: one item in full, with where it stands."""

    operation: ClassVar = Operation(
        summary="Một nội dung, đầy đủ / One item in full",
        description="Kèm đường dẫn từ trang chủ và các bản ngôn ngữ khác. / "
        "With the pages above it and its other languages.",
        answer=always(item_as_asked()),
        parameters=parameters(
            LOCALE, FALLBACK, fields_parameter(None, STANDING), include_parameter(None)
        ),
    )

    def get(self, request: HttpRequest, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, {"locale", "fallback", "fields", "include"})
        key = asked_site(request, site)
        locales = languages_of(request)
        fields = asked_names(request, "fields", (*field_names(None), *STANDING))
        include = asked_names(request, "include", linking_fields(None))
        row = first_in(Item.public.filter(site=key, uuid=id), locales)
        if row is None:
            require_site(key)
            raise Http404
        ancestors = ancestors_of(row)
        body = only(in_full(row, ancestors), fields)
        touched = [
            *(keys.item(key, row.uuid, locale) for locale in locales),
            *(keys.place(key, each.uuid, row.locale) for each in ancestors),
            keys.alternates(key, row.uuid),
            keys.open_site(key),
        ]
        if include:
            summaries, further = included([row.document], include)
            body = f'{body[:-1]},"included":[{",".join(summaries)}]}}'
            touched += further
        return json_answer(request, body, touched, changed_at=row.updated_at)
