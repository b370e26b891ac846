"""What a client of the published description relies on is still so: a breaking change fails here."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.api_changes import METHODS, breaks

DOCS = Path(__file__).parents[2] / "docs"
PUBLISHED = json.loads((DOCS / "openapi-published.json").read_text())
PRESENT = json.loads((DOCS / "openapi.json").read_text())
NEWS = "/api/v1/sites/{site}/news-events/"
Json = dict[str, Any]


def test_nothing_that_was_published_is_broken() -> None:
    assert breaks(PUBLISHED, PRESENT) == []


def test_a_description_breaks_nothing_of_itself() -> None:
    assert breaks(PRESENT, copy.deepcopy(PRESENT)) == []


def schema(whole: Json, name: str) -> Json:
    found: Json = whole["components"]["schemas"][name]
    return found


def parameters(whole: Json, path: str = NEWS) -> list[Json]:
    found: list[Json] = whole["paths"][path]["get"]["parameters"]
    return found


def edit(place: Callable[[Json], Json], **changes: Any) -> Callable[[Json], None]:
    """Return a change of one node of a description; None takes a member away."""

    def change(whole: Json) -> None:
        node = place(whole)
        for name, value in changes.items():
            if value is None:
                del node[name]
            else:
                node[name] = value

    return change


def properties(name: str) -> Callable[[Json], Json]:
    return lambda whole: schema(whole, name)["properties"]


BREAKING: dict[str, Callable[[Json], Any]] = {
    "an address is gone": lambda whole: whole["paths"].pop(NEWS),
    "a method is gone": lambda whole: whole["paths"]["/api/v1/receipts/"].pop("post"),
    "a parameter is gone": lambda whole: parameters(whole).pop(0),
    "a parameter is needed": lambda whole: parameters(whole).append(
        {"in": "query", "name": "key", "required": True, "schema": {"type": "string"}}
    ),
    "a parameter takes less": edit(
        lambda whole: whole["components"]["parameters"]["order"]["schema"], enum=["title"]
    ),
    "a parameter has a narrower bound": edit(
        lambda whole: whole["components"]["parameters"]["offset"]["schema"], maximum=10
    ),
    "a parameter is of another type": edit(
        lambda whole: whole["components"]["parameters"]["month"]["schema"], type="integer"
    ),
    "an answer is gone": lambda whole: whole["paths"][NEWS]["get"]["responses"].pop("200"),
    "a field is gone": edit(properties("PublishedNews"), event_at=None),
    "a summary's field is gone": edit(properties("PublishedNewsSummary"), summary=None),
    "a field deep inside is gone": edit(properties("PublishedRendition"), width=None),
    "a field is of another type": edit(properties("Money"), currency={"type": "integer"}),
    "a field may be null": edit(properties("Money"), currency={"type": ["string", "null"]}),
    "a moment is a day": edit(
        properties("PublishedNews"), event_at={"type": "string", "format": "date"}
    ),
    "a field is not always there": lambda whole: schema(whole, "MonthCount")["required"].remove(
        "count"
    ),
    "a list is no list": edit(properties("Changes"), changes={"type": "string"}),
    "a shape is gone": lambda whole: [
        each.pop() if len(each) > 3 else each for each in [schema(whole, "Item")["oneOf"]]
    ],
    "a body needs more": lambda whole: schema(whole, "Remark")["required"].append("website"),
}
HARMLESS: dict[str, Callable[[Json], Any]] = {
    "an address is new": lambda whole: whole["paths"].update({"/api/v1/new/": {}}),
    "a parameter is new": lambda whole: parameters(whole).append(
        {"in": "query", "name": "new", "schema": {"type": "string"}}
    ),
    "a field is new": edit(properties("PublishedNews"), new={"type": "string"}),
    "a field is always there now": lambda whole: schema(whole, "Problem")["required"].append(
        "errors"
    ),
    "a bound is wider": edit(
        lambda whole: whole["components"]["parameters"]["offset"]["schema"], maximum=10**9
    ),
    "words are other words": edit(lambda whole: whole["info"], description="Khác"),
}


@pytest.mark.parametrize("change", BREAKING)
def test_what_breaks_a_client_is_found(change: str) -> None:
    changed = copy.deepcopy(PRESENT)

    BREAKING[change](changed)

    assert breaks(PRESENT, changed)


@pytest.mark.parametrize("change", HARMLESS)
def test_what_breaks_no_client_is_let_be(change: str) -> None:
    changed = copy.deepcopy(PRESENT)

    HARMLESS[change](changed)

    assert breaks(PRESENT, changed) == []


def operations(whole: Json) -> Iterator[tuple[str, str]]:
    for path, found in whole["paths"].items():
        yield from ((path, method) for method in METHODS if method in found)


def test_any_operation_that_goes_is_named() -> None:
    for path, method in [*operations(PRESENT)][::25]:
        changed = {**PRESENT, "paths": {**PRESENT["paths"], path: {**PRESENT["paths"][path]}}}
        del changed["paths"][path][method]

        assert breaks(PRESENT, changed) == [f"{method.upper()} {path} is gone"]


def test_a_result_that_became_an_item_and_more_must_stay_an_item() -> None:
    changed = copy.deepcopy(PRESENT)
    answer = changed["paths"]["/api/v1/search/"]["get"]["responses"]["200"]
    parts = answer["content"]["application/json"]["schema"]["properties"]["results"]["items"]
    parts["allOf"] = [part for part in parts["allOf"] if "ItemSummary" not in part["$ref"]]

    assert breaks(PUBLISHED, changed) != []
