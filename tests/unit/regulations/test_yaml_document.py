"""The YAML reader finds repeated keys and lines, and has one error for all that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.regulations.yaml_document import UnreadableYaml, YamlDocument, read_yaml


def test_every_value_knows_its_line():
    document = read_yaml("a: 1\nb:\n  - x\n  - {c: 2}\n")

    assert document.data == {"a": 1, "b": ["x", {"c": 2}]}
    assert document.lines == {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, "c"): 4}


def test_a_repeated_key_is_found_where_it_is_repeated():
    document = read_yaml("a:\n  x: 1\n  y: 2\n  x: 3\n")

    assert document.repeated_keys == ((("a", "x"), 4),)


def test_a_syntax_error_says_line_and_column():
    with pytest.raises(UnreadableYaml) as caught:
        read_yaml("a: 1\nb: [1, 2\nc: 3\n")

    assert (caught.value.line, caught.value.column) == (3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "a: 2025-13-45",
        "a: !!int x",
        "a: !!bool perhaps",
        "a: !!timestamp never",
        "a: !!python/object:os.system x",
        "a: &loop [*loop]",
        "a: *nowhere",
        "? [a]\n: b",
        "a: \x07",
        "--- a\n--- b",
        "[" * 5000,
    ],
)
def test_whatever_cannot_be_read_is_one_error(text):
    with pytest.raises(UnreadableYaml):
        read_yaml(text)


@given(st.text(alphabet="ab:{}[]&*!?|>-# \n'\"0123456789.,<=\t", max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        outcome: object = read_yaml(text)
    except UnreadableYaml as error:
        outcome = error

    assert isinstance(outcome, YamlDocument | UnreadableYaml)
