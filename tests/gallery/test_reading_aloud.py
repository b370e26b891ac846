"""What a screen reader is told: landmarks, headings, and the home page in order."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.gallery.showcase import ITEM_TYPES

ARRANGING = (
    "home", "home-empty", "section", "section-of-sections", "archive", "not-found", "gone", "closed",
    "suspended", "draft",
)  # fmt: skip
ITEMS = [f"item-{name}" for name in ITEM_TYPES]
LISTS = [f"list-{name}" for name in ITEM_TYPES]

HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))
"""
LANDMARKS = """
() => ["banner", "main", "contentinfo"].map((role) => ({
    banner: document.querySelectorAll("body > header").length,
    main: document.querySelectorAll("main").length,
    contentinfo: document.querySelectorAll("body > footer").length,
})[role])
"""
HOME = """
- link "Đến nội dung chính"
- banner:
  - navigation "Ngôn ngữ"
  - link "Cổng Thông tin điện tử Phường Thành Đông"
  - navigation "Danh mục"
- main:
  - heading "Cổng Thông tin điện tử Phường Thành Đông" [level=1]
  - navigation "Người dân thường tìm"
  - heading "Tin tức, sự kiện" [level=2]
  - heading "Lịch làm việc lãnh đạo" [level=2]
  - heading "Thủ tục hành chính" [level=2]
  - heading "Liên hệ" [level=2]
  - heading "Liên kết nhanh" [level=2]
  - heading "Các cổng trong hệ thống" [level=2]
- contentinfo:
  - heading "Cổng Thông tin điện tử Phường Thành Đông" [level=2]
"""


def skipped(levels):
    """Return the headings that lie more than one level below the one before them."""
    return [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


@pytest.mark.parametrize("name", [*ARRANGING, *ITEMS, *LISTS])
def test_headings_of_a_page_skip_no_level(gallery, reader, name):
    reader.goto(gallery.pages("ward")[name])

    levels = reader.evaluate(HEADINGS)

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert skipped(levels) == []


@pytest.mark.parametrize("name", [*ARRANGING, "item-news", "list-project"])
def test_a_page_has_each_landmark_once(gallery, reader, name):
    reader.goto(gallery.pages("ward")[name])

    assert reader.evaluate(LANDMARKS) == [1, 1, 1]


def test_a_home_page_is_read_in_the_order_it_is_seen(gallery, reader):
    reader.goto(gallery.pages("ward")["home"])

    expect(reader.locator("body")).to_match_aria_snapshot(HOME)


def test_nothing_moves_for_a_reader_who_asked_for_stillness(gallery, reader):
    reader.emulate_media(reduced_motion="reduce")
    reader.goto(gallery.pages("ward")["home"])

    moving = reader.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
                || style.scrollBehavior === "smooth";
        }).map((element) => element.outerHTML)"""
    )

    assert moving == []
