"""Whatever happens to a valid registry, the reader answers with faults and never breaks."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backend.regulations.yaml_document import KeyPath
from backend.site_registry import Registry, RegistryErrors, read_registry

EXAMPLE = Path(__file__).parents[2] / "registries" / "ho-chi-minh-2024.yaml"
TEXT = EXAMPLE.read_text(encoding="utf-8")
DATA = yaml.safe_load(TEXT)


def paths_in(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    children = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else children
    for key, child in items:
        yield from paths_in(child, (*path, key))


def value_at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


def replaced(path: KeyPath, value: object) -> str:
    data = copy.deepcopy(DATA)
    value_at(data, path[:-1])[path[-1]] = value
    return yaml.safe_dump(data, allow_unicode=True)


def removed(path: KeyPath) -> str:
    data = copy.deepcopy(DATA)
    del value_at(data, path[:-1])[path[-1]]
    return yaml.safe_dump(data, allow_unicode=True)


def outcome(text: str) -> Registry | RegistryErrors:
    try:
        return read_registry(text)
    except RegistryErrors as errors:
        return errors


PATHS = [path for path in paths_in(DATA) if path]
GROUPS = [path for path in PATHS if isinstance(value_at(DATA, path), dict)]
KEYS = st.text("abcdeghiklmnopqrstuvxy", min_size=3, max_size=8).map("zz{}".format)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(PATHS), VALUES)
def test_any_value_in_any_place_is_read_or_refused(path, value):
    result = outcome(replaced(path, value))

    assert isinstance(result, Registry) or result.faults


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(PATHS))
def test_any_missing_part_is_read_around_or_refused(path):
    result = outcome(removed(path))

    assert isinstance(result, Registry) or result.faults


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(PATHS))
def test_a_value_of_the_wrong_kind_is_named_by_its_path(path):
    result = outcome(replaced(path, 12.5))

    assert isinstance(result, RegistryErrors)
    assert ".".join(map(str, path)) in {fault.path for fault in result.faults}


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([path for path in GROUPS if path != ("sites",)]), KEYS)
def test_an_unknown_key_is_named_by_its_path(group, key):
    path = (*group, key)

    result = outcome(replaced(path, "x"))

    assert isinstance(result, RegistryErrors)
    assert ".".join(map(str, path)) in {fault.path for fault in result.faults}


@settings(max_examples=50, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.text(min_size=1, max_size=3))
def test_any_slip_of_the_pen_is_read_or_refused(position, slip):
    assume(slip not in TEXT[position : position + 3])

    result = outcome(TEXT[:position] + slip + TEXT[position + 1 :])

    assert isinstance(result, Registry) or result.faults


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(PATHS), VALUES)
def test_every_fault_prints_as_one_line(path, value):
    result = outcome(replaced(path, value))

    assert isinstance(result, Registry) or len(str(result).splitlines()) == len(result.faults)
