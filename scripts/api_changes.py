"""`python -m scripts.api_changes`: what of a published API description a newer one breaks.

A client written by the old description must go on working with the new one: what it may ask must
still be taken, what it reads must still be there, of the same type. New addresses, parameters and
fields, and new alternatives among an answer's shapes, break nothing: readers are told to ignore
what they do not know. Not looked at: descriptions, examples, patterns, headers.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
PUBLISHED = Path("docs/openapi-published.json")
PRESENT = Path("docs/openapi.json")
METHODS = ("get", "post", "put", "patch", "delete")
CHOICES = ("anyOf", "oneOf")


def breaks(old: Json, new: Json) -> list[str]:
    """Return a sentence for each thing the new description breaks."""
    return [*dict.fromkeys(Comparison(old, new).of_all())]


class Comparison:
    """Two descriptions side by side; what was compared once is not compared again."""

    def __init__(self, old: Json, new: Json) -> None:
        self.old, self.new = old, new
        self._found: dict[tuple[str, str, str, bool], list[str]] = {}

    def of_all(self) -> Iterator[str]:
        """Yield what is broken, address by address."""
        for path, operations in self.old["paths"].items():
            for method in METHODS:
                if method not in operations:
                    continue
                name = f"{method.upper()} {path}"
                newer = self.new["paths"].get(path, {}).get(method)
                if newer is None:
                    yield f"{name} is gone"
                else:
                    yield from self._operation(name, operations[method], newer)

    def _operation(self, name: str, old: Json, new: Json) -> Iterator[str]:
        yield from self._parameters(name, old, new)
        yield from self._body(name, old, new)
        for status, answer in old["responses"].items():
            newer = new["responses"].get(status)
            if newer is None:
                if status.startswith("2"):
                    yield f"{name} no longer answers {status}"
                continue
            was, now = _resolved(answer, self.old), _resolved(newer, self.new)
            for media, content in was.get("content", {}).items():
                place = f"{name} {status}"
                if media not in now.get("content", {}):
                    yield f"{place} no longer comes as {media}"
                else:
                    schema = now["content"][media].get("schema", {})
                    yield from self.schemas(place, content.get("schema", {}), schema, sent=False)

    def _parameters(self, name: str, old: Json, new: Json) -> Iterator[str]:
        was, now = (
            {(each["in"], each["name"]): each for each in self._all(operation, whole)}
            for operation, whole in ((old, self.old), (new, self.new))
        )
        for key, parameter in was.items():
            place = f"{name} {key[1]}"
            if key not in now:
                yield f"{place} is no longer taken"
                continue
            yield from self.schemas(place, parameter["schema"], now[key]["schema"], sent=True)
        for key, parameter in now.items():
            if parameter.get("required") and not was.get(key, {}).get("required"):
                yield f"{name} {key[1]} is required now"

    @staticmethod
    def _all(operation: Json, whole: Json) -> Iterator[Json]:
        for each in operation.get("parameters", []):
            yield _resolved(each, whole)

    def _body(self, name: str, old: Json, new: Json) -> Iterator[str]:
        was, now = old.get("requestBody", {}), new.get("requestBody", {})
        if now.get("required") and not was.get("required"):
            yield f"{name} needs a body now"
        for media, content in was.get("content", {}).items():
            if media not in now.get("content", {}):
                yield f"{name} no longer takes {media}"
            else:
                schema = now["content"][media]["schema"]
                yield from self.schemas(f"{name} body", content["schema"], schema, sent=True)

    def schemas(self, place: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        """Yield what a schema breaks of another; `sent` is what clients send, else what they read."""
        if "$ref" in old:
            place = old["$ref"].rsplit("/", 1)[1]
        mark = (place, old.get("$ref", ""), new.get("$ref", ""), sent)
        if not (mark[1] and mark[2]):
            yield from self._schemas(place, old, new, sent=sent)
            return
        if mark not in self._found:
            self._found[mark] = []  # while it is compared, a shape within itself is no news
            self._found[mark] = [*self._schemas(place, old, new, sent=sent)]
        yield from self._found[mark]

    def _schemas(self, place: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        named = old
        old, new = _whole(old, self.old), _whole(new, self.new)
        if not sent and "allOf" in new and "allOf" not in old:
            # It is what it was, and more: a reader knows it by the part that stayed.
            yield from self._among(place, named, new["allOf"], sent=sent)
            return
        if _is_choice(new) and not _is_choice(old) and "allOf" not in old:
            choices = [each for word in CHOICES for each in new.get(word, [])]
            yield from self._among(place, old, choices, sent=sent)
            return
        if sent and new.get("type") == "array" and old.get("type") not in {"array", None}:
            new = new["items"]  # a parameter that may now stand several times
        yield from self._types(place, old, new, sent=sent)
        yield from self._objects(place, old, new, sent=sent)
        if "items" in old and "items" in new:
            yield from self.schemas(f"{place}[]", old["items"], new["items"], sent=sent)
        yield from self._alternatives(place, old, new, sent=sent)

    def _types(self, place: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        was, now = _types(old), _types(new)
        if was and now and not (was <= now if sent else now <= was):
            yield f"{place} was {_words(was)}, is {_words(now)}"
        for fact in ("format", "const"):
            if fact in old and not sent and old[fact] != new.get(fact):
                yield f"{place} has another {fact}: {new.get(fact)}"
        if sent and "enum" in new and not set(old.get("enum", [None])) <= set(new["enum"]):
            yield f"{place} no longer takes all it took"
        for bound, is_narrower in _NARROWER.items():
            if sent and bound in new and (bound not in old or is_narrower(old[bound], new[bound])):
                yield f"{place} has a narrower {bound}: {new[bound]}"

    def _objects(self, place: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        was, now = old.get("properties", {}), new.get("properties", {})
        for name, schema in was.items():
            if name in now:
                yield from self.schemas(f"{place}.{name}", schema, now[name], sent=sent)
            else:
                yield f"{place}.{name} is gone"
        needed = set(new.get("required", [])), set(old.get("required", []))
        for name in sorted(needed[0] - needed[1] if sent else needed[1] - needed[0]):
            if sent or name in now:
                yield f"{place}.{name} is {'required now' if sent else 'no longer always there'}"

    def _alternatives(self, place: str, old: Json, new: Json, *, sent: bool) -> Iterator[str]:
        was = [each for word in CHOICES for each in old.get(word, [])]
        if not was:
            for part in old.get("allOf", []):
                yield from self._among(place, part, new.get("allOf", [new]), sent=sent)
            return
        now = [each for word in CHOICES for each in new.get(word, [])] or [new]
        for each in was:
            yield from self._among(place, each, now, sent=sent)

    def _among(self, place: str, old: Json, new: list[Json], *, sent: bool) -> Iterator[str]:
        """Yield what is broken of one alternative by that of the new ones that breaks the least."""
        named = [each for each in new if "$ref" in old and each.get("$ref") == old["$ref"]]
        if named:
            yield from self.schemas(place, old, named[0], sent=sent)
            return
        found = [[*self.schemas(place, old, each, sent=sent)] for each in _opened(new, self.new)]
        yield from min(found, key=len, default=[f"{place} has one shape less"])


def _opened(alternatives: list[Json], whole: Json) -> Iterator[Json]:
    """Yield alternatives, and those within them that are parts of a whole."""
    for each in alternatives:
        yield each
        inner = _resolved(each, whole)
        for word in CHOICES:
            yield from inner.get(word, [])


def _resolved(node: Json, whole: Json) -> Json:
    while "$ref" in node:
        found: Any = whole
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        node = found
    return node


def _whole(node: Json, document: Json) -> Json:
    """Return what a reference stands for, the parts of an object put together."""
    node = _resolved(node, document)
    parts = [_whole(each, document) for each in node.get("allOf", [])]
    if not parts or not all("properties" in each for each in parts):
        return node
    found: Json = {"type": "object", "properties": {}, "required": []}
    for part in [*parts, node]:
        found["properties"] |= part.get("properties", {})
        found["required"] += part.get("required", [])
    return found


def _is_choice(schema: Json) -> bool:
    return any(word in schema for word in CHOICES)


def _types(schema: Json) -> set[str]:
    found = schema.get("type", [])
    names = {found} if isinstance(found, str) else set(found)
    return names | ({"integer"} if "number" in names else set())


def _words(types: set[str]) -> str:
    return " or ".join(sorted(types - ({"integer"} if "number" in types else set())))


_NARROWER: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda old, new: new > old,
    "minLength": lambda old, new: new > old,
    "minItems": lambda old, new: new > old,
    "maximum": lambda old, new: new < old,
    "maxLength": lambda old, new: new < old,
    "maxItems": lambda old, new: new < old,
}


def main() -> int:
    """Compare the committed descriptions; 1 where something is broken."""
    found = breaks(json.loads(PUBLISHED.read_text()), json.loads(PRESENT.read_text()))
    sys.stdout.writelines(f"{each}\n" for each in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
