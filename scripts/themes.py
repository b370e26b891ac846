"""`make themes`: what the base theme takes from elsewhere, made again from pinned packages."""

import sys
from itertools import product
from pathlib import Path

from fontTools import subset

from scripts.children import ROOT, Children
from scripts.npm_tools import FOLDER, MODULES, install_tools, tool
from scripts.steps import run_step, to_the_end

ASSETS = ROOT / "frontend" / "themes" / "base" / "assets"
STYLESHEETS = ("design_system", "design_system_forms")
FONT_FILES = MODULES / "@fontsource" / "be-vietnam-pro" / "files"
SUBSETS = ("latin", "vietnamese")
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
"""What Vietnamese needs of a font: marks in their places, and letters at their distances."""


def main() -> int:
    """Make the stylesheets and the fonts of the base theme; return an exit code."""
    return to_the_end(_make_again)


def _make_again(children: Children) -> None:
    install_tools(children)
    make_assets(children, ASSETS)


def make_assets(children: Children, folder: Path) -> None:
    """Write into a folder what the base theme takes from elsewhere."""
    for name in STYLESHEETS:
        compile_stylesheet(children, FOLDER / f"{name}.scss", folder / "css" / f"{name}.css")
    for part, weight in product(SUBSETS, WEIGHTS):
        name = f"be-vietnam-pro-{part}-{weight}-normal.woff2"
        lighten_font(FONT_FILES / name, folder / "fonts" / name)


def compile_stylesheet(children: Children, source: Path, target: Path) -> None:
    """Write the parts of the design system that a source names as one stylesheet."""
    options = ["--pkg-importer=node", "--no-source-map", "--no-charset"]
    command = [*tool("sass/sass.js"), *options, str(source), str(target)]
    run_step(children, f"Biên dịch {source.name}…", command)


def lighten_font(source: Path, target: Path) -> None:
    """Write a font without instructions for coarse screens: they are half of its bytes."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    target.parent.mkdir(exist_ok=True)
    with subset.load_font(str(source), options) as font:
        lightened = subset.Subsetter(options)
        lightened.populate(unicodes=font.getBestCmap())
        lightened.subset(font)
        subset.save_font(font, str(target), options)


if __name__ == "__main__":
    sys.exit(main())
