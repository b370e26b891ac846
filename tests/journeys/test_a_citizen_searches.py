"""Whoever types what they look for finds it, on a telephone: with scripts and without."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import System
from tests.journeys.readers import keep_picture, telephone

DECISION = "204/2025/QĐ-UBND"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A telephone that runs scripts, and one that does not."""
    with telephone(browser, runs_scripts=request.param) as page:
        yield page


@pytest.fixture
def scripted_phone(browser: Browser) -> Iterator[Page]:
    """A telephone that runs scripts."""
    with telephone(browser, runs_scripts=True) as page:
        yield page


def search(phone: Page, words: str) -> None:
    """Type words into the portal's own field and send them."""
    field = phone.locator("form.search input[name=q]")
    field.fill(words)
    field.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")


def first_result(phone: Page) -> str:
    """Return the title of the first result."""
    return phone.locator("ol.results h2").first.inner_text()


@pytest.mark.parametrize("typed", ["204 2025", "204/2025/qd-ubnd", "quyết định 204/2025"])
def test_a_decision_is_found_by_its_number_however_it_is_typed(
    system: System, phone: Page, typed: str
) -> None:
    phone.goto(system.portal("haiphong"))
    search(phone, typed)

    keep_picture(phone, "searched-number")
    phone.locator("ol.results h2 a").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(DECISION)


def test_a_word_without_its_marks_finds_the_word_with_them(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))
    search(phone, "dang ky khai sinh")

    assert "khai sinh" in first_result(phone).lower()
    expect(phone.locator("ol.results mark").first).to_be_visible()


def test_a_slip_of_the_finger_is_understood_and_said(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))
    search(phone, "khai sinhh")

    expect(phone.get_by_text("Đây là kết quả cho")).to_be_visible()
    assert "khai sinh" in first_result(phone).lower()


def test_all_portals_are_searched_from_any_of_them(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))
    search(phone, DECISION)
    phone.get_by_role("link", name="Mọi cổng trong hệ thống").click()

    expect(phone.locator("ol.results > li").first).to_contain_text("Thành phố Hải Phòng")
    phone.locator("ol.results h2 a").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(DECISION)
    host = urlsplit(system.portal("haiphong")).netloc
    assert urlsplit(phone.url).netloc == host


def test_nothing_found_is_said_with_what_to_do(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))
    search(phone, "xyzzyq")

    expect(phone.get_by_role("status").filter(has_text="Không tìm thấy")).to_be_visible()
    expect(phone.get_by_text("Kiểm tra chính tả")).to_be_visible()


def test_titles_are_suggested_and_chosen_by_the_keyboard_alone(
    system: System, scripted_phone: Page
) -> None:
    phone = scripted_phone
    phone.goto(system.portal("thanhdong"))
    field = phone.get_by_role("combobox", name="Tìm trên Cổng")
    field.press_sequentially("khai si")

    options = phone.get_by_role("option")
    expect(options.first).to_contain_text(re.compile("Đăng ký khai sinh"))
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("status").filter(has_text="gợi ý")).to_have_count(1)
    keep_picture(phone, "suggestions")
    title = options.first.inner_text()
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)


def test_suggestions_go_when_told_and_when_left(system: System, scripted_phone: Page) -> None:
    phone = scripted_phone
    phone.goto(system.portal("thanhdong"))
    field = phone.get_by_role("combobox", name="Tìm trên Cổng")
    field.press_sequentially("khai si")
    expect(phone.get_by_role("option").first).to_be_visible()
    field.press("Escape")
    expect(phone.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("khai si")

    field.press_sequentially("nh")
    expect(phone.get_by_role("option").first).to_be_visible()
    field.press("Tab")
    expect(phone.get_by_role("listbox")).to_be_hidden()
