"""Answers kept in memory are given again while nothing public changed, and never once it has."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.api.kept import Kept, Shelf
from backend.approval.guard import road
from backend.published import feed
from backend.published.models import Change
from tests.contract.addresses import READ
from tests.contract.city import live_news
from tests.contract.edits import EDITS, resume, stage, suspend
from tests.contract.judgements import assert_problem
from tests.contract.snapshots import snapshot

pytestmark = pytest.mark.long
LIST = "/api/v1/sites/thanhdong/news-events/"
KEPT = [name for name, example in READ.items() if example.kept and "media/" not in name]


@pytest.fixture(autouse=True)
def keeping() -> Iterator[None]:
    """Keep answers, as a deployment does."""
    with override_settings(API_KEPT_BYTES=1024 * 1024):
        yield


def queries(client: Client, path: str, **more: Any) -> tuple[Any, int]:
    """Return an answer and how many queries it took."""
    with CaptureQueriesContext(connection) as found:
        answer = client.get(path, **more)
    return answer, len(found)


@pytest.mark.parametrize("name", KEPT)
def test_the_second_answer_is_the_first_for_one_query(world: Any, name: str) -> None:
    example = READ[name]
    client = Client(headers={"host": example.host})
    path = f"/api/v1/{example.in_world(world)}"
    first = client.get(path, example.query)

    again, cost = queries(client, path, data=example.query)
    unchanged, cheap = queries(
        client, path, data=example.query, headers={"if-none-match": first["ETag"]}
    )

    streamed = first.streaming
    assert (again.getvalue(), again.headers) == (first.getvalue(), first.headers)
    assert unchanged.status_code == 304
    assert unchanged.getvalue() == b""
    assert {"ETag", "Surrogate-Key", "Access-Control-Allow-Origin"} <= unchanged.headers.keys()
    assert (cost, cheap) == (1, 1) or streamed


@pytest.mark.parametrize("path", ["search/?q=hoa", "changes/?limit=1", "health/", "sites/khong/"])
def test_what_names_no_keys_is_asked_anew(world: Any, path: str) -> None:
    client = Client()
    client.get(f"/api/v1/{path}")
    _first, before = queries(client, f"/api/v1/{path}")

    _again, after = queries(client, f"/api/v1/{path}")

    assert after == before


def test_a_change_is_seen_at_once(city: None) -> None:
    client = Client()
    before = client.get(LIST).json()["results"]

    live_news("Chợ Tết")

    assert len(client.get(LIST).json()["results"]) == len(before) + 1


def test_a_site_taken_off_is_off_at_once_and_back_at_once(city: None) -> None:
    client = Client()
    before = client.get(LIST).content

    suspend()
    withheld = client.get(LIST)
    resume()

    assert_problem(withheld, 503)
    assert client.get(LIST).content == before


def test_after_every_edit_what_is_kept_is_what_would_be_answered(city: None) -> None:
    scene, keeping_client = stage(), Client()
    feed.number_committed()
    addresses = [*snapshot()][::12]

    def kept() -> dict[str, bytes]:
        return {each: keeping_client.get(f"/api/v1/{each}").getvalue() for each in addresses}

    kept()
    for name in sorted(EDITS):
        with transaction.atomic(), road():
            EDITS[name](scene.read_again())
            # What is undone here leaves no number to be given to another change.
            feed.number_committed()
            with override_settings(API_KEPT_BYTES=0):
                fresh = kept()
            assert [each for each, body in kept().items() if body != fresh[each]] == [], name
            transaction.set_rollback(True)


def test_what_is_kept_counts_for_its_reader_too(world: Any) -> None:
    caches["readers"].clear()
    client = Client()

    with override_settings(API_REQUESTS_PER_MINUTE=2):
        answers = [client.get(LIST) for _ in range(3)]

    caches["readers"].clear()
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert_problem(answers[2], 429)


STEPS = st.lists(st.sampled_from(["change", "number", "history", "drop"]), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_version_of_the_feed_comes_twice_with_a_change_between(db: None, steps: Any) -> None:
    with transaction.atomic():
        versions = {feed.version(): 0}
        changes = 0
        for step in steps:
            if step == "change":
                changes += 1
                Change.objects.create(
                    site="a", kind="updated", subject="s", keys=["k"], at=timezone.now()
                )
            else:
                {
                    "number": feed.number_committed,
                    "history": feed.begin_another_history,
                    "drop": feed.drop_old,
                }[step]()
            assert versions.setdefault(feed.version(), changes) == changes
        transaction.set_rollback(True)


NAMES = st.sampled_from("abc")
ASKED = st.lists(st.tuples(NAMES, st.sampled_from("12"), st.integers(0, 40)), max_size=40)


@given(asked=ASKED)
def test_a_shelf_gives_what_was_put_and_holds_no_more_than_it_may(asked: Any) -> None:
    shelf = Shelf(60)
    newest: dict[str, Kept] = {}
    for name, version, size in asked:
        put = newest[name] = Kept(version, b"x" * size, {}, "etag")
        shelf.put(name, put)
        held = [shelf.get(each, kept.version) for each, kept in newest.items()]
        assert all(kept in (None, *newest.values()) for kept in held)
        assert sum(len(kept.content) for kept in held if kept) <= 60
        assert shelf.get(name, version) is put or size + 1 > 60
        assert shelf.get(name, "another") is None
