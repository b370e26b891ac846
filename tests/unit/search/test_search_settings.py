"""Where the search cluster is: what the environment may say, and what becomes of it."""

from base64 import b64encode
from typing import Any

import pytest

from backend.environment import Environment, EnvironmentFaults, read_environment
from backend.search.elastic import ElasticEngine


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the environment with an address in it."""

    def of(address: str) -> Environment:
        monkeypatch.setenv("PORTAL_SEARCH_URL", address)
        return read_environment()

    return of


def test_without_an_address_there_is_no_cluster() -> None:
    assert read_environment().search_nodes == ()


@pytest.mark.parametrize(
    ("address", "nodes"),
    [
        ("http://127.0.0.1:9200", ("http://127.0.0.1:9200",)),
        ("https://es1:9200/,https://es2:9201", ("https://es1:9200", "https://es2:9201")),
        ("https://tim.haiphong.gov.vn", ("https://tim.haiphong.gov.vn:443",)),
        ("http://es", ("http://es:80",)),
        ("https://cong:bi%2Fmat@es1:9200", ("https://cong:bi%2Fmat@es1:9200",)),
    ],
)
def test_an_address_names_the_nodes_with_their_ports(
    environment: Any, address: str, nodes: tuple[str, ...]
) -> None:
    assert environment(address).search_nodes == nodes


@pytest.mark.parametrize(
    "address",
    ["es1:9200", "ftp://es1", "https://", "http://es1:99999", "https://es1:0", "https://es1/cong",
     "https://es1:9200,", "https://cong:bimat@es1:9200 https://es2"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_repeating_it(
    environment: Any, address: str
) -> None:
    with pytest.raises(EnvironmentFaults) as refused:
        environment(address)

    assert "PORTAL_SEARCH_URL" in str(refused.value)
    assert "bimat" not in str(refused.value)


def test_the_password_is_sent_as_it_is_and_never_shown(environment: Any) -> None:
    found = environment("https://cong:bi%2Fmat@es1:9200")

    node = next(iter(ElasticEngine(found.search_nodes).nodes))

    assert node.headers["authorization"] == f"Basic {b64encode(b'cong:bi/mat').decode()}"
    assert "mat" not in repr(found)
    assert (node.scheme, node.host, node.port) == ("https", "es1", 9200)


def test_an_authority_that_is_no_file_stops_the_start(
    environment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SEARCH_CA", "/khong/co/http_ca.crt")

    with pytest.raises(EnvironmentFaults, match=r"PORTAL_SEARCH_CA: .*must be a file"):
        environment("https://es1:9200")
