"""The corpus of the golden set, made once for a module, and engines to fill with it."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from backend.search.elastic import ElasticEngine
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Engine
from backend.search.following import rebuild
from tests.search import corpus
from tests.services import elasticsearch
from tests.services.elasticsearch import Node

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Node]:
    """A real Elasticsearch, started for this session."""
    with elasticsearch.running() as node:
        yield node


@pytest.fixture(scope="session")
def elastic_engine(cluster: Node) -> Callable[[], ElasticEngine]:
    """Return an engine with an index of its own."""
    return lambda: ElasticEngine([cluster.address], pause=0, prefix=f"test{next(_numbers)}")


@pytest.fixture(scope="module")
def golden_city(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The published corpus, undone behind the module."""
    cache.clear()
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with files, django_db_blocker.unblock(), transaction.atomic():
        corpus.build()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def filled_engine(request: pytest.FixtureRequest) -> Callable[[str], Engine]:
    """Return an engine, by its name, whose index has all that is published."""

    def fill(name: str) -> Engine:
        embedded = EmbeddedEngine()
        rebuild(embedded)  # the words that slips are mended by are in the database
        if name == embedded.name:
            return embedded
        engine: ElasticEngine = request.getfixturevalue("elastic_engine")()
        rebuild(engine)
        return engine

    return fill
