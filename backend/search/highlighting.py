"""Where in an item its words were found: a piece of text around them, the words marked."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backend.search.asking import Asked
from backend.search.engine import Field
from backend.search.folding import BARE, Token, tokens, written_otherwise
from backend.search.texts import AttachedFile, Texts

READ_AT_ONCE = 1200
"""Of a longer text only as much is read, around where most of its words stand together."""
TOGETHER = 180
LONGEST = 240
MOST = 3


@dataclass(frozen=True)
class Piece:
    """Some text; `match`: it is what was searched for."""

    text: str
    match: bool


@dataclass(frozen=True)
class Highlight:
    """An excerpt of one field. `attachment` is the file it stands in."""

    field: Field
    pieces: list[Piece]
    attachment: AttachedFile | None = None


def highlights(asked: Asked, texts: Texts, attached: Mapping[str, str]) -> list[Highlight]:
    """Return excerpts of the fields that have any of the words, the title first."""
    found: list[Highlight] = []
    shown: set[str] = set()
    for place, text, file in _fields(texts, attached):
        # What is attached is of interest where an item itself does not say it all.
        if not text or len(found) == MOST or (file and shown >= {*asked.terms}):
            continue
        pieces, terms = excerpt(asked, text)
        if pieces:
            found.append(Highlight(place, pieces, file))
            shown |= terms
    return found


def _fields(
    texts: Texts, attached: Mapping[str, str]
) -> Iterator[tuple[Field, str, AttachedFile | None]]:
    yield from ((place, texts.of(place), None) for place in Field if place != Field.ATTACHMENT)
    files = {file.name: file for file in texts.files if file.name in attached}
    yield from ((Field.ATTACHMENT, attached[name], file) for name, file in files.items())


def excerpt(asked: Asked, text: str) -> tuple[list[Piece], set[str]]:
    """Return the part of a text that has most of the words, and which; nothing where it has none."""
    text = text.strip()
    start = _thickest(asked, text) if len(text) > READ_AT_ONCE else 0
    part = text[start : start + READ_AT_ONCE]
    matches = _matches(asked, tokens(part, asked.locale))
    if not matches:
        return [], set()
    first, last = _window(part, matches)
    cut = (start + first > 0, start + last < len(text))
    pieces = _pieces(part, (first, last), _joined(matches, first, last), cut)
    return pieces, {token.folded for token in matches}


def _thickest(asked: Asked, text: str) -> int:
    """Return from where to read a long text: shortly before most of the words stand together."""
    plain = text.lower().translate(BARE)
    if len(plain) != len(text):  # letters that are written as several: their places are not known
        return 0
    pattern = re.compile("|".join(f"({_pattern(term)})" for term in asked.terms))
    found = [(match.start(), match.lastindex or 0) for match in pattern.finditer(plain)]
    return max(0, _closest(found) - READ_AT_ONCE // 4)


def _closest(found: Sequence[tuple[int, Hashable]]) -> int:
    """Return where most different words begin to stand together, and of such places the tightest.

    `found`: where words stand, in that order, and which they are.
    """
    best, place_of_best, behind = (0, 0), 0, 0
    together: Counter[Hashable] = Counter()
    for place, word in found:
        together[word] += 1
        while found[behind][0] < place - TOGETHER or together[found[behind][1]] > 1:
            together[found[behind][1]] -= 1
            behind += 1
        start = found[behind][0]
        different = sum(1 for count in together.values() if count)
        if (different, start - place) > best:
            best, place_of_best = (different, start - place), start
    return place_of_best


def _pattern(term: str) -> str:
    """Return how a term may be written in a text without marks; what follows is judged by tokens."""
    written = [re.escape(term), *written_otherwise(term)]
    # Between East Asian characters no word begins.
    return "|".join(rf"(?<!\w){each}" if term.isascii() else each for each in written)


def _matches(asked: Asked, found: Sequence[Token]) -> list[Token]:
    """Return the tokens asked for; where some have the very marks typed, only those."""
    terms = {*asked.terms, *(number.folded for number in asked.numbers)}
    matches = [token for token in found if token.folded in terms]
    if asked.is_marked:
        exact = {*asked.exact_terms, *(number.exact for number in asked.numbers)}
        marked = [token for token in matches if token.exact in exact]
        if {token.folded for token in marked} == {token.folded for token in matches}:
            return marked
    return matches


def _window(text: str, matches: Sequence[Token]) -> tuple[int, int]:
    """Return the stretch of a text that shows most different words, beginning and ending between words."""
    if len(text) <= LONGEST:
        return 0, len(text)
    ordered = sorted(matches, key=lambda token: token.start)
    start = _closest([(token.start, token.folded) for token in ordered])
    start = max(0, min(start - LONGEST // 4, len(text) - LONGEST))
    end = min(len(text), start + LONGEST)
    return _between_words(text, start, forwards=True), _between_words(text, end, forwards=False)


def _between_words(text: str, place: int, *, forwards: bool) -> int:
    if place in {0, len(text)}:
        return place
    if forwards:
        space = text.find(" ", place, place + 30)
        return space + 1 if space >= 0 else place
    space = text.rfind(" ", place - 30, place)
    return space if space >= 0 else place


def _joined(matches: Iterable[Token], start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for token in sorted(matches, key=lambda token: (token.start, -token.end)):
        if token.start < start or token.end > end:
            continue
        if spans and token.start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def _pieces(
    text: str, window: tuple[int, int], spans: Sequence[tuple[int, int]], cut: tuple[bool, bool]
) -> list[Piece]:
    place, end = window
    found = [Piece("… ", False)] if cut[0] else []
    for first, last in spans:
        found += [Piece(_tidy(text[place:first]), False), Piece(text[first:last], True)]
        place = last
    found.append(Piece(_tidy(text[place:end]), False))
    if cut[1]:
        found.append(Piece(" …", False))
    return [piece for piece in found if piece.text]


def _tidy(text: str) -> str:
    """Return a text in one line."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{' '.join(text.split())}{right}"
