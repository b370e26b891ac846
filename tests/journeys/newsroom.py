"""What people of the chain do in a browser, for the journeys to tell."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.journeys.conftest import System

SOON = 30.0
"""Seconds after which something that takes a few at most has plainly not happened."""


def until(is_so: Callable[[], Any]) -> bool:
    """Return whether something comes true soon."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def write_news(page: Page, system: System, title: str, *, field: str = "") -> None:
    """Write a news item in the ward's section, the way its author finds there."""
    page.goto(f"{system.admin}pages/")
    page.locator("tr", has_text="Phường Thành Đông").locator("td.children a").click()
    page.locator("tr", has_text="Tin tức, sự kiện").locator("td.children a").click()
    page.locator("a[href*='/add_subpage/']").first.click()
    page.locator("a[href*='/add/content_models/newspage/']").click()
    page.locator("#id_title").fill(title)
    page.locator("#id_event_at").fill("22/11/2026 07:30")
    page.keyboard.press("Escape")
    page.locator("#id_summary").fill("Sáng 22/11, các tổ dân phố đồng loạt dọn vệ sinh đường ngõ.")
    page.locator("#id_author_name").fill("Tổ Thư ký")
    if field:
        page.locator("#id_field").select_option(field)


def send_up(page: Page) -> None:
    """Send the form's page up the chain."""
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("button", name=re.compile("^Gửi duyệt")).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def decide(page: Page, system: System, title: str, answer: str, comment: str = "") -> None:
    """Decide on an item from the desk, where it waits."""
    page.goto(system.admin)
    page.locator("#waiting-section").get_by_role("link", name=title).click()
    page.get_by_label(answer, exact=True).check()
    page.get_by_label("Ý kiến").fill(comment)
    page.get_by_role("button", name="Ghi quyết định").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
