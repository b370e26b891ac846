"""Closed portals stay in the registry as archives, with a successor or without."""

from datetime import date

import pytest

from backend.site_registry import read_registry
from backend.site_registry.registry import SiteStatus

TEXT = """\
version: 1
system:
  {key: haiphong, name: Hệ thống, domain: haiphong.gov.vn, rules: hai-phong-2025, languages: [vi]}
sites:
  haiphong: {tier: city, name: Thành phố Hải Phòng}
  thanhdong: {tier: ward, parent: haiphong, name: Phường Thành Đông, unit_code: "10510"}
"""
DISTRICT = "tier: district, parent: haiphong, name: Quận Dương Kinh, closed_on: 2025-07-01"


@pytest.mark.parametrize(
    ("more", "successor", "redirect"),
    [
        ("", None, None),
        (", merged_into: thanhdong", "thanhdong", None),
        (
            ", redirects_to: 'https://luutru.haiphong.gov.vn/'",
            None,
            "https://luutru.haiphong.gov.vn/",
        ),
    ],
)
def test_a_closed_district_is_an_archive(more, successor, redirect):
    site = read_registry(f"{TEXT}  quanduongkinh: {{{DISTRICT}{more}}}\n").sites["quanduongkinh"]

    assert site.status is SiteStatus.CLOSED
    assert site.closed_on == date(2025, 7, 1)
    assert site.merged_into == successor
    assert site.redirects_to == redirect
    assert site.host == "quanduongkinh.haiphong.gov.vn"


MERGED = "tier: ward, parent: haiphong, closed_on: 2025-07-01, merged_into"


def test_a_closed_site_is_an_archive_unless_its_addresses_are_to_lead_on():
    sites = read_registry(
        f"{TEXT}  haian: {{name: Phường Hải An, {MERGED}: thanhdong}}\n"
        f"  lechan: {{name: Phường Lê Chân, {MERGED}: thanhdong, after_closing: redirect}}\n"
    ).sites

    assert (sites["haian"].leads_on, sites["lechan"].leads_on) == (False, True)


def test_a_chain_of_mergers_ends_at_the_site_in_use():
    registry = read_registry(
        f"{TEXT}  haian: {{name: Phường Hải An, {MERGED}: lechan}}\n"
        f"  lechan: {{name: Phường Lê Chân, {MERGED}: kienan}}\n"
        f"  kienan: {{name: Phường Kiến An, {MERGED}: thanhdong}}\n"
    )

    ends = [registry.successor_of(key) for key in ("haian", "lechan", "kienan")]

    assert ends == [registry.sites["thanhdong"]] * 3


def test_a_chain_of_mergers_may_end_elsewhere():
    registry = read_registry(
        f"{TEXT}  haian: {{name: Phường Hải An, {MERGED}: quanduongkinh}}\n"
        f"  quanduongkinh: {{{DISTRICT}, redirects_to: 'https://luutru.example/'}}\n"
    )

    assert registry.successor_of("haian") == "https://luutru.example/"


def test_a_site_in_use_and_a_closed_one_without_successor_have_none():
    registry = read_registry(f"{TEXT}  quanduongkinh: {{{DISTRICT}}}\n")

    assert registry.successor_of("thanhdong") is None
    assert registry.successor_of("quanduongkinh") is None


def test_a_closed_portal_may_keep_the_unit_code_of_its_successor():
    former = "tier: ward, parent: haiphong, name: Phường Thành Đông, label: thanhdong-cu"

    sites = read_registry(
        f'{TEXT}  thanhdong-cu: {{{former}, unit_code: "10510", closed_on: 2025-07-01}}\n'
    ).sites

    assert sites["thanhdong"].unit_code == sites["thanhdong-cu"].unit_code
