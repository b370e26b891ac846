"""What citizens come for, on a telephone, from the home page on: with scripts and without."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import System
from tests.journeys.readers import choose, downloaded, fact, keep_picture, task, telephone

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
FINGER = 44
"""Pixels that a finger meets without looking."""


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


def test_a_decision_is_found_by_its_number_and_says_what_it_replaces(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("haiphong"))
    task(phone, "Văn bản").click()
    keep_picture(phone, "documents")
    phone.get_by_role("link", name="204/2025/QĐ-UBND").click()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("204/2025/QĐ-UBND")
    expect(fact(phone, "Tình trạng hiệu lực")).to_contain_text("Còn hiệu lực")
    expect(fact(phone, "Ngày có hiệu lực")).to_contain_text("20/11/2025")
    replaced = fact(phone, "Thay thế")
    expect(replaced).to_contain_text("40/2024/QĐ-UBND")
    expect(replaced).to_contain_text("29/2020/QĐ-UBND")


def test_a_document_that_is_no_longer_in_force_says_so_first_and_leads_to_its_successor(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("haiphong"))
    task(phone, "Văn bản").click()
    phone.get_by_role("link", name="40/2024/QĐ-UBND").click()

    warning = phone.get_by_role("heading", name="Văn bản này không còn hiệu lực").locator("..")
    expect(warning).to_contain_text("Được thay thế bởi")
    keep_picture(phone, "replaced-document")
    warning.get_by_role("link", name="204/2025/QĐ-UBND").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("204/2025/QĐ-UBND")


def test_a_number_typed_into_the_list_leaves_that_document_alone(
    system: System, scripted_phone: Page
) -> None:
    phone = scripted_phone
    phone.goto(system.portal("haiphong"))
    task(phone, "Văn bản").click()
    search = phone.get_by_role("searchbox", name="Tìm trong danh sách này")
    again = phone.get_by_role("button", name="Bỏ lọc")
    expect(again).to_be_hidden()

    search.fill("204/2025")

    expect(phone.get_by_text(re.compile(r"^Có 1 trên \d+ mục phù hợp\.$"))).to_be_visible()
    expect(phone.get_by_role("link", name="40/2024/QĐ-UBND")).to_be_hidden()
    keep_picture(phone, "documents-found")
    again.click()
    expect(phone.get_by_role("link", name="40/2024/QĐ-UBND")).to_be_visible()


def test_on_a_phone_the_list_comes_before_what_narrows_it(
    system: System, scripted_phone: Page
) -> None:
    phone = scripted_phone
    phone.goto(system.portal("haiphong"))
    task(phone, "Văn bản").click()
    validity = phone.get_by_label("Hiệu lực", exact=True)
    expect(validity).to_be_hidden()

    phone.get_by_text("Lọc và sắp xếp").click()
    validity.select_option("Bị thay thế")

    expect(phone.get_by_role("link", name="204/2025/QĐ-UBND")).to_be_hidden()
    expect(phone.get_by_role("link", name="40/2024/QĐ-UBND")).to_be_visible()
    phone.reload()
    expect(validity).to_have_value("Bị thay thế")


def test_whom_to_call_is_found_and_one_touch_dials(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))
    task(phone, "Liên hệ cán bộ").click()
    keep_picture(phone, "contacts")

    head = "Giám đốc Trung tâm Phục vụ hành chính công"
    card = phone.get_by_role("listitem").filter(
        has=phone.get_by_role("heading", name=head, exact=True)
    )

    number = card.get_by_role("link", name=re.compile(r"^0225 000 \d{4}$"))
    dialled = number.get_attribute("href") or ""
    assert dialled == f"tel:{number.inner_text().replace(' ', '')}"
    place = number.bounding_box()
    assert place is not None
    assert place["height"] >= FINGER
    expect(card.get_by_role("link", name=re.compile("@thanhdong.haiphong.gov.vn"))).to_be_visible()


def test_the_home_page_says_how_to_reach_the_ward(system: System, phone: Page) -> None:
    phone.goto(system.portal("thanhdong"))

    board = phone.get_by_role("main").get_by_role("heading", name="Liên hệ", exact=True)
    contact = board.locator("xpath=ancestor::section")

    expect(contact.get_by_text("Đường dây nóng")).to_be_visible()
    expect(contact.get_by_role("link", name="0225 000 0103")).to_be_visible()


def test_the_leaders_week_is_read_day_by_day_and_kept_in_ones_own_calendar(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("thanhdong"))
    task(phone, "Lịch làm việc lãnh đạo").click()
    phone.get_by_role("link", name="Lịch làm việc của lãnh đạo phường, tuần từ 23").first.click()

    for words in ("Thứ Hai", "23/11/2026", "07:30 – 09:30", "Giao ban đầu tuần"):
        expect(phone.get_by_role("main")).to_contain_text(words)
    expect(phone.get_by_text("Chủ trì: Chủ tịch Ủy ban nhân dân phường").first).to_be_visible()
    keep_picture(phone, "week")
    name, content = downloaded(phone, phone.get_by_role("link", name="Thêm vào lịch"))
    events = {
        str(event["SUMMARY"]): event["DTSTART"].dt
        for event in Calendar.from_ical(content.decode()).walk("VEVENT")
    }
    first = next(start for title, start in events.items() if "Giao ban đầu tuần" in title)
    assert name.endswith(".ics")
    assert first == datetime(2026, 11, 23, 7, 30, tzinfo=LOCAL_TIME)


def test_a_procedure_says_its_steps_papers_fees_and_leads_to_the_national_portal(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("thanhdong"))
    task(phone, "Thủ tục hành chính").click()
    phone.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    keep_picture(phone, "procedure")

    expect(fact(phone, "Thời hạn giải quyết")).to_contain_text("Trong ngày")
    contents = phone.get_by_role("navigation", name="Trong trang này")
    contents.get_by_role("link", name="Phí, lệ phí").click()
    expect(phone.get_by_role("heading", name="Phí, lệ phí")).to_be_in_viewport()
    expect(phone.get_by_text("Không thu (Miễn lệ phí)")).to_be_visible()
    steps = phone.get_by_role("heading", name="Các bước thực hiện").locator("..")
    expect(steps.get_by_role("listitem")).to_have_count(4)
    apply = phone.get_by_role("link", name="Nộp hồ sơ trực tuyến")
    assert urlsplit(apply.get_attribute("href") or "").hostname == "dichvucong.gov.vn"
    form = phone.get_by_role("link", name="Tờ khai đăng ký khai sinh")
    name, content = downloaded(phone, form)
    assert name.endswith(".txt")
    assert "khai sinh" in content.decode().lower()


def test_a_section_is_found_in_the_menu_which_says_where_one_is(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("thanhdong"))
    choose(phone, "Phổ biến pháp luật")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("phổ biến")
    phone.get_by_text("Tất cả chuyên mục").first.click()
    menu = phone.get_by_role("navigation", name="Danh mục")
    keep_picture(phone, "menu")
    here = menu.get_by_role("link", name="Phổ biến pháp luật", exact=True)
    expect(here.first).to_have_attribute("aria-current", "page")


def test_another_language_is_chosen_where_a_page_has_it(system: System, phone: Page) -> None:
    phone.goto(system.portal("haiphong"))
    phone.get_by_role("main").get_by_role("link", name="Liên hệ", exact=True).click()

    phone.get_by_role("navigation", name="Ngôn ngữ").get_by_role("link", name="English").click()

    expect(phone.get_by_role("heading", name="Contact", exact=True, level=1)).to_be_visible()
    expect(phone.get_by_text("Building B").first).to_be_visible()
    assert urlsplit(phone.url).path == "/en/portal-contact/"
    assert phone.locator("html").get_attribute("lang") == "en"


def test_a_page_that_is_not_translated_says_so_before_and_after(
    system: System, phone: Page
) -> None:
    said = "The page you were reading is not available in English yet."
    phone.goto(system.portal("haiphong"))
    task(phone, "Văn bản").click()
    phone.get_by_role("link", name="204/2025/QĐ-UBND").click()

    languages = phone.get_by_role("navigation", name="Ngôn ngữ")
    languages.get_by_role("link", name="This page is not translated: opens the home page").click()

    expect(phone.get_by_text(said)).to_be_visible()
    keep_picture(phone, "not-translated")
    phone.goto(f"{system.portal('haiphong')}en/")
    expect(phone.get_by_text(said)).to_be_hidden()
