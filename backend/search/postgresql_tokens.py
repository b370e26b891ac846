"""Tokens in PostgreSQL: a `tsvector` for each zone, both forms of a token at the same place.

The vectors are written here, not by a configuration of PostgreSQL's: an exact form is marked by `=`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from backend.search.engine import Clue, Document, Form, Kind, Zone

INSERT = (
    f"INSERT INTO search_tokens (id, {', '.join(Zone)}) "
    f"VALUES (%s, {', '.join(['%s::tsvector'] * len(Zone))})"
)
DELETE = "DELETE FROM search_tokens WHERE id IN ({ids})"
BETWEEN_FIELDS = 10
LAST_POSITION = 16383
"""PostgreSQL counts no further; what stands behind is found, but not as a phrase."""
MOST_PLACES = 255
"""Nor does it keep more places of one word."""
LARGEST_VECTOR = (1 << 20) - 1
"""Bytes of words and places in one vector; one that is larger is refused, and the whole document.

What stands behind, in the last of the fields, is not found.
"""
BYTES_OF_A_PLACE = 2


def row(document_id: int, document: Document) -> list[object]:
    """Return the parameters that INSERT takes for a document."""
    return [document_id, *(_vector(document, zone) for zone in Zone)]


def _vector(document: Document, zone: Zone) -> str:
    places: dict[str, list[int]] = defaultdict(list)
    left = LARGEST_VECTOR
    for position, word in _positions(document, zone):
        left -= BYTES_OF_A_PLACE if word in places else _bytes_of(word)
        if left < 0:
            break
        if len(places[word]) < MOST_PLACES and position not in places[word][-1:]:
            places[word].append(position)
    return " ".join(f"{_quoted(word)}:{','.join(map(str, at))}" for word, at in places.items())


def _positions(document: Document, zone: Zone) -> Iterable[tuple[int, str]]:
    position = 0
    for field in zone.fields:
        for token in document.fields.get(field, ()):
            position += 1
            at = min(position, LAST_POSITION)
            yield at, token.folded
            yield at, f"={token.exact}"
        position += BETWEEN_FIELDS


def _bytes_of(word: str) -> int:
    """Return what a new word takes at most: itself, a byte to align, how many places, one place."""
    return len(word.encode()) + 1 + 2 * BYTES_OF_A_PLACE


def matching(clue: Clue) -> tuple[str, Sequence[object]]:
    """Return a query for the ids of the documents a clue is true of."""
    mark = "=" if clue.form == Form.EXACT else ""
    terms = (_term(f"{mark}{term}") for term in clue.terms)
    asked = (" <-> " if clue.kind == Kind.PHRASE else " & ").join(terms)
    return f"SELECT id FROM search_tokens WHERE {clue.zone} @@ %s::tsquery", [asked]


def _term(term: str) -> str:
    return f"{_quoted(term[:-1])}:*" if term.endswith("*") else _quoted(term)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
