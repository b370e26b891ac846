"""Themes: what they lay over the base, and the assets they publish."""

import re

import pytest

from frontend.theme import SCRIPTS, STYLESHEETS, THEMES_FOLDER, UnknownAsset, all_themes, find_theme

LINK = re.compile(r'url\("(?P<address>[^"]+)"\)')
THEMES = all_themes()
NAMES = [theme.name for theme in THEMES]


def test_a_site_gets_its_own_theme_else_its_tiers_else_the_base():
    assert find_theme("city", "ward").name == "city"
    assert find_theme("", "ward").name == "ward"
    assert find_theme("unheard-of", "district").name == "base"


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_a_stylesheet_links_only_to_assets_beside_it(theme):
    style = theme.assets[theme.public_names["css/portal.css"]].decode()

    linked = {match["address"].removeprefix("../") for match in LINK.finditer(style)}
    assert linked
    assert linked <= theme.assets.keys()
    assert "http://" not in style
    assert "https://" not in style
    assert "@import" not in style


def test_every_file_of_styles_is_bundled():
    files = {file.stem for file in THEMES_FOLDER.glob("*/assets/css/*.css")}

    assert files == {part for parts in STYLESHEETS.values() for part in parts}


def test_every_file_of_scripts_is_bundled():
    files = {file.stem for file in THEMES_FOLDER.glob("*/assets/js/*.js")}

    assert files == {part for parts in SCRIPTS.values() for part in parts}


def test_a_script_is_sent_without_its_comments_and_tells_nobody_else_its_names():
    base = find_theme("base")
    script = base.assets[base.public_names["js/portal.js"]].decode()

    assert script.startswith('(() => {\n"use strict";\n')
    assert script.endswith("})();\n")
    assert not re.search(r"^\s*//", script, re.MULTILINE)


def test_the_script_that_holds_up_the_first_paint_is_tiny():
    base = find_theme("base")

    assert len(base.assets[base.public_names["js/early.js"]]) < 600


def test_themes_differ_in_colour_and_share_their_fonts():
    base, city = find_theme("base"), find_theme("city")
    font = "fonts/be-vietnam-pro-latin-400-normal.woff2"

    assert base.asset("css/portal.css") != city.asset("css/portal.css")
    assert base.asset(font) == city.asset(font)


def test_a_name_changes_with_its_content(tmp_path):
    for folder, colour in (("one", "red"), ("two", "blue")):
        styles = tmp_path / folder / "base" / "assets" / "css"
        styles.mkdir(parents=True)
        (styles / "tokens.css").write_text(f":root {{ --brand: {colour}; }}")

    one, two = (find_theme(themes_folder=tmp_path / name) for name in ("one", "two"))

    assert one.asset("css/portal.css") != two.asset("css/portal.css")


def test_an_asset_nobody_has_is_named():
    with pytest.raises(UnknownAsset, match=r"images/none\.svg"):
        find_theme("city").asset("images/none.svg")


def test_the_fonts_come_with_their_licence():
    assert b"SIL OPEN FONT LICENSE" in find_theme("base").assets["fonts/OFL.txt"].upper()
