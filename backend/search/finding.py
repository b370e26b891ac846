"""Search as readers know it: results with excerpts, what was meant, what a title may be."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, Subquery

from backend.published.models import Change, Item
from backend.published.withholding import withheld_sites
from backend.search import asking, engines, vocabulary
from backend.search.asking import Asked
from backend.search.engine import (
    Counting,
    Found,
    Hit,
    Key,
    Order,
    Place,
    Question,
    Scope,
    Subject,
    Zone,
)
from backend.search.files import texts_of_files
from backend.search.folding import Token, unaccented
from backend.search.highlighting import Highlight, highlights
from backend.search.models import Following
from backend.search.texts import texts_of

MOST_WITHDRAWN = 500
READINGS = 5
"""So many readings of a mistyped question are tried."""
ENOUGH = 10
"""Results that have every word; where there are fewer, others are shown behind them."""
LONG = 3
"""A shorter question has no word to spare."""
MOST_OF_IT, HALF_OF_IT, SOME_OF_IT = 0.6, 0.5, 0.25
FEWEST = 2
"""A single syllable says too little to be most of a question; a pair of characters is a word."""
BY_PAIRS = frozenset({"zh", "ko", "ja"})


@dataclass(frozen=True)
class Continuation:
    """Where a page of results ends, and how the question was read when it began.

    `meant` is what was understood instead of what was typed; `least` how many words must occur,
    where `is_spread` those that abbreviations stand for.
    """

    place: Place
    meant: str
    least: int
    is_spread: bool


@dataclass(frozen=True, kw_only=True)
class Search:
    """What a reader asks."""

    text: str
    scope: Scope
    order: Order = Order.RELEVANCE
    limit: int = 20
    after: Continuation | None = None
    counting: Counting = Counting.FACETS
    counted_details: tuple[str, ...] = ()
    with_excerpts: bool = True


@dataclass(frozen=True)
class Result:
    """A public item and where in it the words were found."""

    row: Item
    highlights: list[Highlight]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One page of results. `meant`: nothing has the words typed, these results have those meant.

    `is_partial`: some have only most of the words, behind those that have all, if any has.
    """

    results: list[Result]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    details: Mapping[str, Mapping[str, int]]
    meant: str
    is_partial: bool
    next: Continuation | None


@dataclass(frozen=True)
class _Reading:
    """A way to read what was typed: these words, of which so many must occur."""

    asked: Asked
    least: int
    meant: str = ""
    is_spread: bool = False

    def fit(self, found: Found) -> float:
        """Return how well the best of what was found fits, whatever the number of words."""
        return found.hits[0].place.score / len(self.asked.terms)

    @property
    def is_partial(self) -> bool:
        return self.least < len(self.asked.terms)


def search(search: Search) -> Answer:
    """Return one page of public results. Raises EngineAway where no engine answers."""
    scope = public_scope(search.scope)
    reading, found = _read(search, scope)
    hits = found.hits[: search.limit]
    following = None
    if len(found.hits) > search.limit:
        following = Continuation(hits[-1].place, reading.meant, reading.least, reading.is_spread)
    return Answer(
        results=_results(reading.asked, hits, with_excerpts=search.with_excerpts),
        total=found.total,
        facets=found.facets,
        details=found.details,
        meant=reading.meant,
        is_partial=reading.is_partial,
        next=following,
    )


def public_scope(scope: Scope) -> Scope:
    """Leave out what may not be read, and what was taken off since the index followed."""
    names = [engine.name for engine in engines.engines()]
    followed = Following.objects.filter(engine__in=names).order_by("sequence").values("sequence")
    waiting = Change.objects.filter(
        Q(sequence__gt=Subquery(followed[:1])) | Q(sequence=None), kind="withdrawn"
    )
    gone = waiting.values_list("site", "subject")[:MOST_WITHDRAWN]
    return replace(
        scope,
        without_sites=withheld_sites(),
        without=frozenset(Subject(site, subject) for site, subject in gone),
    )


def _read(search: Search, scope: Scope) -> tuple[_Reading, Found]:
    """Return how what was typed is read, and what it finds.

    Where few items have every word, those with most of them follow: an item that is about the
    matter may not have each word, a long one may have each by chance.
    """
    typed = asking.asked(search.text, scope.locale)
    if search.after is not None:
        reading = _continued(typed, search.after)
        return reading, _ask(search, scope, reading)
    strict = _Reading(typed, len(typed.terms))
    found = _ask(search, scope, strict) if typed.terms else _NOTHING
    if not found.hits:
        return _read_otherwise(search, scope, typed) or (strict, found)
    spread = typed.spread()
    is_short = len(found.hits) < min(ENOUGH, search.limit) and search.order == Order.RELEVANCE
    if is_short and len(typed.terms) >= LONG and not typed.numbers:
        most = _Reading(spread, _share(len(spread.terms), MOST_OF_IT), is_spread=True)
        return most, _ask(search, scope, most)
    return strict, found


def _continued(typed: Asked, after: Continuation) -> _Reading:
    asked = asking.asked(after.meant, typed.locale) if after.meant else typed
    asked = asked.spread() if after.is_spread else asked
    return _Reading(asked, after.least, after.meant, after.is_spread)


def _read_otherwise(search: Search, scope: Scope, typed: Asked) -> tuple[_Reading, Found] | None:
    """Return what else may have been meant: words spelled otherwise, then some of the words."""
    for readings in _other_readings(typed):
        found = [
            (reading, other) for reading in readings if (other := _ask(search, scope, reading)).hits
        ]
        if found:
            return max(found, key=lambda each: each[0].fit(each[1]))
    return None


_NOTHING = Found(hits=[])


def _ask(search: Search, scope: Scope, reading: _Reading) -> Found:
    return engines.search(
        Question(
            words=reading.asked.terms,
            least=reading.least,
            clues=asking.clues(reading.asked),
            scope=scope,
            order=search.order,
            limit=search.limit + 1,
            after=search.after.place if search.after else None,
            counting=search.counting,
            counted_details=search.counted_details,
        )
    )


def _other_readings(typed: Asked) -> Iterator[list[_Reading]]:
    """Yield what to try together, what is most likely first: of those the best is taken."""
    spelled = {word.folded: word for word in typed.words if vocabulary.is_word(word)}
    counts = vocabulary.counts(spelled, typed.locale)
    unknown = [folded for folded in spelled if folded not in counts]
    yield _respelled_readings(typed, spelled, unknown)
    spread = typed.spread()
    known = len(spread.terms) - len(unknown)
    yield _partly(spread, _share(known, MOST_OF_IT))
    if counts and not unknown and len(spelled) > 1:
        # Every word stands somewhere, only not together: the rarest is taken for the slip.
        rarest = min(spelled, key=lambda folded: counts[folded])
        yield _respelled_readings(typed, spelled, [rarest])
    yield _partly(spread, _share(known, HALF_OF_IT))
    yield _partly(spread, _share(known, SOME_OF_IT))


def _share(count: int, share: float) -> int:
    return math.ceil(count * share)


def _partly(spread: Asked, least: int) -> list[_Reading]:
    is_less = 0 < least < len(spread.terms)
    is_much = least >= FEWEST or spread.locale in BY_PAIRS
    return [_Reading(spread, least, is_spread=True)] if is_less and is_much else []


def _respelled_readings(
    typed: Asked, spelled: Mapping[str, Token], suspects: Sequence[str]
) -> list[_Reading]:
    candidates = vocabulary.meant_by(suspects, typed.locale)
    found = []
    for number in range(READINGS):
        chosen = {
            spelled[folded].folded: some[min(number, len(some) - 1)]
            for folded, some in candidates.items()
            if some
        }
        if chosen:
            found.append(_respelled(typed, chosen))
    readings = []
    for text in dict.fromkeys(found):
        asked = asking.asked(text, typed.locale)
        readings.append(_Reading(asked, len(asked.terms), text))
    return readings


def _respelled(typed: Asked, chosen: Mapping[str, str]) -> str:
    parts = []
    place = 0
    for word in typed.words:
        if word.folded in chosen:
            written = chosen[word.folded]
            parts += [
                typed.text[place : word.start],
                written if typed.is_marked else unaccented(written),
            ]
            place = word.end
    return "".join([*parts, typed.text[place:]])


def _results(asked: Asked, hits: Sequence[Hit], *, with_excerpts: bool) -> list[Result]:
    """Return the hits that are public now, with excerpts of what is public now."""
    rows = _rows(hits)
    shown = [rows[hit.key] for hit in hits if hit.key in rows]
    if not with_excerpts:
        return [Result(row, []) for row in shown]
    texts = [texts_of(row.document) for row in shown]
    attached = texts_of_files({file.name for each in texts for file in each.files})
    return [
        Result(row, highlights(asked, each, attached))
        for row, each in zip(shown, texts, strict=True)
    ]


def _rows(hits: Sequence[Hit], *left_out: str) -> dict[Key, Item]:
    if not hits:
        return {}
    rows = Item.public.filter(
        uuid__in={hit.key.uuid for hit in hits}, locale__in={hit.key.locale for hit in hits}
    ).defer(*left_out)
    return {Key(row.site, str(row.uuid), row.locale): row for row in rows}


def suggest(text: str, scope: Scope, limit: int) -> list[Item]:
    """Return public items whose titles hold the words, the last of which may not be finished."""
    asked = asking.asked(text, scope.locale)
    terms = asking.beginnings(asked)
    if not terms:
        return []
    question = Question(
        words=terms,
        least=len(terms),
        clues=asking.clues(asked),
        scope=public_scope(scope),
        limit=limit,
        zone=Zone.TITLE,
        counting=Counting.NOTHING,
    )
    hits = engines.search(question).hits
    rows = _rows(hits, "document", "summary", "facets")
    return [rows[hit.key] for hit in hits if hit.key in rows]
