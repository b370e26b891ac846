"""Which engines there are, and asking the first that answers."""

from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Engine, EngineAway, Found, Question


def engines() -> list[Engine]:
    """Return the engines that follow the feed, the one to be asked first in front."""
    return [EmbeddedEngine()]


def search(question: Question) -> Found:
    """Return what the first engine that can be reached finds; EngineAway where there is none."""
    for engine in engines():
        try:
            return engine.search(question)
        except EngineAway:
            continue
    raise EngineAway
