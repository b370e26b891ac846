"""Forms with files, read in memory alone, and no further than whoever sent them has earned.

Fields come before files: what they say is judged as soon as the first file begins, so that bogus
work costs us no megabytes. Django's own parser would write large files to the disk, unencrypted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Protocol

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.http.request import UnreadablePostError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from multipart import (
    MultipartError,
    MultipartSegment,
    PushMultipartParser,
    parse_options_header,
)
from rest_framework.parsers import BaseParser, DataAndFiles

from backend.api.problems import BadQuery
from backend.api.shapes import Fault

PIECE = 64 * 1024
MOST_PARTS = 60


class Reads(Protocol):
    """A view that says how far a form is read."""

    def reads_files(self, request: Any, fields: Mapping[str, Any]) -> bool:
        """Tell, as the first file begins, whether files are wanted at all; raise to refuse all."""

    def refuse_large(self, request: Any, *, words: int, sizes: list[int]) -> None:
        """Raise where so many bytes of words, and files of so many bytes, are too much by now."""


@dataclass
class _Form:
    """What was read so far."""

    fields: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    files: MultiValueDict[str, ContentFile[bytes]] = field(default_factory=MultiValueDict)
    words: int = 0
    sizes: list[int] = field(default_factory=list)


class FieldsFirstParser(BaseParser):
    """Reads multipart/form-data for a view that `Reads`."""

    media_type = "multipart/form-data"

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> DataAndFiles:
        """Return the fields and the files of a form; BadQuery where it is none."""
        context = parser_context or {}
        boundary = parse_options_header(media_type or "")[1].get("boundary")
        if not boundary:
            raise _unreadable()
        form = _Form()
        try:
            _read(form, stream, boundary, context["view"], context["request"])
        except (MultipartError, UnreadablePostError):
            raise _unreadable() from None
        return DataAndFiles(form.fields, form.files)


def _read(form: _Form, stream: Any, boundary: str, view: Reads, request: Any) -> None:
    parser = PushMultipartParser(boundary, max_segment_count=MOST_PARTS)
    is_first_file = True
    for part, pieces in _parts(parser.parse_blocking(stream.read, PIECE)):
        if part.filename is None:
            form.fields.appendlist(part.name, _text(form, pieces, view, request))
            continue
        if part.filename and is_first_file:
            is_first_file = False
            if not view.reads_files(request, form.fields.dict()):
                return
        content = _content(form, pieces, view, request, is_chosen=bool(part.filename))
        if part.filename:
            own = PurePosixPath(part.filename.replace("\\", "/")).name
            form.files.appendlist(part.name, ContentFile(content, name=own))


def _parts(events: Iterator[Any]) -> Iterator[tuple[MultipartSegment, Iterator[bytes]]]:
    """Yield each part with its pieces, which are to be read before the next part is asked for."""
    for event in events:
        if isinstance(event, MultipartSegment):
            yield event, iter(events.__next__, None)


def _text(form: _Form, pieces: Iterator[bytes], view: Reads, request: Any) -> str:
    content = bytearray()
    for piece in pieces:
        content += piece
        form.words += len(piece)
        view.refuse_large(request, words=form.words, sizes=form.sizes)
    return content.decode(errors="replace")


def _content(
    form: _Form, pieces: Iterator[bytes], view: Reads, request: Any, *, is_chosen: bool
) -> bytes:
    """Return what a file holds; nothing was chosen where a browser sends a part without a name."""
    content = bytearray()
    if is_chosen:
        form.sizes.append(0)
        view.refuse_large(request, words=form.words, sizes=form.sizes)
    for piece in pieces:
        if is_chosen:
            content += piece
            form.sizes[-1] += len(piece)
            view.refuse_large(request, words=form.words, sizes=form.sizes)
    return bytes(content)


def _unreadable() -> BadQuery:
    reason = _("Không đọc được nội dung gửi lên.")
    remedy = _("Hãy gửi lại toàn bộ dưới dạng multipart/form-data, các trường trước các tệp.")
    return BadQuery(Fault("", "", reason, remedy))
