"""A category that lacks a part does not start, and the message names the part."""

from typing import Any

import pytest

from content_models import checks
from content_models.catalogue import PAGE_TYPES
from content_models.categories import Category
from content_models.news import NewsPage


def identifiers() -> list[str]:
    return [str(message.id) for message in checks.check_catalogue(None)]


def test_the_shipped_catalogue_is_complete() -> None:
    assert identifiers() == []


def test_a_category_without_a_page_type_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CITIZEN_SERVICES", frozenset())

    messages = checks.check_catalogue(None)

    assert {message.id for message in messages} == {"cong.E001"}
    assert any(Category.PETITIONS.value in message.msg for message in messages)


def test_a_page_type_outside_the_catalogue_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without_news = tuple(each for each in PAGE_TYPES if each is not NewsPage)
    monkeypatch.setattr(checks, "PAGE_TYPES", without_news)

    assert identifiers() == ["cong.E002"]


def test_two_shapes_of_one_type_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "shape_type", lambda shape: "news")

    assert set(identifiers()) == {"cong.E003"}


def test_a_filter_by_a_field_the_shape_has_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewsPage, "filter_fields", ("colour",))

    found: list[Any] = checks.check_catalogue(None)

    assert [message.id for message in found] == ["cong.E004"]
    assert "colour" in found[0].msg
