"""The engine that needs nothing beside the database: SQLite's FTS5, or PostgreSQL's vectors."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from types import ModuleType
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from backend.search import postgresql_tokens, sqlite_tokens, vocabulary
from backend.search.engine import (
    FACETS,
    POINTS_OF_A_WORD,
    Clue,
    Counting,
    Document,
    EngineAway,
    Form,
    Found,
    Hit,
    Key,
    Kind,
    Order,
    Place,
    Question,
    Subject,
)
from backend.search.models import Following, IndexedDetail, IndexedItem

NAME = "embedded"
DELETED_AT_ONCE = 500
ORDERS = {
    Order.RELEVANCE: ("score", "moment", "site", "uuid"),
    Order.NEWEST: ("moment", "site", "uuid"),
}


class EmbeddedEngine:
    """Searches in tables of the database."""

    name = NAME

    @cached_property
    def _tokens(self) -> ModuleType:
        return postgresql_tokens if connection.vendor == "postgresql" else sqlite_tokens

    def search(self, question: Question) -> Found:
        """Return one page of what is asked for, in two queries; one where it is not counted."""
        generation = _generation()
        if generation is None:
            raise EngineAway
        asked = _Statement(self._tokens, question, generation)
        hits = [_hit(row) for row in _rows(*asked.page())]
        if question.counting == Counting.NOTHING:
            return Found(hits=hits)
        return _counted(hits, _rows(*asked.counts()))

    @transaction.atomic
    def replace(self, subjects: Iterable[Subject], documents: Sequence[Document]) -> None:
        """Let these documents be all there is of these subjects, in every language."""
        generation = _generation()
        if generation is None:
            raise EngineAway
        for some in _in_batches(sorted(subjects)):
            named = Q(pk__in=())
            for site in {subject.site for subject in some}:
                uuids = [subject.uuid for subject in some if subject.site == site]
                named |= Q(site=site, uuid__in=uuids)
            self._delete(IndexedItem.objects.filter(named, generation=generation))
        self._insert(documents, generation)
        vocabulary.learn(documents)

    def rebuild(self, batches: Iterable[Sequence[Document]]) -> None:
        """Fill a new generation beside the one that answers, then let it answer."""
        generation = (_generation() or 0) + 1
        self._drop(~Q(generation=generation - 1))
        learned = vocabulary.Learning()
        for batch in batches:
            with transaction.atomic():
                self._insert(batch, generation)
            learned.add(batch)
        with transaction.atomic():
            learned.replace_all()
            Following.objects.filter(engine=self.name).update(generation=generation)
        self._drop(~Q(generation=generation))

    def has_index(self) -> bool:
        """Return whether it has an index to answer from."""
        return _generation() is not None

    def count(self) -> int:
        """Return how many documents it answers from."""
        return IndexedItem.objects.filter(generation=_generation() or 0).count()

    def _insert(self, documents: Sequence[Document], generation: int) -> None:
        if not documents:
            return
        rows = [
            IndexedItem(
                generation=generation,
                **document.key._asdict(),
                category=document.category,
                moment=document.moment,
                year=document.year,
            )
            for document in documents
        ]
        made = list(zip(IndexedItem.objects.bulk_create(rows), documents, strict=True))
        IndexedDetail.objects.bulk_create(
            IndexedDetail(item=row, **detail._asdict())
            for row, document in made
            for detail in document.details
        )
        with connection.cursor() as cursor:
            parameters = [self._tokens.row(row.pk, document) for row, document in made]
            cursor.executemany(self._tokens.INSERT, parameters)

    def _drop(self, which: Q) -> None:
        """Delete documents that answer no more, some at a time so that nobody waits for long."""
        while True:
            some = list(IndexedItem.objects.filter(which).values_list("pk")[:DELETED_AT_ONCE])
            if not some:
                return
            with transaction.atomic():
                self._delete(IndexedItem.objects.filter(pk__in=[pk for (pk,) in some]))

    def _delete(self, rows: Any) -> None:
        ids = list(rows.values_list("pk", flat=True))
        if ids:
            with connection.cursor() as cursor:
                places = ", ".join(["%s"] * len(ids))
                cursor.execute(self._tokens.DELETE.format(ids=places), ids)
            IndexedItem.objects.filter(pk__in=ids).delete()


def _generation() -> int | None:
    found = Following.objects.filter(engine=NAME).values_list("generation", flat=True).first()
    return found or None


def _in_batches(entries: Sequence[Subject]) -> Iterable[Sequence[Subject]]:
    for start in range(0, len(entries), DELETED_AT_ONCE):
        yield entries[start : start + DELETED_AT_ONCE]


Statement = tuple[str, list[Any]]


class _Statement:
    """The SQL of a question: `base` has every match, `points` the sum of the clues that are true."""

    def __init__(self, tokens: ModuleType, question: Question, generation: int) -> None:
        self._tokens = tokens
        self._question = question
        self._generation = generation

    def page(self) -> Statement:
        """Return what selects the hits of one page."""
        question = self._question
        base, parameters = self._base()
        parts = [f"base AS ({base})"]
        score, joined = f"base.words * {POINTS_OF_A_WORD}", ""
        if question.clues and question.order == Order.RELEVANCE:
            points, of_points = self._points()
            parts.append(f"points AS ({points})")
            parameters += of_points
            score += " + COALESCE(points.points, 0)"
            joined = "LEFT JOIN points ON points.id = base.id "
        within, of_scope = self._within()
        behind, of_place = self._behind()
        order = ", ".join(f"{name} DESC" for name in ORDERS[question.order])
        return (
            f"WITH {', '.join(parts)}, found AS ("
            f"SELECT {score} AS score, item.moment, item.site, item.uuid, item.locale "
            f"FROM base JOIN search_indexeditem AS item ON item.id = base.id {joined}"
            f"WHERE {within}) SELECT score, moment, site, uuid, locale FROM found "
            f"WHERE {behind} ORDER BY {order} LIMIT %s",
            [*parameters, *of_scope, *of_place, question.limit],
        )

    def counts(self) -> Statement:
        """Return what counts the matches, all of them and by each facet."""
        base, parameters = self._base()
        within, of_scope = self._within()
        columns = ", ".join(f"item.{name}" for name in ("id", *FACETS))
        is_by_facet = self._question.counting == Counting.FACETS
        counted = "".join(
            f" UNION ALL SELECT '{name}', '', CAST({name} AS varchar(255)), COUNT(*) "
            f"FROM found GROUP BY {name}"
            for name in (FACETS if is_by_facet else ())
        )
        names = self._question.counted_details if is_by_facet else ()
        if names:
            places = ", ".join(["%s"] * len(names))
            counted += (
                " UNION ALL SELECT 'detail', detail.name, detail.value, COUNT(*) FROM found "
                "JOIN search_indexeddetail AS detail ON detail.item_id = found.id "
                f"WHERE detail.name IN ({places}) GROUP BY detail.name, detail.value"
            )
        return (
            f"WITH base AS ({base}), found AS MATERIALIZED (SELECT {columns} FROM base "
            f"JOIN search_indexeditem AS item ON item.id = base.id WHERE {within}) "
            f"SELECT '', '', '', COUNT(*) FROM found{counted}",
            [*parameters, *of_scope, *names],
        )

    def _base(self) -> Statement:
        question = self._question
        if question.least >= len(question.words):
            matching, parameters = self._matching(question.words)
            return (
                f"SELECT id, {len(question.words)} AS words FROM ({matching}) AS every",
                parameters,
            )
        each = [self._matching((word,)) for word in question.words]
        return (
            f"SELECT id, COUNT(*) AS words FROM ({_union(sql for sql, _ in each)}) AS one "
            "GROUP BY id HAVING COUNT(*) >= %s",
            [*(value for _, values in each for value in values), question.least],
        )

    def _matching(self, words: tuple[str, ...]) -> Statement:
        clue = Clue(zone=self._question.zone, kind=Kind.EVERY, form=Form.FOLDED, terms=words)
        sql, parameters = self._tokens.matching(clue)
        return sql, list(parameters)

    def _points(self) -> Statement:
        each = [(clue, *self._tokens.matching(clue)) for clue in self._question.clues]
        union = _union(
            f"SELECT id, {clue.points} AS points FROM ({sql}) AS clue" for clue, sql, _ in each
        )
        parameters = [value for _, _, values in each for value in values]
        return (
            f"SELECT id, SUM(points) AS points FROM ({union}) AS clues GROUP BY id",
            parameters,
        )

    def _within(self) -> Statement:
        scope = self._question.scope
        asked: list[tuple[str, object]] = [
            ("item.generation = %s", self._generation),
            ("item.locale = %s", scope.locale),
        ]
        if scope.site:
            asked.append(("item.site = %s", scope.site))
        if scope.category:
            asked.append(("item.category = %s", scope.category))
        if scope.since is not None:
            asked.append(("item.moment >= %s", scope.since))
        if scope.before is not None:
            asked.append(("item.moment < %s", scope.before))
        asked += [("item.site <> %s", site) for site in sorted(scope.without_sites)]
        conditions = [condition for condition, _value in asked]
        values = [value for _condition, value in asked]
        for detail in scope.details:
            conditions.append(
                "EXISTS (SELECT 1 FROM search_indexeddetail AS detail "
                "WHERE detail.item_id = item.id AND detail.name = %s AND detail.value = %s)"
            )
            values += detail
        for subject in sorted(scope.without):
            conditions.append("NOT (item.site = %s AND item.uuid = %s)")
            values += subject
        return " AND ".join(conditions), values

    def _behind(self) -> Statement:
        after = self._question.after
        if after is None:
            return "1 = 1", []
        names = ORDERS[self._question.order]
        values: list[object] = [getattr(after, name) for name in names]
        places = ", ".join(["%s"] * len(names))
        return f"({', '.join(names)}) < ({places})", values


def _union(parts: Iterable[str]) -> str:
    return " UNION ALL ".join(parts)


def _rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _hit(row: tuple[Any, ...]) -> Hit:
    score, moment, site, uuid, locale = row
    return Hit(Key(site, uuid, locale), Place(int(score), moment, site, uuid))


def _counted(hits: list[Hit], rows: list[tuple[str, str, str, int]]) -> Found:
    total = 0
    facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    details: dict[str, dict[str, int]] = {}
    for facet, name, value, count in rows:
        if not facet:
            total = count
        elif name:
            details.setdefault(name, {})[value] = count
        elif value:
            facets[facet][value] = count
    return Found(hits=hits, total=total, facets=facets, details=details)
