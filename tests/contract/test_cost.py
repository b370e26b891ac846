"""What an answer costs: the same number of queries however much there is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.published.models import Item
from backend.search.embedded import EmbeddedEngine
from backend.search.following import rebuild
from tests.contract.addresses import EXAMPLES, READ
from tests.contract.city import build_world
from tests.contract.conftest import API
from tests.contract.rows import copies

QUERIES = {
    "health/": 1,
    "sites/": 1,
    "sites/<slug:site>/": 1,
    "sites/<slug:site>/navigation/": 1,
    "sites/<slug:site>/pages/": 1,
    "sites/<slug:site>/pages/<uuid:id>/": 3,
    "sites/<slug:site>/pages/<uuid:id>/posts/": 2,
    "sites/<slug:site>/pages/<uuid:id>/usefulness/": 4,
    "sites/<slug:site>/months/": 1,
    "sites/<slug:site>/paths/": 3,
    "sites/<slug:site>/sitemap/": 2,
    "sites/<slug:site>/translations/": 2,
    "sites/<slug:site>/catalog/": 4,
    "sites/<slug:site>/search/": 7,
    "sites/<slug:site>/search/suggest/": 6,
    "sites/<slug:site>/questions/form/": 2,
    "sites/<slug:site>/contributions/form/": 2,
    "sites/<slug:site>/comments/form/": 3,
    "sites/<slug:site>/feedback/ratings/form/": 5,
    "sites/<slug:site>/subscriptions/form/": 3,
    "sites/<slug:site>/{category}/": 1,
    "sites/<slug:site>/{category}/export/": 2,
    "site/": 2,
    "site/navigation/": 2,
    "site/pages/": 2,
    "site/pages/<uuid:id>/": 4,
    "site/pages/<uuid:id>/posts/": 3,
    "site/pages/<uuid:id>/usefulness/": 5,
    "site/months/": 2,
    "site/paths/": 4,
    "site/sitemap/": 3,
    "site/translations/": 3,
    "site/catalog/": 5,
    "site/search/": 8,
    "site/search/suggest/": 7,
    "site/questions/form/": 3,
    "site/contributions/form/": 3,
    "site/comments/form/": 4,
    "site/feedback/ratings/form/": 6,
    "site/subscriptions/form/": 4,
    "site/{category}/": 2,
    "site/{category}/export/": 3,
    "translations/": 3,
    "catalog/": 3,
    "changes/": 2,
    "search/": 6,
    "search/suggest/": 5,
    "media/<path:name>": 1,
    "previews/<str:token>/": 25,
    "previews/<str:token>/media/<path:name>": 21,
    "questions/challenge/": 0,
    "schema/": 0,
    "docs/": 0,
    "docs/<str:name>": 0,
    "{category}/": 1,
    "{category}/export/": 1,
}
START = datetime(2026, 11, 1, tzinfo=UTC)


def test_every_address_has_its_price() -> None:
    assert QUERIES.keys() == READ.keys()


@pytest.mark.parametrize("items", [5, 50])
def test_an_answer_costs_the_same_whatever_the_number_of_items(
    db: None, api: Any, items: int
) -> None:
    world = build_world()
    story = Item.objects.get(page_id=world.news.pk)
    copies(story, [START + timedelta(days=number) for number in range(items)])
    api("changes/")
    rebuild(EmbeddedEngine())

    costs = {name: _cost(world, name) for name in READ}

    assert costs == QUERIES


def _cost(world: Any, name: str) -> int:
    example = EXAMPLES[name]
    query = example.query | ({"limit": "50"} if name.endswith(("pages/", "{category}/")) else {})
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = Client(headers={"host": example.host}).get(
            f"{API}{example.in_world(world)}", query
        )
        answer.getvalue()
    assert answer.status_code == 200
    return len(queries)
