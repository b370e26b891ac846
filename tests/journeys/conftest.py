"""The whole system, running as `make run` starts it, and a real browser in front of it."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from backend.provisioning.addresses import Deployment as Addresses
from backend.site_registry.reader import load_registry
from scripts.children import ROOT, Children
from scripts.environment import Deployment
from scripts.preparing import prepare
from scripts.stack import start, wait_until_ready
from tests.services import chromium
from tests.services.databases import sqlite_template
from tests.services.postgresql import free_port

REGISTRY = ROOT / "tests" / "cms" / "small_city.yaml"
OTHERS_REGISTRY = ROOT / "tests" / "registries" / "ho-chi-minh-2024.yaml"
LogIn = Callable[..., Page]
PASSWORD = "mat-khau-trinh-dien"

# What a browser has to do before it may send is a matter of luck (`frontend/themes/base/assets/js/proof.js`),
# and here it shares its cores with all that it looks at. How soon something comes is for `make bench`.
expect.set_options(timeout=60_000)


@dataclass(frozen=True)
class System:
    """A running system: where its portals and its admin are, and how to log in."""

    deployment: Deployment
    children: Children
    password: str = PASSWORD

    @property
    def admin(self) -> str:
        """The address of the admin."""
        return f"{self.deployment.admin_url}/admin/"

    @property
    def api(self) -> str:
        """The address of the API."""
        return f"{self.deployment.admin_url}/api/v1/"

    def portal(self, key: str) -> str:
        """Return the address of a portal."""
        registry = self.deployment.registry
        addresses = Addresses.of(registry.system.domain, self.deployment.public_url)
        return f"{addresses.url(registry.sites[key].host)}/"

    def read(self, url: str) -> httpx.Response:
        """Ask the local web server for a public address: only browsers resolve `*.localhost`."""
        address = urlsplit(url)
        web = f"http://127.0.0.1:{self.deployment.web_port}{address.path}"
        return httpx.get(web, headers={"Host": address.netloc}, timeout=20)


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A small city with the demonstration's content, published and served."""
    yield from running(_deployment(tmp_path_factory.mktemp("system"), REGISTRY, "haiphong"))


@pytest.fixture(scope="module")
def another_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Another city's portals, of which this repository holds a registry file and no content."""
    yield from running(_deployment(tmp_path_factory.mktemp("city"), OTHERS_REGISTRY, "hochiminh"))


def running(deployment: Deployment) -> Iterator[System]:
    """Prepare and start a system; stop it at the end."""
    shutil.copy(sqlite_template(), deployment.state / "cong.sqlite3")
    children = Children({**deployment.variables(), **_ports(deployment)})
    try:
        prepare(children, deployment)
        start(children, deployment)
        wait_until_ready(children, deployment)
        yield System(deployment, children)
    finally:
        children.stop_all()


def _deployment(state: Path, registry: Path, host: str) -> Deployment:
    web_port = free_port()
    return Deployment(
        state=state,
        admin_port=free_port(),
        web_port=web_port,
        public_url=f"http://{host}.localhost:{web_port}",
        database_url=None,
        has_chosen_password=True,
        registry_file=registry,
        registry=load_registry(registry),
    )


def _ports(deployment: Deployment) -> dict[str, str]:
    return {
        "PORTAL_ADMIN_PORT": str(deployment.admin_port),
        "PORTAL_WEB_PORT": str(deployment.web_port),
        "PORTAL_DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
    }


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium."""
    return browser_type_launch_args | chromium.LAUNCH


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in Việt Nam."""
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


def enter(page: Page, system: System, name: str, password: str = PASSWORD) -> None:
    """Log in to a system's admin."""
    page.goto(system.admin)
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").first.click()
    expect(page.get_by_role("button", name=re.compile("Tìm kiếm|Trang")).first).to_be_visible()


@pytest.fixture
def log_in(system: System, browser: Browser) -> Iterator[LogIn]:
    """Return a browser of its own in which somebody is logged in."""
    contexts = []

    def as_somebody(name: str, password: str = system.password) -> Page:
        contexts.append(browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"))
        page = contexts[-1].new_page()
        enter(page, system, name, password)
        return page

    yield as_somebody
    for context in contexts:
        context.close()
