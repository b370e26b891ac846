"""Rule sets are read from `rulesets/<key>.yaml`; one may extend another."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from backend.regulations.rule_set import RuleSet
from backend.regulations.yaml_document import read_yaml

_FOLDER = Path(__file__).parent / "rulesets"


class UnknownRuleSet(LookupError):
    """There is no rule set with this key."""


class RepeatedKeys(ValueError):
    """A rule set says the same key twice."""


@cache
def rule_set_keys() -> tuple[str, ...]:
    """Return the keys of all rule sets, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load_rule_set(key: str) -> RuleSet:
    """Return a rule set, with what it extends merged in."""
    return RuleSet.model_validate(_merged(key))


def _merged(key: str) -> dict[str, Any]:
    own = {"key": key, **_read(key)}
    extended = own.get("extends")
    return own if extended is None else _overlay(_merged(extended), own)


def _read(key: str) -> dict[str, Any]:
    if key not in rule_set_keys():
        raise UnknownRuleSet(key)
    document = read_yaml((_FOLDER / f"{key}.yaml").read_text(encoding="utf-8"))
    if document.repeated_keys:
        raise RepeatedKeys(f"{key}: {document.repeated_keys}")
    return dict(document.data)


def _overlay(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one mapping over another: groups merge, a ruling or a list is replaced as a whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _overlay(under, value) if _is_group(under) and _is_group(value) else value
    return merged


def _is_group(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping) and "clause" not in value
