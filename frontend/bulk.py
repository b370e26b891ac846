"""Building many artifacts: items read a hundred at a time, the work shared by processes.

A unit of work needs nothing but itself, so it runs the same here or in a worker.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Self

from frontend import answers, artifacts, routes
from frontend.artifacts import Artifact
from frontend.build_state import BuildState
from frontend.builder import Builder, Outcome, RendererFactory
from frontend.client import Client, QuestionFault
from frontend.derivations import FACT_KINDS
from frontend.facts import Fact, Library, Loaded, NoMemory, Record
from frontend.output import Output
from frontend.payloads import Item, PlaceAnswer

ARTIFACTS_AT_ONCE = 50
UNITS_AHEAD = 3
"""How many units are handed out for each worker before a result is taken."""
WORTH_SHARING = 300
"""Starting a worker costs as much as building this many artifacts."""

Absent = frozenset[tuple[str, str, str]]
Alternates = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class MonthUnit:
    """Build the pages a month lists. `mirrored`: for items in several locales, their paths.

    With `wanted`, only those artifacts. `absent`: items that neighbours must not lead to.
    """

    site: str
    locale: str
    month: str
    mirrored: Alternates
    wanted: frozenset[Artifact] | None = None
    absent: Absent = frozenset()


@dataclass(frozen=True)
class ArtifactsUnit:
    """Build these artifacts, knowing which items are absent."""

    artifacts: tuple[Artifact, ...]
    absent: Absent


Unit = MonthUnit | ArtifactsUnit


@dataclass(frozen=True)
class UnitResult:
    """What a unit built, and the facts it read."""

    outcomes: list[Outcome]
    records: dict[Fact, Record]


def perform(builder: Builder, unit: Unit) -> UnitResult:
    """Do one unit of work."""
    library = builder.library
    library.absent = set(unit.absent)
    if isinstance(unit, MonthUnit):
        outcomes = list(_build_month(builder, unit))
    else:
        outcomes = [builder.build(artifact) for artifact in unit.artifacts]
    return UnitResult(outcomes, library.drain())


def _build_month(builder: Builder, unit: MonthUnit) -> Iterator[Outcome]:
    """Build a month's pages; what the bulk answer fails on is left for asking one by one."""
    client = builder.library.client
    try:
        for items in client.full_items(unit.site, unit.locale, unit.month):
            builder.library.prime(dict(_facts(items, unit)))
            for item in items:
                artifact = page_of(item)
                if unit.wanted is None or artifact in unit.wanted:
                    yield builder.build(artifact)
    except (QuestionFault, routes.UnsafePath):
        return


def page_of(item: Item) -> Artifact:
    """Return the artifact of an item."""
    place = PlaceAnswer(
        path=item["path"], status="page", id=item["id"], locale=item["locale"], type=item["type"]
    )
    return artifacts.page_at(item["site"], place)


def _facts(items: Iterable[Item], unit: MonthUnit) -> Iterator[tuple[Fact, Loaded]]:
    for item in items:
        named = answers.item(unit.site, unit.locale, item["id"])
        yield named, answers.loaded_item(named, item)
        places = unit.mirrored.get(item["id"], {item["locale"]: item["path"]})
        named = answers.alternates(unit.site, unit.locale, item["id"])
        yield named, answers.loaded_alternates(named, places, unit.absent)


@dataclass(frozen=True)
class Workshop:
    """All that is needed to build, ready to be carried to another process."""

    api_url: str
    renderer: RendererFactory
    state_file: Path
    public_dir: Path
    token: str | None
    answer_seconds: int

    def open(self) -> Builder:
        """Return a builder that asks for everything again."""
        client = Client(self.api_url, self.token, seconds=self.answer_seconds)
        library = Library(client, NoMemory(), FACT_KINDS)
        state = BuildState(self.state_file, read_only=True)
        return Builder(library, self.renderer(), state, Output(self.public_dir))


@dataclass(frozen=True)
class Order:
    """A unit to be done in a round: what a worker read in an earlier one may have changed."""

    unit: Unit
    round: int


_worker_builder: list[Builder] = []
_worker_round: list[int] = [0]


def _begin_worker(workshop: Workshop) -> None:
    # The parent alone decides when to stop; an orphan must not outlive it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    _worker_builder.append(workshop.open())


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _perform_in_worker(order: Order) -> UnitResult:
    builder = _worker_builder[0]
    if _worker_round[0] != order.round:
        _worker_round[0] = order.round
        builder.library.forget()
    return perform(builder, order.unit)


class Crew:
    """Performs units: in worker processes, or here where one process is enough."""

    def __init__(self, workshop: Workshop, workers: int) -> None:
        self._workshop = workshop
        self._workers = workers
        self._executor: Executor | None = None
        self._own: Builder | None = None
        self._round = 0

    def begin_round(self) -> None:
        """Let whoever works next ask for everything again."""
        self._round += 1
        if self._own is not None:
            self._own.library.forget()

    def perform(
        self, units: Sequence[Unit], take: Callable[[UnitResult], None], artifacts_expected: int
    ) -> None:
        """Perform units in any order, handing each result over as it comes."""
        if self._workers < 2 or artifacts_expected < WORTH_SHARING:
            for unit in units:
                take(perform(self._here(), unit))
            return
        waiting: set[Future[UnitResult]] = set()
        for unit in units:
            # Few at once: a result that waits to be taken is memory.
            if len(waiting) >= UNITS_AHEAD * self._workers:
                waiting = _take_done(waiting, take)
            waiting.add(self._pool().submit(_perform_in_worker, Order(unit, self._round)))
        while waiting:
            waiting = _take_done(waiting, take)

    def _here(self) -> Builder:
        if self._own is None:
            self._own = self._workshop.open()
        return self._own

    def _pool(self) -> Executor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._workers,
                multiprocessing.get_context("spawn"),
                _begin_worker,
                (self._workshop,),
            )
        return self._executor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        if self._own is not None:
            self._own.close()
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _take_done(
    waiting: set[Future[UnitResult]], take: Callable[[UnitResult], None]
) -> set[Future[UnitResult]]:
    """Wait for any work to be done and take it; return what is still waited for."""
    done, left = wait_for(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        take(future.result())
    return left


def in_units(found: Iterable[Artifact], absent: Absent) -> list[ArtifactsUnit]:
    """Return artifacts in units of one site each, so that a site's facts are asked for once."""
    ordered = sorted(found, key=artifacts.order_of)
    by_site: dict[str, list[Artifact]] = {}
    for artifact in ordered:
        by_site.setdefault(artifact.site, []).append(artifact)
    return [
        ArtifactsUnit(tuple(same_site[start : start + ARTIFACTS_AT_ONCE]), absent)
        for same_site in by_site.values()
        for start in range(0, len(same_site), ARTIFACTS_AT_ONCE)
    ]
