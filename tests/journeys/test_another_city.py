"""Another city runs on its registry file and rule set alone, and does what only its regulation asks."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import System, enter
from tests.journeys.newsroom import until
from tests.journeys.readers import keep_picture, telephone

AXES = ("Giao diện", "Nội dung", "Chất lượng thông tin", "Sự hỗ trợ của cơ quan")


@pytest.mark.parametrize("runs_scripts", [True, False], ids=["with scripts", "without"])
def test_whoever_reads_a_portal_rates_it_on_the_four_axes_of_its_regulation(
    another_city: System, browser: Browser, page: Page, runs_scripts: bool
) -> None:
    enter(page, another_city, "approver.hochiminh")
    before = ratings_seen_by(page, another_city)

    with telephone(browser, runs_scripts=runs_scripts) as reader:
        reader.goto(another_city.portal("hochiminh"))
        reader.get_by_role("link", name="Đánh giá Cổng").click()
        for axis in AXES:
            group = reader.get_by_role("group", name=axis)
            group.get_by_role("radio", name="Hài lòng", exact=True).check()
        reader.get_by_role("button", name="Gửi đánh giá").click()
        expect(reader.get_by_role("main")).to_contain_text("Cảm ơn bạn.")
        expect(reader.get_by_role("main")).to_contain_text("Chưa đủ 20 lượt đánh giá")
        keep_picture(reader, f"rated-{'with' if runs_scripts else 'without'}-scripts")

    assert until(lambda: ratings_seen_by(page, another_city) == before + 1)


def test_a_portal_without_content_says_which_sections_it_has(
    another_city: System, page: Page
) -> None:
    page.goto(another_city.portal("tanthonghoi"))

    expect(page.get_by_role("heading", name="Tân Thông Hội").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Cổng chưa có tin bài được đăng")


def ratings_seen_by(staff: Page, system: System) -> int:
    """Return how many ratings the staff of the city's portal count."""
    staff.goto(f"{system.admin}feedback/ratings/")
    row = staff.get_by_role("row", name="Thành phố Hồ Chí Minh")
    return int(row.get_by_role("cell").nth(1).inner_text()) if row.count() else 0
