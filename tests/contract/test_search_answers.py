"""What the API says of a search: excerpts, counts, what was understood, suggestions, no engine."""

from typing import Any

import pytest

from backend.api.offered import detail_names
from backend.search.models import Following
from content_models.categories import Category
from frontend.labels import LABELS
from frontend.searches import DETAILS
from tests.contract.judgements import assert_problem

pytestmark = pytest.mark.usefixtures("world")


def test_a_result_is_the_items_summary_with_excerpts(api: Any, world: Any) -> None:
    (found,) = api("sites/thanhdong/search/", q="khai giang nam hoc moi").json()["results"]

    assert found["id"] == world.id
    assert found["highlights"][0] == {
        "field": "title",
        "pieces": [
            {"text": "Lễ ", "match": False},
            {"text": "khai", "match": True},
            {"text": " ", "match": False},
            {"text": "giảng", "match": True},
            {"text": " ", "match": False},
            {"text": "năm", "match": True},
            {"text": " ", "match": False},
            {"text": "học", "match": True},
            {"text": " ", "match": False},
            {"text": "mới", "match": True},
        ],
        "attachment": None,
    }


def test_facets_are_there_when_asked_for_and_count_what_is_counted(api: Any) -> None:
    without = api("search/", q="tin", limit="1").json()
    with_facets = api("search/", q="tin", limit="1", facets="true").json()

    assert without["facets"] is None
    assert with_facets["count"] == without["count"] > 1
    for name in ("site", "year"):
        assert sum(each["count"] for each in with_facets["facets"][name]) == without["count"]


def test_days_bound_a_search_and_both_are_included(api: Any, world: Any) -> None:
    day = str(api(f"sites/thanhdong/pages/{world.id}/").json()["listed_at"])[:10]

    on_it = api("search/", q="khai giang", **{"from": day, "to": day}).json()
    before = api("search/", q="khai giang", to="2020-01-01").json()

    assert [each["id"] for each in on_it["results"]] == [world.id]
    assert before["results"] == []


def test_a_category_is_narrowed_by_its_own_fields_and_says_which_values_there_are(
    api: Any,
) -> None:
    asked = {"q": "khai giang", "category": "news-events", "facets": "true"}
    whole = api("search/", **asked).json()
    scopes = {each["value"]: each["count"] for each in whole["facets"]["details"]["scope"]}

    narrowed = api("search/", **asked, scope="local").json()

    assert scopes["local"] == narrowed["count"] > 0
    assert api("search/", **asked, scope="nowhere").json()["count"] == 0
    assert api("search/", q="khai giang", facets="true").json()["facets"]["details"] == {}


@pytest.mark.parametrize(
    "asked",
    [{"scope": "local"}, {"form": "decision", "category": "news-events"}, {"status": ""}],
)
def test_a_field_the_category_has_not_is_refused_by_its_name(
    api: Any, asked: dict[str, str]
) -> None:
    refusal = api("search/", q="tin", **asked)

    assert_problem(refusal, 400)
    assert [each["field"] for each in refusal.json()["errors"]] == [next(iter(asked))]


def test_the_search_page_narrows_by_what_the_api_offers_and_has_words_for_it() -> None:
    for category, details in DETAILS.items():
        assert set(details) <= set(detail_names(Category(category)))
        assert set(details) <= LABELS["search.detail"].keys()
        assert {subject for subject in details.values() if subject} <= LABELS.keys()


def test_what_was_understood_is_said(api: Any, world: Any) -> None:
    answer = api("search/", q="khai giagn").json()

    assert answer["did_you_mean"] == "khai giang"
    assert [each["id"] for each in answer["results"]] == [world.id]
    assert api("search/", q="khai giang").json()["did_you_mean"] is None


@pytest.mark.parametrize("typed", ["le khai gi", "Lễ kh", "KHAI GIẢNG", "năm học m"])
def test_a_title_is_suggested_while_it_is_typed(api: Any, world: Any, typed: str) -> None:
    suggested = api("sites/thanhdong/search/suggest/", q=typed).json()

    assert [each["id"] for each in suggested["results"]] == [world.id]
    assert suggested["next"] is None


def test_what_was_taken_off_is_not_suggested(api: Any) -> None:
    suggested = api("search/suggest/", q="tin sẽ g", limit="20").json()["results"]

    assert "Tin sẽ gỡ" not in [each["title"] for each in suggested]


def test_another_sites_items_are_not_suggested(api: Any) -> None:
    assert api("sites/hongbang/search/suggest/", q="khai giang").json()["results"] == []


@pytest.mark.parametrize("path", ["search/", "search/suggest/"])
def test_where_no_engine_answers_it_says_so_and_nothing_else_of_the_site_does(
    api: Any, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    Following.objects.all().delete()
    monkeypatch.setattr("tests.contract.conftest.catch_up", lambda _engine: 0)

    assert_problem(api(path, q="tin"), 503)
    assert api("sites/thanhdong/pages/").status_code == 200
