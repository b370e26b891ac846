"""What tests of every kind may ask for."""

import gc
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings

from tests.services import databases
from tests.services.postgresql import running

# The same examples every time, so that a red run is red again; `--hypothesis-profile=searching`
# looks for new ones.
hypothesis.settings.register_profile("repeatable", derandomize=True)
hypothesis.settings.register_profile("searching", derandomize=False)
hypothesis.settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """With `--create-db`, migrate anew: once for all workers, so before there are any."""
    if config.getoption("create_db") and not hasattr(config, "workerinput"):
        databases.forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, lest one process ends with it while the other idles.

    Of that, what needs no database comes first: it keeps one process busy while the other migrates.
    """

    def turn(item: pytest.Item) -> int:
        if item.get_closest_marker("long") is None:
            return 2
        return int("django_db_setup" in getattr(item, "fixturenames", ()))

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays: it would walk through all modules again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> Iterator[None]:
    """A worker's database is a copy of the migrated one."""
    with django_db_blocker.unblock(), databases.migrated(settings.DATABASES["default"]):
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL, started for this session."""
    with running() as address:
        yield address


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures of the isolation matrix, wherever its parts ran, and of the golden set."""
    told = [
        (name, figure)
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, figure in report.user_properties
        if report.when == "call"
    ]
    runs = [figure for name, figure in told if name == "matrix"]
    if runs:
        cases = sum(run["cases"] for run in runs)
        seconds = sum(run["seconds"] for run in runs)
        terminalreporter.write_line(
            f"isolation: {runs[0]['addresses']} addresses, {len(runs)} askers, "
            f"{cases} cases, {seconds:.0f} s of requests"
        )
    recalls = {figure["engine"]: figure["figures"] for name, figure in told if name == "golden"}
    for engine, figures in recalls.items():
        found = ", ".join(f"{kind} {recall:.1%}" for kind, recall in sorted(figures.items()))
        terminalreporter.write_line(f"recall@10 of {engine}: {found}")
