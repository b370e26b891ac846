"""What stands beside an item: the weeks around a schedule, the units below a unit."""

import pytest

from frontend.verify import compare, dead_links
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms

PAGE = "sites/thanhdong/tin-tuc/{}/index.html"


def links(portal: Portal, slug: str, to: str) -> list[str]:
    """Return which other pages whose names begin so a page leads to, in its order."""
    lines = portal.text(PAGE.format(slug)).splitlines()
    found = [line.split('"')[1] for line in lines if f'<a href="/tin-tuc/{to}' in line]
    names = [path.split("/")[2] for path in found]
    return [name for name in names if name != slug]


def week(cms: FakeCms, ward: str, day: str, **changes: str) -> str:
    """Publish a leader's week, listed on its Monday unless something else is said."""
    listed = {"listed_at": f"{day}T08:00:00+07:00"}
    return cms.add_schedule("thanhdong", ward, f"tuan-{day}", day, **(listed | changes))


def test_a_week_leads_to_the_one_before_and_the_one_after(cms: FakeCms, ward: str, portal: Portal):
    for day in ("2026-10-26", "2026-11-02", "2026-11-16"):
        week(cms, ward, day)
    week(cms, ward, "2026-11-09", leader_name="Phó Chủ tịch")
    portal.publish()

    assert links(portal, "tuan-2026-10-26", "tuan-") == ["tuan-2026-11-02"]
    assert links(portal, "tuan-2026-11-02", "tuan-") == ["tuan-2026-10-26", "tuan-2026-11-16"]
    assert links(portal, "tuan-2026-11-16", "tuan-") == ["tuan-2026-11-02"]
    assert links(portal, "tuan-2026-11-09", "tuan-") == []


def test_weeks_are_neighbours_by_their_days_and_not_by_when_they_were_published(
    cms: FakeCms, ward: str, portal: Portal
):
    week(cms, ward, "2026-11-16", listed_at="2026-11-01T08:00:00+07:00")
    week(cms, ward, "2026-11-09", listed_at="2026-11-30T08:00:00+07:00")
    portal.publish()

    assert links(portal, "tuan-2026-11-09", "tuan-") == ["tuan-2026-11-16"]
    assert links(portal, "tuan-2026-11-16", "tuan-") == ["tuan-2026-11-09"]


def test_a_new_week_touches_the_page_of_the_week_before_and_of_no_other(
    cms: FakeCms, ward: str, portal: Portal
):
    for number in range(1, 27, 7):
        week(cms, ward, f"2026-11-{number:02}")
        week(cms, ward, f"2026-10-{number:02}")
    portal.publish()

    week(cms, ward, "2026-11-29")
    written = {name for name in portal.publish().written if "/tuan-" in name}

    pages = {name for name in written if name.endswith("/index.html")}
    assert pages == {PAGE.format("tuan-2026-11-29"), PAGE.format("tuan-2026-11-22")}


def test_a_week_that_is_taken_off_is_passed_over(cms: FakeCms, ward: str, portal: Portal):
    week(cms, ward, "2026-11-02")
    middle = week(cms, ward, "2026-11-09")
    week(cms, ward, "2026-11-16")
    portal.publish()

    cms.withdraw("thanhdong", middle)
    portal.publish()

    assert links(portal, "tuan-2026-11-02", "tuan-") == ["tuan-2026-11-16"]
    assert links(portal, "tuan-2026-11-16", "tuan-") == ["tuan-2026-11-02"]


@pytest.mark.parametrize("full", [True, False], ids=["at once", "one after another"])
def test_a_week_whose_page_is_broken_is_led_to_once_it_is_mended(
    cms: FakeCms, ward: str, portal: Portal, full: bool
):
    if not full:
        portal.publish()
    week(cms, ward, "2026-11-02")
    broken = week(cms, ward, "2026-11-09", title="explode")
    week(cms, ward, "2026-11-16")
    portal.publish()
    before = links(portal, "tuan-2026-11-02", "tuan-"), dead_links(portal.public)

    cms.edit("thanhdong", broken, title="Đã sửa")
    portal.publish()

    assert before == (["tuan-2026-11-16"], [])
    assert links(portal, "tuan-2026-11-02", "tuan-") == ["tuan-2026-11-09"]
    assert links(portal, "tuan-2026-11-16", "tuan-") == ["tuan-2026-11-09"]


def test_a_week_that_is_mended_while_its_neighbour_appears_is_led_to(
    cms: FakeCms, ward: str, portal: Portal
):
    broken = week(cms, ward, "2026-11-09", title="explode")
    portal.publish()

    cms.edit("thanhdong", broken, title="Đã sửa")
    week(cms, ward, "2026-11-02")
    portal.publish()

    assert links(portal, "tuan-2026-11-02", "tuan-") == ["tuan-2026-11-09"]


def test_a_unit_shows_the_units_directly_below_it_in_their_order(
    cms: FakeCms, ward: str, portal: Portal
):
    office = cms.add_unit("thanhdong", ward, "don-vi-uy-ban")
    second = cms.add_unit("thanhdong", ward, "don-vi-van-phong", office, order=2)
    cms.add_unit("thanhdong", ward, "don-vi-van-hoa", office, order=1)
    cms.add_unit("thanhdong", ward, "don-vi-to", second)
    portal.publish()

    below = links(portal, "don-vi-uy-ban", "don-vi-")
    assert below == ["don-vi-van-hoa", "don-vi-van-phong"]
    assert links(portal, "don-vi-van-phong", "don-vi-") == ["don-vi-to"]
    assert links(portal, "don-vi-to", "don-vi-") == []


def test_a_new_unit_touches_the_page_of_the_unit_above_and_of_no_other(
    cms: FakeCms, ward: str, portal: Portal
):
    office = cms.add_unit("thanhdong", ward, "don-vi-uy-ban")
    cms.add_unit("thanhdong", ward, "don-vi-van-hoa", office)
    cms.add_unit("thanhdong", ward, "don-vi-hoi-dong")
    portal.publish()

    cms.add_unit("thanhdong", ward, "don-vi-van-phong", office, order=1)
    written = {name for name in portal.publish().written if "/don-vi-" in name}

    pages = {name for name in written if name.endswith("/index.html")}
    assert pages == {PAGE.format("don-vi-uy-ban"), PAGE.format("don-vi-van-phong")}


def test_an_item_that_fails_in_a_full_build_leaves_other_sites_lists_as_they_are(
    cms: FakeCms, ward: str, portal: Portal, api: str, tmp_path_factory: pytest.TempPathFactory
):
    cms.add_news("thanhdong", ward, "hong", title="explode")
    cms.add_site("hongbang")
    other = cms.add_section("hongbang", "tin-tuc")
    cms.add_news("hongbang", other, "mot")
    portal.publish()

    cms.add_news("hongbang", other, "hai")
    portal.publish()

    fresh = Portal(api, tmp_path_factory.mktemp("fresh"))
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


def test_a_week_that_stays_broken_is_not_led_to_when_hundreds_of_pages_are_built_again(
    cms: FakeCms, ward: str, portal: Portal
):
    week(cms, ward, "2026-11-02")
    week(cms, ward, "2026-11-09", title="explode")
    for number in range(310):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()
    portal.publish()

    cms.edit("thanhdong", ward, title="Tin của phường")
    cms.change_site("thanhdong", name="Phường Thành Đông mới")
    report = portal.publish()

    assert report.built > 310
    assert links(portal, "tuan-2026-11-02", "tuan-") == []
