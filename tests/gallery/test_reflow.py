"""Text as large as a reader needs it: nothing is cut off, and nobody scrolls sideways."""

import pytest

NARROWEST = {"width": 320, "height": 640}
"""What is left of a screen of 1280 pixels at 400 %."""
DESK = {"width": 1280, "height": 900}

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > innerWidth"
# What is hidden on purpose, and the masthead, which clips its ornament, are left out.
CUT_OFF = """
() => [...document.querySelectorAll("body *")]
    .filter((element) => element.innerText
        && !element.matches(".unseen, .display-word, .govuk-visually-hidden, .govuk-skip-link")
        && !element.matches(".masthead, .ledger thead"))
    .filter((element) => {
        const style = getComputedStyle(element);
        const clips = [style.overflowX, style.overflowY].some((v) => v === "hidden" || v === "clip");
        return clips && (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 1);
    })
    .map((element) => `${element.tagName}.${element.className}`)
"""
SPACED = """
() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }
    `);
    document.adoptedStyleSheets = [sheet];
}
"""


def misfits(reader, addresses, change="() => {}"):
    """Return the pages that are wider than the screen, or cut text off, once changed."""
    found = {}
    for name, address in addresses.items():
        reader.goto(address)
        reader.evaluate(change)
        wide, cut = reader.evaluate(WIDER_THAN_SCREEN), reader.evaluate(CUT_OFF)
        if wide or cut:
            found[name] = (wide, cut)
    return found


def test_a_page_at_four_times_its_size_needs_no_sideways_scrolling(gallery, reader):
    reader.set_viewport_size(NARROWEST)

    assert misfits(reader, gallery.pages("ward")) == {}


def test_a_page_of_another_language_fits_the_narrowest_screen(gallery, reader):
    reader.set_viewport_size(NARROWEST)

    assert misfits(reader, gallery.pages("ward", "en")) == {}


@pytest.mark.parametrize("screen", [DESK, {"width": 640, "height": 900}], ids=["desk", "half"])
def test_letters_twice_as_large_are_not_cut_off(gallery, reader, screen):
    reader.set_viewport_size(screen)
    larger = "() => { document.documentElement.style.fontSize = '200%' }"

    assert misfits(reader, gallery.pages("ward"), larger) == {}


def test_text_spaced_as_a_reader_likes_it_is_not_cut_off(gallery, reader):
    reader.set_viewport_size({"width": 360, "height": 740})

    assert misfits(reader, gallery.pages("ward"), SPACED) == {}


def test_a_page_that_is_too_wide_would_be_found(gallery, reader):
    reader.set_viewport_size(NARROWEST)
    widened = "() => { document.querySelector('main').style.minWidth = '40rem' }"

    assert "home" in misfits(reader, {"home": gallery.pages("ward")["home"]}, widened)
