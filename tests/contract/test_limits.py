"""How much a reader may ask, how much it may send: refused in the one shape, with when to come back."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings

from backend.api import throttling
from tests.contract.judgements import assert_problem

LIMIT = 5
NOON = 1_800_000_000.0
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Count readers, in a minute that has just begun."""
    caches["readers"].clear()
    monkeypatch.setattr(time, "time", lambda: NOON)
    with override_settings(API_REQUESTS_PER_MINUTE=LIMIT):
        yield
    caches["readers"].clear()


def ask(path: str = "sites/", *, address: str = "203.0.113.7", **more: str) -> Any:
    return Client(REMOTE_ADDR=address).get(f"/api/v1/{path}", headers=more)


def spend(**reader: str) -> Any:
    """Ask as often as is allowed; return the last answer."""
    return [ask(**reader) for _ in range(LIMIT)][-1]


def test_every_answer_says_what_is_left(world: Any) -> None:
    answers = [ask() for _ in range(LIMIT)]

    assert [answer["RateLimit-Remaining"] for answer in answers] == ["4", "3", "2", "1", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"5"}
    assert {answer["RateLimit-Reset"] for answer in answers} == {"60"}
    assert "RateLimit-Remaining" in answers[0]["Access-Control-Expose-Headers"]


def test_who_asks_more_is_told_when_to_come_back(world: Any) -> None:
    spend()

    refused = ask()

    assert_problem(refused, 429)
    assert refused["Retry-After"] == "60"
    assert refused["RateLimit-Remaining"] == "0"
    assert refused["Access-Control-Allow-Origin"] == "*"


def test_a_minute_later_all_is_forgotten(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    spend()
    ask()

    monkeypatch.setattr(time, "time", lambda: NOON + 60)

    assert ask().status_code == 200


def test_what_a_reader_has_already_counts_too(world: Any) -> None:
    etag = ask()["ETag"]

    unchanged = ask(if_none_match=etag)

    assert (unchanged.status_code, unchanged["RateLimit-Remaining"]) == (304, "3")


def test_an_export_counts_for_ten(world: Any) -> None:
    with override_settings(API_REQUESTS_PER_MINUTE=15):
        first, second = (ask("news-events/export/") for _ in range(2))

    first.getvalue()
    assert (first.status_code, first["RateLimit-Remaining"]) == (200, "5")
    assert_problem(second, 429)


@pytest.mark.parametrize(
    "other",
    [
        {"address": "203.0.113.8"},
        {"address": "2001:db8:0:2::1"},
        {"authorization": TOKEN},
    ],
)
def test_one_reader_s_haste_is_nobody_else_s(world: Any, other: dict[str, str]) -> None:
    spend(address="2001:db8:0:1::1")
    spend()

    assert ask(**other).status_code == 200


@pytest.mark.parametrize("token", ["Bearer", "Bearer wrong", "bearer " + TOKEN, "Bearer sai-mã"])
def test_a_wrong_token_lifts_nothing(world: Any, token: str) -> None:
    spend(authorization=token)

    assert_problem(ask(authorization=token), 429)


def test_the_addresses_of_one_ipv6_network_are_one_reader(world: Any) -> None:
    spend(address="2001:db8:0:1::1")

    assert_problem(ask(address="2001:db8:0:1:ffff::2"), 429)


@pytest.mark.parametrize(
    ("proxies", "address", "header", "reader"),
    [
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (0, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (0, "127.0.0.1", "10.1.1.1, 198.51.100.1", "198.51.100.1"),
        (0, "127.0.0.1", "", "127.0.0.1"),
        (1, "192.0.2.1", "10.1.1.1, 198.51.100.1", "198.51.100.1"),
        (2, "192.0.2.1", "10.1.1.1, 198.51.100.1, 192.0.2.2", "198.51.100.1"),
        (2, "192.0.2.1", "198.51.100.1", "192.0.2.1"),
        (1, "192.0.2.1", "\r\nx", "unknown"),
    ],
)
def test_a_reader_is_whom_the_outermost_proxy_of_ours_saw(
    rf: Any, proxies: int, address: str, header: str, reader: str
) -> None:
    request = rf.get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=header)

    with override_settings(API_PROXIES=proxies):
        assert throttling.reader(request) == reader


def test_whether_the_system_is_ready_may_always_be_asked(world: Any) -> None:
    spend()

    assert ask("health/").status_code == 200


def test_nobody_is_counted_where_no_limit_is_set(world: Any) -> None:
    with override_settings(API_REQUESTS_PER_MINUTE=0):
        answers = [ask() for _ in range(LIMIT + 1)]

    assert {answer.status_code for answer in answers} == {200}
    assert not answers[0].has_header("RateLimit-Limit")


@pytest.mark.parametrize("path", ["sites/?{}", "sites/{}/", "search/?q={}"])
def test_an_address_may_not_be_longer_than_6_kib(world: Any, path: str) -> None:
    assert_problem(ask(path.format("a" * 6_144)), 414)


def test_what_is_sent_may_not_be_larger_than_64_kib(world: Any) -> None:
    client = Client(headers={"authorization": TOKEN})

    answer = client.post("/api/v1/receipts/", "x" * 65_537, content_type="application/json")

    assert_problem(answer, 413)
