"""Exports: a whole category in one file, for spreadsheets and for programs."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import blake2b
from typing import IO, Any, ClassVar, cast

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import NOT_KEPT, has_it, labelled
from backend.api.cursors import order_named
from backend.api.endpoint import Endpoint
from backend.api.fieldsets import asked_names, only
from backend.api.filters import filtered
from backend.api.languages import in_languages, languages_of
from backend.api.offered import field_names
from backend.api.operation_parameters import export_parameters, system_export_parameters
from backend.api.operations import Operation, always
from backend.api.parameters import choice, refuse
from backend.api.sites import site_key
from backend.api.tables import FORMS, TooManyRows, columns
from backend.api.time_limits import go_on, of_a_transaction
from backend.published.models import Item
from content_models.categories import Category

PARAMETERS = frozenset({"format", "fields", "locale", "fallback"})
AT_ONCE = 200
"""How many items are in memory at a time."""
IN_MEMORY = 1024 * 1024
"""A file larger than this many bytes is put together on disk."""


class ExportView(Endpoint):
    """GET sites/{site}/{category}/export/: all items of a category that the filters find."""

    category: Category = Category.OTHER
    cost = 10
    operation: ClassVar = Operation(
        summary="Xuất cả chuyên mục ra một tệp / A whole category as a file",
        description="NDJSON: mỗi dòng một nội dung, đầy đủ. CSV, XLSX: mỗi giá trị một cột, không "
        "có phần thân. / NDJSON: an item in full on each line. CSV, XLSX: a column for each value, "
        "without the body.",
        answer=always({"type": "string", "format": "binary"}),
        parameters=export_parameters,
        media_types=tuple(content_type for content_type, _write in FORMS.values()),
        kept=False,
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        rows = Item.public.filter(site=site_key(request, site))
        return _export(request, rows, self.category, everywhere=False)


class SystemExportView(ExportView):
    """GET {category}/export/: the same of every site."""

    operation: ClassVar = replace(ExportView.operation, parameters=system_export_parameters)

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        return _export(request, Item.public.all(), self.category, everywhere=True)


def _export(
    request: HttpRequest, rows: QuerySet[Item], category: Category, *, everywhere: bool
) -> HttpResponseBase:
    form = choice(request, "format", FORMS, "ndjson")
    names = asked_names(request, "fields", field_names(category))
    locales = languages_of(request)
    rows = in_languages(rows.filter(category=category.value), locales)
    asked = filtered(request, rows, category, PARAMETERS, everywhere=everywhere)
    rows = order_named("listed_at").apply(asked.rows)
    return _read(request, rows, category, form, names)


@of_a_transaction()
def _read(
    request: HttpRequest,
    rows: QuerySet[Item],
    category: Category,
    form: str,
    names: tuple[str, ...],
) -> HttpResponseBase:
    start = f"{form} {names} {columns(category, names)}"
    if request.method == "HEAD" or "If-None-Match" in request.headers:
        etag = _etag(start, rows.values_list("digest", flat=True).iterator(AT_ONCE))
        if request.method == "HEAD" or has_it(request, etag):
            answer: HttpResponseBase = HttpResponse(content_type=FORMS[form][0])
            return labelled(request, answer, (), etag=etag, cache=NOT_KEPT)
    return _file(request, rows, category, form, names, start)


def _file(
    request: HttpRequest,
    rows: QuerySet[Item],
    category: Category,
    form: str,
    names: tuple[str, ...],
    start: str,
) -> HttpResponseBase:
    content_type, write = FORMS[form]
    mark = blake2b(start.encode(), digest_size=16)
    with ExitStack() as opened:
        target = cast("IO[bytes]", opened.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY)))
        try:
            write(_items(rows, names, mark), columns(category, names), target)
        except TooManyRows:
            reason = _("Nhiều nội dung hơn số dòng của một bảng tính.")
            refuse(request, "format", reason, _("Hãy lọc bớt, hoặc dùng ndjson."))
        target.seek(0)
        name = f"{category.value}.{form}"
        answer = FileResponse(target, as_attachment=True, filename=name, content_type=content_type)
        answered = labelled(request, answer, (), etag=mark.hexdigest(), cache=NOT_KEPT)
        if answered is answer:  # else the reader has just this, published since it asked
            opened.pop_all()  # the answer closes it
    return answered


def _items(rows: QuerySet[Item], names: tuple[str, ...], mark: Any) -> Iterator[str]:
    """Yield the documents of rows as they are read, noting in `mark` which they were."""
    found = rows.values_list("digest", "document").iterator(AT_ONCE)
    for number, (digest, document) in enumerate(found, start=1):
        mark.update(digest.encode())
        yield only(document, names)
        if number % AT_ONCE == 0:
            go_on()


def _etag(start: str, digests: Iterator[str]) -> str:
    mark = blake2b(start.encode(), digest_size=16)
    for digest in digests:
        mark.update(digest.encode())
    return mark.hexdigest()
