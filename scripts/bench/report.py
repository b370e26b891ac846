"""The report: tables for people, JSON for machines, and the part of a document between its markers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from scripts.bench.building import Build
from scripts.bench.figures import Spread, ratio
from scripts.bench.machine import Machine
from scripts.bench.publishing import Publication
from scripts.bench.reading import ReadingFigure

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
LIVE_GOAL_SECONDS, GROWTH_GOAL, LIST_GOAL = 1.0, 1.3, 20.0
OUR_LIST, OUR_ITEM = "list of 20, all fields", "one item"
PEER_LIST, PEER_ITEM = "API v2, list of 20, all fields", "API v2, one item"


@dataclass
class Report:
    """Everything one run measured."""

    machine: Machine
    publications: list[Publication] = field(default_factory=list)
    builds: dict[int, list[Build]] = field(default_factory=dict)
    rendering: float | None = None
    reading: list[ReadingFigure] = field(default_factory=list)
    read_pages: int = 0


def as_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    parts = (_machine, _goals, _publishing, _building, _reading)
    return "\n\n".join(text for part in parts if (text := "\n".join(part(report))))


def write_into(document: Path, text: str) -> None:
    """Replace what stands between a document's markers."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _machine(report: Report) -> Iterator[str]:
    machine = report.machine
    packages = ", ".join(f"{name} {number}" for name, number in machine.packages.items())
    yield (
        f"{machine.measured_at}; {machine.cores} cores of {machine.processor}, "
        f"{machine.memory_gib} GiB, {machine.system}; Python {machine.python}, {packages}, "
        f"{machine.database}; load from {machine.load_generator}; "
        f"load average before the run {machine.load_before}."
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|---" * len(header) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _goals(report: Report) -> Iterator[str]:
    rows = [*_publishing_goals(report), *_reading_goals(report)]
    if rows:
        yield from _table(("goal", "wanted", "measured", "met"), rows)


def _publishing_goals(report: Report) -> Iterator[list[str]]:
    for each in report.publications:
        met = each.live.median < LIVE_GOAL_SECONDS
        title = f"publish → live, median, {each.pages:,} pages"
        yield [title, f"< {LIVE_GOAL_SECONDS:g} s", f"{each.live.median:.2f} s", _yes(met=met)]
    for small, large in pairwise(report.publications):
        growth = ratio(large.live.median, small.live.median)
        title = f"publish → live, {large.pages:,} against {small.pages:,} pages"
        yield [title, f"≤ {GROWTH_GOAL:g}×", f"{growth:.2f}×", _yes(met=growth <= GROWTH_GOAL)]


def _reading_goals(report: Report) -> Iterator[list[str]]:
    rates = _rates(report)
    if rates:
        times = ratio(rates[OUR_LIST], rates[PEER_LIST])
        yield [
            "API list, all fields, against Wagtail API v2",
            f"≥ {LIST_GOAL:g}×",
            f"{times:.0f}×",
            _yes(met=times >= LIST_GOAL),
        ]


def _yes(*, met: bool) -> str:
    return "yes" if met else "**no**"


def _rates(report: Report) -> dict[str, float]:
    return {each.name: each.throughput.requests_per_second for each in report.reading}


PARTS = {
    "**live: page is 200 on the public host**": "live",
    "listed: its section's list shows it": "listed",
    "the approver's browser is answered": "answered",
    "part 1, approve: click → change written": "composed",
    "part 2, feed: → publisher's run begins": "fed",
    "part 3, publisher: → page is live": "built",
}


def _publishing(report: Report) -> Iterator[str]:
    if not report.publications:
        return
    found = report.publications
    yield f"### Publish → live ({found[0].live.count} samples each, taken in turn)\n"
    sizes = [f"{each.pages:,} pages: median (p95)" for each in found]
    growth = ["ratio of medians"] if len(found) > 1 else []
    rows = [
        [title, *(_milliseconds(getattr(each, name)) for each in found), *_growth(found, name)]
        for title, name in PARTS.items()
    ]
    files = [f"{each.artifacts.median:g} ({each.artifacts.p95:g})" for each in found]
    rows.append(["files written by the run", *files, *_growth(found, "artifacts")])
    yield from _table(("", *sizes, *growth), rows)


def _milliseconds(spread: Spread) -> str:
    return f"{1000 * spread.median:.0f} ms ({1000 * spread.p95:.0f})"


def _growth(found: Sequence[Publication], name: str) -> list[str]:
    if len(found) < 2:
        return []
    return [f"{ratio(getattr(found[-1], name).median, getattr(found[0], name).median):.2f}×"]


def _building(report: Report) -> Iterator[str]:
    if not report.builds:
        return
    yield "### Full build (two worker processes, the API on the same machine)\n"
    rows = [
        [
            f"{size:,} news pages",
            ", ".join(f"{build.seconds:.1f} s" for build in builds),
            f"{max(build.pages for build in builds):,}",
            f"{max(build.files for build in builds):,}",
            f"{max(build.pages_per_second for build in builds):.0f}",
        ]
        for size, builds in report.builds.items()
    ]
    yield from _table(("", "each build", "pages", "files", "pages/s, best"), rows)
    if report.rendering:
        yield f"\nTemplates alone, one process, item pages: {report.rendering:.0f} pages/s."


def _reading(report: Report) -> Iterator[str]:
    if not report.reading:
        return
    rates = _rates(report)
    yield f"### Reading ({report.read_pages:,} pages, 8 connections, medians of the rounds)\n"
    yield from _table(
        ("", "answers/s", "median", "p95", "processor time each", "size"),
        [
            [
                each.name,
                f"{each.throughput.requests_per_second:.0f}",
                f"{1000 * each.throughput.median:.1f} ms",
                f"{1000 * each.throughput.p95:.1f} ms",
                f"{1000 * each.processor_seconds:.1f} ms",
                f"{each.size / 1000:.1f} kB",
            ]
            for each in report.reading
        ],
    )
    costs = {each.name: each.processor_seconds for each in report.reading}
    yield (
        f"\nAgainst API v2: list {ratio(rates[OUR_LIST], rates[PEER_LIST]):.0f}×, "
        f"one item {ratio(rates[OUR_ITEM], rates[PEER_ITEM]):.1f}×; by processor time: list "
        f"{ratio(costs[PEER_LIST], costs[OUR_LIST]):.0f}×, "
        f"one item {ratio(costs[PEER_ITEM], costs[OUR_ITEM]):.1f}×."
    )
