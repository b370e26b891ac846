"""Lighthouse finds nothing against what does not depend on the machine's speed."""

import pytest

from scripts.lighthouse import scores
from scripts.npm_tools import install_tools

UNTIMED = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("name", ["home", "list-legal-document", "item-news"])
def test_lighthouse_takes_no_point_from_a_page(gallery, children, name):
    install_tools(children)

    judged = scores(children, gallery.pages("ward")[name], UNTIMED)

    assert judged == dict.fromkeys(UNTIMED, 100)
