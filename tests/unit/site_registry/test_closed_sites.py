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


def test_a_closed_portal_may_keep_the_unit_code_of_its_successor():
    former = "tier: ward, parent: haiphong, name: Phường Thành Đông, label: thanhdong-cu"

    sites = read_registry(
        f'{TEXT}  thanhdong-cu: {{{former}, unit_code: "10510", closed_on: 2025-07-01}}\n'
    ).sites

    assert sites["thanhdong"].unit_code == sites["thanhdong-cu"].unit_code
