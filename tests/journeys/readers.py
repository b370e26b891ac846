"""Citizens with a telephone: what they hold in their hands, and what they do on every portal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Download, Locator, Page

from scripts.children import ROOT

PICTURES = ROOT / "build" / "screenshots"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "vi-VN",
    "timezone_id": "Asia/Ho_Chi_Minh",
}


@contextmanager
def telephone(
    browser: Browser, *, runs_scripts: bool, refused: int | None = None
) -> Iterator[Page]:
    """Hand over a telephone that has never been on a portal; no page may fail on it.

    `refused` is the status of an answer that is meant to refuse: browsers complain of it.
    """
    context = browser.new_context(**PHONE, java_script_enabled=runs_scripts)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    unexpected = [fault for fault in faults if f"status of {refused} " not in fault]
    assert unexpected == []


def task(page: Page, name: str) -> Locator:
    """Return one of the things people come for most, as the home page offers them."""
    return page.get_by_role("navigation", name="Người dân thường tìm").get_by_role(
        "link", name=name, exact=True
    )


def choose(page: Page, name: str) -> None:
    """Open the menu of all sections and follow a link in it."""
    page.get_by_text("Tất cả chuyên mục").first.click()
    menu = page.get_by_role("navigation", name="Danh mục")
    menu.get_by_role("link", name=name, exact=True).first.click()


def fact(page: Page, name: str) -> Locator:
    """Return a row of an item's facts by what it is about."""
    return page.get_by_role("main").get_by_text(name, exact=True).locator("..")


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page for people to look at; it must be as wide as the screen."""
    page.screenshot(path=PICTURES / f"reader-{name}-360.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


def downloaded(page: Page, link: Locator) -> tuple[str, bytes]:
    """Touch a link that brings a file; return the file's name and what is in it."""
    with page.expect_download() as waiting:
        link.click()
    download: Download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()
