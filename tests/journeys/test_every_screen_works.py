"""Every screen the admin offers, opened in a browser: nothing refused, missing or broken in it."""

import re

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Response

from tests.journeys.conftest import LogIn, System

NOT_SCREENS = re.compile(r"logout|/bulk/")
"""The way out, and what is only opened with the things somebody has ticked."""
NUMBERS = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}")


class Visitor:
    """Follows every link of the admin, one of each kind."""

    def __init__(self, page: Page, admin: str) -> None:
        self.page, self.admin = page, admin
        self.seen: set[str] = set()
        self.faults: list[str] = []
        page.on("response", self._answered)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("console", self._said)

    def visit(self, address: str) -> None:
        """Open an address, then what it leads to."""
        ahead = [address]
        while ahead:
            address = ahead.pop(0)
            kind = NUMBERS.sub("#", address.split("?")[0])
            if kind in self.seen or NOT_SCREENS.search(address):
                continue
            self.seen.add(kind)
            if not self._is_screen(address):
                continue
            links = self.page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
            ahead += [link.split("#")[0] for link in links if link.startswith(self.admin)]

    def _is_screen(self, address: str) -> bool:
        try:
            self.page.goto(address, wait_until="load")
        except Error as stopped:
            if "Download is starting" not in str(stopped):
                raise
            return False
        return True

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._note(message.text)

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")


@pytest.mark.parametrize("account", ["admin.thanhdong", "editor.haiphong", "city-board"])
def test_no_screen_is_refused_missing_or_broken(
    system: System, log_in: LogIn, account: str
) -> None:
    visitor = Visitor(log_in(account), system.admin)

    visitor.visit(system.admin)

    assert visitor.faults == []
    assert len(visitor.seen) > 15
