"""Where in an item its words were found: a piece of text around them, the words marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backend.search.asking import Asked
from backend.search.engine import Field
from backend.search.folding import Token, tokens, unaccented
from backend.search.texts import AttachedFile, Texts

READ_AT_ONCE = 6000
"""A longer text is read from shortly before the first of its words."""
BEFORE = 300
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
    own = [(place, texts.of(place), None) for place in Field if place != Field.ATTACHMENT]
    files = {file.name: file for file in texts.files if file.name in attached}
    of_files = [(Field.ATTACHMENT, attached[name], file) for name, file in files.items()]
    found: list[Highlight] = []
    for place, text, file in (*own, *of_files):
        pieces = excerpt(asked, text) if text and len(found) < MOST + 1 else []
        if pieces:
            found.append(Highlight(place, pieces, file))
    return found


def excerpt(asked: Asked, text: str) -> list[Piece]:
    """Return the part of a text that has most of the words; nothing where it has none."""
    text = _around_first(asked, text.strip())
    found = tokens(text, asked.locale)
    matches = _matches(asked, found)
    if not matches:
        return []
    start, end = _window(text, matches)
    return _pieces(text, start, end, _joined(matches, start, end))


def _around_first(asked: Asked, text: str) -> str:
    if len(text) <= READ_AT_ONCE:
        return text
    plain = unaccented(text)
    if len(plain) != len(text):  # letters that fold into more or fewer: their places are not known
        return text[:READ_AT_ONCE]
    places = [plain.find(term) for term in asked.terms]
    first = min((place for place in places if place >= 0), default=0)
    start = max(0, first - BEFORE)
    return text[start : start + READ_AT_ONCE]


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
    best, start = 0, 0
    for first in ordered:
        shown = {
            token.folded
            for token in ordered
            if first.start <= token.start and token.end <= first.start + LONGEST * 3 // 4
        }
        if len(shown) > best:
            best, start = len(shown), first.start
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


def _pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    found: list[Piece] = []
    place = start
    for first, last in spans:
        found += [Piece(_tidy(text[place:first]), False), Piece(text[first:last], True)]
        place = last
    found.append(Piece(_tidy(text[place:end]), False))
    if start > 0:
        found.insert(0, Piece("… ", False))
    if end < len(text):
        found.append(Piece(" …", False))
    return [piece for piece in found if piece.text]


def _tidy(text: str) -> str:
    """Return a text in one line."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{' '.join(text.split())}{right}"
