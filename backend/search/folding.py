"""From text to the tokens that are compared: the one analyzer of every search engine.

Each token has two forms. `exact` keeps the marks and forgets only how they are written: upper case,
NFC or NFD, the tone on this vowel or that (hoà, hòa), full width. `folded` has no marks at all, in
English no endings either. Chinese, Japanese and Korean are read in single characters and in pairs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from backend.search.abbreviations import abbreviations

VERSION = 2
"""To be raised whenever what engines keep of an item changes: an index of another version is built anew."""

LONGEST_TOKEN = 64
ENGLISH = "en"
VIETNAMESE = "vi"
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_EAST_ASIAN = (
    "\u3005-\u3007\u3041-\u3096\u3099-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\uac00-\ud7a3\U00020000-\U0003134f"
)
_PIECE = re.compile(
    rf"(?P<east>[{_EAST_ASIAN}]+)|(?P<word>(?:(?![{_EAST_ASIAN}])[^\W_][\u0300-\u036f]*)+)"
)
_NUMBER = re.compile(r"\d+\w*(?:\s?[/\-–]\s?[^\W_]+)+")
_SEPARATOR = re.compile(r"\s?[/\-–]\s?")
_NO_WORD = re.compile(r"[^\w\u0300-\u036f]|_")
_SAME_SOUND = re.compile(r"^([hklmst]|qu)y$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text, which is its characters from `start` to `end`.

    `written`: in small letters, with its marks where they stand.
    `is_extra`: it stands for other tokens (an abbreviation for its words, a number for its parts).
    """

    folded: str
    exact: str
    written: str
    start: int
    end: int
    is_extra: bool = False


def tokens(text: str, locale: str) -> list[Token]:
    """Return the tokens of an NFC text, in its order; whole document numbers come last.

    An abbreviation and the words it stands for give the same tokens: the words, then it.
    """
    found: Iterable[Token] = words(text, locale)
    if locale == VIETNAMESE:
        found = with_abbreviations(found)
    return [*found, *numbers(text)]


def words(text: str, locale: str) -> Iterator[Token]:
    """Yield what is written, without anything that stands for it."""
    for piece in _PIECE.finditer(text):
        start = piece.start()
        if piece["east"]:
            yield from _pairs(piece["east"], start)
        else:
            found = forms(piece["word"][:LONGEST_TOKEN], locale)
            if found[0]:
                yield Token(*found, start, piece.end())


@lru_cache(maxsize=50_000)
def forms(word: str, locale: str) -> tuple[str, str, str]:
    """Return a word's folded form, its exact form, and the word in small letters."""
    small = _NO_WORD.sub("", unicodedata.normalize("NFKC", word).lower())
    if small.isdecimal():
        small = small.lstrip("0") or "0"  # 05/2025 is 5/2025
    exact = _exact(small)
    plain = unaccented(small)
    if locale == ENGLISH:
        return _english().stemWord(plain), exact, small
    return _SAME_SOUND.sub(r"\1i", plain), exact, small


def unaccented(text: str) -> str:
    """Return a text in small letters without any mark, `đ` as `d`."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", bare)


def _bare_letters() -> dict[int, str]:
    found = {}
    for number in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(number)
        bare = unaccented(letter)
        if len(bare) == 1 and bare != letter:
            found[number] = bare
    return found


BARE = _bare_letters()
"""For `str.translate`: Latin letters without their marks, so fast that whole texts can be looked
through. What it finds is to be judged by tokens."""


def written_otherwise(term: str) -> list[str]:
    """Return how else a folded Vietnamese token may stand in a text without marks, as patterns."""
    phrase = _phrases().get(term)
    if phrase is not None:
        return [r"\s+".join(folded for folded, _exact_form, _small in phrase)]
    if _SAME_SOUND.match(f"{term[:-1]}y") and term.endswith("i"):
        return [f"{term[:-1]}y"]
    return [f"0+{term}"] if term.isdecimal() else []


def has_marks(text: str) -> bool:
    """Return whether a text has marks, so that its writer meant them."""
    return unaccented(text) != unicodedata.normalize("NFC", text).lower()


def _exact(small: str) -> str:
    """Put a syllable's tone behind it: where it was written no longer matters."""
    decomposed = unicodedata.normalize("NFD", small)
    tones = "".join(mark for mark in decomposed if mark in TONES)
    base = "".join(mark for mark in decomposed if mark not in TONES)
    composed = unicodedata.normalize("NFC", base)
    return _SAME_SOUND.sub(r"\1i", composed) + tones


@cache
def _english() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")


def _pairs(run: str, start: int) -> Iterator[Token]:
    """Yield each character and, between two, the pair they make."""
    folded = unicodedata.normalize("NFKC", run)
    moved = len(folded) != len(run)  # half-width letters with their marks apart
    for place, character in enumerate(folded):
        span = (start, start + len(run)) if moved else (start + place, start + place + 1)
        yield Token(character, character, character, *span)
        if place + 1 < len(folded):
            pair = folded[place : place + 2]
            yield Token(pair, pair, pair, span[0], span[1] + (not moved))


def numbers(text: str) -> Iterator[Token]:
    """Yield each document number whole and what it begins with: `204/2025/qd-ubnd`, `204/2025`."""
    for found in _NUMBER.finditer(text):
        parts = _SEPARATOR.split(found[0])
        for count in range(2, len(parts) + 1):
            joined = "/".join(forms(part, VIETNAMESE)[0] for part in parts[:count])
            yield Token(joined, joined, joined, found.start(), found.end(), is_extra=True)


def with_abbreviations(found: Iterable[Token]) -> Iterator[Token]:
    """Write abbreviations out; behind the words one stands for comes the abbreviation itself."""
    written = list(_written_out(found))
    for place, token in enumerate(written):
        yield token
        for phrase, short in _by_last_word().get(token.folded, ()):
            whole = written[max(0, place + 1 - len(phrase)) : place + 1]
            if [each.folded for each in whole] == [
                folded for folded, _exact_form, _small in phrase
            ]:
                is_exact = [each.exact for each in whole] == [exact for _, exact, _ in phrase]
                exact = short if is_exact else "".join(each.exact for each in whole)
                yield Token(short, exact, short, whole[0].start, token.end, is_extra=True)


def _written_out(found: Iterable[Token]) -> Iterator[Token]:
    for token in found:
        phrase = _phrases().get(token.folded)
        if phrase is None:
            yield token
        else:
            yield from (Token(*each, token.start, token.end) for each in phrase)


Phrase = list[tuple[str, str, str]]


@cache
def _phrases() -> dict[str, Phrase]:
    return {
        unaccented(short): [forms(word, VIETNAMESE) for word in phrase]
        for short, phrase in abbreviations().items()
    }


@cache
def _by_last_word() -> dict[str, list[tuple[Phrase, str]]]:
    """Return the phrases by their last word, folded; the longest first."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for short, phrase in sorted(_phrases().items(), key=lambda entry: -len(entry[1])):
        found.setdefault(phrase[-1][0], []).append((phrase, short))
    return found
