"""Which engines there are, and asking the first that answers."""

from functools import cache

from django.conf import settings

from backend.search.elastic import ElasticEngine
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Engine, EngineAway, Found, Question


def engines() -> list[Engine]:
    """Return the engines that follow the feed, the one to be asked first in front.

    The embedded one follows beside a cluster, and answers for it while it is away.
    """
    environment = settings.ENVIRONMENT
    embedded = EmbeddedEngine()
    if not environment.search_nodes:
        return [embedded]
    return [_cluster(environment.search_nodes, environment.search_ca), embedded]


@cache
def _cluster(nodes: tuple[str, ...], authority: str | None) -> ElasticEngine:
    """Return one engine for all of a process: it keeps connections, and remembers being away."""
    return ElasticEngine(nodes, authority=authority)


def search(question: Question) -> Found:
    """Return what the first engine that can be reached finds; EngineAway where there is none."""
    for engine in engines():
        try:
            return engine.search(question)
        except EngineAway:
            continue
    raise EngineAway
