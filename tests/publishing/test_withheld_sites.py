"""A portal off the web for a time: one notice at every address, nothing else on disk, and back."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from frontend.verify import compare, verify
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.test_web import reader_of
from tests.publishing.test_whole_and_changed import killed_run

pytestmark = pytest.mark.long

NOTICE = "Cổng tạm ngừng để bảo trì."
SITE = "sites/thanhdong/"
NOTICES = {f"{SITE}503.html", f"{SITE}en/503.html"}


@pytest.fixture
def city(cms: FakeCms, ward: str) -> str:
    """The ward below a city, both with news, the ward's illustrated; return its news section."""
    cms.add_site("haiphong", languages=("vi", "en"))
    cms.add_news("haiphong", cms.add_section("haiphong", "tin-tuc"), "tin-thanh-pho")
    cms.change_site("thanhdong", parent="haiphong")
    cms.files["1/anh.webp"] = b"anh"
    cms.add_news("thanhdong", ward, "mot", image="/media/1/anh.webp")
    cms.move("thanhdong", cms.add_news("thanhdong", ward, "hai"), "/tin-tuc/ba/")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", ward, "bon"))
    return ward


def files_of(portal: Portal, site: str = "thanhdong") -> set[str]:
    """Return a site's plain files."""
    names = (name for name in portal.files() if name.startswith(f"sites/{site}/"))
    return {name for name in names if not name.endswith((".br", ".gz"))}


def test_nothing_of_a_suspended_site_stays_on_disk_but_its_notice(
    cms: FakeCms, city: str, portal: Portal
):
    portal.publish()

    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()

    assert files_of(portal) == NOTICES
    assert NOTICE in portal.text(f"{SITE}503.html")
    assert not portal.has("media/1/anh.webp")
    assert files_of(portal, "haiphong") > NOTICES - NOTICES
    assert list(verify(portal.settings)) == []


def test_it_comes_back_byte_for_byte(cms: FakeCms, city: str, portal: Portal):
    portal.publish()
    before = portal.files()

    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()
    cms.resume_site("thanhdong")
    portal.publish()

    assert portal.files() == before
    assert list(verify(portal.settings)) == []


def test_what_was_published_meanwhile_is_there_afterwards(cms: FakeCms, city: str, portal: Portal):
    portal.publish()
    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()

    cms.add_news("thanhdong", city, "moi")
    quiet = portal.publish()
    cms.resume_site("thanhdong")
    portal.publish()

    assert quiet.written == quiet.removed == frozenset()
    assert portal.has(f"{SITE}tin-tuc/moi/index.html")
    assert list(verify(portal.settings)) == []


def test_it_may_come_and_go_between_two_runs(cms: FakeCms, city: str, portal: Portal):
    portal.publish()

    cms.suspend_site("thanhdong", NOTICE)
    cms.add_news("thanhdong", city, "moi")
    cms.withdraw("thanhdong", city, "en")
    cms.resume_site("thanhdong")
    portal.publish()

    assert portal.has(f"{SITE}tin-tuc/moi/index.html")
    assert not portal.has(f"{SITE}en/news/index.html")
    assert list(verify(portal.settings)) == []


def test_the_directory_above_marks_it_and_other_pages_stay(cms: FakeCms, city: str, portal: Portal):
    portal.publish()

    cms.suspend_site("thanhdong", NOTICE)
    report = portal.publish()

    assert "&quot;status&quot;:&quot;suspended&quot;" in portal.text("sites/haiphong/index.html")
    others = {name for name in report.written if "thanhdong" not in name}
    assert others == {"hosts.json", "sites/haiphong/index.html", "sites/haiphong/en/index.html"}


def test_suspending_the_site_above_rebuilds_no_page_that_does_not_name_it(
    cms: FakeCms, city: str, portal: Portal
):
    portal.publish()

    cms.suspend_site("haiphong", NOTICE)
    report = portal.publish()

    assert f"{SITE}tin-tuc/mot/index.html" not in report.written
    assert f"{SITE}en/news/index.html" in report.written
    assert report.quarantined == {}
    assert list(verify(portal.settings)) == []


def test_a_withheld_site_is_not_asked_for_anything_but_itself(
    cms: FakeCms, city: str, portal: Portal
):
    for number in range(30):
        cms.put_news("thanhdong", city, f"tin-{number}")
    cms.commit()
    portal.publish()
    cms.suspend_site("thanhdong", NOTICE)
    cms.requests.clear()

    portal.publish()
    cms.add_news("thanhdong", city, "moi")
    portal.publish()

    asked = [request for request in cms.requests if request.startswith("sites/thanhdong/")]
    assert set(asked) == {"sites/thanhdong/"}


def test_a_site_may_be_withheld_from_the_beginning(cms: FakeCms, city: str, portal: Portal):
    cms.change_site("thanhdong", status="preparing", notice="Cổng đang được chuẩn bị.")
    portal.publish()
    before = files_of(portal)

    cms.resume_site("thanhdong")
    portal.publish()

    assert before == NOTICES
    assert portal.has(f"{SITE}tin-tuc/mot/index.html")
    assert list(verify(portal.settings)) == []


def test_a_change_of_its_telephone_is_on_the_notice(cms: FakeCms, city: str, portal: Portal):
    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()

    cms.change_site("thanhdong", settings={"phone": "0225 3853 114", "hot_links": []})
    report = portal.publish()

    assert report.written == NOTICES
    assert "0225 3853 114" in portal.text(f"{SITE}503.html")


def test_a_page_that_cannot_be_built_is_left_out_of_lists_when_its_site_returns(
    cms: FakeCms, city: str, portal: Portal
):
    cms.add_news("thanhdong", city, "hong", title="explode")
    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()

    cms.resume_site("thanhdong")
    report = portal.publish()

    assert set(report.quarantined) == {f"{SITE}tin-tuc/hong/index.html"}
    assert "tin-tuc/hong" not in portal.text(f"{SITE}tin-tuc/index.html")
    assert "tin-tuc/hong" not in portal.text(f"{SITE}sitemaps/vi-2026-11-1.xml")


@pytest.mark.parametrize("full", [True, False], ids=["whole build", "changes"])
@pytest.mark.parametrize(
    "moment", ["sites/thanhdong/paths/", "sites/thanhdong/months/", "sites/thanhdong/pages/"]
)
@pytest.mark.parametrize("comes_back", [True, False])
def test_it_may_be_suspended_while_a_run_reads_it(
    cms: FakeCms, city: str, portal: Portal, moment: str, full: bool, comes_back: bool
):
    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()
    cms.resume_site("thanhdong")

    def suspend_meanwhile(path: str) -> None:
        if path == moment:
            cms.on_request = resume_meanwhile if comes_back else lambda _path: None
            cms.suspend_site("thanhdong", NOTICE)

    def resume_meanwhile(path: str) -> None:
        if path.startswith("changes"):
            cms.on_request = lambda _path: None
            cms.resume_site("thanhdong")

    cms.on_request = suspend_meanwhile
    report = portal.publish(full=full)

    assert report.quarantined == {}
    assert portal.has(f"{SITE}tin-tuc/mot/index.html") is comes_back
    assert list(verify(portal.settings)) == []


def test_workers_bring_back_what_one_process_does(
    cms: FakeCms, city: str, api: str, tmp_path: Path
):
    for number in range(400):
        cms.put_news("thanhdong", city, f"tin-{number}", listed_at="2026-10-03T08:00:00+07:00")
    cms.commit()
    alone, crew = Portal(api, tmp_path / "alone"), Portal(api, tmp_path / "crew", workers=2)
    cms.suspend_site("thanhdong", NOTICE)
    for publisher in (alone, crew):
        publisher.publish()

    cms.resume_site("thanhdong")
    for publisher in (alone, crew):
        publisher.publish()

    assert compare(alone.public, crew.public) == []
    assert alone.has(f"{SITE}tin-tuc/tin-399/index.html")


@pytest.mark.parametrize("count", [1, 5, 15])
@pytest.mark.parametrize(
    "step", ["Output.swap_in", "Output.remove", "BuildState.remember", "BuildState.write_note"]
)
@pytest.mark.parametrize("act", [FakeCms.suspend_site, FakeCms.resume_site])
def test_killed_on_the_way_off_or_back_it_converges(
    act: Callable[[FakeCms, str], None], step: str, count: int, cms: FakeCms, city: str,
    api: str, portal: Portal, tmp_path: Path
):  # fmt: skip
    if act is FakeCms.resume_site:
        cms.suspend_site("thanhdong", NOTICE)
    portal.publish()
    act(cms, "thanhdong")
    killed_run(api, portal, step, count)

    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


# What readers and robots meet


@pytest.fixture
def reader(cms: FakeCms, city: str, portal: Portal, api: str):
    """A reader of the suspended portal."""
    cms.suspend_site("thanhdong", NOTICE)
    portal.publish()
    with reader_of(portal.public, api) as reading:
        yield reading


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/tin-tuc/mot/", "/feed.xml", "/sitemap.xml", "/robots.txt", "/khong-co",
     "/media/1/anh.webp", "/503.html", "/../hosts.json", "/%00", "/index.html"],
)  # fmt: skip
def test_every_address_of_a_suspended_site_answers_the_notice(reader: httpx.Client, path: str):
    answer = reader.get(path)

    assert answer.status_code == 503
    assert NOTICE in answer.text
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers


def test_the_notice_speaks_the_language_of_the_path(reader: httpx.Client):
    assert "&quot;locale&quot;:&quot;en&quot;" in reader.get("/en/news/").text
    assert "&quot;locale&quot;:&quot;vi&quot;" in reader.get("/tin-tuc/").text


def test_the_notice_has_its_style_sheet(reader: httpx.Client):
    assert reader.get("/assets/plain/style.0123abcd.css").status_code == 200


def test_a_form_sent_to_a_suspended_site_gets_the_notice(reader: httpx.Client):
    assert reader.post("/tin-tuc/").status_code == 503


def test_other_portals_answer_as_ever(reader: httpx.Client):
    answer = reader.get("/tin-tuc/tin-thanh-pho/", headers={"Host": "haiphong.localhost:8080"})

    assert answer.status_code == 200


def test_another_name_of_its_host_leads_to_the_notice(reader: httpx.Client):
    answer = reader.get("/", headers={"Host": "www.thanhdong.localhost:8080"})

    assert answer.headers["location"] == "http://thanhdong.localhost:8080/"


def test_the_table_of_hosts_says_which_are_away(cms: FakeCms, city: str, portal: Portal):
    cms.suspend_site("thanhdong", NOTICE)

    portal.publish()

    assert '"withheld": true' in portal.text("hosts.json")
    assert '"withheld": false' in portal.text("hosts.json")
