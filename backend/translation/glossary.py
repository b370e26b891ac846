"""The glossary: what institutions are called in each language, and where a translation says otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from content_models.languages import VIETNAMESE
from content_models.unicode_text import nfc


@dataclass(frozen=True)
class Term:
    """A Vietnamese term and what it is called in a language."""

    source: str
    target: str


@cache
def terms(language: str) -> tuple[Term, ...]:
    """Return the terms of a language, by its public code, the longest first."""
    text = Path(__file__).with_name("glossary.yaml").read_text(encoding="utf-8")
    entries = [nfc(entry) for entry in yaml.safe_load(text)]
    known = [Term(entry[VIETNAMESE], entry[language]) for entry in entries if language in entry]
    return tuple(sorted(known, key=lambda term: -len(term.source)))


def terms_in(source: str, language: str) -> Iterator[Term]:
    """Yield the terms that stand in a text; of one inside another only the longer."""
    left = nfc(source)
    for term in terms(language):
        pattern = rf"(?<!\w){re.escape(term.source)}(?!\w)"
        left, count = re.subn(pattern, " ", left, flags=re.IGNORECASE)
        if count:
            yield term


def missing_from(source: str, target: str, language: str) -> list[Term]:
    """Return the terms of a text that its translation calls something else."""
    said = _plainly(nfc(target))
    return [term for term in terms_in(source, language) if _plainly(term.target) not in said]


def _plainly(text: str) -> str:
    """Return a text whose case and kind of apostrophe do not matter."""
    return text.casefold().replace("’", "'")
