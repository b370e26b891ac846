"""The interface in five languages: no string missing, dates and numbers as people write them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from frontend import translations
from frontend.translations import Language

FRONTEND = Path(translations.__file__).parent
SOURCES = [("themes/**.html", "jinja2"), ("themes/**.xml", "jinja2"), ("labels.py", "python")]
OPTIONS = {pattern: {"trimmed": "true"} for pattern, method in SOURCES if method == "jinja2"}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "msgid": None}
TRANSLATED = ["en", "zh", "ko", "ja"]


def words_used():
    found = extract_from_dir(FRONTEND, method_map=SOURCES, options_map=OPTIONS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def catalogue(language):
    file = FRONTEND / "locale" / language / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as opened:
        return read_po(opened)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_translates_every_string_and_none_that_is_gone(language):
    translated = {message.id for message in catalogue(language) if message.id and all_said(message)}

    assert translated == words_used()


def all_said(message):
    """A translation somebody only guessed (fuzzy) is not shown, so it says nothing."""
    words = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(words) and not message.fuzzy


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_places_for_values(language):
    faults = [error for message in catalogue(language) for error in message.check()]

    assert faults == []


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("vi", "Thứ Hai, 23/11/2026"),
        ("en", "Monday, 23 November 2026"),
        ("zh", "2026年11月23日星期一"),
        ("ko", "2026년 11월 23일 월요일"),
        ("ja", "2026年11月23日月曜日"),
    ],
)
def test_a_date_is_written_as_readers_of_the_language_write_it(language, written):
    assert Language(language).long_date("2026-11-23") == written
    assert Language(language).long_date(date(2026, 11, 23)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("vi", "23/11/2026"),
        ("en", "23 November 2026"),
        ("zh", "2026年11月23日"),
        ("ko", "2026년 11월 23일"),
        ("ja", "2026年11月23日"),
    ],
)
def test_a_day_within_a_sentence_is_written_in_full(language, written):
    assert Language(language).full_date("2026-11-23T00:30:00+07:00") == written


def test_a_moment_is_told_in_the_time_of_viet_nam():
    assert Language("vi").moment("2026-11-23T17:30:00+00:00") == "00:30, 24/11/2026"


def test_a_month_is_worded():
    assert Language("vi").month("2026-11") == "Tháng 11/2026"
    assert Language("en").month("2026-11") == "November 2026"


def test_numbers_money_and_sizes_are_written_in_vietnamese():
    vietnamese = Language("vi")

    assert vietnamese.number(Decimal("12500.5")) == "12.500,5"
    assert vietnamese.money("12500000000", "VND") == "12.500.000.000\N{NO-BREAK SPACE}₫"
    assert vietnamese.file_size(1_234_567) == "1,2 MB"
    assert vietnamese.file_size(900) == "900 B"
