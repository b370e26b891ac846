"""`make themes`: what the base theme takes from elsewhere, made again from pinned packages."""

import sys
from itertools import product

from fontTools import subset

from scripts.children import ROOT, Children
from scripts.npm_tools import FOLDER, MODULES, install_tools, tool
from scripts.refusal import Refusal
from scripts.steps import StopRequested, ignore_signals, run_step, stop_on_signals

ASSETS = ROOT / "frontend" / "themes" / "base" / "assets"
STYLESHEETS = ("design_system", "design_system_forms")
FONTS = ASSETS / "fonts"
FONT_FILES = MODULES / "@fontsource" / "be-vietnam-pro" / "files"
SUBSETS = ("latin", "vietnamese")
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
"""What Vietnamese needs of a font: marks in their places, and letters at their distances."""


def main() -> int:
    """Make the stylesheet and the fonts; return an exit code."""
    children = Children()
    stop_on_signals()
    try:
        install_tools(children)
        for name in STYLESHEETS:
            compile_stylesheet(children, name)
        for part, weight in product(SUBSETS, WEIGHTS):
            lighten_font(f"be-vietnam-pro-{part}-{weight}-normal.woff2")
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        return 130
    finally:
        ignore_signals()
        children.stop_all()
    return 0


def compile_stylesheet(children: Children, name: str) -> None:
    """Write the parts of the design system we use as one stylesheet."""
    source, target = FOLDER / f"{name}.scss", ASSETS / "css" / f"{name}.css"
    options = ["--pkg-importer=node", "--no-source-map", "--no-charset"]
    command = [*tool("sass/sass.js"), *options, str(source), str(target)]
    run_step(children, f"Biên dịch {name}…", command)


def lighten_font(name: str) -> None:
    """Write a font without instructions for coarse screens: they are half of its bytes."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    font = subset.load_font(str(FONT_FILES / name), options)
    lightened = subset.Subsetter(options)
    lightened.populate(unicodes=font.getBestCmap())
    lightened.subset(font)
    subset.save_font(font, str(FONTS / name), options)


if __name__ == "__main__":
    sys.exit(main())
