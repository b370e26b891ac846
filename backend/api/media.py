"""Files that published items name; no other file of the CMS can be had here."""

from typing import ClassVar, NoReturn

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import CACHED_FOREVER, file_answer
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.sites import require_site
from backend.published import keys
from backend.published.models import ItemFile
from backend.published.withholding import sites_showing


class MediaView(Endpoint):
    """GET media/{name}: the bytes of a published file; a name never changes its content."""

    operation: ClassVar = Operation(
        summary="Tệp của một nội dung / A file of an item",
        answer=always({"type": "string", "format": "binary"}),
        media_types=("*/*",),
    )

    def get(self, request: HttpRequest, name: str) -> HttpResponseBase:
        refuse_unknown(request, set())
        if "\0" in name:
            raise Http404
        named = _files(name)
        if not named:
            _refuse_unnamed(name)
        if not default_storage.exists(named[0].stored_name):
            raise Http404
        owners = [keys.item(each.item.site, each.item.uuid, each.item.locale) for each in named]
        owners += [keys.open_site(each.item.site) for each in named]
        stored = named[0].stored_name, named[0].content_type
        return file_answer(request, name, stored, owners, cache=CACHED_FOREVER)


def _files(name: str) -> list[ItemFile]:
    files = ItemFile.public.filter(name=name).select_related("item")
    columns = ("stored_name", "content_type", "item__site", "item__uuid", "item__locale")
    return list(files.only(*columns))


def _refuse_unnamed(name: str) -> NoReturn:
    """Refuse a file that nothing public names, or nothing but withheld sites."""
    for site in sites_showing(name):
        require_site(site)
    raise Http404
