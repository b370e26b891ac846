"""YAML as our files need it: repeated keys are found, and every value knows its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

KeyPath = tuple[str | int, ...]

# What PyYAML's constructors let escape for values such as `2025-13-45` or `!!bool x`.
_UNREADABLE = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)


class UnreadableYaml(Exception):
    """The text is not YAML; line and column are None when the parser does not say where."""

    def __init__(self, problem: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


@dataclass(frozen=True)
class YamlDocument:
    """Plain data, the line of every value, and the keys written again, each with its line."""

    data: Any
    lines: Mapping[KeyPath, int]
    repeated_keys: tuple[tuple[KeyPath, int], ...]


@dataclass
class _Survey:
    lines: dict[KeyPath, int] = field(default_factory=dict)
    repeated_keys: list[tuple[KeyPath, int]] = field(default_factory=list)

    def visit(self, node: yaml.Node, path: KeyPath, above: tuple[int, ...] = ()) -> None:
        if id(node) in above:
            raise UnreadableYaml("a value contains itself", node.start_mark.line + 1)
        for key, line, child in _children(node):
            child_path = (*path, key)
            if child_path in self.lines:
                self.repeated_keys.append((child_path, line))
                continue
            self.lines[child_path] = line
            self.visit(child, child_path, (*above, id(node)))


def _children(node: yaml.Node) -> Iterator[tuple[str | int, int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value.start_mark.line + 1, value


def read_yaml(text: str) -> YamlDocument:
    """Read one YAML document; UnreadableYaml says where it is broken."""
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        survey = _Survey()
        if node is not None:
            survey.visit(node, ())
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        position = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise UnreadableYaml(error.problem or str(error), *position) from error
    except (yaml.YAMLError, *_UNREADABLE) as error:
        raise UnreadableYaml(str(error)) from error
    return YamlDocument(data, survey.lines, tuple(survey.repeated_keys))
