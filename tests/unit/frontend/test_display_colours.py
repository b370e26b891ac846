"""The colours a reader may ask for: words stand out from every ground they are put on."""

import re

import pytest

from frontend.theme import THEMES_FOLDER

STYLE = (THEMES_FOLDER / "base" / "assets" / "css" / "display.css").read_text()
WORDS_ON_GROUNDS = [
    *((words, ground) for words in ("ink", "ink-soft", "link", "brand", "accent-deep")
      for ground in ("paper", "paper-soft")),
    ("on-brand", "brand"), ("brand-deep", "brand-tint"), ("ink", "brand-tint"),
    ("good", "good-tint"), ("caution", "caution-tint"), ("bad", "bad-tint"), ("ink", "neutral-tint"),
]  # fmt: skip


def colours(selector):
    block = STYLE.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
@pytest.mark.parametrize(("name", "least"), [("dark", 4.5), ("high", 7.0)])
def test_words_stand_out_from_their_ground(name, least, words, ground):
    chosen = colours(f'html[data-colours="{name}"]')

    assert contrast(chosen[words], chosen[ground]) >= least


def test_the_portals_own_bands_keep_light_words_on_dark():
    chosen = colours('html[data-colours="dark"] :is(.bar, .masthead, .foot)')

    assert contrast(chosen["on-brand"], chosen["brand"]) >= 7
    assert contrast(chosen["on-brand-soft"], chosen["brand-deep"]) >= 7
