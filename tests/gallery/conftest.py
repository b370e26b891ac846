"""Every template rendered and served, and a browser in front of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from frontend.web import application
from scripts.children import Children
from tests.gallery.gallery import Gallery
from tests.services import chromium
from tests.services.web_server import serving

NO_CMS = "http://127.0.0.1:9/api/v1/"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium."""
    return browser_type_launch_args | chromium.LAUNCH


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    """The gallery, served as the local web server serves portals."""
    folder = tmp_path_factory.mktemp("gallery")
    with serving(application(folder, NO_CMS)) as port:
        yield Gallery(folder, port)


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page of a browser that many addresses are opened in, one after the other."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    yield context.new_page()
    context.close()


@pytest.fixture
def children() -> Iterator[Children]:
    """Processes of a test's own, ended with it."""
    started = Children()
    yield started
    started.stop_all()
