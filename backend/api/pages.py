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
from backend.api.shapes import Alternate, Breadcrumb
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item
from backend.published.rows import to_json


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
        ancestors, alternates = _ancestors(row), _alternates(row)
        body = (
            f'{row.document[:-1]},"breadcrumbs":{to_json([_crumb(each) for each in ancestors])},'
            f'"alternates":{to_json([_alternate(each) for each in alternates])}}}'
        )
        touched = [
            keys.item(key, row.uuid, locale),
            *(keys.place(key, each.uuid, locale) for each in ancestors),
            keys.alternates(key, row.uuid),
            keys.open_site(key),
        ]
        return json_answer(request, body, touched, changed_at=row.updated_at)


def _ancestors(row: Item) -> list[Item]:
    step = len(row.position)
    paths = [row.tree_path[:length] for length in range(step, len(row.tree_path), step)]
    rows = Item.public.filter(tree_path__in=paths).order_by("tree_path")
    return list(rows.only("uuid", "title", "path"))


def _alternates(row: Item) -> list[Item]:
    rows = Item.public.filter(uuid=row.uuid, site=row.site).exclude(pk=row.pk)
    return list(rows.order_by("locale").only("locale", "path", "url", "title"))


def _crumb(row: Item) -> Breadcrumb:
    return Breadcrumb(title=row.title, path=row.path)


def _alternate(row: Item) -> Alternate:
    return Alternate(locale=row.locale, path=row.path, url=row.url, title=row.title)
