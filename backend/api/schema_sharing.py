"""Says once what many operations of an OpenAPI description repeat: parameters, answers, headers."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from content_models.published import Json

Place = tuple[Json | list[Any], Any, str, str]
"""Where something stands: its container, the index in it, its section of components, its name."""


def shared(description: Json) -> Json:
    """Move what stands in several places to the components, and refer to it."""
    components = description["components"]
    for section in ("headers", "responses", "parameters"):
        places = [place for place in _places(description) if place[2] == section]
        uses = Counter(_text(container[index]) for container, index, _section, _name in places)
        named: dict[str, str] = {}
        for container, index, _section, name in places:
            text = _text(container[index])
            if uses[text] > 1:
                named.setdefault(text, _free_name(name, named))
                container[index] = {"$ref": f"#/components/{section}/{named[text]}"}
        components[section] = {name: json.loads(text) for text, name in sorted(named.items())}
    return description


def _places(description: Json) -> Iterator[Place]:
    for operations in description["paths"].values():
        for operation in operations.values():
            parameters = operation.get("parameters", [])
            for index, parameter in enumerate(parameters):
                yield parameters, index, "parameters", parameter.get("name", "")
            for status, response in operation["responses"].items():
                headers = response.get("headers", {})
                for name in list(headers):
                    yield headers, name, "headers", name
                yield operation["responses"], status, "responses", f"Answer{status}"


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _free_name(name: str, named: dict[str, str]) -> str:
    taken = set(named.values())
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)
