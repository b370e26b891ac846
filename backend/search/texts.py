"""The text of an item, taken from the JSON that the public is sent, and where in it each part stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import orjson

from backend.search.engine import Field

NUMBERS = frozenset(
    {"approval_number", "code", "decision_number", "document_number", "issue_number",
     "notice_number", "number", "number_symbol", "procedure_code"}
)  # fmt: skip
SUMMARIES = frozenset({"summary", "abstract", "search_description"})
NOT_READ = frozenset(
    {"id", "locale", "site", "type", "category", "path", "url", "section", "position", "anchor",
     "content_type", "renditions", "attribution", "geojson", "published_at", "updated_at",
     "listed_at", "licence", "filename", "kind", "direction", "clause"}
)  # fmt: skip
"""Fields of any shape whose text nobody searches for."""
MEDIA = "/media/"
_NO_PROSE = re.compile(r"[a-z]+([_-][a-z]+)*|https?://\S*|/\S*|\d{4}-\d\d-\d\d(T\S*)?", re.ASCII)
"""What stands alone in a field and is a code, an address or a date, for machines."""
_INLINE = re.compile(r"</?(a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)(\s[^>]*)?>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


@dataclass(frozen=True)
class AttachedFile:
    """A file an item offers. `name` is what follows `/media/` in its `url`."""

    title: str
    url: str
    name: str


@dataclass
class Texts:
    """An item's texts by field, and its files, whose text is kept elsewhere."""

    parts: dict[Field, list[str]] = field(default_factory=dict)
    files: list[AttachedFile] = field(default_factory=list)

    def of(self, place: Field) -> str:
        """Return the text of a field."""
        return "\n".join(self.parts.get(place, ()))


def texts_of(document: str) -> Texts:
    """Return the texts in an item's JSON."""
    found = Texts()
    for name, value in orjson.loads(document).items():
        for text in _read(name, value, found.files):
            found.parts.setdefault(_field_of(name), []).append(text)
    return found


def _field_of(name: str) -> Field:
    if name == "title":
        return Field.TITLE
    if name in NUMBERS:
        return Field.NUMBER
    return Field.SUMMARY if name in SUMMARIES else Field.BODY


def _read(name: str, value: Any, files: list[AttachedFile]) -> Iterator[str]:
    if name in NOT_READ:
        return
    if isinstance(value, str):
        if value and not _NO_PROSE.fullmatch(value):
            yield plain(value)
    elif isinstance(value, list):
        for entry in value:
            yield from _read("", entry, files)
    elif isinstance(value, dict):
        if "filename" in value and str(value.get("url", "")).startswith(MEDIA):
            name = value["url"].removeprefix(MEDIA)
            files.append(AttachedFile(value.get("title", ""), value["url"], name))
        for inner, entry in value.items():
            yield from _read(inner, entry, files)


def plain(text: str) -> str:
    """Return text without tags; where a block ends, words end."""
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", text))
    return unescape(text) if "&" in text else text
