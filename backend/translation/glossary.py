"""The glossary: what institutions are called in each language, and where a translation says otherwise."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

import yaml

from content_models.languages import VIETNAMESE
from content_models.unicode_text import nfc


@dataclass(frozen=True)
class Term:
    """A Vietnamese term and what it is called in a language."""

    source: str
    target: str


@dataclass(frozen=True)
class Glossary:
    """The terms of one language."""

    terms: tuple[Term, ...]

    @cached_property
    def _by_source(self) -> dict[str, Term]:
        return {_folded(term.source): term for term in self.terms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_source, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def terms_in(self, source: str) -> Iterator[Term]:
        """Yield the terms that stand in a text, each once; of one inside another only the longer."""
        if self.terms:
            found = self._pattern.findall(_folded(source))
            yield from (self._by_source[word] for word in dict.fromkeys(found))

    def missing_from(self, source: str, target: str) -> list[Term]:
        """Return the terms of a text that its translation calls something else."""
        said = _plainly(target)
        return [term for term in self.terms_in(source) if _plainly(term.target) not in said]


def glossary(entries: Mapping[str, Mapping[str, str]], language: str) -> Glossary:
    """Return what entries, by Vietnamese term, call things in a language, by its public code."""
    known = (Term(source, words.get(language, "")) for source, words in entries.items())
    return Glossary(tuple(term for term in known if term.target))


@cache
def default_entries() -> Mapping[str, Mapping[str, str]]:
    """Return the terms every system begins with: by Vietnamese term, then by public language."""
    text = Path(__file__).with_name("glossary.yaml").read_text(encoding="utf-8")
    entries: Iterable[dict[str, str]] = (nfc(entry) for entry in yaml.safe_load(text))
    return MappingProxyType({entry.pop(VIETNAMESE): entry for entry in entries})


def _folded(text: str) -> str:
    return str(nfc(text)).casefold()


def _plainly(text: str) -> str:
    """Return a text whose case and kind of apostrophe do not matter."""
    return _folded(text).replace("’", "'")
