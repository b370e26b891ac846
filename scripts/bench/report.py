"""The report: tables for people, JSON for machines, and the part of a document between its markers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.bench.asking import AskingFigure
from scripts.bench.building import Build
from scripts.bench.dialogue import Session
from scripts.bench.figures import Spread, ratio
from scripts.bench.machine import Machine
from scripts.bench.publishing import Burst, Publication
from scripts.bench.reading import (
    FLOOR_LIST,
    OUR_ITEM,
    OUR_LIST,
    PEER_ITEM,
    PEER_LIST,
    UNCHANGED,
    ReadingFigure,
)
from scripts.bench.searching import SearchFigure

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
LIVE_GOAL, P95_GOAL, GROWTH_GOAL = 0.5, 1.0, 1.2
LIST_GOAL, ITEM_GOAL, UNCHANGED_GOAL = 50.0, 8.0, 0.4
RENDER_GOAL, MEMORY_GOAL = 0.6, 300


@dataclass
class Report:
    """Everything one run measured."""

    machine: Machine
    publications: list[Publication] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    builds: dict[str, list[Build]] = field(default_factory=dict)
    reading: list[ReadingFigure] = field(default_factory=list)
    read_pages: int = 0
    search: list[SearchFigure] = field(default_factory=list)
    asking: AskingFigure | None = None


def as_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    parts = (
        _machine, _goals, _publishing, _bursts, _sessions, _building, _reading, _search, _asking,
    )  # fmt: skip
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
    rows = [*_publishing_goals(report), *_building_goals(report), *_reading_goals(report)]
    if rows:
        yield from _table(("goal", "wanted", "measured", "met"), rows)


def _publishing_goals(report: Report) -> Iterator[list[str]]:
    for each in report.publications:
        live = each.live
        for name, goal, value in (("median", LIVE_GOAL, live.median), ("p95", P95_GOAL, live.p95)):
            title = f"publish → live, {name}, {each.label}"
            yield [title, f"< {goal:g} s", f"{value:.2f} s", _yes(met=value < goal)]
    one_site = [each for each in report.publications if not each.is_city]
    if len(one_site) > 1:
        small, large = one_site[0], one_site[-1]
        growth = ratio(large.live.median, small.live.median)
        title = f"publish → live, {large.label} against {small.label}"
        yield [title, f"≤ {GROWTH_GOAL:g}×", f"{growth:.2f}×", _yes(met=growth <= GROWTH_GOAL)]


def _building_goals(report: Report) -> Iterator[list[str]]:
    for label, builds in report.builds.items():
        for share in filter(None, (each.of_rendering_alone for each in builds)):
            title = f"full build against rendering alone, {label}"
            met = share >= RENDER_GOAL
            yield [title, f"≥ {100 * RENDER_GOAL:.0f} %", f"{100 * share:.0f} %", _yes(met=met)]
    for label, builds in report.builds.items():
        most = max(max(each.memory, each.worker_memory) for each in builds)
        met = most < MEMORY_GOAL
        yield [
            f"memory of a build, {label}",
            f"< {MEMORY_GOAL} MiB",
            f"{most:.0f} MiB",
            _yes(met=met),
        ]


def _reading_goals(report: Report) -> Iterator[list[str]]:
    rates = _rates(report)
    if not rates:
        return
    for title, ours, theirs, goal in (
        ("API list, all fields, against Wagtail API v2", OUR_LIST, PEER_LIST, LIST_GOAL),
        ("one item, against Wagtail API v2", OUR_ITEM, PEER_ITEM, ITEM_GOAL),
        ("304 of a list, against one SQL query and orjson", UNCHANGED, FLOOR_LIST, UNCHANGED_GOAL),
    ):
        times = ratio(rates[ours], rates[theirs])
        yield [title, f"≥ {goal:g}×", f"{times:.3g}×", _yes(met=times >= goal)]


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
    sizes = [f"{each.label}: median (p95)" for each in found]
    growth = ["ratio of medians"] if len(_on_one_site(found)) > 1 else []
    rows = [
        [title, *(_milliseconds(getattr(each, name)) for each in found), *_growth(found, name)]
        for title, name in PARTS.items()
    ]
    files = [f"{each.artifacts.median:g} ({each.artifacts.p95:g})" for each in found]
    rows.append(["files written by the run", *files, *_growth(found, "artifacts")])
    yield from _table(("", *sizes, *growth), rows)


def _milliseconds(spread: Spread) -> str:
    return f"{1000 * spread.median:.0f} ms ({1000 * spread.p95:.0f})"


def _on_one_site(found: Sequence[Publication]) -> list[Publication]:
    return [each for each in found if not each.is_city]


def _growth(found: Sequence[Publication], name: str) -> list[str]:
    sizes = _on_one_site(found)
    if len(sizes) < 2:
        return []
    return [f"{ratio(getattr(sizes[-1], name).median, getattr(sizes[0], name).median):.2f}×"]


def _bursts(report: Report) -> Iterator[str]:
    if not report.bursts:
        return
    yield "### Many approvals in a row\n"
    header = ("", "approvals", "sent within", "all live after", "each live after", "p95", "runs")
    yield from _table(
        header,
        [
            [
                each.label,
                f"{each.count}",
                f"{each.approving:.1f} s",
                f"{each.seconds:.1f} s",
                f"{each.live.median:.2f} s",
                f"{each.live.p95:.2f} s",
                f"{each.runs}",
            ]
            for each in report.bursts
        ],
    )


def _sessions(report: Report) -> Iterator[str]:
    for each in report.sessions:
        yield f"### An answer at a dialogue, {each.label}, {each.readers} readers\n"
        spreads = {
            "the file beside the page has it": each.live,
            "the first reader sees it": each.first,
            "**a reader sees it**": each.seen,
            "the last reader sees it": each.last,
        }
        header = ("from the moderator's click until", "median", "p95", "most")
        yield from _table(
            header,
            [
                [name, f"{of.median:.2f} s", f"{of.p95:.2f} s", f"{of.most:.2f} s"]
                for name, of in spreads.items()
            ],
        )
        share = 100 * each.unchanged / max(each.requests, 1)
        yield (
            f"\n{each.live.count} answers; {each.requests:,} questions of readers, {share:.0f} % of "
            f"them answered with “nothing new”, {each.failed} failed."
        )


def _building(report: Report) -> Iterator[str]:
    if not report.builds:
        return
    yield "### Full builds and changes to everything (the API on the same machine)\n"
    header = (
        "", "processes", "pages", "files written", "time", "pages/s", "pages per processor second",
        "of rendering alone", "memory (of a worker)",
    )  # fmt: skip
    rows = [_build_row(label, each) for label, builds in report.builds.items() for each in builds]
    yield from _table(header, rows)


def _build_row(label: str, build: Build) -> list[str]:
    share = build.of_rendering_alone
    return [
        f"{label}, {build.title}",
        f"{build.workers}",
        f"{build.pages:,}",
        f"{build.written:,}",
        f"{build.seconds:.1f} s",
        f"{build.pages_per_second:.0f}",
        f"{build.pages_per_processor_second:.0f}",
        f"{100 * share:.0f} %" if share else "",
        f"{build.memory:.0f} ({build.worker_memory:.0f}) MiB",
    ]


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
                f"{1000 * each.processor_seconds:.2f} ms",
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


def _asking(report: Report) -> Iterator[str]:
    found = report.asking
    if found is None:
        return
    yield f"### Questions (through a flood of {found.flood:,} bogus ones)\n"
    rows = {
        "a question, sent alone": found.alone,
        f"{found.senders} senders at once": found.together,
        "a question, through the flood": found.meanwhile,
        "staff: queue and dashboard, before": found.screens_before,
        "staff: queue and dashboard, through the flood": found.screens_meanwhile,
    }
    yield from _table(
        ("", "samples", "median", "p95", "longest"),
        [
            [title, f"{each.count}", *(f"{1000 * value:.0f} ms" for value in _of(each))]
            for title, each in rows.items()
        ],
    )
    told = "; ".join(f"{kind} {count:,}" for kind, count in found.answers.items())
    rate = found.flood / found.flood_seconds
    yield (
        f"\nThe flood took {found.flood_seconds:.0f} s ({rate:.0f} a second) and was answered: {told}. "
        f"Of {found.taken} real questions {found.kept} were kept, of the flood none."
    )


def _of(spread: Spread) -> tuple[float, float, float]:
    return spread.median, spread.p95, spread.most


def _search(report: Report) -> Iterator[str]:
    if not report.search:
        return
    yield "### Searching (one reader, a page of 20 with excerpts, count and facets)\n"
    header = ("", "documents", "median", "p95", "processor time: median", "p95", "index built in")
    yield from _table(
        header,
        [
            [
                each.name,
                f"{each.documents:,}",
                f"{1000 * each.finding.median:.0f} ms",
                f"{1000 * each.finding.p95:.0f} ms",
                f"{1000 * each.working.median:.0f} ms",
                f"{1000 * each.working.p95:.0f} ms",
                f"{each.building:.0f} s",
            ]
            for each in report.search
        ],
    )
