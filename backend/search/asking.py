"""From what somebody typed to what an engine is asked."""

from dataclasses import dataclass, replace

from backend.search.engine import Clue, Form, Kind, Zone
from backend.search.folding import Token, has_marks, tokens
from backend.search.little_words import great_words
from content_models.unicode_text import nfc

MOST_TERMS = 40
WORDS_IN_TITLES = 10
"""So many single words of a question are looked for in titles."""
POINTS_IN_TITLE = 5000
"""Of a word in a title, beside those of a word: three of them outdo a fourth word somewhere in a
long text, which may have every word there is."""


POINTS_OF_MARKS = 6000
"""Of every word as it was typed: more than one such word in the title of what has others without."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question's tokens. `words` are those that must occur, as they stand in `text`."""

    text: str
    locale: str
    stream: tuple[Token, ...]
    words: tuple[Token, ...]
    numbers: tuple[Token, ...]
    is_marked: bool

    def spread(self) -> "Asked":
        """Return the question with its abbreviations written out: the words may stand apart."""
        known = tuple(token for token in self.stream if not token.is_extra)
        words = great_words(_required(known), self.text, self.locale, is_marked=self.is_marked)
        return replace(self, words=tuple(words))

    @property
    def terms(self) -> tuple[str, ...]:
        """The words without marks, each once."""
        return tuple(dict.fromkeys(word.folded for word in self.words))[:MOST_TERMS]

    @property
    def exact_terms(self) -> tuple[str, ...]:
        """The words with their marks, each once."""
        return tuple(dict.fromkeys(word.exact for word in self.words))[:MOST_TERMS]


def asked(text: str, locale: str) -> Asked:
    """Return the tokens of what was typed."""
    text = nfc(text).strip()
    found = tokens(text, locale)
    numbers = tuple(token for token in found if token.is_extra and "/" in token.folded)
    stream = tuple(token for token in found if token not in numbers)
    return Asked(
        text=text,
        locale=locale,
        stream=stream,
        words=tuple(great_words(_required(stream), text, locale, is_marked=has_marks(text))),
        numbers=numbers,
        is_marked=has_marks(text),
    )


def _required(stream: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the longest tokens: what an abbreviation or a pair stands for it stands for alone."""
    return tuple(
        token
        for token in stream
        if not any(_stands_for(other, token) for other in stream if other is not token)
    )


def _stands_for(other: Token, token: Token) -> bool:
    covers = other.start <= token.start and token.end <= other.end
    if not covers:
        return False
    if (other.start, other.end) == (token.start, token.end):
        return other.is_extra and (not token.is_extra or len(other.folded) > len(token.folded))
    return other.is_extra or len(other.folded) == 2  # a pair of East Asian characters


def beginnings(question: Asked) -> tuple[str, ...]:
    """Return the words; the one that is still being typed as the beginning of a word (`tha*`)."""
    if not question.words:
        return ()
    *finished, last = question.words
    if last.end < len(question.text) or last.is_extra:
        return question.terms
    # `quy` may become `quyet`, which is not folded to begin with `qui`.
    begun = "qu" if last.folded == "qui" else last.folded
    return (*dict.fromkeys(word.folded for word in finished), f"{begun}*")


def clues(question: Asked) -> tuple[Clue, ...]:
    """Return what makes one result better than another, by points.

    Each word in the title; a document's own number; then every word with its marks; then all words
    in the title, side by side, in the summary, in the text, last in what is attached.
    """
    found = [
        *_of_numbers(question),
        *_of_marks(question),
        *_in_every(question.terms),
        *_side_by_side(question),
        *_in_titles(question),
    ]
    return tuple(found)


def _in_titles(question: Asked) -> list[Clue]:
    """Return a clue for each word; a single word is in every title that has every word."""
    form = Form.EXACT if question.is_marked else Form.FOLDED
    terms = question.exact_terms if question.is_marked else question.terms
    if len(terms) < 2:
        return []
    return [_every(Zone.TITLE, (term,), POINTS_IN_TITLE, form) for term in terms[:WORDS_IN_TITLES]]


def _of_numbers(question: Asked) -> list[Clue]:
    parts = _every(Zone.NUMBER, question.terms, 256)
    if not question.numbers:
        return [parts]
    whole = (max(question.numbers, key=lambda token: len(token.folded)).folded,)
    return [_every(Zone.NUMBER, whole, 2048), _every(Zone.WHOLE, whole, 1024), parts]


def _of_marks(question: Asked) -> list[Clue]:
    """Who types marks means them; without any, every reading is as good."""
    if not question.is_marked:
        return []
    exact = question.exact_terms
    return [
        _every(Zone.WHOLE, exact, POINTS_OF_MARKS, Form.EXACT),
        _every(Zone.TITLE, exact, 128, Form.EXACT),
    ]


def _in_every(terms: tuple[str, ...]) -> list[Clue]:
    return [
        _every(Zone.TITLE, terms, 64),
        _every(Zone.HEAD, terms, 16),
        _every(Zone.TEXT, terms, 8),
    ]


def _side_by_side(question: Asked) -> list[Clue]:
    phrase = tuple(token.folded for token in _trimmed(question))
    if len(phrase) < 2:
        return []
    form = Form.FOLDED
    found = [(Zone.TITLE, 64), (Zone.HEAD, 16), (Zone.TEXT, 8), (Zone.WHOLE, 8)]
    return [
        Clue(zone=zone, kind=Kind.PHRASE, form=form, terms=phrase, points=points)
        for zone, points in found
    ]


def _trimmed(question: Asked) -> tuple[Token, ...]:
    """Return the stream as it stands inside a longer text.

    A run of East Asian characters may go on at both ends: only its pairs and what is between them
    is sure to stand there.
    """
    stream = list(question.stream)
    if len(stream) > 1 and _is_half_of(stream[0], stream[1]):
        del stream[0]
    if len(stream) > 1 and _is_half_of(stream[-1], stream[-2]):
        del stream[-1]
    return tuple(stream)[:MOST_TERMS]


def _is_half_of(token: Token, pair: Token) -> bool:
    characters = pair.folded
    return len(characters) == 2 and not characters.isascii() and token.folded in characters


def _every(zone: Zone, terms: tuple[str, ...], points: int, form: Form = Form.FOLDED) -> Clue:
    return Clue(zone=zone, kind=Kind.EVERY, form=form, terms=terms, points=points)
