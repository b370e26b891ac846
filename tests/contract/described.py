"""Judging values by the OpenAPI description, with no field allowed that it does not name."""

import json
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from backend.api import schema
from backend.api.components import item_shapes
from content_models.published import Json

DESCRIPTION = json.loads(schema.as_json())


def closed(node: Any, *, inside: bool = False) -> Any:
    """Return a schema that refuses what it does not name; parts of an allOf are closed together."""
    if isinstance(node, list):
        return [closed(each, inside=inside) for each in node]
    if not isinstance(node, dict):
        return node
    found = {name: closed(each, inside=name == "allOf") for name, each in node.items()}
    if "allOf" in node or ("properties" in node and not inside):
        found["unevaluatedProperties"] = False
    return found


def closed_components() -> Json:
    """Return all components; items and their company stay open, being closed where an answer holds them."""
    schemas = DESCRIPTION["components"]["schemas"]
    items = {shape.__name__ for shape in item_shapes()} | {"Standing", "SearchHighlights"}
    return {
        name: each if name.removesuffix("Summary").removesuffix("InFull") in items else closed(each)
        for name, each in schemas.items()
    }


COMPONENTS = {**DESCRIPTION["components"], "schemas": closed_components()}


def faults(value: Any, expected: Json) -> list[str]:
    """Return where a value is not as its schema says."""
    whole = {**expected, "components": COMPONENTS}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    return [
        f"{list(error.absolute_path)}: {error.message}"[:300]
        for error in validator.iter_errors(value)
    ]
