"""What people look for is found: on every engine, by the same golden set."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Locale, Page

from backend.published.models import Item
from backend.search import engines, finding
from backend.search.engine import Counting, Engine, Scope
from backend.search.finding import Search
from content_models.languages import wagtail_language
from tests.search.golden_set import LANGUAGES, Wanted, all_queries, place_of
from tests.search.judged_engines import ENGINES

pytestmark = pytest.mark.django_db

FIRST_PAGE = 10
WITH_MARKS = ("marks", "tone", "phrase", "nfd")
WITHOUT = ("plain", "unmarked")


def found_by(query: Wanted) -> list[str]:
    """Return the first page of what a query finds, as the golden set names items."""
    scope = Scope(locale=query.language, site=query.site)
    asked = Search(
        text=query.text,
        scope=scope,
        limit=FIRST_PAGE,
        counting=Counting.NOTHING,
        with_excerpts=False,
    )
    return [place_of(result.row) for result in finding.search(asked).results]


def recall(query: Wanted) -> float:
    """Return which share of what is wanted stands on the first page."""
    return len(query.items & set(found_by(query))) / min(len(query.items), FIRST_PAGE)


def mean(values: Iterable[float]) -> float:
    """Return the mean of what there is."""
    found = list(values)
    return sum(found) / len(found)


Judged = Mapping[tuple[str, str], list[float]]


@pytest.fixture(scope="module", params=ENGINES)
def judged(
    request: pytest.FixtureRequest,
    golden_city: None,
    filled_engine: Callable[[str], Engine],
    django_db_blocker: Any,
) -> Judged:
    """How much of what is wanted each query found, by language and kind."""
    found = defaultdict(list)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        engine = filled_engine(request.param)
        patch.setattr(engines, "engines", lambda: [engine])
        for query in all_queries():
            found[query.language, query.kind].append(recall(query))
    return found


@pytest.fixture(scope="module")
def stock(golden_city: None, django_db_blocker: Any) -> Judged:
    """How much of it Wagtail's stock database search finds."""
    with django_db_blocker.unblock():
        places = {item.page_id: (item.site, place_of(item)) for item in Item.objects.all()}
        _index(places)
        found = defaultdict(list)
        for query in all_queries():
            within = [page for page, (site, _) in places.items() if query.site in {"", site}]
            locale = Locale.objects.get(language_code=wagtail_language(query.language))
            pages = Page.objects.filter(pk__in=within, locale=locale).search(query.text)
            stands = {places[page.pk][1] for page in pages[:FIRST_PAGE]}
            share = len(query.items & stands) / min(len(query.items), FIRST_PAGE)
            found[query.language, query.kind].append(share)
    return found


def _index(pages: Iterable[int]) -> None:
    backend = get_search_backend()
    by_type = defaultdict(list)
    for page in Page.objects.filter(pk__in=pages).specific():
        by_type[type(page)].append(page)
    for model, found in by_type.items():
        backend.add_bulk(model, found)
    if connection.vendor == "postgresql":
        # Nobody looks at rows that are not committed: without figures, each search takes seconds.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def figures(name: str, judged: Judged) -> dict[str, Any]:
    """Return the figures for the summary at the end of the run."""
    engine = name if name == "elasticsearch" else f"{name} ({connection.vendor})"
    found = {f"{language} {kind}": mean(values) for (language, kind), values in judged.items()}
    found["all"] = mean(value for values in judged.values() for value in values)
    return {"engine": engine, "figures": found}


@pytest.fixture(autouse=True)
def _told(request: pytest.FixtureRequest, judged: Judged, record_property: Any) -> None:
    """Hand the figures over."""
    record_property("golden", figures(request.node.callspec.params["judged"], judged))


def of(judged: Judged, language: str, *kinds: str) -> float:
    """Return the recall of some kinds of queries of a language; of all where none is named."""
    return mean(
        value
        for (known, kind), values in judged.items()
        for value in values
        if known == language and (not kinds or kind in kinds)
    )


def test_vietnamese_with_its_marks_is_found(judged: Judged) -> None:
    assert of(judged, "vi", *WITH_MARKS) >= 0.95


def test_vietnamese_without_marks_is_found(judged: Judged) -> None:
    assert of(judged, "vi", *WITHOUT) >= 0.95


@pytest.mark.parametrize("kind", ["number", "abbreviation", "question", "typo"])
def test_documents_by_number_short_names_questions_and_slips_are_found(
    judged: Judged, kind: str
) -> None:
    assert of(judged, "vi", kind) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_mirror_is_found_in_its_language(judged: Judged, language: str) -> None:
    assert of(judged, language) >= 0.9


def test_more_is_found_than_by_wagtails_stock_search(
    judged: Judged, stock: Judged, record_property: Any
) -> None:
    record_property("golden", figures("Wagtail's own", stock))

    behind = {kind for kind in judged if mean(judged[kind]) < mean(stock[kind])}

    assert behind == set()
