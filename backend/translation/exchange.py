"""A mirror's texts as a file for a translator's own tools, and back: gettext PO and XLIFF 1.2.

A text's context is its path. What comes back goes through the same checks as what is typed; a text
the source has no more, or has changed since the file was made, is told and left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import polib
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.translation import mirrors
from backend.translation.mirrors import Segment
from content_models.languages import VIETNAMESE
from content_models.translated import plain

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
WAITS = "needs-review-translation"
LARGEST_FILE = 5_000_000
"""Bytes; the longest page known has a hundredth of that."""


@dataclass(frozen=True)
class Returned:
    """What a file brought: translations by path, and the paths of texts it knows and we do not."""

    translations: dict[str, str] = field(default_factory=dict)
    outdated: list[str] = field(default_factory=list)


def as_po(mirror: Page) -> bytes:
    """Return a mirror's texts as a PO file; what has to be looked at again is marked fuzzy."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Language": mirror.locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for segment in mirrors.segments(mirror):
        entry = polib.POEntry(
            msgctxt=segment.source.path, msgid=_written(segment), msgstr=_translated(segment)
        )
        if entry.msgstr and segment.is_pending:
            entry.flags.append("fuzzy")
        file.append(entry)
    return f"{file}\n".encode()


def as_xliff(mirror: Page) -> bytes:
    """Return a mirror's texts as XLIFF 1.2."""
    units = "".join(map(_unit, mirrors.segments(mirror)))
    target = mirror.locale.language_code
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{XLIFF}" version="1.2">\n'
        f'<file original={quoteattr(str(mirror.translation_key))} datatype="html" '
        f'source-language="{VIETNAMESE}" target-language="{target}">\n'
        f"<body>\n{units}</body>\n</file>\n</xliff>\n"
    ).encode()


def _unit(segment: Segment) -> str:
    said = _translated(segment)
    state = WAITS if segment.is_pending else "translated"
    target = f'<target state="{state}">{escape(said)}</target>' if said else ""
    return (
        f"<trans-unit id={quoteattr(segment.source.path)}>"
        f"<source>{escape(_written(segment))}</source>{target}</trans-unit>\n"
    )


def _written(segment: Segment) -> str:
    """Return a source's text as translations of it are written: plain, or HTML where it is rich."""
    return segment.source.data if segment.source.is_rich else segment.source.plain


def _translated(segment: Segment) -> str:
    return segment.target if segment.source.is_rich else plain(segment.target)


def read(mirror: Page, name: str, content: bytes) -> Returned:
    """Return what a file says that was made of this mirror; ValidationError where it cannot be read."""
    if len(content) > LARGEST_FILE:
        raise _refusal(_("Tệp lớn hơn 5 MB, không phải bản dịch của một trang."))
    reader = _READERS.get(name.rsplit(".", 1)[-1].lower())
    if reader is None:
        known = ", ".join(f".{each}" for each in _READERS)
        raise _refusal(
            _("Không nhận tệp “%(name)s”; hãy chọn tệp %(known)s.") % {"name": name, "known": known}
        )
    now = {each.source.path: each for each in mirrors.segments(mirror)}
    returned = Returned()
    for entry in reader(content):
        segment = now.get(entry.path)
        if segment is None or _written(segment) != entry.source:
            returned.outdated.append(entry.source)
        elif entry.target and (entry.is_done or entry.target != _translated(segment)):
            returned.translations[entry.path] = entry.target
    return returned


@dataclass(frozen=True)
class Entry:
    """What a file says of one text; `is_done` unless the file marks it as still to be looked at."""

    path: str
    source: str
    target: str
    is_done: bool


def _po(content: bytes) -> Iterable[Entry]:
    try:
        entries = polib.pofile(f"\n{content.decode()}")  # never the name of a file, which it opens
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise _refusal(_("Tệp PO bị hỏng, không đọc được.")) from fault
    return [
        Entry(entry.msgctxt or "", entry.msgid, entry.msgstr, is_done=not entry.fuzzy)
        for entry in entries
        if not entry.obsolete
    ]


def _xliff(content: bytes) -> Iterable[Entry]:
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as fault:
        raise _refusal(_("Tệp XLIFF bị hỏng, không đọc được.")) from fault
    return [
        Entry(
            unit.get("id", ""),
            _inside(unit.find(f"{{{XLIFF}}}source")),
            _inside(target := unit.find(f"{{{XLIFF}}}target")),
            is_done=target is not None and target.get("state") != WAITS,
        )
        for unit in root.iter(f"{{{XLIFF}}}trans-unit")
    ]


def _inside(element: Any) -> str:
    return "" if element is None else "".join(element.itertext())


_READERS: dict[str, Callable[[bytes], Iterable[Entry]]] = {
    "po": _po,
    "xlf": _xliff,
    "xliff": _xliff,
}


def _refusal(message: str) -> ValidationError:
    return ValidationError({"file": message})
