"""What tests of every kind may ask for."""

from collections.abc import Iterator

import pytest

from tests.services.postgresql import running


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL, started for this session."""
    with running() as address:
        yield address
