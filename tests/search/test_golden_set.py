"""The golden set itself: judged on items that are there, each query once, enough of every kind."""

from collections import Counter

import pytest

from backend.published.models import Item
from tests.search.corpus import mirrored_stories
from tests.search.golden_set import LANGUAGES, golden_queries, place_of


def test_there_are_queries_of_every_kind_in_every_language() -> None:
    judged = [query for language in LANGUAGES for query in golden_queries(language)]

    assert len(judged) >= 700
    kinds = Counter((query.language, query.kind) for query in judged)
    assert {kind for language, kind in kinds if language == "vi"} == {
        *("marks", "plain", "tone", "number", "abbreviation", "typo", "phrase", "question")
    }
    assert min(Counter(query.language for query in judged).values()) >= 60


def test_no_query_is_judged_twice() -> None:
    judged = [query for language in LANGUAGES for query in golden_queries(language)]

    asked = Counter((query.language, query.site, query.text) for query in judged)

    assert {query for query, count in asked.items() if count > 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_should_be_found_is_published(language: str, golden_city: None, db: None) -> None:
    published = {place_of(item) for item in Item.public.filter(locale=language)}

    judged = {place for query in golden_queries(language) for place in query.items}

    assert judged - published == set()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_story_of_a_mirror_is_looked_for(language: str) -> None:
    judged = {place for query in golden_queries(language) for place in query.items}

    stories = {f"haiphong/{language}/news/{slug}" for slug, _story in mirrored_stories(language)}

    assert stories - judged == set()
