"""The golden set: what people look for, and what they would want to find, by site and path."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from content_models.vietnamese import unaccented

GOLDEN = Path(__file__).with_name("golden")
LANGUAGES = ("vi", "en", "zh", "ko", "ja")
MARKED = frozenset({"marks", "tone", "phrase", "question"})
"""Kinds in which Vietnamese is written with its marks: asked again without them, and in NFD."""


class Wanted(NamedTuple):
    """A query and what it should find: items as `site/path` without a slash at the end."""

    language: str
    kind: str
    text: str
    items: frozenset[str]
    site: str = ""


def golden_queries(language: str) -> Iterator[Wanted]:
    """Yield the queries of a language as they were judged."""
    for entry in yaml.safe_load((GOLDEN / f"{language}.yaml").read_text(encoding="utf-8")):
        for kind, texts in entry["ask"].items():
            for text in [texts] if isinstance(texts, str) else texts:
                yield Wanted(language, kind, text, frozenset(entry["find"]), entry.get("site", ""))


def all_queries() -> list[Wanted]:
    """Return every query of every language, Vietnamese with marks also without them and in NFD."""
    judged = [query for language in LANGUAGES for query in golden_queries(language)]
    marked = [query for query in judged if query.language == "vi" and query.kind in MARKED]
    return [
        *judged,
        *(query._replace(kind="unmarked", text=unaccented(query.text)) for query in marked),
        *(
            query._replace(kind="nfd", text=unicodedata.normalize("NFD", query.text))
            for query in marked
        ),
    ]


def place_of(item: Any) -> str:
    """Return by which name the golden set knows a row of the published store."""
    return f"{item.site}{item.path}".rstrip("/")
