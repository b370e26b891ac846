"""axe finds nothing on any template in any language."""

import pytest

from tests.gallery.axe import faults
from tests.gallery.showcase import LANGUAGES

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_language_is_accessible_on_a_phone(gallery, reader, language):
    reader.set_viewport_size(PHONE)

    assert faults(reader, gallery.pages("ward", language)) == {}
