"""Reading without a mouse: every stop is seen, in the order of the page, and none is a trap."""

import pytest
from playwright.sync_api import expect

STOPS = """
() => [...document.querySelectorAll("a[href], summary, button, input, textarea, [tabindex='0']")]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
    .map((element) => element.dataset.stop = String(Math.random()))
"""
FOCUSED = "() => document.activeElement.dataset.stop ?? ''"
HOW_IT_SHOWS = """
() => {
    const style = getComputedStyle(document.activeElement);
    const box = document.activeElement.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return (outlined || style.boxShadow !== "none") && box.width > 1 && box.height > 1
        && box.top >= 0 && box.bottom <= innerHeight + 1 ? "" : document.activeElement.outerHTML;
}
"""


def visited(reader, stops):
    """Press Tab until as many stops were met; those inside a player's controls have no name."""
    met = []
    for _ in range(3 * len(stops)):
        reader.keyboard.press("Tab")
        met += [stop for stop in [reader.evaluate(FOCUSED)] if stop]
        if len(met) == len(stops):
            break
    return met


def walked(reader, stops, asked):
    """Press Tab once for each stop, and return what is answered at each."""
    answers = []
    for _ in stops:
        reader.keyboard.press("Tab")
        answers.append(reader.evaluate(asked))
    return answers


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "item-news", "list-legal-document", "draft", "search"])
def test_every_stop_is_reached_in_the_order_of_the_page(gallery, reader, name, width):
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(gallery.pages("ward")[name])
    stops = reader.evaluate(STOPS)

    assert visited(reader, stops) == stops


@pytest.mark.parametrize("colours", ["none", "active"])
@pytest.mark.parametrize("theme", ["city", "department", "ward"])
def test_whoever_holds_the_focus_is_seen(gallery, reader, theme, colours):
    reader.emulate_media(forced_colors=colours)
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(gallery.pages(theme)["home"])
    stops = reader.evaluate(STOPS)

    hidden = [answer for answer in walked(reader, stops, HOW_IT_SHOWS) if answer]

    assert hidden == []


def test_the_first_stop_skips_to_the_content(gallery, reader):
    reader.goto(gallery.pages("ward")["item-news"])
    skip = reader.get_by_role("link", name="Đến nội dung chính")

    reader.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")

    assert reader.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_menu_opens_and_closes_by_keyboard(gallery, reader, width):
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(gallery.pages("ward")["home"])
    menu = reader.get_by_text("Tất cả chuyên mục")
    entry = reader.get_by_role("navigation", name="Danh mục").get_by_role("list").first

    menu.focus()
    reader.keyboard.press("Enter")
    expect(entry).to_be_visible()
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('.menu-tree') !== null")
    menu.focus()
    reader.keyboard.press("Space")

    expect(reader.locator(".menu-tree")).to_be_hidden()


def test_a_wide_table_is_scrolled_by_keyboard(gallery, reader):
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(gallery.pages("ward")["item-news"])

    reader.get_by_role("region", name="Hồ sơ tiếp nhận theo tháng").focus()

    expect(reader.get_by_role("region", name="Hồ sơ tiếp nhận theo tháng")).to_be_focused()
