"""axe finds nothing on any template in any theme, on a desk; contrast included."""

import pytest

from tests.gallery.axe import broken_rules, faults
from tests.gallery.showcase import THEMES

pytestmark = pytest.mark.long

DESK = {"width": 1280, "height": 900}


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_of_a_theme_is_accessible(gallery, reader, theme):
    reader.set_viewport_size(DESK)

    assert faults(reader, gallery.pages(theme)) == {}


def test_axe_is_asked_about_contrast_and_the_size_of_targets(gallery, reader):
    reader.goto(gallery.pages("ward")["home"])
    reader.evaluate(
        """() => {
            document.querySelector("main a").style.color = "#999";
            document.querySelector("main").insertAdjacentHTML(
                "beforeend", "<button>một</button><button>hai</button>"
            );
            document.querySelectorAll("main button").forEach((button) => {
                button.style = "all: unset; font-size: 8px; line-height: 1";
            });
        }"""
    )

    broken = " ".join(broken_rules(reader))

    assert "color-contrast" in broken
    assert "target-size" in broken
