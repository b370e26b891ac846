"""What a question is about, and the little words around it, from `little_words.yaml`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from backend.search.folding import Token, forms

TABLE = Path(__file__).with_name("little_words.yaml")
VIETNAMESE, KOREAN = "vi", "ko"
HIRAGANA = re.compile("[\u3041-\u309f]")
HANGUL = re.compile("[\uac00-\ud7a3]+")
MOST_AMBIGUOUS = 1
"""Without its marks a little word may be a great one (`cho`, chợ): so few words are all kept."""


def great_words(words: Sequence[Token], text: str, locale: str, *, is_marked: bool) -> list[Token]:
    """Return what a question is about: all of its words where nothing else would be left."""
    endings = list(_endings(text)) if locale == KOREAN else []
    great = [
        word
        for word in words
        if not _is_little(word, locale, is_marked=is_marked)
        and not any(start < word.end <= end for start, end in endings)
    ]
    is_ambiguous = locale == VIETNAMESE and not is_marked and len(great) <= MOST_AMBIGUOUS
    return list(words) if is_ambiguous or not great else great


def _is_little(word: Token, locale: str, *, is_marked: bool) -> bool:
    if word.is_extra:
        return False
    exact, folded = _table(locale)
    if locale == VIETNAMESE and is_marked:
        return word.exact in exact
    return word.folded in folded or HIRAGANA.search(word.folded) is not None


def _endings(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the endings of Korean words stand; a word that is one is all ending."""
    for run in HANGUL.finditer(text):
        for ending in _korean_endings():
            if run[0].endswith(ending):
                yield run.end() - len(ending), run.end()
                break


@cache
def _korean_endings() -> list[str]:
    return sorted(_words_of(KOREAN), key=len, reverse=True)


@cache
def _table(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a language's little words with their marks, and without."""
    found = [forms(word, locale) for word in _words_of(locale)]
    return frozenset(exact for _, exact, _ in found), frozenset(folded for folded, _, _ in found)


@cache
def _words_of(locale: str) -> list[str]:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return str(table.get(locale, "")).split()
