"""What scripts add for readers, in a real browser over published files; and that none is needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from frontend.rendering import Renderer
from frontend.web import application
from tests.publishing import fake_cms, small_city
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.small_city import item_path, section_path
from tests.services.postgresql import free_port
from tests.services.web_server import serving

DOCUMENTS = section_path("legal-document")


@dataclass(frozen=True)
class City:
    """Published portals and where they are."""

    port: int

    def at(self, path: str, key: str = small_city.CITY) -> str:
        """Return the address of a path."""
        return f"http://{key}.localhost:{self.port}{path}"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A small city, published with the real themes and served."""
    cms, port = FakeCms(), free_port()
    small_city.build(cms, port)
    for api in fake_cms.serve(cms):
        portal = Portal(api, tmp_path_factory.mktemp("city"))
        portal.settings = replace(portal.settings, renderer=Renderer)
        assert portal.publish().quarantined == {}
        with serving(application(portal.public, api), port):
            yield City(port)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def faults(page: Page) -> Iterator[list[str]]:
    """No script may fail, and none may be refused by the policy."""
    found: list[str] = []
    page.on("pageerror", lambda fault: found.append(str(fault)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    yield found
    assert found == []


def asked(page: Page) -> dict[str, list[str]]:
    """Return what a page's address says was asked of its list."""
    return parse_qs(urlsplit(page.url).query)


def rows(page: Page) -> list[str]:
    """Return the number of each document that is shown, in order."""
    return page.locator("tr[data-row]:visible th").all_inner_texts()


# Size of text and colours


def test_a_chosen_size_is_said_and_stays_from_page_to_page(city: City, page: Page):
    page.goto(city.at("/"))
    body = page.locator("body")
    before = body.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")

    page.locator(".display summary").click()
    page.get_by_role("button", name="Lớn nhất").click()

    expect(page.locator(".display [role=status]")).to_have_text("Cỡ chữ: Lớn nhất")
    expect(page.get_by_role("button", name="Lớn nhất")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Thường")).to_have_attribute("aria-pressed", "false")
    page.goto(city.at(DOCUMENTS))
    after = body.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert after == pytest.approx(before * 1.5)


def test_what_was_chosen_holds_before_the_page_is_painted(city: City, page: Page):
    page.goto(city.at("/"))
    page.locator(".display summary").click()
    page.get_by_role("button", name="Nền tối").click()

    # Without the deferred script, what the head alone did is seen.
    page.route(re.compile(r"/assets/js/portal\."), lambda route: route.fulfill(body=""))
    page.reload()

    assert page.locator("html").get_attribute("data-colours") == "dark"
    ground = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == "rgb(18, 24, 30)"


def test_the_default_is_chosen_again_and_leaves_nothing(city: City, page: Page):
    page.goto(city.at("/"))
    page.locator(".display summary").click()
    page.get_by_role("button", name="Tương phản cao").click()
    page.get_by_role("button", name="Mặc định").click()
    page.reload()

    assert page.locator("html").get_attribute("data-colours") is None


def test_the_controls_close_with_escape_and_give_the_focus_back(city: City, page: Page):
    page.goto(city.at("/"))
    page.locator(".display summary").click()
    page.get_by_role("button", name="Nền tối").focus()

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Nền tối")).to_be_hidden()
    expect(page.locator(".display summary")).to_be_focused()


# Finding in lists


def test_a_document_is_found_by_words_typed_without_their_marks(city: City, page: Page):
    page.goto(city.at(DOCUMENTS))

    page.get_by_label("Tìm trong danh sách này").fill("duong bach dang")

    assert rows(page) == ["41/TB-UBND"]
    expect(page.locator(".finder-count")).to_have_text("Có 1 trên 7 mục phù hợp.")


def test_a_list_is_narrowed_by_form_and_validity_together(city: City, page: Page):
    page.goto(city.at(DOCUMENTS))

    page.get_by_label("Hình thức văn bản").select_option("Quyết định")
    page.get_by_label("Hiệu lực", exact=True).select_option("Bị bãi bỏ")

    assert rows(page) == ["98/QĐ-UBND"]


def test_what_was_asked_is_in_the_address_and_can_be_passed_on(
    city: City, page: Page, browser: Browser
):
    page.goto(city.at(DOCUMENTS))
    page.get_by_label("Tìm trong danh sách này").fill("quản lý")
    page.get_by_label("Năm ban hành").select_option("2024")
    assert asked(page) == {"q": ["quản lý"], "year": ["2024"]}

    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url)

    assert rows(other) == ["03/2024/QĐ-UBND"]
    expect(other.get_by_label("Tìm trong danh sách này")).to_have_value("quản lý")
    context.close()


def test_nothing_found_is_said_and_one_button_brings_everything_back(city: City, page: Page):
    page.goto(city.at(DOCUMENTS))
    everything = rows(page)
    page.get_by_label("Tìm trong danh sách này").fill("không có văn bản này")
    expect(page.locator(".finder-count")).to_contain_text("Không có mục nào phù hợp")
    assert rows(page) == []

    page.get_by_role("button", name="Bỏ lọc").click()

    assert rows(page) == everything
    assert asked(page) == {}
    expect(page.get_by_label("Tìm trong danh sách này")).to_be_focused()


def test_a_column_sorts_both_ways_and_says_which(city: City, page: Page):
    page.goto(city.at(DOCUMENTS))
    head = page.get_by_role("columnheader", name="Ngày ban hành")

    head.get_by_role("button").click()
    oldest_first = rows(page)
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()

    assert oldest_first[0] == "03/2024/QĐ-UBND"
    assert rows(page) == oldest_first[::-1]
    expect(head).to_have_attribute("aria-sort", "descending")


def test_on_a_phone_a_list_is_sorted_by_a_choice_and_hidden_heads_are_not_stepped_on(
    city: City, page: Page
):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(city.at(DOCUMENTS))

    page.get_by_text("Lọc và sắp xếp").click()
    page.get_by_label("Sắp xếp").select_option("Ngày ban hành, giảm dần")

    assert rows(page)[0] == "15/2026/QĐ-UBND"
    expect(page.locator("th .sort").first).to_be_hidden()


def test_what_narrows_a_list_is_closed_on_a_phone_until_it_is_used(city: City, page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(city.at(DOCUMENTS))
    year = page.get_by_label("Năm ban hành")
    expect(year).to_be_hidden()

    page.goto(city.at(f"{DOCUMENTS}?year=2024"))

    expect(year).to_have_value("2024")
    expect(page.get_by_role("button", name="Bỏ lọc")).to_be_visible()


def test_what_narrows_a_list_opens_when_a_screen_is_turned_and_gets_room(city: City, page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(city.at(DOCUMENTS))

    page.set_viewport_size({"width": 900, "height": 740})

    expect(page.get_by_label("Năm ban hành")).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ lọc")).to_be_hidden()


def test_a_choice_that_a_list_does_not_offer_is_none(city: City, page: Page):
    page.goto(city.at(f"{DOCUMENTS}?form=Sắc lệnh"))

    assert len(rows(page)) == 7


def test_a_ward_is_found_in_the_directory(city: City, page: Page):
    page.goto(city.at("/"))

    page.locator("#cac-cong").get_by_role("searchbox").fill("ngo quyen")

    expect(page.locator("#cac-cong [data-row]:visible")).to_have_count(1)


# Pins


def pin(page: Page, name: str) -> None:
    """Press the button that pins something."""
    page.get_by_role("button", name=f"Ghim {name}", exact=True).first.click()


def test_a_pinned_ward_comes_first_on_the_citys_home_page_and_stays(city: City, page: Page):
    page.goto(city.at("/"))
    pinned = page.get_by_role("region", name="Bạn đã ghim")
    expect(pinned).to_be_hidden()

    pin(page, "Phường Đồ Sơn")

    expect(page.locator("[data-pins-said]")).to_contain_text("Đã ghim Phường Đồ Sơn")
    page.reload()
    link = page.locator("[data-pins] a").first
    expect(link).to_have_text("Phường Đồ Sơn")
    assert link.get_attribute("href") == city.at("/", "phuong6")
    assert page.locator("main section").first.get_attribute("data-pins") == ""


def test_a_topic_pinned_on_its_own_page_is_on_the_home_page(city: City, page: Page):
    page.goto(city.at(DOCUMENTS, small_city.WARD))
    button = page.get_by_role("button", name="Ghim Mục legal-document")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")

    page.goto(city.at("/", small_city.WARD))

    expect(page.locator("[data-pins]").get_by_text("Mục legal-document").first).to_be_visible()


def test_a_pinned_board_moves_up_with_its_entries_and_back_again(city: City, page: Page):
    page.goto(city.at("/"))
    board = page.locator("section.board").filter(has_text="Mục directive")
    name = "Mục directive"
    expect(page.locator("[data-pins]").get_by_role("link", name=name)).to_have_count(0)

    pin(page, name)
    expect(page.locator("[data-pins] section.board")).to_have_count(1)
    expect(board.get_by_role("button", name=f"Ghim {name}")).to_be_focused()
    pin(page, name)

    expect(page.locator("[data-pins] section.board")).to_have_count(0)
    expect(board).to_be_visible()


def test_all_pins_are_removed_at_once_and_nothing_is_kept(city: City, page: Page):
    page.goto(city.at("/"))
    pin(page, "Phường Đồ Sơn")
    pin(page, "Phường An Dương")

    page.get_by_role("button", name="Bỏ mọi mục ghim").click()

    expect(page.locator("[data-pins]")).to_be_hidden()
    expect(page.locator("[data-pins-said]")).to_have_text("Đã bỏ mọi mục ghim.")
    assert page.evaluate("localStorage.getItem('cong.pins')") == "[]"


def test_a_pin_that_somebody_tampered_with_is_no_link_to_a_script(city: City, page: Page):
    page.goto(city.at("/"))
    page.evaluate(
        "localStorage.setItem('cong.pins', JSON.stringify("
        "[{href: 'javascript:alert(1)', name: 'x'}, {href: '//xau.example/', name: 'y'}, null]))"
    )

    page.reload()

    expect(page.locator("[data-pins]")).to_be_hidden()


def test_a_device_that_keeps_nothing_still_shows_everything(city: City, page: Page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )

    page.goto(city.at("/"))
    pin(page, "Phường Đồ Sơn")

    expect(page.locator("[data-pins] a").first).to_have_text("Phường Đồ Sơn")


def test_nothing_the_reader_does_leaves_the_device(city: City, page: Page):
    page.goto(city.at("/"))
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))

    page.locator(".display summary").click()
    page.get_by_role("button", name="Lớn nhất").click()
    page.keyboard.press("Escape")
    page.locator("#cac-cong").get_by_role("searchbox").fill("do son")
    pin(page, "Phường Đồ Sơn")

    # The browser asks for the portal's icon when it likes.
    assert [url for url in asked_for if not url.startswith(city.at("/assets/"))] == []
    assert page.context.cookies() == []


# Passing on


def test_the_link_of_a_page_is_copied(city: City, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(city.at(item_path("news")))

    page.get_by_role("button", name="Sao chép liên kết").click()

    expect(page.locator(".sharing-said")).to_have_text("Đã sao chép liên kết của trang này.")
    assert page.evaluate("navigator.clipboard.readText()") == city.at(item_path("news"))


def test_a_page_is_printed_and_handed_to_the_devices_own_menu(city: City, page: Page):
    page.add_init_script(
        "window.print = () => { window.printed = true };"
        "navigator.share = async (what) => { window.shared = what.url };"
    )
    page.goto(city.at(item_path("news")))

    page.get_by_role("button", name="In trang này").click()
    page.get_by_role("button", name="Chia sẻ", exact=True).click()

    assert page.evaluate("[window.printed, window.shared]") == [True, city.at(item_path("news"))]


# Without scripts


@pytest.mark.parametrize("path", ["/", DOCUMENTS, item_path("news")])
def test_without_scripts_no_control_is_shown_that_would_do_nothing(
    city: City, plain: Page, path: str
):
    plain.goto(city.at(path))

    buttons = plain.locator(
        "button:not([type=submit]):visible, .finder:visible, .display:visible, [data-pins]:visible"
    )
    expect(buttons).to_have_count(0)
    expect(plain.locator("button[type=submit]:visible")).to_have_text(["Tìm"])


def test_without_scripts_a_list_is_whole_and_a_page_can_be_mailed(city: City, plain: Page):
    plain.goto(city.at(DOCUMENTS))
    expect(plain.locator("tr[data-row]:visible")).to_have_count(7)

    plain.goto(city.at(item_path("news")))
    href = plain.get_by_role("link", name="Gửi qua thư điện tử").get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query)["body"] == [city.at(item_path("news"))]
