"""What every engine must answer, said in the plainest way: look at each document in turn."""

from collections import Counter
from collections.abc import Iterable, Sequence

from backend.search.engine import (
    FACETS,
    POINTS_OF_A_WORD,
    Clue,
    Counting,
    Document,
    Form,
    Found,
    Hit,
    Kind,
    Order,
    Place,
    Question,
    Scope,
    Subject,
)


class Reference:
    """An engine without an index."""

    name = "reference"

    def __init__(self) -> None:
        self._documents: list[Document] = []

    def search(self, question: Question) -> Found:
        """Return one page of what is asked for."""
        matches = [
            (_place(document, question), document)
            for document in self._documents
            if _is_within(document, question.scope) and _words(document, question) >= question.least
        ]
        matches.sort(key=lambda match: _rank(match[0], question.order), reverse=True)
        page = [
            Hit(document.key, place) for place, document in matches if _is_behind(place, question)
        ][: question.limit]
        if question.counting is Counting.NOTHING:
            return Found(hits=page)
        counted = FACETS if question.counting is Counting.FACETS else ()
        facets = {name: _count(name, (found for _, found in matches)) for name in counted}
        empty: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        details = {
            name: _count_details(name, (found for _, found in matches))
            for name in (question.counted_details if counted else ())
        }
        return Found(
            hits=page,
            total=len(matches),
            facets=empty | facets,
            details={name: values for name, values in details.items() if values},
        )

    def replace(self, subjects: Iterable[Subject], documents: Sequence[Document]) -> None:
        """Let these documents be all there is of these subjects, in every language."""
        gone = set(subjects)
        kept = [each for each in self._documents if Subject(*each.key[:2]) not in gone]
        self._documents = [*kept, *documents]

    def rebuild(self, batches: Iterable[Sequence[Document]]) -> None:
        """Let these documents be all there is."""
        self._documents = [document for batch in batches for document in batch]

    def has_index(self) -> bool:
        """Return whether there is anything to look at."""
        return True

    def count(self) -> int:
        """Return how many documents there are."""
        return len(self._documents)


def _is_within(document: Document, scope: Scope) -> bool:
    key = document.key
    return (
        key.locale == scope.locale
        and scope.site in {"", key.site}
        and scope.category in {"", document.category}
        and (scope.since is None or scope.since <= document.moment)
        and (scope.before is None or document.moment < scope.before)
        and set(scope.details) <= set(document.details)
        and key.site not in scope.without_sites
        and Subject(key.site, key.uuid) not in scope.without
    )


def _words(document: Document, question: Question) -> int:
    clues = (
        Clue(zone=question.zone, kind=Kind.EVERY, form=Form.FOLDED, terms=(word,))
        for word in question.words
    )
    return sum(_is_true(clue, document) for clue in clues)


def _place(document: Document, question: Question) -> Place:
    points = sum(clue.points for clue in question.clues if _is_true(clue, document))
    score = _words(document, question) * POINTS_OF_A_WORD + points
    return Place(score, document.moment, document.key.site, document.key.uuid)


def _is_true(clue: Clue, document: Document) -> bool:
    texts = [
        [getattr(token, clue.form) for token in document.fields.get(field, ())]
        for field in clue.zone.fields
    ]
    if clue.kind is Kind.PHRASE:
        return any(_stands_in(clue.terms, text) for text in texts)
    return all(any(_is_word(term, word) for text in texts for word in text) for term in clue.terms)


def _stands_in(terms: Sequence[str], text: Sequence[str]) -> bool:
    return any(
        all(_is_word(term, word) for term, word in zip(terms, text[start:], strict=False))
        for start in range(len(text) - len(terms) + 1)
    )


def _is_word(term: str, word: str) -> bool:
    return word.startswith(term[:-1]) if term.endswith("*") else word == term


def _rank(place: Place, order: Order) -> tuple[object, ...]:
    return place if order is Order.RELEVANCE else place[1:]


def _is_behind(place: Place, question: Question) -> bool:
    after = question.after
    return after is None or _rank(place, question.order) < _rank(after, question.order)


def _count(name: str, documents: Iterable[Document]) -> dict[str, int]:
    values = Counter(
        document.key.site if name == "site" else str(getattr(document, name))
        for document in documents
    )
    return {value: count for value, count in values.items() if value}


def _count_details(name: str, documents: Iterable[Document]) -> dict[str, int]:
    every = (detail for document in documents for detail in document.details)
    return dict(Counter(detail.value for detail in every if detail.name == name))
