"""The main job in a real browser: written, approved, read, found in lists and feed, withdrawn, gone."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import LogIn, System

TITLE = "Ra quân tổng vệ sinh chào mừng Ngày Văn hóa Việt Nam"
PATH = "tin-tuc-su-kien/ra-quan-tong-ve-sinh-chao-mung-ngay-van-hoa-viet-nam/"
SOON = 10.0
"""Seconds after which something that takes well under one has plainly not happened."""


def until(is_so: Callable[[], bool]) -> bool:
    """Return whether something comes true soon."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def write_and_submit(page: Page, system: System) -> None:
    """Write a news item in the ward's section, the way its author finds there, and send it up."""
    page.goto(f"{system.admin}pages/")
    page.locator("tr", has_text="Phường Thành Đông").locator("td.children a").click()
    page.locator("tr", has_text="Tin tức, sự kiện").locator("td.children a").click()
    page.locator("a[href*='/add_subpage/']").first.click()
    page.locator("a[href*='/add/content_models/newspage/']").click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_event_at").fill("22/11/2026 07:30")
    page.keyboard.press("Escape")
    page.locator("#id_summary").fill("Sáng 22/11, các tổ dân phố đồng loạt dọn vệ sinh đường ngõ.")
    page.locator("#id_author_name").fill("Tổ Thư ký")
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("button", name=re.compile("^Gửi duyệt")).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def decide(page: Page, system: System, answer: str) -> None:
    """Decide on the item from the dashboard, where it waits."""
    page.goto(system.admin)
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Kiểm duyệt…").first.click()
    page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Ghi quyết định").click()


def test_a_news_item_is_written_approved_read_and_withdrawn(system: System, log_in: LogIn) -> None:
    read, ward, city = system.read, system.portal("thanhdong"), system.portal("haiphong")

    author = log_in("author.thanhdong")
    write_and_submit(author, system)
    decide(log_in("editor.thanhdong"), system, "Duyệt")
    before = read(ward + PATH).status_code
    approver = log_in("approver.thanhdong")
    decide(approver, system, "Duyệt")

    assert before == 404
    assert until(lambda: read(ward + PATH).status_code == 200)
    assert until(lambda: TITLE in read(f"{ward}tin-tuc-su-kien/").text)
    assert TITLE in read(ward).text
    assert TITLE in read(f"{ward}feed.xml").text
    assert TITLE not in read(city).text + read(f"{city}feed.xml").text
    reader = approver.context.browser.new_page()
    reader.goto(ward)
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", name=TITLE, level=1)).to_be_visible()

    approver.goto(system.admin)
    expect(approver.locator("#receipts, [id*=receipts]").first).to_contain_text("ms")
    approver.get_by_role("link", name="Trang", exact=True).or_(
        approver.get_by_role("button", name="Trang", exact=True)
    ).first.click()
    withdraw(approver, system)

    assert until(lambda: read(ward + PATH).status_code == 410)
    assert TITLE not in read(f"{ward}tin-tuc-su-kien/").text
    assert TITLE not in read(ward).text + read(f"{ward}feed.xml").text


def withdraw(page: Page, system: System) -> None:
    """Take the item off, from its own form, with a reason."""
    page.goto(f"{system.admin}pages/search/?q=ra+quan")
    found = page.get_by_role("link", name=TITLE)
    if not found.count():  # the admin's search catches up every few seconds
        page.wait_for_timeout(7000)
        page.reload()
    found.first.click()
    address = page.url.replace("/edit/", "/unpublish/")
    page.goto(address)
    page.get_by_label("Lý do gỡ").fill("Thông tin về giờ chưa chính xác")
    page.get_by_role("button", name="Gỡ khỏi cổng").click()
