"""Names stand where Vietnamese readers look for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.alphabet import vietnamese_order


@pytest.mark.parametrize(
    "names",
    [
        ["An Biên", "Ăn Xuân", "Âu Cơ", "Bạch Đằng"],
        ["Dương Kinh", "Đồ Sơn", "Đông Hải", "Gia Viên"],
        ["Lê Chân", "Lê Ích Mộc", "Lê Thanh Nghị"],
        ["Hông Bàng", "Hồng Bàng", "Hổng Bàng", "Hỗng Bàng", "Hống Bàng", "Hộng Bàng"],
        ["Thành Đông", "Thủy Nguyên", "Trần Hưng Đạo", "Tứ Minh"],
        ["phường An", "Phường Bình"],
    ],
)
def test_names_are_sorted_by_letters_then_by_tones(names):
    shuffled = list(reversed(names))

    assert sorted(shuffled, key=vietnamese_order) == names


@given(st.lists(st.text()))
def test_any_names_can_be_sorted(names):
    ordered = sorted(names, key=vietnamese_order)

    assert sorted(ordered) == sorted(names)
