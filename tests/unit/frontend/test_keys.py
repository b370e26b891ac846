"""Names of what can change are the same in both directions."""

import pytest
from hypothesis import given, strategies

from frontend import keys
from frontend.keys import Place

labels = strategies.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
paths = strategies.from_regex(r"/([a-z0-9:-]{1,9}/){0,4}", fullmatch=True)


@given(site=labels, path=paths)
def test_a_place_is_found_again_in_its_key(site: str, path: str):
    place = Place(site, path)

    assert keys.place_of(keys.path(place)) == place


@pytest.mark.parametrize(
    "key",
    ["system", "site:thanhdong", "paths:thanhdong", "path:thanhdong", "path::/a/", "path:a:b",
     "item:thanhdong:1:vi", "list:thanhdong:vi:section:1:2026-11"],
)  # fmt: skip
def test_other_keys_name_no_place(key: str):
    assert keys.place_of(key) is None


def test_keys_are_spelled_as_the_feed_spells_them():
    assert keys.item("thanhdong", "1", "vi") == "item:thanhdong:1:vi"
    assert keys.alternates("thanhdong", "1") == "alternates:thanhdong:1"
