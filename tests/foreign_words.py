"""Vietnamese that stands in a file of another language, in whatever is shown, read out or listed.

A name keeps its letters in every language, and begins with a capital: Vietnamese that nobody has
translated is told by its small words, or by being, word for word, what the interface says.
"""

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

from babel.messages.pofile import read_po

from frontend.translations import LOCALE_FOLDER
from tests.html_documents import VOID

LETTERS = frozenset("àáâãèéêìíòóôõùúýăđĩũơư") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
ADDRESSES = frozenset(
    {"action", "class", "d", "data-address", "data-pin-href", "data-search", "for", "href", "id", "lang",
     "name", "poster", "src", "srcset"}
)  # fmt: skip
"""Attributes nobody reads."""
TAKEN_OVER = ("ca trù", "hát đúm", "chèo")
"""Vietnamese arts, which other languages call by their own name."""
VIETNAMESE_BY_NATURE = frozenset({"creditText", "legalName", "streetAddress"})
"""What schema.org wants as a portal asks to be quoted, and as the law and the post have it.

A map's `name` may be Vietnamese too, where a `name:en` stands beside it.
"""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def interface() -> frozenset[str]:
    """Return what the interface says in Vietnamese, as far as it is told by its letters."""
    with (LOCALE_FOLDER / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        sources = [message.id for message in read_po(file) if isinstance(message.id, str)]
    return frozenset(source for source in sources if LETTERS & set(source.lower()))


def is_untranslated(phrase: str) -> bool:
    """Tell whether a phrase is, in part, Vietnamese that is no name."""
    text = unicodedata.normalize("NFC", phrase).strip()
    if text in interface():
        return True
    for words in TAKEN_OVER:
        text = text.replace(words, "")
    return any(word[0].islower() and LETTERS & set(word.lower()) for word in WORD.findall(text))


def untranslated(name: str, text: str) -> list[str]:
    """Return the phrases of a file that are Vietnamese and not marked as such."""
    kind = name.rpartition(".")[2]
    return [phrase for phrase in PHRASES[kind](text) if is_untranslated(phrase)]


class _Phrases(HTMLParser):
    """Collects what a document says in its own language: what is marked `lang="vi"` is not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._languages: list[str] = [""]
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang") or self._languages[-1]
        self._is_data = tag == "script"
        if language != "vi":
            self.found += [value for key, value in attrs if value and key not in ADDRESSES]
        if tag not in VOID:
            self._languages.append(language)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False
        if tag not in VOID:
            self._languages.pop()

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.found += _of_data(data) if data.strip() else []
        elif self._languages[-1] != "vi":
            self.found.append(data)


def _of_document(text: str) -> Iterator[str]:
    reader = _Phrases()
    reader.feed(text)
    reader.close()
    yield from reader.found


def _of_xml(text: str) -> Iterator[str]:
    def walk(element: ET.Element, language: str) -> Iterator[str]:
        language = element.get(XML_LANG, language)
        if language != "vi":
            yield from filter(None, (element.text, element.tail, *element.attrib.values()))
        for child in element:
            yield from walk(child, language)

    yield from walk(ET.fromstring(text), "")  # noqa: S314 - our own files


def _of_data(text: str) -> Iterator[str]:
    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for each in value:
                yield from walk(each)
        elif isinstance(value, dict):
            known = VIETNAMESE_BY_NATURE | {key.partition(":")[0] for key in value if ":" in key}
            for key, each in value.items():
                yield from () if key in known else walk(each)

    yield from walk(json.loads(text))


PHRASES: dict[str, Callable[[str], Iterable[str]]] = {
    "html": _of_document,
    "xml": _of_xml,
    "geojson": _of_data,
    "ics": str.splitlines,
}
"""How each kind of text file is read, by its suffix."""
