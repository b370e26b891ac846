"""Themes are tested on examples: each must be what the CMS publishes, to its depths."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from content_models.base import PortalPage
from content_models.catalogue import PAGE_TYPES
from content_models.navigation import HomePage, SectionPage

EXAMPLES = Path(__file__).parents[1] / "examples"


def type_name(shape):
    return TypeAdapter(shape).json_schema()["properties"]["type"]["const"]


PUBLISHED_PAGES: tuple[type[PortalPage], ...] = (*PAGE_TYPES, HomePage, SectionPage)
SHAPES = {type_name(page.shape): page.shape for page in PUBLISHED_PAGES}


def checked(name, document):
    return TypeAdapter(SHAPES[name]).validate_json(document, strict=True, extra="forbid")


def test_there_is_an_example_of_each_published_type_and_of_nothing_else():
    assert {file.stem for file in EXAMPLES.glob("*.json")} == set(SHAPES)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_an_example_has_the_shape_of_its_type_at_every_depth(name):
    document = (EXAMPLES / f"{name}.json").read_text()

    published = checked(name, document)

    assert TypeAdapter(SHAPES[name]).dump_python(published, mode="json") == json.loads(document)


@pytest.mark.parametrize("change", [{"date": "2026-11-20"}, {"name": 7}])
def test_a_wrong_field_deep_inside_an_example_is_found(change):
    example = json.loads((EXAMPLES / "disclosure-list.json").read_text())
    example["entries"][0] |= change

    with pytest.raises(ValidationError, match=f"entries.0.{next(iter(change))}"):
        checked("disclosure-list", json.dumps(example))
