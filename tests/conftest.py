"""What tests of every kind may ask for."""

from collections.abc import Iterator

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
