"""What the OpenAPI schema says of an endpoint, written beside its view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from drf_spectacular.utils import OpenApiParameter

from content_models.categories import Category
from content_models.published import Json

JSON = "application/json"


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One method of an endpoint. Its parameters and answer may depend on the view's category.

    `problems` are the errors it can answer beside those any address can. `needs_token`: only for
    publishers that hold the shared token.
    """

    summary: str
    description: str = ""
    answer: Callable[[Category | None], Json]
    parameters: Callable[[Category | None], list[OpenApiParameter]] = field(
        default=lambda _category: []
    )
    body: Any = None
    status: int = 200
    media_types: tuple[str, ...] = (JSON,)
    problems: tuple[int, ...] = ()
    kept: bool = True
    needs_token: bool = False


def always(schema: Json) -> Callable[[Category | None], Json]:
    """Return an answer that is the same for every category."""
    return lambda _category: schema


def parameters(*fixed: OpenApiParameter) -> Callable[[Category | None], list[OpenApiParameter]]:
    """Return parameters that are the same for every category."""
    return lambda _category: list(fixed)


def query(name: str, schema: Json, description: str, *, required: bool = False) -> OpenApiParameter:
    """Return a parameter of the query string."""
    return OpenApiParameter(name, schema, description=description, required=required)


def whole_number(
    name: str, description: str, *, default: int, most: int, least: int = 1
) -> OpenApiParameter:
    """Return a parameter that is a whole number between two bounds."""
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return query(name, schema, description)


def names(name: str, offered: Sequence[str], description: str) -> OpenApiParameter:
    """Return a parameter that lists some names, by commas."""
    schema = {"type": "array", "items": {"type": "string", "enum": [*offered]}, "minItems": 1}
    return OpenApiParameter(name, schema, description=description, explode=False, style="form")


def choice(
    name: str, choices: list[str], description: str, *, default: str | None = None
) -> OpenApiParameter:
    """Return a parameter that is one of some words."""
    schema: Json = {"type": "string", "enum": choices}
    return query(name, schema | ({"default": default} if default else {}), description)
