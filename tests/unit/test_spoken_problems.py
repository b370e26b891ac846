"""What the API and letters say to readers is there in every language, whole and up to date."""

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "backend" / "locale"
LANGUAGES = ("en", "zh_Hans", "ko", "ja")
SPOKEN = (
    "api/**.py",
    "citizen/checking.py",
    "citizen/files.py",
    "citizen/letters.py",
    "comments/checking.py",
    "contributions/checking.py",
    "contributions/letters.py",
    "feedback/letters.py",
    "feedback/rating.py",
    "subscriptions/asking.py",
    "subscriptions/digests.py",
    "subscriptions/letters.py",
    "subscriptions/subjects.py",
)
"""Where words stand that readers see; staff read Vietnamese."""
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None}
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


def said() -> set[str]:
    """Return every text that a package says to readers."""
    return {
        message
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / "backend",
            method_map=[(files, "python") for files in SPOKEN],
            keywords=KEYWORDS,
        )
        if isinstance(message, str)
    }


def words(language: str) -> dict[str, str]:
    """Return what a language's catalogue says for each text."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as written:
        catalogue = read_po(written, locale=language)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_and_nothing_that_is_gone(language: str) -> None:
    assert words(language).keys() == said()
    assert all(words(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_values_and_no_vietnamese(language: str) -> None:
    for text, translation in words(language).items():
        assert sorted(PLACEHOLDER.findall(translation)) == sorted(PLACEHOLDER.findall(text))
        assert not VIETNAMESE.search(translation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_current(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as compiled:
        kept = GNUTranslations(compiled)

    found = words(language)
    assert {text: kept.gettext(text) for text in found} == found
