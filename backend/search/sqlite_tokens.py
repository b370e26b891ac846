"""Tokens in SQLite: a table of FTS5 with a column for each field in each form."""

from collections.abc import Iterable, Sequence

from backend.search.engine import Clue, Document, Field, Form, Kind

COLUMNS = [(form, field) for form in Form for field in Field]
INSERT = (
    f"INSERT INTO search_tokens (rowid, {', '.join(f'{form}_{field}' for form, field in COLUMNS)}) "
    f"VALUES (%s, {', '.join(['%s'] * len(COLUMNS))})"
)
DELETE = "DELETE FROM search_tokens WHERE rowid IN ({ids})"
MATCHING = "SELECT rowid AS id FROM search_tokens WHERE search_tokens MATCH %s"


def row(document_id: int, document: Document) -> list[object]:
    """Return the parameters that INSERT takes for a document."""
    return [document_id, *(_column(document, form, field) for form, field in COLUMNS)]


def _column(document: Document, form: Form, field: Field) -> str:
    tokens = document.fields.get(field, ())
    return " ".join(token.exact if form == Form.EXACT else token.folded for token in tokens)


def matching(clue: Clue) -> tuple[str, Sequence[object]]:
    """Return a query for the ids of the documents a clue is true of."""
    columns = " ".join(f"{clue.form}_{field}" for field in clue.zone.fields)
    return MATCHING, [f"{{{columns}}} : {_terms(clue)}"]


def _terms(clue: Clue) -> str:
    if clue.kind == Kind.PHRASE:
        return f'"{" ".join(clue.terms)}"'
    return f"({' AND '.join(_each(clue.terms))})"


def _each(terms: Iterable[str]) -> Iterable[str]:
    for term in terms:
        yield f'"{term[:-1]}" *' if term.endswith("*") else f'"{term}"'
