"""System checks: a category has all its parts, or the server does not start and says which is missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from django.apps import apps
from django.core.checks import CheckMessage, Error

from content_models.base import InformationPage
from content_models.catalogue import CITIZEN_SERVICES, PAGE_TYPES, page_types_of
from content_models.categories import Category
from content_models.published import Published


def check_catalogue(*_configs: Any, **_options: Any) -> list[CheckMessage]:
    """Return an error for every part of a category that was forgotten."""
    return [
        *_categories_without_pages(),
        *_pages_outside_the_catalogue(),
        *_unclear_shapes(),
        *_unknown_filters(),
    ]


def _categories_without_pages() -> Iterator[CheckMessage]:
    for category in Category:
        if category not in CITIZEN_SERVICES and not page_types_of(category):
            yield Error(
                f"The category {category.value} has no page type.",
                hint="Write one beside its shape and name it in content_models/catalogue.py.",
                id="cong.E001",
            )


def _pages_outside_the_catalogue() -> Iterator[CheckMessage]:
    for model in apps.get_models():
        if issubclass(model, InformationPage) and model not in PAGE_TYPES:
            yield Error(
                f"{model.__name__} is not in the catalogue.",
                hint="Add it to PAGE_TYPES in content_models/catalogue.py.",
                obj=model,
                id="cong.E002",
            )


def _unclear_shapes() -> Iterator[CheckMessage]:
    names = Counter(shape_type(page_type.shape) for page_type in PAGE_TYPES)
    for page_type in PAGE_TYPES:
        name = shape_type(page_type.shape)
        if not name or names[name] > 1:
            yield Error(
                f"{page_type.shape.__name__} is not told apart by its type.",
                hint='Give the shape a `type: Literal["…"]` that no other shape has.',
                obj=page_type,
                id="cong.E003",
            )


def _unknown_filters() -> Iterator[CheckMessage]:
    for page_type in PAGE_TYPES:
        known = {each.name for each in fields(page_type.shape)}
        for name in page_type.filter_fields:
            if name not in known:
                yield Error(
                    f"{page_type.__name__} offers a filter by {name}, which its shape has not.",
                    hint="Name a field of the shape in `filter_fields`.",
                    obj=page_type,
                    id="cong.E004",
                )


def shape_type(shape: type[Published]) -> str:
    """Return the name by which items of a shape are told apart, empty where it has none."""
    names = get_args(get_type_hints(shape)["type"])
    return str(names[0]) if names else ""
