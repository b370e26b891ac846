"""What tests of every kind may ask for."""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.services.postgresql import running

# The same examples every time, so that a red run is red again; `--hypothesis-profile=searching`
# looks for new ones.
hypothesis.settings.register_profile("repeatable", derandomize=True)
hypothesis.settings.register_profile("searching", derandomize=False)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL, started for this session."""
    with running() as address:
        yield address


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figure of the isolation matrix, wherever its parts ran."""
    runs = [
        figure
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, figure in report.user_properties
        if name == "matrix" and report.when == "call"
    ]
    if runs:
        cases = sum(run["cases"] for run in runs)
        seconds = sum(run["seconds"] for run in runs)
        terminalreporter.write_line(
            f"isolation: {runs[0]['addresses']} addresses, {len(runs)} askers, "
            f"{cases} cases, {seconds:.0f} s of requests"
        )
