"""axe finds nothing on any template in any language, on a phone."""

import pytest

from tests.gallery.axe import ALL_BUT_CONTRAST, faults
from tests.gallery.showcase import LANGUAGES

pytestmark = pytest.mark.long

PHONE = {"width": 360, "height": 740}


@pytest.fixture(autouse=True)
def phone(reader):
    """What the pages are read on."""
    reader.set_viewport_size(PHONE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_language_is_accessible(gallery, reader, language):
    assert faults(reader, gallery.pages("ward", language), ALL_BUT_CONTRAST) == {}


def test_a_page_without_all_that_may_be_left_out_is_accessible(gallery, reader):
    assert faults(reader, gallery.sparse_pages(), ALL_BUT_CONTRAST) == {}


def test_the_longest_pages_have_contrast_on_a_phone_too(gallery, reader):
    pages = gallery.pages("ward")

    assert faults(reader, {name: pages[name] for name in ("home", "draft", "section")}) == {}
