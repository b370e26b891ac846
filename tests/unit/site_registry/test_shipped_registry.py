"""The registry we ship is Hải Phòng as it is."""

from collections import Counter
from pathlib import Path

import pytest
from vietnam_provinces import Ward

from backend.regulations import load_rule_set
from backend.site_registry import RegistryErrors, load_registry, read_registry
from backend.site_registry.registry import SiteStatus
from backend.site_registry.units import province_named, unit_entries

SHIPPED = Path(__file__).parents[3] / "sites_config.yaml"
REGISTRY = load_registry(SHIPPED)


def test_it_has_one_city_its_departments_and_all_114_units():
    tiers = Counter(site.tier for site in REGISTRY.sites.values())

    assert tiers["city"] == 1
    assert tiers["department"] >= 12
    assert tiers["ward"] == 114


def test_its_units_are_those_of_the_national_list():
    province = province_named("Hải Phòng")

    listed = {f"{unit.code:05d}": unit.name for unit in Ward.iter_by_province(province.code)}
    ours = {site.unit_code: site.name for site in REGISTRY.sites.values() if site.tier == "ward"}

    assert ours == listed


def test_every_printed_unit_stands_in_the_file_as_printed():
    printed = unit_entries(province_named("Hải Phòng"), load_rule_set("hai-phong-2025"))
    text = SHIPPED.read_text(encoding="utf-8")

    assert [line for line in printed if line.removesuffix("}") not in text] == []


def test_the_city_speaks_five_languages_and_thanh_dong_two():
    assert REGISTRY.sites["haiphong"].languages == ("vi", "en", "zh", "ko", "ja")
    assert REGISTRY.sites["thanhdong"].languages == ("vi", "en")


def test_thanh_dong_lives_by_its_own_rules_under_the_citys():
    site = REGISTRY.sites["thanhdong"]

    assert site.rule_set == "thanh-dong-2025"
    assert REGISTRY.rules_of("thanhdong").extends == REGISTRY.system.rule_set
    assert site.host == "thanhdong.haiphong.gov.vn"
    assert site.settings.owner == "Ủy ban nhân dân phường Thành Đông"
    assert site.settings.attribution == "Theo Cổng thông tin điện tử phường Thành Đông"


def test_a_site_is_found_at_its_host_and_its_aliases():
    city = REGISTRY.sites["haiphong"]

    assert REGISTRY.site_at("haiphong.gov.vn") is city
    assert REGISTRY.site_at("www.haiphong.gov.vn") is city
    assert REGISTRY.site_at("hanoi.gov.vn") is None


def test_all_sites_are_in_use_under_the_city():
    assert {site.status for site in REGISTRY.sites.values()} == {SiteStatus.ACTIVE}
    assert len(REGISTRY.children_of("haiphong")) == len(REGISTRY.sites) - 1
    assert REGISTRY.parents_first()[0].key == "haiphong"


def test_names_that_differ_only_in_marks_would_share_a_host():
    text = SHIPPED.read_text(encoding="utf-8").replace(", label: camgiang-10903", "")

    with pytest.raises(RegistryErrors) as caught:
        read_registry(text)

    faults = {fault.path: fault for fault in caught.value.faults}
    assert faults["sites.camgiang-10903.host"].value == "camgiang.haiphong.gov.vn"
    assert "sites.camgiang.host" in faults["sites.camgiang-10903.host"].reason


def test_names_that_differ_only_in_marks_have_hosts_of_their_own():
    assert REGISTRY.sites["camgiang"].name == "Xã Cẩm Giang"
    assert REGISTRY.sites["camgiang"].host == "camgiang.haiphong.gov.vn"
    assert REGISTRY.sites["camgiang-10903"].name == "Xã Cẩm Giàng"
    assert REGISTRY.sites["camgiang-10903"].host == "camgiang-10903.haiphong.gov.vn"
