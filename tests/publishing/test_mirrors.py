"""What a page says of other languages, and a translation of its original; and what that costs."""

import html
import json
from typing import Any

from frontend.verify import dead_links
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms

INTRODUCTION = "sites/thanhdong/gioi-thieu/{}/index.html"
NEWS = "sites/thanhdong/tin-tuc/mot/index.html"
ENGLISH_NEWS = "sites/thanhdong/en/news/one/index.html"


def view_of(portal: Portal, name: str) -> dict[str, Any]:
    """Return what a page was made of."""
    page = html.unescape(portal.text(name))
    view: dict[str, Any] = json.loads(page.split("<pre>")[1].split("</pre>")[0])
    return view


def english(portal: Portal, name: str) -> tuple[str, str | None]:
    """Return where a page leads whoever reads English, and what that is instead of the page."""
    (found,) = [each for each in view_of(portal, name)["languages"] if each["code"] == "en"]
    return found["path"], found["fallback"]


def introduction(cms: FakeCms) -> str:
    """Return the id of the section that has no English version."""
    return next(key[1] for key, item in cms.items.items() if item["path"] == "/gioi-thieu/")


def test_a_mirror_says_in_its_language_what_the_portal_has_said_in_it_and_names_it(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    cms.add_news("thanhdong", ward, "one", "en", id=item)
    said = {"locale": "en", "owner": "People’s Committee of the ward", "manager": ""}
    own = {"owner": "UBND phường", "manager": "Phòng Văn hóa", "translations": [said]}
    cms.change_site("thanhdong", settings=own)

    portal.publish()

    foreign = view_of(portal, ENGLISH_NEWS)["site"]["settings"]
    assert (foreign["owner"], foreign["manager"]) == (said["owner"], own["manager"])
    assert foreign["in_language"] == ["owner"]
    assert view_of(portal, NEWS)["site"]["settings"]["owner"] == own["owner"]


def test_a_page_that_is_not_translated_leads_to_its_section(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", ward, "mot")

    portal.publish()

    assert english(portal, NEWS) == ("/en/news/", "section")


def test_a_translation_that_cannot_be_built_is_led_to_once_it_can(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    cms.add_news("thanhdong", ward, "one", "en", id=item, title="explode")
    portal.publish()
    broken = english(portal, NEWS), dead_links(portal.public)

    cms.edit("thanhdong", item, "en", title="One")
    portal.publish()

    assert broken == (("/en/news/", "section"), [])
    assert english(portal, NEWS) == ("/en/news/one/", None)


def test_neither_is_one_that_moved_before_it_could_be_built(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "one", "en")
    portal.publish()
    cms.edit("thanhdong", item, "en", title="explode")
    cms.move("thanhdong", item, "/en/news/two/", "en")
    portal.publish()

    cms.add_news("thanhdong", ward, "mot", id=item)
    portal.publish()

    assert english(portal, NEWS) == ("/en/news/", "section")
    assert dead_links(portal.public) == []


def test_a_page_below_sections_that_are_not_translated_leads_to_the_nearest_that_is(
    cms: FakeCms, ward: str, portal: Portal
):
    below = cms.add_section("thanhdong", "thong-bao", ward)
    cms.add_news("thanhdong", below, "mot")

    portal.publish()

    page = "sites/thanhdong/tin-tuc/thong-bao/{}index.html"
    assert english(portal, page.format("mot/")) == ("/en/news/", "section")
    assert english(portal, page.format("")) == ("/en/news/", "section")
    assert english(portal, page.format("luu-tru/2026-11/")) == ("/en/news/", "section")


def test_a_page_none_of_whose_sections_is_translated_leads_home(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", introduction(cms), "lich-su")

    portal.publish()

    assert english(portal, INTRODUCTION.format("lich-su")) == ("/en/", "home")


def test_a_language_whose_home_page_is_not_there_is_not_offered(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", ward, "mot")
    cms.withdraw("thanhdong", cms.home("thanhdong"), "en")

    report = portal.publish()

    pages = (NEWS, "sites/thanhdong/index.html", "sites/thanhdong/404.html")
    offered = [[each["code"] for each in view_of(portal, name)["languages"]] for name in pages]
    assert offered == [["vi"]] * 3
    assert report.quarantined == {}
    assert dead_links(portal.public) == []


def test_a_translation_that_appears_changes_where_its_original_leads_and_nothing_else(
    cms: FakeCms, ward: str, portal: Portal
):
    original = cms.add_news("thanhdong", ward, "mot")
    cms.add_news("thanhdong", ward, "hai")
    portal.publish()

    cms.add_news("thanhdong", ward, "one", "en", id=original)
    report = portal.publish()

    assert english(portal, NEWS) == ("/en/news/one/", None)
    vietnamese = {name for name in report.written if "/en/" not in name and "atom" not in name}
    assert NEWS in vietnamese
    assert "sites/thanhdong/tin-tuc/hai/index.html" not in vietnamese


def test_a_section_that_is_translated_rebuilds_what_now_leads_to_it_and_no_other_page(
    cms: FakeCms, ward: str, portal: Portal
):
    section = introduction(cms)
    cms.add_news("thanhdong", section, "lich-su")
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.add_section("thanhdong", "about", locale="en", id=section)
    report = portal.publish()

    vietnamese = {
        name for name in report.written if name.endswith("index.html") and "/en/" not in name
    }
    assert english(portal, INTRODUCTION.format("lich-su")) == ("/en/about/", "section")
    assert vietnamese == {
        "sites/thanhdong/gioi-thieu/index.html",
        INTRODUCTION.format("lich-su"),
    }


def test_a_mirrors_section_is_renamed_without_rebuilding_what_is_not_translated(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.edit("thanhdong", ward, "en", title="Latest news")
    report = portal.publish()

    assert NEWS not in report.written


def test_a_mirrors_feed_is_called_as_the_mirror_is(cms: FakeCms, ward: str, portal: Portal):
    cms.edit("thanhdong", cms.home("thanhdong"), "en", title="Thanh Dong Ward")
    cms.edit("thanhdong", ward, "en", title="News")

    portal.publish()

    assert "title='Thanh Dong Ward'" in portal.text("sites/thanhdong/en/atom.xml")
    assert "title='News - Thanh Dong Ward'" in portal.text("sites/thanhdong/en/news/atom.xml")


def test_a_translation_says_of_which_day_its_original_is(cms: FakeCms, ward: str, portal: Portal):
    original = cms.add_news("thanhdong", ward, "mot")
    cms.add_news("thanhdong", ward, "one", "en", id=original)
    cms.date_translation("thanhdong", original, "en", "2026-11-12")

    portal.publish()

    assert view_of(portal, NEWS)["translation"] is None
    assert view_of(portal, ENGLISH_NEWS)["translation"] == {
        "as_of": "2026-11-12T09:00:00+07:00",
        "changed_at": None,
        "path": "/tin-tuc/mot/",
    }


def test_that_the_original_was_changed_rebuilds_the_translation_and_nothing_else(
    cms: FakeCms, ward: str, portal: Portal
):
    original = cms.add_news("thanhdong", ward, "mot")
    cms.add_news("thanhdong", ward, "one", "en", id=original)
    cms.date_translation("thanhdong", original, "en", "2026-11-12")
    portal.publish()

    known = cms.items["thanhdong", original, "en"]
    changed = "2026-11-20T09:00:00+07:00"
    age = known["translated_from"] | {"is_current": False, "source_updated_at": changed}
    cms.items["thanhdong", original, "en"] = known | {"translated_from": age}
    cms.commit()
    report = portal.publish()

    assert report.written == {ENGLISH_NEWS}
    assert view_of(portal, ENGLISH_NEWS)["translation"]["changed_at"] == changed


def test_a_cms_that_does_not_say_what_was_translated_is_understood(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "one", "en")
    del cms.items["thanhdong", item, "en"]["translated_from"]
    cms.commit()

    portal.publish()

    assert view_of(portal, ENGLISH_NEWS)["translation"] is None
