"""The glossary of the system: the file's, as the city's translators have changed it, at once for all."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from backend.translation import glossary_terms
from backend.translation.glossary import default_entries
from backend.translation.glossary_terms import (
    as_csv,
    change,
    entries,
    glossary_of,
    may_change,
    read_csv,
)
from backend.translation.models import GlossaryTerm

TERM = "Tổ dân phố"


@pytest.fixture
def keeper(staff):
    return staff("translator", "haiphong")


def file(text: str) -> bytes:
    return text.encode("utf-8-sig")


def test_who_keeps_it_and_who_reads_it(staff, admin_user):
    keepers = [staff("translator", "haiphong"), staff("admin", "haiphong"), admin_user]
    readers = [
        staff("editor", "haiphong"),
        staff("translator", "thanhdong"),
        staff("admin", "sotaichinh"),
        staff("city-board"),
    ]

    assert [may_change(each) for each in keepers] == [True] * 3
    assert [may_change(each) for each in readers] == [False] * 4
    with pytest.raises(PermissionDenied):
        change(TERM, {"en": "Residential group"}, by=readers[1])


def test_it_begins_with_the_file_and_follows_whoever_changes_it(keeper, django_assert_num_queries):
    assert dict(entries()) == {source: dict(words) for source, words in default_entries().items()}

    change(TERM, {"en": "Residential group", "ko": ""}, by=keeper)
    change("ỦY BAN  nhân dân", {"en": "Administrative Committee"}, by=keeper)
    change("đặc khu", {}, by=keeper)

    with django_assert_num_queries(1):
        known = glossary_of("en")
    said = {term.source: term.target for term in known.terms}
    assert said[TERM] == "Residential group"
    assert said["ỦY BAN nhân dân"] == "Administrative Committee"
    assert "đặc khu" not in said
    assert "Ủy ban nhân dân" not in said
    assert said["phường"] == "ward"
    assert TERM not in {term.source for term in glossary_of("ko").terms}
    assert [t.source for t in known.missing_from("Tổ Dân Phố số 3", "Neighbourhood 3")] == [TERM]


def test_who_changed_what_is_logged_and_nothing_where_nothing_changes(keeper):
    assert change(TERM, {"en": "Residential group"}, by=keeper)
    assert change(TERM, {"en": "Neighbourhood"}, by=keeper)
    assert not change(TERM, {"en": " Neighbourhood "}, by=keeper)
    assert not change("phường", dict(default_entries()["phường"]), by=keeper)

    logged = ModelLogEntry.objects.filter(action="translation.glossary").order_by("pk")
    assert [(each.user, each.label, each.data) for each in logged] == [
        (keeper, TERM, {"before": {}, "after": {"en": "Residential group"}}),
        (
            keeper,
            TERM,
            {"before": {"en": "Residential group"}, "after": {"en": "Neighbourhood"}},
        ),
    ]


@pytest.mark.parametrize(
    ("source", "words", "name"),
    [
        ("", {"en": "x"}, "vi"),
        ("123", {"en": "x"}, "vi"),
        ("a" * 201, {"en": "x"}, "vi"),
        ("a\x00b", {"en": "x"}, "vi"),
        (TERM, {"en": "x" * 201}, "en"),
        (TERM, {"en": "x\u202ey"}, "en"),
    ],
)
def test_what_is_no_term_is_refused_by_field(keeper, source, words, name):
    with pytest.raises(ValidationError) as refused:
        change(source, words, by=keeper)

    assert list(refused.value.message_dict) == [name]
    assert not GlossaryTerm.objects.exists()


def test_a_file_goes_out_and_comes_back_without_a_change(keeper):
    change("=Phép tính", {"en": "+Sum", "zh": "'quote"}, by=keeper)
    sent = as_csv()

    assert b"'=Ph" in sent
    assert read_csv(sent, by=keeper) == 0
    assert entries()["=Phép tính"] == {"en": "+Sum", "zh": "'quote"}


def test_a_file_changes_what_it_names_in_the_languages_it_has(keeper):
    count = read_csv(file("vi,en\nphường,Ward\nTổ dân phố,Group\n"), by=keeper)

    assert count == 2
    assert entries()["phường"] == {**default_entries()["phường"], "en": "Ward"}
    assert entries()[TERM] == {"en": "Group"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"", "cột “vi” phải có"),
        (file("en,ko\na,b\n"), "cột “vi” phải có"),
        (file("vi,fr\na,b\n"), "cột “vi” phải có"),
        (file("vi,en\na,b,c\n"), "cột “vi” phải có"),
        (file('vi,en\na,"b\n'), "UTF-8"),
        (b"x" * 1_000_001, "1 MB"),
        (file("vi,en\n" + "a,b\n" * 5001), "nhiều nhất 5000"),
        (file("vi,en\nphường,Ward\n,b\n12,c\n"), "Dòng 3"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(keeper, content, words):
    with pytest.raises(ValidationError, match=words):
        read_csv(content, by=keeper)

    assert not GlossaryTerm.objects.exists()


class TestScreens:
    @pytest.fixture
    def window(self, logged_in, keeper):
        return logged_in(keeper)

    def test_the_keeper_adds_a_term_and_sees_who_did(self, window: Any):
        form = {"vi": TERM, "en": "Residential group"}

        page = window.post(reverse("translation_glossary_term"), form, follow=True)

        assert f"Đã lưu thuật ngữ “{TERM}”" in page.content.decode()
        assert "translator.haiphong" in page.content.decode()
        found = window.get(reverse("translation_glossary"), {"q": "residential"}).content.decode()
        assert TERM in found
        assert "Đoàn đại biểu Quốc hội" not in found
        again = window.get(reverse("translation_glossary_term"), {"vi": TERM.upper()})
        assert 'value="Residential group"' in again.content.decode()

    def test_what_is_wrong_is_said_beside_its_field(self, window: Any):
        page = window.post(reverse("translation_glossary_term"), {"vi": "123"}).content.decode()

        assert "ít nhất một chữ" in page

    def test_a_file_is_taken_over_or_its_faults_told(self, window: Any):
        address = reverse("translation_glossary")
        sent = window.get(reverse("translation_glossary_csv"))
        assert sent["Content-Type"].startswith("text/csv")

        good = {"file": SimpleUploadedFile("t.csv", file("vi,en\nTổ dân phố,Group\n"))}
        assert "1 thuật ngữ mới" in window.post(address, good, follow=True).content.decode()
        bad = {"file": SimpleUploadedFile("t.csv", file("vi,en\n,x\n"))}
        assert "Dòng 2" in window.post(address, bad, follow=True).content.decode()
        assert "Hãy chọn tệp" in window.post(address, follow=True).content.decode()

    def test_a_ward_s_translator_reads_and_changes_nothing(self, logged_in, staff):
        window = logged_in(staff("translator", "thanhdong"))

        page = window.get(reverse("translation_glossary")).content.decode()

        assert "Special zone" in page or "special zone" in page
        assert "Nhận từ tệp" not in page
        assert "Thay đổi gần đây" not in page
        assert window.get(reverse("translation_glossary_term")).status_code in {302, 403}
        window.post(reverse("translation_glossary_term"), {"vi": TERM, "en": "x"})
        window.post(reverse("translation_glossary"), {})
        assert not GlossaryTerm.objects.exists()
        assert glossary_terms.entries()["đặc khu"]["en"] == "special zone"
