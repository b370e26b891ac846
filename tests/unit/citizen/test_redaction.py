"""What a text tells of its sender is found before anybody publishes it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.citizen.redaction import Found, masked, redacted, redacted_file_name, suggestions

FOUND = [
    ("CCCD của tôi: 031190001234.", Found.IDENTITY_NUMBER, "031190001234"),
    ("số 0311 9000 1234 cấp năm 2021", Found.IDENTITY_NUMBER, "0311 9000 1234"),
    ("chứng minh nhân dân 131234567", Found.IDENTITY_NUMBER, "131234567"),
    ("Gọi 0912 345 678 giúp tôi", Found.PHONE, "0912 345 678"),
    ("Gọi +84 912.345.678 nhé", Found.PHONE, "+84 912.345.678"),
    ("máy bàn (0225) 3842.123 giờ hành chính", Found.PHONE, "(0225) 3842.123"),
    ("viết về hoa.nguyen+1@example.vn ạ", Found.EMAIL, "hoa.nguyen+1@example.vn"),
    ("Tôi là Nguyễn Thị Minh Hoa, trú tại đây", Found.NAME, "Nguyễn Thị Minh Hoa"),
    ("ông Đặng Văn Lâm đã hứa", Found.NAME, "Đặng Văn Lâm"),
    ("nhà ở số 12/3 đường Lê Lợi bị ngập", Found.ADDRESS, "số 12/3 đường Lê Lợi"),
    ("ngõ 45 phố Minh Khai không có đèn", Found.ADDRESS, "ngõ 45 phố Minh Khai"),
]
LEFT_ALONE = [
    "Theo Quyết định số 123/2025/QĐ-UBND ngày 20/11/2025, lệ phí là 50.000 đồng.",
    "Hồ sơ nộp trước 17 giờ 30 ngày 30/12/2026 tại bộ phận một cửa.",
    "Đường Lê Lợi và phố Minh Khai ngập sau mưa.",
    "Ủy ban nhân dân phường Thành Đông trả lời như sau.",
]


@pytest.mark.parametrize(("text", "kind", "wanted"), FOUND)
def test_personal_data_is_found_where_it_stands(text: str, kind: Found, wanted: str) -> None:
    assert (kind, wanted) in [(each.kind, each.text) for each in suggestions(text)]
    assert wanted not in redacted(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert suggestions(text) == ()


def test_what_the_sender_told_is_found_however_it_is_written() -> None:
    text = "Gia đình HOA MINH và hoa minh ở Cát Bi"

    assert redacted(text, known=["Hoà Minh", "Cát Bi"]).count("[thông tin người gửi]") == 3
    assert redacted("Hoa Minhh", known=["Hoa Minh"]) == "Hoa Minhh"


def test_a_file_s_name_tells_as_much_as_a_text() -> None:
    assert redacted_file_name("don_031190001234.pdf") == "don [số định danh].pdf"
    assert "Hoa" not in redacted_file_name("Nguyễn_Thị-Hoa.jpg")
    assert redacted_file_name("anh-ngap.jpg", known=["Nguyễn Thị Hoa"]) == "anh ngap.jpg"


@given(st.text(max_size=80), st.lists(st.text(min_size=4, max_size=12), max_size=3))
def test_any_text_is_taken_and_suggestions_never_overlap(text: str, known: list[str]) -> None:
    composed = unicodedata.normalize("NFC", text)

    found = suggestions(composed, known=known)

    ends = [0, *(each.end for each in found)]
    assert all(each.begin >= end for each, end in zip(found, ends, strict=False))
    assert all(composed[each.begin : each.end] == each.text for each in found)
    assert len(masked(composed)) <= max(len(composed), 10)
