"""Pictures of the important pages, for people to look at: kept in build/screenshots."""

import pytest
from PIL import Image

from scripts.children import ROOT

FOLDER = ROOT / "build" / "screenshots"
WIDTHS = (360, 768, 1440)
THEMES = ("city", "department", "ward")
IMPORTANT = ("home", "section", "list-legal-document", "item-news", "item-procedure")
ALSO = (
    "closed", "draft", "gone", "home-empty", "item-introduction", "item-legal-document",
    "item-statistics",
    "item-work-schedule", "list-official", "list-organisation-unit", "list-project", "not-found",
    "section-empty", "suspended",
)  # fmt: skip


@pytest.fixture(params=WIDTHS)
def width(request, reader) -> int:
    """How wide the screen is."""
    reader.set_viewport_size({"width": request.param, "height": 900})
    return int(request.param)


def photographed(reader, address: str, name: str) -> int:
    """Keep a picture of a page, and return how wide it came out."""
    reader.goto(address)
    reader.evaluate("document.fonts.ready")
    file = FOLDER / f"{name}.png"
    reader.screenshot(path=file, full_page=True)
    with Image.open(file) as picture:
        return picture.width


@pytest.mark.parametrize("name", IMPORTANT)
@pytest.mark.parametrize("theme", THEMES)
def test_an_important_page_fills_the_screen_in_every_theme(gallery, reader, width, theme, name):
    shown = photographed(reader, gallery.pages(theme)[name], f"{theme}-{name}-{width}")

    assert shown == width


@pytest.mark.parametrize("name", ALSO)
def test_a_page_of_a_ward_fills_the_screen(gallery, reader, width, name):
    shown = photographed(reader, gallery.pages("ward")[name], f"ward-{name}-{width}")

    assert shown == width
