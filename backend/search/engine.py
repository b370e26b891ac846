"""What every search engine is asked and answers: the one door, and the one order of results.

An engine compares tokens and nothing else; `backend.search.folding` made them all. Results are
ordered by points: each clue is a yes-or-no question about an item, worth a fixed number of points.
So every engine finds the same in the same order, and a place in it stays one when others come in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from backend.search.folding import Token


class Field(StrEnum):
    """Where in an item a text stands."""

    TITLE = "title"
    NUMBER = "number"
    SUMMARY = "summary"
    BODY = "body"
    ATTACHMENT = "attachment"


class Zone(StrEnum):
    """Fields that are looked through together: the number alone, or each with the one before."""

    NUMBER = "number"
    TITLE = "title"
    HEAD = "head"
    TEXT = "text"
    WHOLE = "whole"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the zone."""
        return _FIELDS[self]


_FIELDS = {
    Zone.NUMBER: (Field.NUMBER,),
    Zone.TITLE: (Field.TITLE, Field.NUMBER),
    Zone.HEAD: (Field.TITLE, Field.NUMBER, Field.SUMMARY),
    Zone.TEXT: (Field.TITLE, Field.NUMBER, Field.SUMMARY, Field.BODY),
    Zone.WHOLE: tuple(Field),
}


class Form(StrEnum):
    """Which form of the tokens is compared."""

    FOLDED = "folded"
    EXACT = "exact"


class Kind(StrEnum):
    """How the terms must stand: all of them anywhere in the zone, or one behind the other."""

    EVERY = "every"
    PHRASE = "phrase"


@dataclass(frozen=True, kw_only=True)
class Clue:
    """A question about an item. A term that ends in `*` is the beginning of a word.

    A phrase stands within one field; `every` term may stand in another field of the zone.
    """

    zone: Zone
    kind: Kind
    form: Form
    terms: tuple[str, ...]
    points: int = 0


class Subject(NamedTuple):
    """An item in all its languages."""

    site: str
    uuid: str


class Key(NamedTuple):
    """An item in one language."""

    site: str
    uuid: str
    locale: str


class Detail(NamedTuple):
    """What an item's category says of it in one word: a form, a status, a field."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """An item as engines keep it. `moment`: `listed_at` in microseconds since 1970.

    Of a name there is one detail at most.
    """

    key: Key
    category: str
    moment: int
    year: int
    fields: Mapping[Field, Sequence[Token]]
    details: tuple[Detail, ...] = ()


class Place(NamedTuple):
    """A result's place in the order; the results behind it are found by it."""

    score: int
    moment: int
    site: str
    uuid: str


class Order(StrEnum):
    """By points and then by date, or by date alone; the newest first."""

    RELEVANCE = "relevance"
    NEWEST = "-listed_at"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Among which items is searched. Empty texts and None leave a side open.

    `since` and `before` are moments as in `Document`; an item has all of `details`. `without_sites`
    may not be read for now, `without` was taken off and may still stand in the index.
    """

    locale: str
    site: str = ""
    category: str = ""
    since: int | None = None
    before: int | None = None
    details: tuple[Detail, ...] = ()
    without_sites: frozenset[str] = frozenset()
    without: frozenset[Subject] = frozenset()


class Counting(StrEnum):
    """What is counted beside finding one page of results."""

    NOTHING = "nothing"
    TOTAL = "total"
    FACETS = "facets"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What an engine is asked: items with at least `least` of the words, most points first.

    Each of them counts `POINTS_OF_A_WORD`, each clue that is true its own. With the facets those
    details are counted that have one of the names in `counted_details`.
    """

    words: tuple[str, ...]
    least: int
    clues: tuple[Clue, ...]
    scope: Scope
    order: Order = Order.RELEVANCE
    limit: int = 20
    after: Place | None = None
    zone: Zone = Zone.WHOLE
    counting: Counting = Counting.FACETS
    counted_details: tuple[str, ...] = ()


POINTS_OF_A_WORD = 1 << 13
"""More than all clues together that are not of a single word: who has more of the words, or has
them in the title, stands first."""


@dataclass(frozen=True)
class Hit:
    """A result and its place."""

    key: Key
    place: Place


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of results; `total` and `facets` count those of all pages, where that was asked for.

    `facets`: by `category`, `site` and `year`, how many results have each value; `details`: the
    same by the names asked for that any result has.
    """

    hits: list[Hit]
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


FACETS = ("category", "site", "year")


class EngineAway(Exception):
    """The engine cannot be reached, or has no index yet."""


class Engine(Protocol):
    """A search engine. Every call may raise EngineAway."""

    name: str

    def search(self, question: Question) -> Found:
        """Return one page of what is asked for."""
        ...

    def replace(self, subjects: Iterable[Subject], documents: Sequence[Document]) -> None:
        """Let these documents be all there is of these subjects, in every language."""
        ...

    def rebuild(self, batches: Iterable[Sequence[Document]]) -> None:
        """Let these documents be all there is; until the last is in, the old ones answer."""
        ...

    def has_index(self) -> bool:
        """Return whether it has an index to answer from."""
        ...

    def count(self) -> int:
        """Return how many documents it answers from."""
        ...
