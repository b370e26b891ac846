"""From an item to the document that engines keep."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from backend.published.models import Item
from backend.published.rows import OFFICIAL_TIME
from backend.search.engine import Detail, Document, Field, Key
from backend.search.files import read_files, texts_of_files
from backend.search.folding import Token, tokens
from backend.search.texts import Texts, texts_of

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_DETAIL = 255
MOST_TOKENS = 40_000
"""Of one item's attachments together; of its own text, which editors wrote, everything is kept."""


def read_attached(rows: Collection[Item]) -> None:
    """Read the files of items, so that `documents_of` finds their text."""
    read_files({file.name for row in rows for file in texts_of(row.document).files})


def documents_of(rows: Iterable[Item]) -> list[Document]:
    """Return the documents of items. Their files must have been read before."""
    read = [(row, texts_of(row.document)) for row in rows]
    attached = texts_of_files({file.name for _row, texts in read for file in texts.files})
    return [_document(row, texts, attached) for row, texts in read]


def _document(row: Item, texts: Texts, attached: Mapping[str, str]) -> Document:
    own = {place: tokens(texts.of(place), row.locale) for place in Field}
    return Document(
        key=Key(row.site, str(row.uuid), row.locale),
        category=row.category,
        moment=moment_of(row.listed_at),
        year=row.listed_at.astimezone(OFFICIAL_TIME).year,
        fields=own | {Field.ATTACHMENT: _of_files(texts, attached, row.locale)},
        details=tuple(_details(row.facets)),
    )


def _details(facets: Mapping[str, Any]) -> Iterator[Detail]:
    """Yield what can be chosen by its words; dates and amounts are compared, not chosen."""
    for name, value in facets.items():
        text = str(value).lower() if isinstance(value, bool) else value
        if isinstance(text, str) and 0 < len(text) <= LONGEST_DETAIL:
            yield Detail(name, text)


def _of_files(texts: Texts, attached: Mapping[str, str], locale: str) -> Sequence[Token]:
    found: list[Token] = []
    for name in dict.fromkeys(file.name for file in texts.files):
        if len(found) < MOST_TOKENS and name in attached:
            found += tokens(attached[name], locale)
    return found[:MOST_TOKENS]


def moment_of(moment: datetime) -> int:
    """Return a moment in microseconds since 1970."""
    return (moment - BEGINNING) // timedelta(microseconds=1)
