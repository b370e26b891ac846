"""Templates and stylesheets speak of the same classes."""

import re

from frontend.theme import THEMES_FOLDER

TEMPLATES = sorted(THEMES_FOLDER.glob("*/templates/**/*.html"))
STYLESHEETS = sorted(THEMES_FOLDER.glob("*/assets/css/*.css"))
ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
SELECTED = re.compile(r"\.([a-z][\w-]*)")
UNSTYLED = {
    "bar-parent", "callout-info", "chart", "gallery-images", "month-links", "portals", "social",
    "subsections",
}  # fmt: skip
"""Names that only say what a part is: tests, scripts and readers of the markup use them."""


def named_in(template: str) -> set[str]:
    """Return the classes a template names in full; of `tone-{{ tone }}` it is the tone that decides."""
    plain = (EXPRESSION.sub(" ", found) for found in ATTRIBUTE.findall(template))
    return {name for text in plain for name in text.split() if not name.endswith("-")}


def test_every_class_a_template_names_is_in_a_stylesheet():
    styled = {name for sheet in STYLESHEETS for name in SELECTED.findall(sheet.read_text())}

    named = {name for template in TEMPLATES for name in named_in(template.read_text())}

    assert named - styled - UNSTYLED == set()
