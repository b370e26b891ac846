"""Examples with everything left out that an editor may leave out."""

import re
from typing import Any

from tests.portal_views import example
from tests.published_shapes import annotations, class_of

ALWAYS_FILLED = frozenset(
    {"area", "attribution", "content_type", "filename", "full_name", "group", "key", "locale", "month",
     "name", "path", "position", "question", "site", "title", "url", "weekday"}
)  # fmt: skip
"""Texts the CMS does not publish without; every other text may be empty."""


def without_options(type_name: str) -> dict[str, Any]:
    """Return an example whose rows are there, each with nothing but what it must have."""
    return _emptied(class_of(type_name), example(type_name))


def without_rows(type_name: str) -> dict[str, Any]:
    """Return an example with neither optional fields nor rows."""
    item = without_options(type_name)
    return {name: [] if isinstance(value, list) else value for name, value in item.items()}


def _emptied(class_name: str, values: dict[str, Any]) -> dict[str, Any]:
    declared = annotations(class_name)
    return {name: _blank(name, declared.get(name, ""), value) for name, value in values.items()}


def _blank(name: str, annotation: str, value: Any) -> Any:
    if annotation.endswith("| None") and name != "section":
        return None
    if annotation == "str":
        return value if name in ALWAYS_FILLED else ""
    rows = re.fullmatch(r"list\[(\w+)\]", annotation)
    if rows and annotations(rows[1]):
        return [_emptied(rows[1], row) for row in value]
    return _emptied(annotation, value) if annotations(annotation) else value
