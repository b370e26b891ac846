"""Searching: each engine beside Wagtail's stock database search, on the same news, in one run."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.bench.environment import variables_of
from scripts.bench.figures import Spread
from scripts.bench.stacks import Stack
from scripts.children import Children


@dataclass(frozen=True)
class SearchFigure:
    """How long one page of results took to be found, in seconds, and the index to be built.

    `working` is the processor time of the process that asks, which on SQLite searches as well: it
    hardly depends on what else runs.
    """

    name: str
    documents: int
    building: float
    finding: Spread
    working: Spread


def measure_search(stack: Stack, cluster: str | None, *, rounds: int) -> list[SearchFigure]:
    """Ask the database's engine, a cluster where there is one, and Wagtail's own search."""
    asked = {"Tìm trong cơ sở dữ liệu…": ("ours", stack), "Tìm bằng Wagtail…": ("stock", stack)}
    if cluster:
        asked["Tìm trong cụm Elasticsearch…"] = ("ours", _on(stack, cluster))
    return [_measure(place, title, whose, rounds=rounds) for title, (whose, place) in asked.items()]


def _on(stack: Stack, cluster: str) -> Stack:
    variables = variables_of(stack.deployment) | {"PORTAL_SEARCH_URL": cluster}
    return replace(stack, children=Children(variables))


def _measure(stack: Stack, title: str, whose: str, *, rounds: int) -> SearchFigure:
    target = stack.deployment.state / "search.json"
    function = f"scripts.bench.search_asking.ask_{whose}"
    stack.call(title, function, rounds=rounds, target=str(target))
    return _figure(target)


def _figure(target: Path) -> SearchFigure:
    found = json.loads(target.read_text(encoding="utf-8"))
    finding = Spread.of(found.pop("seconds"))
    working = Spread.of(found.pop("processor_seconds"))
    return SearchFigure(**found, finding=finding, working=working)
