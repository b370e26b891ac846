"""The words of what is searched: what a mistyped one may have meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from backend.search.engine import Document, Field
from backend.search.folding import Token
from backend.search.models import Word

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 2
LEARNED_FROM = (Field.TITLE, Field.SUMMARY, Field.BODY, Field.ATTACHMENT)
BATCH = 500
_ALIKE = [
    (re.compile(alike), one)
    for alike, one in (
        ("^x", "s"), ("^tr", "ch"), ("^gi|^r", "d"), ("^n(?![gh])", "l"), ("^[kq]", "c"), ("y", "i"),
        ("^ngh", "ng"), ("^gh", "g"), ("ng$", "n"), ("t$", "c"),
    )
]  # fmt: skip


class Learning:
    """Words as documents come in: in how many each stands, and how it is written most often."""

    def __init__(self) -> None:
        self._documents: Counter[tuple[str, str]] = Counter()
        self._written: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, documents: Iterable[Document]) -> None:
        """Count the words of some documents."""
        for document in documents:
            forms = {
                (token.folded, token.written)
                for field in LEARNED_FROM
                for token in document.fields.get(field, ())
                if is_word(token)
            }
            locale = document.key.locale
            self._documents.update({(locale, folded) for folded, _written in forms})
            for folded, written in forms:
                self._written[locale, folded][written] += 1

    def rows(self) -> list[Word]:
        """Return the words, unsaved."""
        return [
            Word(
                locale=locale,
                folded=folded,
                written=self._written[locale, folded].most_common(1)[0][0],
                documents=count,
            )
            for (locale, folded), count in sorted(self._documents.items())
        ]

    def replace_all(self) -> None:
        """Let these be all the words there are."""
        Word.objects.all().delete()
        Word.objects.bulk_create(self.rows(), batch_size=BATCH)


def learn(documents: Sequence[Document]) -> None:
    """Add the words of documents that came in."""
    learning = Learning()
    learning.add(documents)
    table = Word._meta.db_table
    statement = (
        f"INSERT INTO {table} (locale, folded, written, documents) VALUES (%s, %s, %s, %s) "  # noqa: S608  # own name
        "ON CONFLICT (locale, folded) "
        f"DO UPDATE SET documents = {table}.documents + excluded.documents"
    )
    rows = [(row.locale, row.folded, row.written, row.documents) for row in learning.rows()]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def is_word(token: Token) -> bool:
    """Return whether a token is a word of letters: numbers and characters have no spelling."""
    folded = token.folded
    return not token.is_extra and len(folded) >= SHORTEST and folded.isascii() and folded.isalpha()


def counts(words: Iterable[str], locale: str) -> dict[str, int]:
    """Return in how many documents each word stands; a word that stands in none is left out."""
    found = Word.objects.filter(locale=locale, folded__in=set(words))
    return dict(found.values_list("folded", "documents"))


def meant_by(words: Iterable[str], locale: str) -> dict[str, list[str]]:
    """Return for each word what it may have been meant to be, most frequent first, as written.

    One letter more, less, other or in the other's place; or two words without the space between.
    """
    spellings = {
        word: {*edits(word), *(part for pair in splits(word) for part in pair)} for word in words
    }
    wanted = {each for some in spellings.values() for each in some}
    rows = {
        row.folded: row for row in Word.objects.filter(locale=locale, folded__in=wanted).iterator()
    }
    return {word: _ranked(word, rows) for word in spellings}


def sound(word: str) -> str:
    """Return how an unmarked Vietnamese syllable sounds to those who take one consonant for another."""
    for alike, one in _ALIKE:
        word = alike.sub(one, word)
    return word


def _ranked(word: str, known: dict[str, Word]) -> list[str]:
    near = [
        (sound(each) == sound(word), known[each].documents, known[each].written)
        for each in edits(word)
        if each in known
    ]
    apart = [
        (
            False,
            min(known[a].documents, known[b].documents),
            f"{known[a].written} {known[b].written}",
        )
        for a, b in splits(word)
        if a in known and b in known
    ]
    return [written for _alike, _count, written in sorted({*near, *apart}, reverse=True)]


def edits(word: str) -> set[str]:
    """Return every word one slip of the finger away."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    other = {a + letter + b[1:] for a, b in halves if b for letter in LETTERS}
    more = {a + letter + b for a, b in halves for letter in LETTERS}
    return {each for each in less | swapped | other | more if len(each) >= SHORTEST} - {word}


def splits(word: str) -> list[tuple[str, str]]:
    """Return the pairs of words that a space would make of one."""
    return [(word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1)]
