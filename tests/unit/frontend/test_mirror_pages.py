"""Pages of a mirror whose content is translated: nothing else on them is Vietnamese unmarked."""

from dataclasses import replace
from typing import Any

import pytest

from frontend.rendering import Renderer
from frontend.views import PageView
from tests import portal_views
from tests.foreign_words import is_untranslated, untranslated
from tests.portal_views import example
from tests.published_shapes import ARRANGING, shapes

SHAPES = shapes()
ITEM_TYPES = sorted(SHAPES.keys() - ARRANGING)
MIRRORS = ["en", "zh", "ko", "ja"]
KNOWN_IN_VIETNAMESE = {"attribution"}
"""How the portal asks to be quoted."""

renderer = Renderer()


def translated(name: str) -> dict[str, Any]:
    """Return an example as a translator leaves it: in other words wherever it was Vietnamese."""
    item = example(name)
    known = {field: value for field, value in item.items() if field in KNOWN_IN_VIETNAMESE}
    return _in_other_words(item) | known


def _in_other_words(value: Any) -> Any:
    if isinstance(value, dict):
        credit = {name: each for name, each in value.items() if name == "credit"}
        return {name: _in_other_words(each) for name, each in value.items()} | credit
    if isinstance(value, list):
        return [_in_other_words(each) for each in value]
    return "Words" if isinstance(value, str) and is_untranslated(value) else value


def in_language(view: PageView, language: str) -> PageView:
    """Return a page as the mirror of a language has it, menu and names included."""
    news = portal_views.section("News", "/en/news/", "news-events")
    home = replace(portal_views.HOME, title="Thanh Dong Ward", path=f"/{language}/")
    return replace(
        view,
        locale=language,
        site=portal_views.site(name="Thanh Dong Ward", parent_name="Hai Phong City"),
        home=home,
        navigation=(replace(news, title="News"),),
        breadcrumbs=(home,),
        feeds=(replace(view.feeds[0], title="News"),) if view.feeds else (),
        languages=portal_views.languages(view.path, language),
    )


def said_in_vietnamese(view: PageView, language: str) -> list[str]:
    """Return what a page says in Vietnamese without saying that it is."""
    return untranslated("index.html", renderer.page(in_language(view, language)))


@pytest.mark.parametrize("language", MIRRORS)
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_translated_items_page_has_nothing_else_in_vietnamese(name: str, language: str):
    view = portal_views.translated_page(translated(name), language)

    assert said_in_vietnamese(view, language) == []


@pytest.mark.parametrize("language", MIRRORS)
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_list_of_translated_items_has_nothing_else_in_vietnamese(name: str, language: str):
    item = translated(name)
    summary = {key: value for key, value in item.items() if key not in SHAPES[name].heavy}
    section = translated("section")

    view = portal_views.section_page(summary, item=section, layout="arranged")

    assert said_in_vietnamese(view, language) == []


@pytest.mark.parametrize("language", MIRRORS)
@pytest.mark.parametrize("kind", ["not_found", "gone", "notice"])
def test_a_page_without_content_has_nothing_in_vietnamese(kind: str, language: str):
    view = portal_views.page(kind, "/en/404.html")

    assert said_in_vietnamese(view, language) == []


@pytest.mark.parametrize("language", MIRRORS)
def test_a_mirrors_home_page_has_nothing_in_vietnamese(language: str):
    view = portal_views.home_page(item=translated("home"), services=(), blocks=())

    assert said_in_vietnamese(view, language) == []
