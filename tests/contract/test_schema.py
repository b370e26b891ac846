"""The API's description: true, complete, and derived from the shapes."""

import json
import warnings
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import validate

from backend.api import schema
from backend.api.components import components, item_shapes, type_name
from backend.api.filters import PagesFilter, filter_of
from backend.published.rows import detail_only_fields
from content_models.catalogue import PAGE_TYPES
from content_models.categories import Category

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"


def test_the_committed_description_is_the_code_s_own() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema.as_json(), (
        "docs/openapi.json is stale: run `python -m backend schema`"
    )


def test_the_description_is_valid_openapi_3_1() -> None:
    description = json.loads(schema.as_json())

    validate(description)

    assert description["openapi"].startswith("3.1")


def test_the_description_is_made_without_a_warning() -> None:
    GENERATOR_STATS.reset()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        SchemaGenerator().get_schema(request=None, public=True)

    assert not GENERATOR_STATS


def test_only_this_version_of_the_api_is_described() -> None:
    assert all(path.startswith("/api/v1/") for path in schema.document()["paths"])


def test_every_shape_an_item_may_have_is_one_of_the_item_by_its_type() -> None:
    mapping = components()["Item"]["discriminator"]["mapping"]

    assert mapping == {
        type_name(shape): f"#/components/schemas/{shape.__name__}" for shape in item_shapes()
    }
    assert len(mapping) == len(PAGE_TYPES) + 2


@pytest.mark.parametrize("shape", item_shapes(), ids=lambda shape: shape.__name__)
def test_an_item_and_its_summary_have_the_fields_of_their_class(shape: Any) -> None:
    names = {each.name for each in fields(shape)}
    whole, summary = components()[shape.__name__], components()[f"{shape.__name__}Summary"]

    assert set(whole["properties"]) == set(whole["required"]) == names
    assert set(summary["properties"]) == names - detail_only_fields(shape)
    assert set(summary["required"]) == names - detail_only_fields(shape)


def test_an_amount_of_money_is_described_as_a_string() -> None:
    amount = components()["Money"]["properties"]["amount"]

    assert {entry["type"] for entry in amount["anyOf"]} == {"string", "null"}


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def test_what_a_list_is_filtered_by_is_seen_in_the_list(page_type: Any) -> None:
    heavy = detail_only_fields(page_type.shape)

    assert not heavy & set(page_type.filter_fields)


@pytest.mark.parametrize("category", Category)
def test_a_category_s_own_filters_hide_none_that_every_list_has(category: Category) -> None:
    own = filter_of(category).base_filters
    common = PagesFilter.base_filters

    assert own.keys() >= common.keys() - {"category"}
    assert all(type(own[name]) is type(common[name]) for name in own.keys() & common.keys())


def test_every_filter_of_a_typed_collection_is_described() -> None:
    operation = schema.document()["paths"]["/api/v1/sites/{site}/legal-documents/"]["get"]

    names = {entry["$ref"].rsplit("/", 1)[1].split("-")[0] for entry in operation["parameters"]}

    assert names == filter_of(Category.LEGAL_DOCUMENTS).base_filters.keys() | {
        "site", "order", "view", "limit", "cursor", "offset", "locale", "fallback", "fields",
        "facets", "include",
    }  # fmt: skip


def test_every_operation_says_what_it_is_for_in_vietnamese_and_english() -> None:
    silent = [
        path
        for path, operations in schema.document()["paths"].items()
        for operation in operations.values()
        if " / " not in operation["summary"]
    ]

    assert not silent


def test_the_schema_is_served_as_json_and_as_yaml(world: Any, api: Any) -> None:
    as_json, as_yaml = api("schema/"), api("schema/", format="yaml")

    assert as_json.json() == yaml.safe_load(as_yaml.content) == json.loads(schema.as_json())
    assert as_yaml["Content-Type"].startswith("application/yaml")


@pytest.mark.parametrize("host", ["testserver", "thanhdong.haiphong.localhost"])
def test_the_documentation_works_offline_on_every_host(world: Any, api: Any, host: str) -> None:
    page = api("docs/", host=host)
    addresses = [
        part.split('"')[0]
        for mark in ('src="', 'href="')
        for part in page.content.decode().split(mark)[1:]
    ]

    answers = [api(address, host=host) for address in addresses]

    assert page.status_code == 200
    assert len(addresses) >= 4
    assert all(address.startswith("/api/v1/") for address in addresses)
    assert {answer.status_code for answer in answers} == {200}
    assert "/api/v1/schema/" in page.content.decode()
