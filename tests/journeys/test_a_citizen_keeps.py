"""What citizens make of a portal on their telephone: its look, paper, pins, and its news by feed."""

import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.journeys.conftest import System
from tests.journeys.readers import downloaded, keep_picture, task, telephone

LARGEST = 1.5


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone that runs scripts."""
    with telephone(browser, runs_scripts=True) as page:
        yield page


@pytest.fixture
def plain_phone(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no scripts."""
    with telephone(browser, runs_scripts=False) as page:
        yield page


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def any_phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A telephone that runs scripts, and one that does not."""
    with telephone(browser, runs_scripts=request.param) as page:
        yield page


def look(page: Page) -> tuple[float, str, str]:
    """Return a page's letters' size in pixels, their colour, and the colour they stand on."""
    size, ink, paper = page.locator("body").evaluate(
        "body => (({fontSize, color, backgroundColor}) =>"
        " [parseFloat(fontSize), color, backgroundColor])(getComputedStyle(body))"
    )
    return round(size, 1), ink, paper


def open_first_news(page: Page) -> str:
    """Open the news a home page leads with; return its title."""
    lead = page.get_by_role("article").first.get_by_role("link")
    title = lead.inner_text()
    lead.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return title


def test_larger_letters_and_contrast_stay_from_page_to_page_and_after_a_reload(
    system: System, phone: Page
) -> None:
    phone.goto(system.portal("thanhdong"))
    usual, *_ = look(phone)
    phone.get_by_text("Cỡ chữ, màu sắc").locator("..").click()
    phone.get_by_role("button", name="Lớn nhất").click()
    phone.get_by_role("button", name="Tương phản cao").click()
    chosen = (round(usual * LARGEST, 1), "rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert look(phone) == chosen
    phone.keyboard.press("Escape")
    keep_picture(phone, "largest-high-contrast")

    open_first_news(phone)
    next_page = look(phone)
    phone.reload()

    assert (next_page, look(phone)) == (chosen, chosen)
    keep_picture(phone, "news-largest-high-contrast")


def test_without_scripts_nothing_is_offered_that_would_not_work(
    system: System, plain_phone: Page
) -> None:
    plain_phone.goto(system.portal("thanhdong"))
    open_first_news(plain_phone)

    # The one button there is sends a form.
    expect(plain_phone.get_by_role("button")).to_have_text(["Tìm"])
    expect(plain_phone.get_by_text("Cỡ chữ, màu sắc")).to_be_hidden()


def test_a_printed_page_says_where_it_came_from_and_leaves_out_the_ways_elsewhere(
    system: System, any_phone: Page
) -> None:
    any_phone.goto(system.portal("thanhdong"))
    title = open_first_news(any_phone)
    address = any_phone.get_by_text(f"Địa chỉ trang này: {any_phone.url}")
    expect(address).to_be_hidden()

    any_phone.emulate_media(media="print")

    expect(any_phone.get_by_role("navigation")).to_have_count(0)
    expect(any_phone.get_by_role("heading", level=1)).to_have_text(title)
    expect(address).to_be_visible()
    keep_picture(any_phone, "printed")


def test_a_printed_procedure_says_in_ink_where_to_apply(system: System, any_phone: Page) -> None:
    any_phone.goto(system.portal("thanhdong"))
    task(any_phone, "Thủ tục hành chính").click()
    any_phone.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()

    any_phone.emulate_media(media="print")

    apply = any_phone.get_by_role("link", name="Nộp hồ sơ trực tuyến")
    expect(apply).to_have_css("color", "rgb(0, 0, 0)")
    written = apply.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://dichvucong.gov.vn" in written


def test_an_item_is_kept_as_pdf_with_its_words_in_it(system: System, any_phone: Page) -> None:
    any_phone.goto(system.portal("thanhdong"))
    title = open_first_news(any_phone)

    _name, content = downloaded(any_phone, any_phone.get_by_role("link", name="Tải bản PDF"))

    document = PdfReader(io.BytesIO(content))
    words = " ".join(page.extract_text() for page in document.pages)
    assert title in " ".join(words.split())


def test_a_pinned_ward_and_a_pinned_topic_come_first_on_the_home_page(
    system: System, phone: Page
) -> None:
    city = system.portal("haiphong")
    phone.goto(city)
    phone.get_by_role("button", name="Ghim Phường Thành Đông").click()
    task(phone, "Văn bản").click()
    phone.get_by_role("button", name="Ghim Văn bản").click()

    phone.get_by_role("link", name="Trang chủ", exact=True).click()

    pinned = phone.get_by_role("main").get_by_role("heading", level=2).first
    expect(pinned).to_have_text("Bạn đã ghim")
    mine = pinned.locator("xpath=ancestor::section")
    expect(mine.get_by_role("link", name="Văn bản", exact=True)).to_be_visible()
    keep_picture(phone, "pinned")
    mine.get_by_role("link", name="Phường Thành Đông").click()
    assert phone.url == system.portal("thanhdong")


def test_the_news_feed_is_linked_from_every_page_and_leads_to_the_news(
    system: System, any_phone: Page
) -> None:
    any_phone.goto(system.portal("thanhdong"))
    link = any_phone.get_by_role("contentinfo").get_by_role("link", name="Tin mới RSS")

    answer = system.read(urljoin(any_phone.url, link.get_attribute("href") or ""))
    newest = ET.fromstring(answer.text).find("channel/item")  # noqa: S314 - our own

    assert answer.headers["content-type"].startswith("application/rss+xml")
    assert newest is not None
    any_phone.goto(newest.findtext("link") or "")
    expect(any_phone.get_by_role("heading", level=1)).to_have_text(newest.findtext("title") or "")
