"""Typed filters: a day is a Vietnamese day, both ends included; nothing matches what is not there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from content_models.news import NewsPage
from tests.contract.city import live_news

NEWS = "sites/thanhdong/news-events/"
JUST_AFTER_MIDNIGHT = datetime(2026, 11, 19, 17, 30, tzinfo=UTC)
"""Half past midnight of the 20th in Vietnam, still the 19th in London."""


@pytest.fixture
def story(city: None) -> NewsPage:
    """A story that happened just after midnight."""
    return live_news("Giao thừa", JUST_AFTER_MIDNIGHT, field="culture")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"event_at_after": "2026-11-20"}, True),
        ({"event_at_after": "2026-11-21"}, False),
        ({"event_at_before": "2026-11-20"}, True),
        ({"event_at_before": "2026-11-19"}, False),
        ({"event_at_before": "9999-12-31"}, True),
        ({"listed_after": "2026-11-20"}, True),
        ({"listed_before": "2026-11-19"}, False),
        ({"month": "2026-11"}, True),
        ({"field": "culture"}, True),
        ({"field": "sport"}, False),
        ({"type": "news", "in_menu": "false"}, True),
        ({"in_menu": "true"}, False),
    ],
)
def test_a_filter_finds_what_it_says(
    story: NewsPage, api: Any, query: dict[str, str], found: bool
) -> None:
    answer = api(NEWS, **query)

    assert [item["title"] for item in answer.json()["results"]] == ["Giao thừa"] * found
