"""What counts as the same word: marks, tones, abbreviations, document numbers, other scripts."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.search.abbreviations import abbreviations
from backend.search.folding import VIETNAMESE, Token, has_marks, tokens, unaccented

WORDS = """
hoà hoá hoả hoã hoạ hòe khoẻ thuý thủy thuỵ quý quỳnh giá giữ nghị quyết định đường phường ủy ban
nhân dân người Việt Nam Hải Phòng Đồ Sơn Ngô Quyền kỹ thuật lý lịch ước lượng
"""
SYLLABLE = re.compile(
    r"(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]+"
    r"(c|ch|m|n|ng|nh|p|t)?"
)
syllables = st.sampled_from(WORDS.split())
sentences = st.lists(syllables, min_size=1, max_size=8).map(" ".join)


def folded(text: str, locale: str = VIETNAMESE) -> list[str]:
    return [token.folded for token in tokens(text, locale)]


def exact(text: str, locale: str = VIETNAMESE) -> list[str]:
    return [token.exact for token in tokens(text, locale)]


def forms(text: str) -> list[tuple[str, str]]:
    return list(zip(folded(text), exact(text), strict=True))


@given(sentences)
def test_upper_case_and_decomposed_letters_are_the_same_words(text: str) -> None:
    assert forms(text.upper()) == forms(text) == forms(unicodedata.normalize("NFD", text))


@given(sentences)
def test_what_is_typed_without_marks_is_folded_alike(text: str) -> None:
    assert folded(unaccented(text)) == folded(text)


@given(sentences)
def test_marks_are_kept_apart_from_none(text: str) -> None:
    assert (exact(unaccented(text)) != exact(text)) == has_marks(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("Thúy", "Thuý"), ("qúy", "quý"),
        ("gìa", "già"), ("óa", "oá"), ("ủy ban", "uỷ ban"), ("xõa", "xoã"), ("lòe", "loè"),
        ("lý", "lí"), ("kỹ", "kĩ"), ("Mỹ", "Mĩ"), ("quý", "quí"), ("hy", "hi"), ("sỹ", "sĩ"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_syllable_are_one_word(old: str, new: str) -> None:
    assert forms(old) == forms(new)


@pytest.mark.parametrize(
    ("one", "other"), [("hoa", "hòa"), ("hóa", "hòa"), ("đa", "da"), ("tui", "túi"), ("ma", "mà")]
)
def test_different_marks_are_different_words_that_fold_alike(one: str, other: str) -> None:
    assert exact(one) != exact(other)
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("túi", "túy"), ("tai", "tay"), ("hai", "hay")])
def test_i_and_y_are_one_letter_only_where_they_sound_alike(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("short", "phrase"), abbreviations().items())
def test_an_abbreviation_and_its_words_are_the_same_tokens(
    short: str, phrase: tuple[str, ...]
) -> None:
    assert forms(short.upper()) == forms(" ".join(phrase))
    assert folded(unaccented(short)) == folded(unaccented(" ".join(phrase)))


def test_no_abbreviation_can_be_taken_for_a_word() -> None:
    assert [short for short in abbreviations() if SYLLABLE.fullmatch(unaccented(short))] == []


def test_a_document_number_is_its_parts_and_the_whole() -> None:
    found = folded("Quyết định số 204/2025/QĐ-UBND")

    assert {"204", "2025", "qd", "ubnd", "204/2025", "204/2025/qd/ubnd"} <= set(found)


@pytest.mark.parametrize(
    "written",
    ["204/2025/QĐ-UBND", "204/2025/qđ-ubnd", "204 / 2025 / QĐ - UBND", "204/2025/QD–UBND"],
)
def test_a_document_number_is_the_same_however_it_is_written(written: str) -> None:
    assert "204/2025/qd/ubnd" in folded(written)


def test_leading_zeros_do_not_count() -> None:
    assert folded("05/2025/NĐ-CP") == folded("5/2025/NĐ-CP")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("海防市人民委员会", ["海防", "防市", "市人", "人民", "民委", "委员", "员会"]),
        ("행정 절차", ["행정", "절차"]),
        ("ハイフォン", ["ハイ", "イフ", "フォ", "ォン"]),
    ],
)
def test_east_asian_text_is_read_in_pairs(text: str, pairs: list[str]) -> None:
    assert [each for each in folded(text, "ja") if len(each) == 2] == pairs


def test_half_width_kana_are_kana_and_full_width_letters_are_letters() -> None:
    assert folded("ﾊｲﾌｫﾝ", "ja") == folded("ハイフォン", "ja")
    assert folded("ＵＢＮＤ") == folded("UBND")


@pytest.mark.parametrize(
    ("one", "other"),
    [("procedures", "procedure"), ("Registered", "registering"), ("ward's", "ward s")],
)
def test_english_words_are_compared_without_their_endings(one: str, other: str) -> None:
    assert folded(one, "en") == folded(other, "en")


def test_vietnamese_words_keep_their_endings() -> None:
    assert folded("thanhs") != folded("thanh")


@given(st.text(max_size=60), st.sampled_from(["vi", "en", "zh", "ko", "ja"]))
def test_any_text_gives_clean_tokens_inside_it(text: str, locale: str) -> None:
    text = unicodedata.normalize("NFC", text)

    found = tokens(text, locale)

    assert all(_is_clean(token) for token in found)
    assert all(0 <= token.start < token.end <= len(text) for token in found)


def _is_clean(token: Token) -> bool:
    forms = token.folded + token.exact
    return bool(token.folded and token.exact) and not set(forms) & set(" \t\n\0\"'\\:&|!()*^{}")


@given(sentences)
def test_tokens_stand_where_they_were_read(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    read = [
        text[token.start : token.end].lower() for token in tokens(text, "vi") if not token.is_extra
    ]
    assert read == text.lower().split()
