"""Before anything is started, the ports it wants must be free."""

import socket
from collections.abc import Iterator

import pytest

from scripts.ports import require_free
from scripts.refusal import Refusal


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_free_port_is_no_obstacle(free: int) -> None:
    require_free({"PORTAL_ADMIN_PORT": free})


def test_a_taken_port_is_named_with_the_variable_that_chooses_it(taken: int, free: int) -> None:
    with pytest.raises(Refusal) as refusal:
        require_free({"PORTAL_ADMIN_PORT": taken, "PORTAL_WEB_PORT": free})

    assert str(taken) in str(refusal.value)
    assert "PORTAL_ADMIN_PORT" in str(refusal.value)
    assert "PORTAL_WEB_PORT" not in str(refusal.value)


def test_two_servers_cannot_share_a_port(free: int) -> None:
    with pytest.raises(Refusal, match="PORTAL_ADMIN_PORT và PORTAL_WEB_PORT"):
        require_free({"PORTAL_ADMIN_PORT": free, "PORTAL_WEB_PORT": free})
