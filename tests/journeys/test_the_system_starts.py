"""What `make run` promises: portals to read, an admin to log in to, and no work done twice."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from scripts.preparing import prepare
from tests.journeys.conftest import System


@pytest.mark.parametrize(("site", "name"), [("haiphong", "Hải Phòng"), ("thanhdong", "Thành Đông")])
def test_a_reader_finds_each_portal_at_its_own_host(
    system: System, page: Page, site: str, name: str
) -> None:
    page.goto(system.portal(site))

    expect(page.get_by_role("heading", name=name).first).to_be_visible()


def test_a_demonstration_account_may_log_in(system: System, page: Page) -> None:
    page.goto(system.admin)

    page.locator("[name=username]").fill("author.thanhdong")
    page.locator("[name=password]").fill(system.password)
    page.locator("[type=submit]").first.click()

    expect(page.get_by_role("button", name="author.thanhdong")).to_be_visible()


def test_the_health_check_says_that_everything_is_published(system: System) -> None:
    answer = httpx.get(system.deployment.health_url)

    assert answer.json() == {"status": "ok"}


def test_a_second_run_finds_everything_prepared(
    system: System, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(system.children, system.deployment)

    assert capsys.readouterr().out == ""
