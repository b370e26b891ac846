"""`python -m scripts.bench`: builds two systems of different size, measures them in turn, reports."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from scripts.bench.asking import measure_asking
from scripts.bench.building import (
    after_a_menu_change,
    after_a_theme_change,
    first_build,
    second_build,
)
from scripts.bench.databases import own_databases
from scripts.bench.dialogue import measure_session
from scripts.bench.environment import given_cluster, given_database
from scripts.bench.machine import this_machine
from scripts.bench.publishing import measure_burst, measure_publishing
from scripts.bench.reading import measure_reading
from scripts.bench.report import Report, as_markdown, write_into
from scripts.bench.searching import measure_search
from scripts.bench.stacks import CITY, REGISTRY, Stack, free_ports, make_stack
from scripts.refusal import Refusal
from scripts.steps import StopRequested, ignore_signals, say, stop_on_signals

PARTS = ("publishing", "dialogue", "building", "reading", "search", "questions")


def options_from(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument(
        "--city", type=int, default=0, help="one more system: pages spread over sites_config.yaml"
    )
    parser.add_argument("--readers", type=int, default=200, help="of the dialogue, at once")
    parser.add_argument("--burst", type=int, default=0, help="approvals in a row, largest size")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--samples", type=int, default=20, help="publications at each size")
    parser.add_argument("--warm-ups", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3, help="of load on each address")
    parser.add_argument("--seconds", type=float, default=5.0, help="of load in each round")
    parser.add_argument("--senders", type=int, default=200, help="questions sent at once")
    parser.add_argument("--flood", type=int, default=50_000, help="bogus questions")
    parser.add_argument("--tend", action="store_true", help="run `tend` beside, as `make run` does")
    parser.add_argument("--port", type=int, default=18700, help="use free ports from here on")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--document", type=Path, help="write the tables between its markers")
    parser.add_argument("--keep", action="store_true", help="leave the temporary folder")
    return parser.parse_args(arguments)


@contextmanager
def made_stacks(options: argparse.Namespace, folder: Path) -> Iterator[list[Stack]]:
    """Yield a stack for each size; whatever they start is ended, whatever happens."""
    sizes = {f"{pages}": (pages, REGISTRY) for pages in options.pages}
    if options.city:
        sizes["city"] = (options.city, CITY)
    ports = free_ports(options.port, 2 * len(sizes))
    with own_databases(given_database(), list(sizes)) as databases:
        stacks = [
            make_stack(
                folder / name, pages, (ports[2 * at], ports[2 * at + 1]), databases[name], registry
            )
            for at, (name, (pages, registry)) in enumerate(sizes.items())
        ]
        try:
            yield stacks
        finally:
            ignore_signals()
            for stack in stacks:
                stack.children.stop_all()


def measure(options: argparse.Namespace, stacks: Sequence[Stack], report: Report) -> None:
    """Prepare everything, then take one measurement after the other, noting each in the report."""
    largest = _largest(stacks)
    for stack in stacks:
        static = None if stack is stacks[0] else stacks[0].deployment.state / "static"
        more = options.burst if stack is largest else 0
        stack.prepare(static, options.samples + options.warm_ups + more)
    if "search" in options.parts:
        _measure_search(options, stacks, report)
    for stack in stacks:
        stack.start("backend")
        stack.wait_for_port(stack.deployment.admin_port)
    if {"building", "publishing", "dialogue"} & set(options.parts):
        _measure_building(options, stacks, report)
    if "publishing" in options.parts:
        _measure_publishing(options, stacks, report)
    if "dialogue" in options.parts:
        _measure_dialogue(options, _largest(stacks), report)
    if "building" in options.parts:
        _measure_changes_to_all(stacks, report)
    if "questions" in options.parts:
        report.asking = measure_asking(largest, senders=options.senders, flood=options.flood)
    if "reading" in options.parts:
        _measure_reading(options, stacks, report)


def _largest(stacks: Sequence[Stack]) -> Stack:
    """Return the largest of those with one site."""
    return max((stack for stack in stacks if not stack.is_city), key=lambda stack: stack.pages)


def _measure_building(options: argparse.Namespace, stacks: Sequence[Stack], report: Report) -> None:
    report.builds = {stack.label: [first_build(stack)] for stack in stacks}
    if "building" not in options.parts:
        return
    for stack in stacks:
        found = report.builds[stack.label]
        found.append(second_build(stack, workers=1))
        found.append(second_build(stack, workers=2))


def _measure_changes_to_all(stacks: Sequence[Stack], report: Report) -> None:
    """Last, with no publisher following: what follows would be built with the changed theme."""
    for stack in stacks:
        report.builds[stack.label] += [after_a_menu_change(stack), after_a_theme_change(stack)]


def _measure_publishing(
    options: argparse.Namespace, stacks: Sequence[Stack], report: Report
) -> None:
    beside = ["web", "publisher", *(["tend"] if options.tend else [])]
    for stack in stacks:
        for name in beside:
            stack.start(name)
        stack.wait_for_port(stack.deployment.web_port)
    say("Duyệt → lên cổng…")
    report.publications = measure_publishing(
        stacks, warm_ups=options.warm_ups, samples=options.samples
    )
    if options.burst:
        say("Duyệt liên tiếp…")
        first = options.warm_ups + options.samples
        report.bursts = [measure_burst(_largest(stacks), first, options.burst)]
    for stack in stacks:
        for name in beside:
            stack.stop(name)


def _measure_dialogue(options: argparse.Namespace, stack: Stack, report: Report) -> None:
    for name in ("web", "publisher"):
        stack.start(name)
    stack.wait_for_port(stack.deployment.web_port)
    say("Công bố câu trả lời → người đọc thấy…")
    report.sessions = [
        measure_session(
            stack, samples=options.samples, warm_ups=options.warm_ups, readers=options.readers
        )
    ]
    for name in ("web", "publisher"):
        stack.stop(name)


def _measure_reading(options: argparse.Namespace, stacks: Sequence[Stack], report: Report) -> None:
    largest = _largest(stacks)
    for stack in stacks:
        if stack is not largest:
            stack.children.stop_all()
    say("Đọc qua API…")
    ports = free_ports(options.port, 3)
    report.read_pages = largest.pages
    report.reading = measure_reading(largest, ports, rounds=options.rounds, seconds=options.seconds)


def _measure_search(options: argparse.Namespace, stacks: Sequence[Stack], report: Report) -> None:
    """First, with nothing else running."""
    for stack in stacks:
        report.search += measure_search(stack, given_cluster(), rounds=options.rounds)


def write(options: argparse.Namespace, report: Report) -> None:
    """Print the report, and write it wherever it was asked for."""
    text = as_markdown(report)
    say(f"\n{text}")
    if options.json:
        figures = json.dumps(asdict(report), ensure_ascii=False, indent=2)
        options.json.write_text(figures + "\n", encoding="utf-8")
    if options.document:
        write_into(options.document, text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 when all was measured, however it came out."""
    options = options_from(arguments)
    stop_on_signals()
    folder = Path(tempfile.mkdtemp(prefix="cong-bench-"))
    report = Report(this_machine("PostgreSQL" if given_database() else "SQLite"))
    try:
        with ExitStack() as opened:
            if not options.keep:
                opened.callback(shutil.rmtree, folder, ignore_errors=True)
            measure(options, opened.enter_context(made_stacks(options, folder)), report)
        write(options, report)
    except (Refusal, subprocess.CalledProcessError) as refusal:
        say(f"\n{as_markdown(report)}")
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        say("\nĐã dừng.")
        return 130
    finally:
        if options.keep:
            say(f"Thư mục: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
