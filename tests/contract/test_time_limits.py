"""A question the database takes too long over is given up, told so, and stops working at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client, override_settings

from backend.api import exports, time_limits
from backend.published.models import PublicManager
from tests.contract.judgements import assert_problem

ENDLESS = 30_000_000
"""Numbers to count: more than ten seconds of work for any database."""
A_SECOND_S_WORTH = 1_500_000
COUNTING = (
    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
    " SELECT count(*) FROM n)"
)


@pytest.fixture
def laborious(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let every question for public items cost the database so much counting beside."""
    rows_of = PublicManager.get_queryset

    def make(most: int) -> None:
        def counting_too(manager: Any) -> QuerySet[Any]:
            counted = COUNTING.format(most=most)
            return rows_of(manager).extra(where=[f"{counted} > 0"])  # noqa: S610  # our own number

        monkeypatch.setattr(PublicManager, "get_queryset", counting_too)

    return make


@contextmanager
def given_up_early() -> Iterator[None]:
    """Judge that a block ends before the counting would."""
    began = monotonic()
    yield
    assert monotonic() - began < 5


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("sites/thanhdong/pages/", {}),
        ("news-events/", {"facets": "month"}),
        ("sites/thanhdong/paths/", {"path": "/"}),
        ("search/", {"q": "khai giang"}),
    ],
)
def test_a_question_that_takes_too_long_is_given_up(
    world: Any, api: Any, laborious: Any, path: str, query: dict[str, str]
) -> None:
    laborious(ENDLESS)

    with override_settings(API_QUERY_SECONDS=0.2), given_up_early():
        answer = api(path, **query)

    problem = assert_problem(answer, 503)
    assert problem["type"] == "tag:cong,2026:query-too-slow"
    assert "60 giây" in problem["detail"]
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("60", "no-store")


@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
def test_so_is_an_export_after_ten_times_as_long(
    world: Any, api: Any, laborious: Any, form: str
) -> None:
    laborious(ENDLESS)

    with override_settings(API_QUERY_SECONDS=0.05), given_up_early():
        began = monotonic()
        answer = api("news-events/export/", format=form)
        taken = monotonic() - began

    assert_problem(answer, 503)
    assert taken > 0.5


if connection.vendor == "postgresql":  # only there a cursor is of a transaction or of none

    def test_so_is_one_that_no_test_s_transaction_is_around(db: None, laborious: Any) -> None:
        laborious(ENDLESS)

        def ask() -> Any:
            try:
                return Client().get("/api/v1/news-events/export/")
            finally:
                connection.close()

        with (
            override_settings(API_QUERY_SECONDS=0.05),
            ThreadPoolExecutor() as another_connection,
            given_up_early(),
        ):
            answer = another_connection.submit(ask).result()

        assert_problem(answer, 503)


def test_an_export_may_take_what_a_list_may_not(world: Any, api: Any, laborious: Any) -> None:
    laborious(A_SECOND_S_WORTH)

    with override_settings(API_QUERY_SECONDS=0.25):
        answer = api("news-events/export/")

    assert answer.status_code == 200
    assert len(answer.getvalue().splitlines()) == 2


def test_an_export_that_goes_on_may_last_as_long_as_it_needs(
    world: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_limits, "STEPS", 1)
    monkeypatch.setattr(exports, "AT_ONCE", 1)

    def slowly(document: str, _names: Any) -> str:
        sleep(0.3)
        return document

    monkeypatch.setattr(exports, "only", slowly)

    with override_settings(API_QUERY_SECONDS=0.02):
        answer = api("news-events/export/")

    assert answer.status_code == 200
    assert len(answer.getvalue().splitlines()) == 2


def test_each_statement_has_its_own_time(world: Any, api: Any) -> None:
    cursor = api("changes/", after="now").json()["next"]

    with override_settings(API_QUERY_SECONDS=0.5):
        answer = api("changes/", after=cursor, wait=1)

    assert (answer.status_code, answer.json()["changes"]) == (200, [])


def test_whoever_has_the_connection_next_has_no_limit(world: Any, api: Any) -> None:
    with override_settings(API_QUERY_SECONDS=0.2):
        answer = api("sites/thanhdong/pages/")

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COUNTING.format(most=A_SECOND_S_WORTH)}")
        counted = cursor.fetchone()

    assert (answer.status_code, counted) == (200, (A_SECOND_S_WORTH,))


def test_no_limit_may_be_set(world: Any, api: Any, laborious: Any) -> None:
    laborious(A_SECOND_S_WORTH)

    with override_settings(API_QUERY_SECONDS=0):
        assert api("sites/thanhdong/pages/").status_code == 200
