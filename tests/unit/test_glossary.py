"""Terms: found as whole words, the longest first, and missed where a translation says otherwise."""

import unicodedata

import pytest

from backend.translation.glossary import Glossary, Term, default_entries, glossary

ENGLISH = glossary(default_entries(), "en")


def found(text: str) -> set[str]:
    return {term.source for term in ENGLISH.terms_in(text)}


def test_of_a_term_inside_another_only_the_longer_is_meant():
    assert found("Phó Chủ tịch Ủy ban nhân dân phường") == {
        "Phó Chủ tịch",
        "Ủy ban nhân dân",
        "phường",
    }
    assert found("Chủ tịch và Phó Chủ tịch") == {"Chủ tịch", "Phó Chủ tịch"}


def test_letters_of_another_word_are_no_term():
    assert found("phường hội") == {"phường"}
    assert found("tiểu thành phốt") == set()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("write", [str, str.upper, str.lower])
def test_however_it_is_written(form, write):
    assert found(unicodedata.normalize(form, write("Ủy ban nhân dân"))) == {"Ủy ban nhân dân"}


def test_a_translation_that_says_it_misses_nothing_whatever_its_case_and_apostrophes():
    source = "Ủy ban nhân dân phường Thành Đông"

    assert ENGLISH.missing_from(source, "The people's committee of Thanh Dong Ward") == []
    assert ENGLISH.missing_from(source, "The People’s Committee of Thanh Dong Ward") == []
    assert [term.target for term in ENGLISH.missing_from(source, "Town hall of the ward")] == [
        "People's Committee"
    ]


@pytest.mark.parametrize("language", ["en", "zh", "ko", "ja"])
def test_every_language_knows_every_term_and_none_twice(language):
    known = glossary(default_entries(), language).terms

    assert len({term.source.casefold() for term in known}) == len(known) == len(ENGLISH.terms)


def test_a_term_without_words_in_a_language_is_none_there():
    assert glossary({"phường": {"en": "ward"}}, "ko") == Glossary(())
    assert list(Glossary(()).terms_in("phường")) == []


def test_signs_in_a_term_are_signs():
    known = Glossary((Term("C++ (bản 2.0)", "C++"), Term("a.b", "x")))

    assert [term.target for term in known.terms_in("Lập trình C++ (bản 2.0)… aXb")] == ["C++"]
