"""From approval to withdrawal: where a page appears, and that nothing of it stays."""

import html
import json
from collections.abc import Callable

import pytest

from frontend.verify import dead_links
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms

PAGE = "sites/thanhdong/tin-tuc/mot/index.html"


def mentions(portal: Portal, words: str) -> set[str]:
    """Return the files that contain some words."""
    return {
        name
        for name, content in portal.files().items()
        if not name.endswith((".gz", ".br")) and words.encode() in content
    }


def test_a_withdrawn_page_is_gone_from_its_address_lists_feeds_and_sitemap(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot", title="Cần gỡ bỏ")
    portal.publish()
    assert len(mentions(portal, "tin-tuc/mot/")) >= 7

    cms.withdraw("thanhdong", item)
    portal.publish()

    assert mentions(portal, "tin-tuc/mot/") == set()
    assert mentions(portal, "Cần gỡ bỏ") == set()
    assert portal.has("sites/thanhdong/tin-tuc/mot/.gone")


def test_a_withdrawn_pages_document_is_gone_unless_another_page_shows_it(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.files |= {"1/rieng.pdf": b"rieng", "2/chung.pdf": b"chung"}
    first = cms.add_news("thanhdong", ward, "mot", image="/media/1/rieng.pdf")
    shared = cms.add_news("thanhdong", ward, "hai", image="/media/2/chung.pdf")
    cms.add_news("thanhdong", ward, "ba", image="/media/2/chung.pdf")
    portal.publish()

    cms.withdraw("thanhdong", first)
    cms.withdraw("thanhdong", shared)
    portal.publish()

    assert not portal.has("media/1/rieng.pdf")
    assert portal.text("media/2/chung.pdf") == "chung"


def test_a_page_that_takes_the_place_of_another_is_all_there_is_of_the_two(
    cms: FakeCms, ward: str, portal: Portal
):
    slugs = [f"tin-{number}" for number in range(8)]
    old = [cms.put_news("thanhdong", ward, slug, title="Tin cũ") for slug in slugs]
    cms.commit()
    portal.publish()

    for slug, item in zip(slugs, old, strict=True):
        cms.withdraw("thanhdong", item)
        cms.add_news("thanhdong", ward, slug, title="Tin mới")
    report = portal.publish()

    assert report.quarantined == {}
    assert mentions(portal, "Tin cũ") == set()


def test_a_moved_page_leaves_a_redirect(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.move("thanhdong", item, "/tin-tuc/mot-moi/")
    portal.publish()

    assert portal.text("sites/thanhdong/tin-tuc/mot/.redirect") == "/tin-tuc/mot-moi/"
    assert not portal.has(PAGE)
    assert portal.has("sites/thanhdong/tin-tuc/mot-moi/index.html")


def test_redirects_follow_a_page_that_moves_on_and_end_when_it_is_withdrawn(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    cms.move("thanhdong", item, "/tin-tuc/hai/")
    portal.publish()

    cms.move("thanhdong", item, "/tin-tuc/ba/")
    portal.publish()
    after_move = portal.text("sites/thanhdong/tin-tuc/mot/.redirect")
    cms.withdraw("thanhdong", item)
    portal.publish()

    assert after_move == "/tin-tuc/ba/"
    assert portal.has("sites/thanhdong/tin-tuc/mot/.gone")
    assert not portal.has("sites/thanhdong/tin-tuc/mot/.redirect")


def test_a_page_may_come_back_to_an_address_that_was_gone(cms: FakeCms, ward: str, portal: Portal):
    cms.withdraw("thanhdong", cms.add_news("thanhdong", ward, "mot"))
    portal.publish()

    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    assert portal.has(PAGE)
    assert not portal.has("sites/thanhdong/tin-tuc/mot/.gone")


def test_a_page_knows_its_translations(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.add_news("thanhdong", ward, "one", locale="en", id=item)
    portal.publish()

    assert 'href="/en/news/one/"' in portal.text(PAGE)


def test_a_closed_site_says_so_on_its_home_page(cms: FakeCms, ward: str, portal: Portal):
    del ward
    portal.publish()

    cms.change_site("thanhdong", status="closed")
    portal.publish()

    assert "&quot;kind&quot;:&quot;closed&quot;" in portal.text("sites/thanhdong/index.html")


def test_a_removed_site_takes_all_its_files_along(cms: FakeCms, ward: str, portal: Portal):
    del ward
    cms.add_site("dongkhe")
    cms.add_section("dongkhe", "tin-tuc")
    portal.publish()

    cms.remove_site("dongkhe")
    portal.publish()

    assert [name for name in portal.files() if "dongkhe" in name] == []
    assert "dongkhe" not in portal.text("hosts.json")


def break_the_template(cms: FakeCms, item: str) -> None:
    """Publish what the template cannot render."""
    cms.edit("thanhdong", item, title="explode")


def break_the_api(cms: FakeCms, item: str) -> None:
    """Let the API fail on one item."""
    cms.broken.add(item)
    cms.edit("thanhdong", item, summary="Không đọc được")


@pytest.mark.parametrize("break_it", [break_the_template, break_the_api])
def test_one_bad_page_is_named_and_everything_else_goes_live(
    break_it: Callable[[FakeCms, str], None], cms: FakeCms, ward: str, portal: Portal
):
    portal.publish()
    bad = cms.add_news("thanhdong", ward, "mot")
    break_it(cms, bad)
    cms.add_news("thanhdong", ward, "hai")

    report = portal.publish()

    assert set(report.quarantined) == {PAGE}
    assert portal.has("sites/thanhdong/tin-tuc/hai/index.html")
    assert mentions(portal, "tin-tuc/mot/") == set()


@pytest.mark.parametrize("break_it", [break_the_template, break_the_api])
def test_a_bad_page_does_not_stop_a_full_build(
    break_it: Callable[[FakeCms, str], None], cms: FakeCms, ward: str, portal: Portal
):
    break_it(cms, cms.add_news("thanhdong", ward, "mot"))
    cms.add_news("thanhdong", ward, "hai")

    report = portal.publish()

    assert set(report.quarantined) == {PAGE}
    assert portal.has("sites/thanhdong/tin-tuc/hai/index.html")
    assert mentions(portal, "tin-tuc/mot/") == set()


@pytest.mark.parametrize("break_it", [break_the_template, break_the_api])
def test_a_mended_page_goes_live_with_the_lists_that_left_it_out(
    break_it: Callable[[FakeCms, str], None], cms: FakeCms, ward: str, portal: Portal
):
    bad = cms.add_news("thanhdong", ward, "mot")
    break_it(cms, bad)
    portal.publish()

    cms.broken.clear()
    cms.edit("thanhdong", bad, title="Đã sửa", summary="")
    report = portal.publish()

    assert report.quarantined == {}
    assert 'href="/tin-tuc/mot/"' in portal.text("sites/thanhdong/tin-tuc/index.html")


def test_a_live_page_that_breaks_stays_as_it_was(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot", title="Bản tốt")
    portal.publish()

    break_the_template(cms, item)
    portal.publish()

    assert "Bản tốt" in portal.text(PAGE)


def test_a_missing_picture_is_named_and_its_page_goes_live(cms: FakeCms, ward: str, portal: Portal):
    cms.add_news("thanhdong", ward, "mot", image="/media/1/khong-co.jpg")

    report = portal.publish()

    assert set(report.quarantined) == {"media/1/khong-co.jpg"}
    assert portal.has(PAGE)


def test_a_section_shows_what_its_subsections_hold_however_they_are_arranged(
    cms: FakeCms, ward: str, portal: Portal
):
    leaders = cms.add_section("thanhdong", "lanh-dao", parent=ward, layout="arranged")
    notices = cms.add_section("thanhdong", "thong-bao", parent=ward)
    cms.add_news("thanhdong", leaders, "chu-tich")
    cms.add_news("thanhdong", notices, "nghi-le")

    portal.publish()
    whole = portal.text("sites/thanhdong/tin-tuc/index.html")

    assert 'href="/tin-tuc/lanh-dao/chu-tich/"' in whole
    assert 'href="/tin-tuc/thong-bao/nghi-le/"' in whole


def test_a_section_that_is_arranged_as_its_archive_grows_leaves_nothing_of_the_archive(
    cms: FakeCms, ward: str, portal: Portal
):
    def add(count: int) -> None:
        for _each in range(count):
            slug = f"tin-{len(cms.items)}"
            cms.put_news("thanhdong", ward, slug, listed_at="2026-10-05T08:00:00+07:00")
        cms.commit()

    add(45)
    portal.publish()
    # A site that comes back is built anew: its archive, which has a page more, beside its section.
    cms.suspend_site("thanhdong")
    cms.resume_site("thanhdong")
    add(25)
    cms.edit("thanhdong", ward, layout="arranged")
    portal.publish()

    left = [file for file in portal.public.rglob("luu-tru/**/index.html") if file.is_file()]
    assert left == []
    assert dead_links(portal.public) == []


def test_a_page_that_is_not_there_leads_to_the_home_page_of_every_language(
    cms: FakeCms, ward: str, portal: Portal
):
    portal.publish()

    for name in ("404.html", "410.html", "en/404.html", "en/410.html"):
        page = html.unescape(portal.text(f"sites/thanhdong/{name}"))
        languages = json.loads(page.split("<pre>")[1].split("</pre>")[0])["languages"]
        assert [(one["path"], one["fallback"]) for one in languages] == [
            ("/", None),
            ("/en/", None),
        ]
