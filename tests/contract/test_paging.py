"""Reading a list page by page: complete and free of repetition while others write."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.published.models import Item
from tests.contract.rows import copies

PAGES = "sites/thanhdong/pages/"
START = datetime(2026, 11, 1, tzinfo=UTC)
# Few different values, so that many rows share one: the tie must decide.
VALUES = st.tuples(st.integers(0, 3), st.sampled_from(["A", "Đ", "Ă", "z"]))


def store(values: list[tuple[int, str]]) -> set[str]:
    """Store items with these days and titles; return their ids."""
    story = Item.objects.get(site="thanhdong", path="/tin-tuc-su-kien/le-khai-giang-nam-hoc-moi/")
    moments = [START + timedelta(days=days) for days, _title in values]
    return {str(row.uuid) for row in copies(story, moments, [title for _days, title in values])}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    present=st.lists(VALUES, min_size=1, max_size=12),
    inserted=st.lists(st.lists(VALUES, max_size=3), max_size=6),
    order=st.sampled_from(["-listed_at", "listed_at", "title", "position"]),
    limit=st.integers(1, 4),
)
def test_no_entry_is_lost_or_repeated_while_others_are_inserted(
    world: Any,
    api: Any,
    present: list[tuple[int, str]],
    inserted: list[list[tuple[int, str]]],
    order: str,
    limit: int,
) -> None:
    with transaction.atomic():
        throughout = store(present)

        seen = _read_all(api, {"order": order, "limit": str(limit), "type": "news"}, inserted)

        transaction.set_rollback(True)
    assert len(seen) == len(set(seen))
    assert throughout <= set(seen)


def _read_all(api: Any, query: dict[str, str], inserted: list[list[tuple[int, str]]]) -> list[str]:
    waiting = list(inserted)
    answer = api(PAGES, **query).json()
    seen = [entry["id"] for entry in answer["results"]]
    while answer["next"]:
        store(waiting.pop() if waiting else [])
        answer = api(answer["next"].removeprefix("http://testserver")).json()
        seen += [entry["id"] for entry in answer["results"]]
    return seen


@pytest.mark.parametrize("path", ["sites/", "sites/thanhdong/paths/", "sites/thanhdong/search/"])
def test_other_lists_lead_on_to_their_end_too(world: Any, api: Any, path: str) -> None:
    query = {"q": "tin", "limit": "50"} if path.endswith("search/") else {}
    whole = api(path, **query).json()["results"]

    answer = api(path, **(query | {"limit": "1"})).json()
    read = answer["results"]
    while answer["next"]:
        answer = api(answer["next"].removeprefix("http://testserver")).json()
        read += answer["results"]

    assert read == whole
    assert len(read) > 1
