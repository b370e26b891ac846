"""Every answer is as the OpenAPI description says, with no field it does not name."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backend.api.components import item_shapes, type_name
from content_models.published import Json
from tests.contract.addresses import ANSWERED_IN_JSON
from tests.contract.city import mirror_of
from tests.contract.described import DESCRIPTION, closed, faults
from tests.contract.judgements import assert_problem

TESTS = Path(__file__).parents[1]
PARTIAL = {"$ref": "#/components/schemas/PartialItem"}
IN_FULL = {"$ref": "#/components/schemas/ItemInFull"}
PARAMETER = re.compile(r"<\w+:(\w+)>")


def resolved(node: Json) -> Json:
    """Return what a reference stands for."""
    place = node.get("$ref")
    return DESCRIPTION["components"]["responses"][place.rsplit("/", 1)[1]] if place else node


def expected_answer(name: str) -> Json:
    """Return the closed schema of an address's answer."""
    path = "/api/v1/" + PARAMETER.sub(r"{\1}", name).replace("{category}", "news-events")
    answer = resolved(DESCRIPTION["paths"][path]["get"]["responses"]["200"])
    return closed_entries(closed(answer["content"]["application/json"]["schema"]))


def closed_entries(node: Any) -> Any:
    """Close the items a list holds: they are references, which `closed` leaves alone."""
    if not isinstance(node, dict):
        return node
    results = node.get("properties", {}).get("results")
    if results:
        # An item with some fields alone is for who asks for some: others get whole ones.
        whole = [each for each in results["items"].get("anyOf", []) if each != PARTIAL]
        entries = {**results["items"], "unevaluatedProperties": False}
        entries |= {"anyOf": whole} if whole else {}
        properties = {**node["properties"], "results": {**results, "items": entries}}
        return {**node, "properties": properties}
    if "anyOf" in node:
        wholes = [closed_entries(each) for each in node["anyOf"] if each != PARTIAL]
        return {**node, "anyOf": wholes}
    if node == IN_FULL:
        return {**node, "unevaluatedProperties": False}
    return node


@pytest.fixture(scope="module")
def ask(world: Any, api: Callable[..., Any]) -> Callable[..., Any]:
    """Ask an example's address of a city with a mirror."""
    mirror_of(world.news)

    def get(name: str, **more: str) -> Any:
        example = ANSWERED_IN_JSON[name]
        return api(example.in_world(world), host=example.host, **(example.query | more))

    return get


@pytest.mark.parametrize("name", [name for name in ANSWERED_IN_JSON if name != "schema/"])
def test_an_answer_is_as_described(ask: Any, name: str) -> None:
    assert faults(ask(name).json(), expected_answer(name)) == []


@pytest.mark.parametrize("name", [name for name in ANSWERED_IN_JSON if name.endswith("pages/")])
@pytest.mark.parametrize("query", [{"view": "full"}, {"locale": "en"}, {"limit": "100"}])
def test_every_view_of_a_list_is_as_described(ask: Any, name: str, query: dict[str, str]) -> None:
    answer = ask(name, **query).json()

    assert answer["results"]
    assert faults(answer, expected_answer(name)) == []


@pytest.mark.parametrize("path", ["/", "/tin-tuc-su-kien/cho-hoa-xuan/"])
def test_a_path_s_state_is_as_described(ask: Any, api: Any, path: str) -> None:
    answer = api("sites/thanhdong/paths/", path=path)

    assert faults(answer.json(), expected_answer("sites/<slug:site>/paths/")) == []


@pytest.mark.parametrize(
    "query", [{"fields": "title,body"}, {"include": "section", "facets": "type"}]
)
def test_what_was_asked_for_besides_is_as_described(
    ask: Any, api: Any, world: Any, query: dict[str, str]
) -> None:
    one = {name: value for name, value in query.items() if name != "facets"}
    answers = {
        "/api/v1/sites/{site}/pages/": api("sites/thanhdong/pages/", **query),
        "/api/v1/sites/{site}/pages/{id}/": api(f"sites/thanhdong/pages/{world.id}/", **one),
    }

    for path, answer in answers.items():
        described = resolved(DESCRIPTION["paths"][path]["get"]["responses"]["200"])
        schema = closed(described["content"]["application/json"]["schema"])
        assert faults(answer.json(), schema) == []


def test_every_item_of_the_city_is_as_described(ask: Any, api: Any) -> None:
    expected = expected_answer("sites/<slug:site>/pages/<uuid:id>/")
    listed = api("sites/thanhdong/pages/", limit=100).json()["results"]

    answers = [api(f"sites/thanhdong/pages/{entry['id']}/").json() for entry in listed]

    assert len(answers) > 20
    assert [fault for answer in answers for fault in faults(answer, expected)] == []


def test_a_problem_is_as_described(ask: Any, api: Any) -> None:
    problem = assert_problem(api("sites/", mau="do"), 400)

    assert faults(problem, closed({"$ref": "#/components/schemas/Problem"})) == []


@pytest.mark.parametrize("shape", item_shapes(), ids=lambda shape: shape.__name__)
def test_the_example_of_every_type_is_as_described(shape: Any) -> None:
    example = json.loads((TESTS / "examples" / f"{type_name(shape)}.json").read_text())
    own = {**DESCRIPTION["components"]["schemas"][shape.__name__]}
    example = {name: example[name] for name in example.keys() - {"breadcrumbs", "alternates"}}

    assert faults(example, closed(own)) == []


def test_a_field_that_is_not_described_would_be_noticed(ask: Any, world: Any) -> None:
    expected = expected_answer("sites/<slug:site>/pages/<uuid:id>/")
    answer = ask("sites/<slug:site>/pages/<uuid:id>/").json()

    assert faults({**answer, "owner_email": "a@b.vn"}, expected)
