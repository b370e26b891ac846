"""The engine of a cluster: Elasticsearch 8, asked for tokens, points and nothing else.

Documents come as tokens, so the index needs only the analyzer that splits at spaces, and agrees
with the embedded engine word for word. Readers ask an alias; a rebuild fills an index beside it and
then moves the alias. The alias carries the version of the tokens: an index of other tokens is never
asked. Nothing waits for a cluster: whoever asks has another engine, whoever writes comes again.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from django.utils.translation import gettext as _
from elastic_transport import NodeConfig, TlsError, TransportError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    BadRequestError,
    Elasticsearch,
)
from elasticsearch.helpers import BulkIndexError, bulk
from elasticsearch_dsl import A, Index, Integer, Keyword, Long, Q, Search, Text
from elasticsearch_dsl import Mapping as Schema

from backend.search.engine import (
    FACETS,
    POINTS_OF_A_WORD,
    Clue,
    Counting,
    Detail,
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
    Scope,
    Subject,
    Zone,
)
from backend.search.folding import VERSION

READING_SECONDS = 2.0
"""A reader waits no longer; the other engine is asked instead."""
PAUSE_SECONDS = 5.0
"""So long nobody waits again for a cluster that has just been away."""
WRITING_SECONDS = 60.0
PACKAGE = 200
MOST_FOUND = 10_000
"""What Elasticsearch gives at once; a package of items in all their languages is less."""
MOST_VALUES = 1000
"""Values of a facet that are counted; of categories, sites and years there are fewer."""
OF_DETAIL = "details."

log = logging.getLogger(__name__)


class ElasticEngine:
    """An index of one cluster, whose names begin with `prefix`."""

    name = "elasticsearch"

    def __init__(
        self,
        nodes: Sequence[str],
        *,
        authority: str | None = None,
        prefix: str = "cong",
        pause: float = PAUSE_SECONDS,
    ) -> None:
        self.prefix = prefix
        self._alias = f"{prefix}-v{VERSION}"
        self._pause = pause
        self._away_until = 0.0
        trusted: dict[str, Any] = {"ca_certs": authority} if authority else {}
        client = Elasticsearch(list(nodes), max_retries=len(nodes) - 1, **trusted)
        self._reading = client.options(request_timeout=READING_SECONDS)
        self._writing = client.options(request_timeout=WRITING_SECONDS)

    @property
    def nodes(self) -> list[NodeConfig]:
        """The nodes of the cluster, as they are asked."""
        return [node.config for node in self._reading.transport.node_pool.all()]

    def search(self, question: Question) -> Found:
        """Return one page of what is asked for."""
        if monotonic() < self._away_until:
            raise EngineAway
        try:
            return self._found(question)
        except EngineAway:
            self._away_until = monotonic() + self._pause
            raise

    def _found(self, question: Question) -> Found:
        with _or_away():
            answer = self._request(question).execute()
        hits = [_hit(hit, question.order) for hit in answer.hits.hits]
        if question.counting is Counting.NOTHING:
            return Found(hits=hits)
        return Found(
            hits=hits,
            total=answer.hits.total.value,
            facets=_facets(answer),
            details=_counted_details(answer),
        )

    def _request(self, question: Question) -> Search:
        request = Search(using=self._reading, index=self._alias).query(_query(question))
        request = request.source(["site", "uuid", "locale", "moment"])
        request = request.params(allow_partial_search_results=False)
        is_counted = question.counting is not Counting.NOTHING
        request = request.extra(track_total_hits=is_counted, size=question.limit)
        request = request.sort(*_ORDERS[question.order])
        if question.after is not None:
            request = request.extra(search_after=_behind(question.after, question.order))
        if question.counting is Counting.FACETS:
            for facet in FACETS:
                request.aggs.bucket(facet, A("terms", field=facet, size=MOST_VALUES))
            for name in question.counted_details:
                # Names are identifiers, so nothing in them is a pattern.
                values = A("terms", field="details", include=f"{name}=.*", size=MOST_VALUES)
                request.aggs.bucket(f"{OF_DETAIL}{name}", values)
        return request

    def replace(self, subjects: Iterable[Subject], documents: Sequence[Document]) -> None:
        """Let these documents be all there is of these subjects, in every language."""
        kept = {_id(document.key) for document in documents}
        with _or_away():
            gone = self._standing(subjects) - kept
            deletions = ({"_op_type": "delete", "_id": each} for each in sorted(gone))
            self._send([*deletions, *map(_action, documents)], self._alias, require_alias=True)
            self._writing.indices.refresh(index=self._alias)

    def _standing(self, subjects: Iterable[Subject]) -> set[str]:
        """Return the ids of all the index has of these subjects; it was refreshed behind others."""
        named = sorted(map(_subject, subjects))
        found: set[str] = set()
        for start in range(0, len(named), PACKAGE):
            request = Search(using=self._writing, index=self._alias).source(False)
            request = request.filter("terms", subject=named[start : start + PACKAGE])
            found |= {hit["_id"] for hit in request[:MOST_FOUND].execute().hits.hits}
        return found

    def rebuild(self, batches: Iterable[Sequence[Document]]) -> None:
        """Let these documents be all there is; until the last is in, the old ones answer."""
        name = f"{self._alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        with _or_away():
            self._index(name).create()
            for batch in batches:
                self._send(map(_action, batch), name)
            self._writing.indices.refresh(index=name)
            self._writing.indices.update_aliases(actions=self._moves(name))
            self._remove_others(name)

    def _index(self, name: str) -> Index:
        index = Index(name, using=self._writing)
        index.settings(number_of_shards=1, auto_expand_replicas="0-1")
        index.mapping(_schema())
        return index

    def _moves(self, name: str) -> list[dict[str, Any]]:
        standing = self._writing.options(ignore_status=404).indices.get_alias(name=self._alias)
        left = [] if "error" in standing else list(standing)
        return [
            *({"remove": {"index": each, "alias": self._alias}} for each in left),
            {"add": {"index": name, "alias": self._alias}},
        ]

    def _remove_others(self, name: str) -> None:
        """Remove what an earlier rebuild left, whole or broken off."""
        for other in set(self._writing.indices.get(index=f"{self.prefix}-v*")) - {name}:
            self._writing.indices.delete(index=other, ignore_unavailable=True)

    def _send(self, actions: Iterable[dict[str, Any]], index: str, **options: Any) -> None:
        bulk(self._writing, actions, index=index, chunk_size=PACKAGE, **options)

    def has_index(self) -> bool:
        """Return whether it has an index to answer from."""
        with _or_away():
            return bool(self._reading.indices.exists_alias(name=self._alias))

    def count(self) -> int:
        """Return how many documents it answers from."""
        with _or_away():
            return int(self._reading.count(index=self._alias)["count"])


@contextmanager
def _or_away() -> Iterator[None]:
    """Say in one word that a cluster is not there, has no index, or cannot do what is asked."""
    try:
        yield
    except BadRequestError:
        raise
    except (ApiError, TransportError, BulkIndexError) as failure:
        log.warning("Elasticsearch: %s", failure)
        raise EngineAway(_reason(failure)) from failure


def _reason(failure: Exception) -> str:
    """Return what an operator has to look at; what only time mends says it itself."""
    if isinstance(failure, AuthenticationException):
        return _("Tên hoặc mật khẩu trong PORTAL_SEARCH_URL bị từ chối.")
    if isinstance(failure, AuthorizationException):
        return _("Tài khoản trong PORTAL_SEARCH_URL không có quyền trên các chỉ mục của hệ thống.")
    if isinstance(failure, TlsError):
        return _("Chứng chỉ của cụm không phải do PORTAL_SEARCH_CA (hoặc tổ chức công khai) cấp.")
    return str(failure)


def _schema() -> Schema:
    """Return what the index keeps: of the texts only the tokens, nothing to be read back."""
    schema = Schema()
    for name in ("site", "uuid", "subject", "locale", "category", "details"):
        schema.field(name, Keyword())
    schema.field("moment", Long())
    schema.field("year", Integer())
    zones = [_field(zone, form) for zone in Zone for form in Form]
    for name in zones:
        schema.field(name, Text(analyzer="whitespace", norms=False))
    schema.meta("_source", excludes=zones)
    schema.meta("dynamic", "strict")
    return schema


def _field(zone: Zone, form: Form) -> str:
    return f"{zone}_{form}"


def _id(key: Key) -> str:
    return "/".join(key)


def _action(document: Document) -> dict[str, Any]:
    key = document.key
    return {
        "_id": _id(key),
        "_source": {
            "site": key.site,
            "uuid": key.uuid,
            "subject": _subject(Subject(key.site, key.uuid)),
            "locale": key.locale,
            "category": document.category,
            "moment": document.moment,
            "year": document.year,
            "details": [_detail(each) for each in document.details],
            **{_field(zone, form): _texts(document, zone, form) for zone in Zone for form in Form},
        },
    }


def _texts(document: Document, zone: Zone, form: Form) -> list[str]:
    """Return a zone's fields, each a text of its own: no phrase reaches from one into the next."""
    found = (document.fields.get(field, ()) for field in zone.fields)
    return [" ".join(getattr(token, form) for token in tokens) for tokens in found if tokens]


def _subject(subject: Subject) -> str:
    return "/".join(subject)


def _detail(detail: Detail) -> str:
    return "=".join(detail)


def _query(question: Question) -> Q:
    words = [
        _worth(_term(_field(question.zone, Form.FOLDED), word), POINTS_OF_A_WORD)
        for word in question.words
    ]
    return Q(
        "bool",
        filter=_filters(question.scope),
        must_not=_exceptions(question.scope),
        must=[Q("bool", should=words, minimum_should_match=question.least)],
        should=[_worth(_condition(clue), clue.points) for clue in question.clues],
    )


def _worth(condition: Q, points: int) -> Q:
    return Q("constant_score", filter=condition, boost=points)


def _condition(clue: Clue) -> Q:
    field = _field(clue.zone, clue.form)
    if clue.kind is Kind.EVERY:
        return Q("bool", filter=[_term(field, term) for term in clue.terms])
    *_others, last = clue.terms
    text = " ".join(clue.terms)
    if last.endswith("*"):
        beginning = {"query": text.removesuffix("*"), "max_expansions": MOST_VALUES}
        return Q("match_phrase_prefix", **{field: beginning})
    return Q("match_phrase", **{field: text})


def _term(field: str, term: str) -> Q:
    if term.endswith("*"):
        return Q("prefix", **{field: term.removesuffix("*")})
    return Q("term", **{field: term})


def _filters(scope: Scope) -> list[Q]:
    named = {"locale": scope.locale, "site": scope.site, "category": scope.category}
    found = [Q("term", **{name: value}) for name, value in named.items() if value]
    found += [Q("term", details=_detail(each)) for each in scope.details]
    limits = {"gte": scope.since, "lt": scope.before}
    set_limits = {name: limit for name, limit in limits.items() if limit is not None}
    return [*found, Q("range", moment=set_limits)] if set_limits else found


def _exceptions(scope: Scope) -> list[Q]:
    return [
        Q("terms", site=sorted(scope.without_sites)),
        Q("terms", subject=sorted(map(_subject, scope.without))),
    ]


_LAST_OF_ALL = ({"moment": "desc"}, {"site": "desc"}, {"uuid": "desc"})
_ORDERS: Mapping[Order, Sequence[Any]] = {
    Order.RELEVANCE: ({"_score": "desc"}, *_LAST_OF_ALL),
    Order.NEWEST: _LAST_OF_ALL,
}


def _behind(place: Place, order: Order) -> list[Any]:
    return list(place) if order is Order.RELEVANCE else list(place[1:])


def _hit(hit: Any, order: Order) -> Hit:
    source = hit["_source"]
    score = int(hit["_score"]) if order is Order.RELEVANCE else 0
    place = Place(score, source["moment"], source["site"], source["uuid"])
    return Hit(Key(source["site"], source["uuid"], source["locale"]), place)


def _facets(answer: Any) -> dict[str, dict[str, int]]:
    if "aggregations" not in answer:
        return {facet: {} for facet in FACETS}
    return {
        facet: {
            str(each.key): each.doc_count for each in answer.aggregations[facet].buckets if each.key
        }
        for facet in FACETS
    }


def _counted_details(answer: Any) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for bucket in answer.aggregations.to_dict() if "aggregations" in answer else ():
        if bucket.startswith(OF_DETAIL):
            name = bucket.removeprefix(OF_DETAIL)
            values = answer.aggregations[bucket].buckets
            found[name] = {each.key.partition("=")[2]: each.doc_count for each in values}
    return {name: values for name, values in found.items() if values}
