"""Where the translations of all sites stand: the same as site by site, and the city's own to see."""

from collections import Counter
from typing import Any

import pytest
from django.urls import reverse

from backend.approval import chain
from backend.translation import coverage, mirrors
from backend.translation.coverage import State
from backend.translation.overview import Row, may_see, overview
from content_models.introduction import IntroductionPage
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT
from tests.roads import publish


@pytest.fixture
def begun(make_page, staff, fresh) -> Any:
    """Introductions of a site, their translations in every state, and news that nobody asks for."""
    translator = staff("translator", "thanhdong")
    pages = [
        publish(
            make_page(
                IntroductionPage,
                title=f"Giới thiệu {number}",
                slug=f"gioi-thieu-{number}",
                history="<p>Lập năm 2025.</p>",
            )
        )
        for number in range(5)
    ]
    publish(make_page(NewsPage, site="haiphong", title="Tin", slug="tin-hp", event_at=EVENT_AT))

    def translated(source: Any) -> Any:
        mirror = mirrors.begin(source, language="en", by=translator)
        words = {each.source.path: f"Words {n}" for n, each in enumerate(mirrors.segments(mirror))}
        return mirrors.save(mirror, words, by=translator)

    mirrors.begin(pages[0], language="en", by=translator)
    chain.submit(fresh(translated(pages[1])), by=translator)
    publish(fresh(translated(pages[2])).get_latest_revision_as_object())
    publish(fresh(translated(pages[3])).get_latest_revision_as_object())
    changed = fresh(pages[3])
    changed.title = "Giới thiệu đã đổi"
    publish(changed)
    return pages


def of(site: str, language: str) -> Row:
    return next(row for row in overview() if (row.site, row.language) == (site, language))


def test_a_site_s_row_is_the_sum_of_its_lines_and_the_screen_shows_it(
    begun, portal, staff, logged_in, django_assert_max_num_queries
):
    for site in ("thanhdong", "haiphong"):
        lines = coverage.coverage(portal(site))
        by_language = coverage.totals(lines, required=True)
        for language, counted in by_language.items():
            row = of(site, language)
            assert +row.counts == counted
            assert row.required == counted.total()

    ward = of("thanhdong", "en")
    assert dict(ward.counts) == dict.fromkeys(State, 1)
    assert ward.days_behind == 0
    assert of("haiphong", "ko").counts == Counter({State.MISSING: of("haiphong", "ko").required})
    with django_assert_max_num_queries(14):
        overview()

    window, address = logged_in(staff("editor", "haiphong")), reverse("translation_overview")

    page = window.get(address).content.decode()
    assert "Phường Thành Đông" in page
    assert "Phường Thành Đông" not in window.get(address, {"language": "ko"}).content.decode()
    found = window.get(address, {"language": "en", "state": "stale"}).content.decode()
    assert "Phường Thành Đông" in found
    assert "Thành phố Hải Phòng</th>" not in found
    sent = window.get(address, {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    assert (
        sent[0]
        == "site,name,language,required,missing,draft,waiting,stale,live,working_days_behind"
    )
    assert any(line.startswith("thanhdong,Phường Thành Đông,en,") for line in sent)


def test_the_city_s_staff_and_who_watches_see_it_and_no_ward_s(staff, admin_user):
    seeing = [staff("editor", "haiphong"), staff("auditor"), staff("city-board"), admin_user]
    others = [staff("admin", "thanhdong"), staff("translator", "sotaichinh")]

    assert [may_see(each) for each in seeing] == [True] * 4
    assert [may_see(each) for each in others] == [False] * 2


def test_it_is_found_among_the_reports_in_place_of_the_package_s(staff, logged_in):
    page = logged_in(staff("editor", "haiphong")).get(reverse("wagtailadmin_home"))
    other = logged_in(staff("editor", "thanhdong")).get(reverse("wagtailadmin_home"))

    assert reverse("translation_overview") in page.content.decode()
    assert reverse("wagtail_localize:translations_report") not in page.content.decode()
    assert reverse("translation_overview") not in other.content.decode()
    closed = logged_in(staff("editor", "thanhdong")).get(reverse("translation_overview"))
    assert closed.status_code in {302, 403}
