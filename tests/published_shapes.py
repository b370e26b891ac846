"""The published shapes as their source says, read as text: no Django, no import of the CMS."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT_MODELS = Path(__file__).parents[1] / "content_models"
ARRANGING = {"home", "section"}


@dataclass(frozen=True)
class Shape:
    """The fields of a type of item; `heavy` are those that lists leave out."""

    type_name: str
    fields: frozenset[str]
    heavy: frozenset[str]


@cache
def _classes() -> dict[str, ast.ClassDef]:
    trees = (ast.parse(file.read_text()) for file in sorted(CONTENT_MODELS.glob("*.py")))
    nodes = (node for tree in trees for node in tree.body)
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


def _annotated(node: ast.ClassDef) -> dict[str, ast.AnnAssign]:
    fields = (each for each in node.body if isinstance(each, ast.AnnAssign))
    return {each.target.id: each for each in fields if isinstance(each.target, ast.Name)}


def _is_heavy(declared: ast.AnnAssign) -> bool:
    return declared.value is not None and "DETAIL_ONLY" in ast.unparse(declared.value)


def shapes() -> dict[str, Shape]:
    """Return every type's shape by the type's name."""
    classes = _classes()
    core = _annotated(classes["Published"])
    found = {}
    for node in classes.values():
        if [ast.unparse(base) for base in node.bases] == ["Published"]:
            fields = core | _annotated(node)
            name = ast.literal_eval(fields["type"].annotation.slice)  # type: ignore[attr-defined]
            heavy = frozenset(key for key, declared in fields.items() if _is_heavy(declared))
            found[name] = Shape(name, frozenset(fields), heavy)
    return found


def class_of(type_name: str) -> str:
    """Return the name of the class that is a type's shape."""
    for name in _classes():
        if annotations(name).get("type") == f"Literal[{type_name!r}]":
            return name
    raise LookupError(type_name)


@cache
def annotations(class_name: str) -> dict[str, str]:
    """Return the types of a shape's fields as they are written; none for any other class."""
    node = _classes().get(class_name)
    if node is None or not any("dataclass" in ast.unparse(mark) for mark in node.decorator_list):
        return {}
    above = [annotations(ast.unparse(base)) for base in node.bases]
    own = {name: ast.unparse(each.annotation) for name, each in _annotated(node).items()}
    return {name: kind for fields in [*above, own] for name, kind in fields.items()}


def codes(class_name: str) -> set[str]:
    """Return the codes of an enumeration or of a field's choices."""
    values = (node.value for node in _classes()[class_name].body if isinstance(node, ast.Assign))
    firsts = (value.elts[0] if isinstance(value, ast.Tuple) else value for value in values)
    return {ast.literal_eval(first) for first in firsts}


def choice_classes() -> set[str]:
    """Return the names of all classes of choices."""
    return {
        name
        for name, node in _classes().items()
        if any(ast.unparse(base).endswith("TextChoices") for base in node.bases)
    }
