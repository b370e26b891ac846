"""The other systems of the register are expressed in the same file format."""

from pathlib import Path

import pytest

from backend.site_registry import load_registry

EXAMPLES = Path(__file__).parents[2] / "registries"


@pytest.mark.parametrize(
    ("system", "tiers"),
    [
        ("ho-chi-minh-2024", {"city", "department", "district", "ward"}),
        ("hai-phong-2011", {"city", "department", "district", "ward"}),
        ("khanh-hoa-2010", {"city", "department", "district"}),
    ],
)
def test_an_example_uses_every_tier_of_its_rules(system, tiers):
    registry = load_registry(EXAMPLES / f"{system}.yaml")

    assert {site.tier for site in registry.sites.values()} == tiers
    assert {tier.key for tier in registry.rules_of(registry.system.key).tiers} == tiers


@pytest.mark.parametrize(
    ("system", "key", "host"),
    [
        ("ho-chi-minh-2024", "hochiminh", "hochiminhcity.gov.vn"),
        ("ho-chi-minh-2024", "sct", "sct.hochiminhcity.gov.vn"),
        ("ho-chi-minh-2024", "tourism", "tourism.hochiminhcity.gov.vn"),
        ("ho-chi-minh-2024", "quan1", "quan1.hochiminhcity.gov.vn"),
        ("ho-chi-minh-2024", "bennghe", "bennghe.quan1.hochiminhcity.gov.vn"),
        ("ho-chi-minh-2024", "thaodien", "thaodien.thuduc.hochiminhcity.gov.vn"),
        ("hai-phong-2011", "haiphong", "www.haiphong.gov.vn"),
        ("hai-phong-2011", "maychai", "maychai.ngoquyen.haiphong.gov.vn"),
        ("khanh-hoa-2010", "khanhhoa", "www.khanhhoa.gov.vn"),
    ],
)
def test_hosts_follow_each_systems_own_scheme(system, key, host):
    assert load_registry(EXAMPLES / f"{system}.yaml").sites[key].host == host


def test_parents_come_before_their_children():
    order = [s.key for s in load_registry(EXAMPLES / "hai-phong-2011.yaml").parents_first()]

    assert order.index("haiphong") < order.index("sotttt") < order.index("trungtamtttt")
