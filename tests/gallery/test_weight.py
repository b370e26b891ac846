"""What a first visit costs a reader: bytes over the line, and nobody else's servers."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request, ViewportSize

PHONE = ViewportSize(width=360, height=740)
BUDGETS = {"home": 100_000, "section": 60_000, "list-legal-document": 60_000, "item-news": 60_000}
"""Bytes, photos left out and fonts included."""


@pytest.fixture
def visit(browser: Browser):
    """Open an address as for the first time; return what was asked for."""
    contexts = []

    def first(address, **screen):
        contexts.append(browser.new_context(viewport=PHONE, **screen))
        page = contexts[-1].new_page()
        requests: list[Request] = []

        def note(request):  # Playwright takes functions of Python's own for no listeners
            requests.append(request)

        page.on("request", note)
        page.goto(address, wait_until="networkidle")
        return requests

    yield first
    for context in contexts:
        context.close()


def weight(requests):
    """Return the bytes of answers' bodies as they were sent, without photos."""
    return sum(
        request.sizes()["responseBodySize"]
        for request in requests
        if not urlsplit(request.url).path.startswith("/media/")
    )


@pytest.mark.parametrize("theme", ["city", "department", "ward"])
@pytest.mark.parametrize("name", BUDGETS)
def test_a_first_visit_stays_within_its_budget(gallery, visit, theme, name, record_property):
    requests = visit(gallery.pages(theme)[name])

    record_property("bytes", weight(requests))
    assert 20_000 < weight(requests) <= BUDGETS[name]


@pytest.mark.parametrize("name", ["home", "item-news", "item-multimedia", "item-introduction"])
def test_a_page_asks_nobody_but_its_own_server(gallery, visit, name):
    address = gallery.pages("ward")[name]

    asked = {urlsplit(request.url).netloc for request in visit(address)}

    assert asked == {urlsplit(address).netloc}


def test_text_comes_compressed_with_brotli_and_fonts_as_they_are(gallery, visit):
    requests = visit(gallery.pages("ward")["item-news"])

    encodings = {
        request.resource_type: request.response().headers.get("content-encoding")
        for request in requests
    }
    assert encodings["document"] == encodings["stylesheet"] == "br"
    assert encodings["font"] is None


def test_a_page_needs_two_weights_of_one_font(gallery, visit):
    requests = visit(gallery.pages("ward")["item-news"])

    fonts = sorted(
        urlsplit(request.url).path.split("/")[-1].split(".")[0]
        for request in requests
        if request.resource_type == "font"
    )

    assert fonts == [
        "be-vietnam-pro-latin-400-normal",
        "be-vietnam-pro-latin-700-normal",
        "be-vietnam-pro-vietnamese-400-normal",
        "be-vietnam-pro-vietnamese-700-normal",
    ]


@pytest.mark.parametrize(
    ("screen", "photo"),
    [
        ({"device_scale_factor": 1}, "/media/pho-480.webp"),
        ({"device_scale_factor": 2}, "/media/pho-960.webp"),
    ],
)
def test_a_phone_gets_a_photo_of_its_own_size_in_a_modern_format(gallery, visit, screen, photo):
    requests = visit(gallery.pages("ward")["item-news"], **screen)

    photos = {
        urlsplit(request.url).path for request in requests if request.resource_type == "image"
    }

    assert photo in photos
    assert not any(path.endswith((".jpg", ".png")) for path in photos)


def test_what_forms_need_comes_when_one_is_opened(gallery, browser: Browser):
    page = browser.new_page(viewport=PHONE)
    page.goto(gallery.pages("ward")["item-news"], wait_until="networkidle")
    assert not page.locator("script[src*='/feedback.']").count()

    with page.expect_response("**/js/feedback.*.js"), page.expect_response("**/css/forms.*.css"):
        page.locator(".feedback summary").last.click()
    page.get_by_role("button", name="Gửi báo cáo").click()

    assert page.get_by_text("Còn thiếu. Hãy ghi vào ô này.").is_visible()
    page.close()
