"""What the CMS itself says in items, it says in the language of the item: no catalogue lacks it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from content_models import introduction
from content_models.introduction import PARTS, IntroductionPage
from tests.admin_words import compiled, words, written

CONTENT_MODELS = Path(introduction.__file__).parent
CATALOGUES = CONTENT_MODELS / "locale"
LANGUAGES = ("en", "zh_Hans", "ko", "ja")


def calls(node: ast.AST, name: str) -> list[ast.Call]:
    """Return the calls of a function within a piece of code."""
    found = (each for each in ast.walk(node) if isinstance(each, ast.Call))
    return [each for each in found if ast.unparse(each.func) == name]


def said_in_an_items_language() -> Iterator[str]:
    """Give the words that are looked up under the language of the page being published."""
    for file in CONTENT_MODELS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.With) and calls(node.items[0], "translation.override"):
                for call in calls(node, "gettext"):
                    yield ast.literal_eval(call.args[0])


def published_words() -> set[str]:
    """Return all words that items hold and no editor wrote."""
    with override("vi"):
        parts = {str(IntroductionPage._meta.get_field(name).verbose_name) for name in PARTS}
    return parts | set(said_in_an_items_language())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_published_word_and_none_that_is_gone(language: str):
    catalogue = written(CATALOGUES / language / "LC_MESSAGES" / "django.po")

    said = {message.id for message in catalogue if message.id and message.string}

    assert said == published_words()
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_current(language: str):
    folder = CATALOGUES / language / "LC_MESSAGES"

    assert words(compiled(folder / "django.mo")) == words(written(folder / "django.po"))
