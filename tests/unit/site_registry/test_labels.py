"""Vietnamese names become host labels in one way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vietnam_provinces import Ward

from backend.site_registry.labels import (
    full_name_label,
    is_dns_label,
    is_host,
    name_in_sentence,
    unaccented_label,
)

UNIT_WORDS = ("thị trấn", "thành phố", "phường", "xã", "quận", "huyện")
HAI_PHONG_WORDS = ("đặc khu", *UNIT_WORDS)
WARD_NAMES = [ward.name for ward in Ward.iter_all()]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Thành Đông", "thanhdong"),
        ("Bến Nghé", "bennghe"),
        ("Thủ Đức", "thuduc"),
        ("Quận 1", "quan1"),
        ("Bà Rịa - Vũng Tàu", "bariavungtau"),
    ],
)
def test_a_name_is_folded_joined_and_in_small_letters(name, label):
    assert unaccented_label(name) == label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Phường Thành Đông", "thanhdong"),
        ("Thành phố Thủ Đức", "thuduc"),
        ("Quận 1", "quan1"),
        ("Phường 12", "phuong12"),
        ("Xã Xã Xa", "xaxa"),
        ("Phường Xã Tắc", "xatac"),
    ],
)
def test_a_unit_word_is_left_out_unless_only_a_number_remains(name, label):
    assert full_name_label(name, UNIT_WORDS) == label


def test_a_special_zone_is_known_by_its_proper_name():
    assert full_name_label("Đặc khu Bạch Long Vĩ", HAI_PHONG_WORDS) == "bachlongvi"


@given(st.text())
def test_a_folded_name_has_only_what_a_host_may_have(name):
    label = unaccented_label(name)

    assert label.isalnum() or not label
    assert label.isascii()
    assert label == label.lower()


@given(st.text())
def test_folding_is_stable_and_blind_to_how_marks_are_encoded(name):
    label = unaccented_label(name)

    assert unaccented_label(label) == label
    assert unaccented_label(unicodedata.normalize("NFC", name)) == unaccented_label(
        unicodedata.normalize("NFD", name)
    )


@given(st.sampled_from(WARD_NAMES))
def test_every_unit_of_the_country_has_a_label(name):
    assert is_dns_label(full_name_label(name, HAI_PHONG_WORDS))


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        ("Phường Thành Đông", "phường Thành Đông"),
        ("Đặc khu Cát Hải", "đặc khu Cát Hải"),
        ("Sở Tài chính", "Sở Tài chính"),
    ],
)
def test_prose_writes_the_unit_word_small(name, prose):
    assert name_in_sentence(name, HAI_PHONG_WORDS) == prose


@pytest.mark.parametrize("text", ["", "-a", "a-", "Thanhdong", "thànhđông", "a b", "a" * 64, "a_b"])
def test_what_is_no_dns_label_is_refused(text):
    assert not is_dns_label(text)


@pytest.mark.parametrize("text", ["haiphong", "a..vn", ".vn", "a.vn.", "HAIPHONG.gov.vn", "a.v n"])
def test_what_is_no_host_is_refused(text):
    assert not is_host(text)
