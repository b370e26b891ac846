"""Which portals a portal speaks of: the one above it, and all those below."""

import pytest

from frontend.derivations import below
from frontend.payloads import Site


def site(key, parent=None):
    host = f"{key}.localhost"
    return Site(key=key, name=key, tier="ward", parent=parent, host=host, url=host, languages=())


SITES = (site("city"), site("county", "city"), site("ward", "county"), site("office", "city"))


@pytest.mark.parametrize(
    ("key", "found"),
    [("city", ["county", "ward", "office"]), ("county", ["ward"]), ("ward", []), ("abroad", [])],
)
def test_portals_below_are_found_at_any_depth_in_their_own_order(key, found):
    assert [each.key for each in below(SITES, key)] == found


def test_portals_that_stand_in_a_circle_are_below_nobody_else():
    circle = (site("one", "two"), site("two", "one"))

    assert below(circle, "city") == ()
