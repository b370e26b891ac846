"""Every component has contrast in every theme, in every language and in the reader's own colours.

Vietnamese pages are asked about one and all with the other rules, in test_axe_by_theme.
"""

import pytest

from tests.gallery.axe import CONTRAST, broken_rules, faults
from tests.gallery.covering import components, covering
from tests.gallery.showcase import LANGUAGES, THEMES

PHONE = {"width": 360, "height": 740}
OTHER_LANGUAGES = [language for language in LANGUAGES if language != "vi"]


@pytest.fixture(autouse=True)
def phone(reader):
    """What the pages are read on."""
    reader.set_viewport_size(PHONE)


def asked_about(gallery, theme, language="vi"):
    """Return the addresses of a portal's pages that hold every component."""
    pages = gallery.pages(theme, language)
    return {name: pages[name] for name in covering()}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_component_has_contrast(gallery, reader, theme, language):
    assert faults(reader, asked_about(gallery, theme, language), CONTRAST) == {}


@pytest.mark.parametrize("colours", ["dark", "high"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_component_has_contrast_in_colours_a_reader_chose(gallery, reader, theme, colours):
    reader.goto(gallery.pages(theme)["home"])
    reader.evaluate(
        "colours => localStorage.setItem('cong.display', JSON.stringify({colours}))", colours
    )

    found = faults(reader, asked_about(gallery, theme), CONTRAST)

    assert reader.locator("html").get_attribute("data-colours") == colours
    reader.evaluate("localStorage.clear()")
    assert found == {}


def test_a_faint_component_is_found(gallery, reader):
    reader.goto(gallery.pages("ward", "ja")["home"])
    reader.evaluate("document.querySelector('.entry-line').style.color = '#999'")

    assert "#999999" in " ".join(broken_rules(reader, CONTRAST))


def test_few_pages_hold_every_component():
    some = components('<p class="a"><b>x</b></p><p class="a">y</p>')

    assert some == {("p", "a"), ("b", "")}
    assert len(covering()) < 50
