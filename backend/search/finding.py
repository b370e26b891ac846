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
from backend.search.folding import unaccented
from backend.search.highlighting import Highlight, highlights
from backend.search.models import Following
from backend.search.texts import texts_of

MOST_WITHDRAWN = 500
READINGS = 3
"""So many readings of a mistyped question are tried."""
FEWEST = 2
"""A single syllable says too little to be most of a question."""


@dataclass(frozen=True)
class Continuation:
    """Where a page of results ends, and how the question was read when it began.

    `meant` is what was understood instead of what was typed; `least` how many words must occur.
    """

    place: Place
    meant: str
    least: int


@dataclass(frozen=True, kw_only=True)
class Search:
    """What a reader asks."""

    text: str
    scope: Scope
    order: Order = Order.RELEVANCE
    limit: int = 20
    after: Continuation | None = None
    counting: Counting = Counting.FACETS


@dataclass(frozen=True)
class Result:
    """A public item and where in it the words were found."""

    row: Item
    highlights: list[Highlight]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One page of results. `meant`: nothing has the words typed, these results have those meant.

    `is_partial`: no item has all words, these have most of them.
    """

    results: list[Result]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    meant: str
    is_partial: bool
    next: Continuation | None


@dataclass(frozen=True)
class _Reading:
    """A way to read what was typed: these words, of which so many must occur."""

    asked: Asked
    least: int
    meant: str = ""

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
        following = Continuation(hits[-1].place, reading.meant, reading.least)
    return Answer(
        results=_results(reading.asked, hits),
        total=found.total,
        facets=found.facets,
        meant=reading.meant,
        is_partial=reading.is_partial,
        next=following,
    )


def public_scope(scope: Scope) -> Scope:
    """Leave out what may not be read, and what was taken off since the index followed."""
    followed = Following.objects.order_by("sequence").values("sequence")[:1]
    waiting = Change.objects.filter(
        Q(sequence__gt=Subquery(followed)) | Q(sequence=None), kind="withdrawn"
    )
    gone = waiting.values_list("site", "subject")[:MOST_WITHDRAWN]
    return replace(
        scope,
        without_sites=withheld_sites(),
        without=frozenset(Subject(site, subject) for site, subject in gone),
    )


def _read(search: Search, scope: Scope) -> tuple[_Reading, Found]:
    """Return the first reading of what was typed that finds something, and what it finds."""
    typed = asking.asked(search.text, scope.locale)
    if search.after is not None:
        meant = search.after.meant
        asked = asking.asked(meant, scope.locale) if meant else typed
        reading = _Reading(asked, search.after.least, meant)
        return reading, _ask(search, scope, reading)
    first = _Reading(typed, len(typed.terms))
    found = _ask(search, scope, first) if typed.terms else _NOTHING
    if found.total or not typed.terms:
        return first, found
    for reading in _other_readings(typed):
        other = _ask(search, scope, reading)
        if other.total:
            return reading, other
    return first, found


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
        )
    )


def _other_readings(typed: Asked) -> Iterator[_Reading]:
    """Yield what else may have been meant: words spelled otherwise, then most words of it."""
    meant = meanings(typed)
    for text in meant:
        asked = asking.asked(text, typed.locale)
        yield _Reading(asked, len(asked.terms), text)
    known = vocabulary.counts(typed.terms, typed.locale)
    least = min(len(typed.terms) - 1, math.ceil(len(known) * 2 / 3))
    if least >= FEWEST:
        yield _Reading(typed, least)


def meanings(typed: Asked) -> list[str]:
    """Return what may have been meant, most likely first: words nobody wrote are mistyped.

    Where every word stands somewhere, only not together, the rarest is taken for the slip.
    """
    spelled = {word.folded: word for word in typed.words if vocabulary.is_word(word)}
    counts = vocabulary.counts(spelled, typed.locale)
    suspects = [folded for folded in spelled if folded not in counts]
    if not suspects and len(spelled) > 1:
        suspects = [min(spelled, key=lambda folded: counts[folded])]
    candidates = vocabulary.meant_by(suspects, typed.locale)
    found = []
    for number in range(READINGS):
        chosen = {
            spelled[folded]: some[min(number, len(some) - 1)]
            for folded, some in candidates.items()
            if some
        }
        if chosen:
            found.append(_respelled(typed, {word.folded: text for word, text in chosen.items()}))
    return list(dict.fromkeys(found))


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


def _results(asked: Asked, hits: Sequence[Hit]) -> list[Result]:
    """Return the hits that are public now, with excerpts of what is public now."""
    rows = _rows(hits)
    shown = [rows[hit.key] for hit in hits if hit.key in rows]
    texts = [texts_of(row.document) for row in shown]
    attached = texts_of_files({file.name for each in texts for file in each.files})
    return [
        Result(row, highlights(asked, each, attached))
        for row, each in zip(shown, texts, strict=True)
    ]


def _rows(hits: Sequence[Hit]) -> dict[Key, Item]:
    if not hits:
        return {}
    rows = Item.public.filter(
        uuid__in={hit.key.uuid for hit in hits}, locale__in={hit.key.locale for hit in hits}
    )
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
    rows = _rows(hits)
    return [rows[hit.key] for hit in hits if hit.key in rows]
