"""What readers meet while a run goes live: never a link to a page that is not there."""

from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from frontend import verify
from frontend.artifacts import Artifact
from frontend.output import Output
from frontend.static_files import PublicFolder
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms


def dead_ends(public: Path) -> set[str]:
    """Return the dead links a reader can meet who starts at a home page and follows links."""
    folder = PublicFolder(public)
    waiting = [f"http://{name}/" for name, host in folder.hosts().items() if not host.redirect]
    seen, dead = set(waiting), set()
    while waiting:
        address = waiting.pop()
        parts = urlsplit(address)
        host = folder.host(parts.netloc)
        if host.is_withheld:
            assert folder.notice(host.site, parts.path).file is not None
            continue
        found = folder.find(host.site, parts.path)
        if found.redirect:
            following = {f"http://{parts.netloc}{found.redirect}"}
        elif found.status != 200:
            dead.add(address)
            continue
        else:
            assert found.file is not None
            is_page = found.file.suffix == ".html"
            following = verify._references(found.file, address) if is_page else set()
        ours = {one for one in following if folder.host(urlsplit(one).netloc)}
        waiting += ours - seen
        seen |= ours
    return dead


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch, portal: Portal) -> set[str]:
    """Every dead end that exists after any single file of a run appeared or went."""
    found: set[str] = set()

    def watched(name: str) -> None:
        original = getattr(Output, name)

        def then_look(self: Output, artifact: Artifact) -> None:
            original(self, artifact)
            found.update(dead_ends(portal.public))

        monkeypatch.setattr(Output, name, then_look)

    portal.publish()
    watched("swap_in")
    watched("remove")
    return found


def change_a_lot(cms: FakeCms, news: str) -> None:
    """Publish, move, file and withdraw, all in one run."""
    opened = cms.add_section("thanhdong", "thong-bao")
    first = cms.add_news("thanhdong", opened, "cat-dien")
    for number in range(25):
        cms.put_news("thanhdong", news, f"tin-{number}")
    cms.commit()
    cms.move("thanhdong", first, "/thong-bao/lich-cat-dien/")
    cms.add_site("dongkhe")


def test_no_reader_meets_a_dead_link_while_pages_appear(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    change_a_lot(cms, ward)

    portal.publish()

    assert met == set()


def test_no_reader_meets_a_dead_link_while_pages_go(
    cms: FakeCms, ward: str, portal: Portal, request: pytest.FixtureRequest
):
    change_a_lot(cms, ward)
    met = request.getfixturevalue("met")

    cms.move("thanhdong", ward, "/tin-moi/")
    section = next(item for item in cms.items.values() if item["path"] == "/thong-bao/")
    cms.withdraw("thanhdong", section["id"])
    portal.publish()

    assert met == set()


@pytest.mark.parametrize("change", ["gone", "arranged"])
def test_a_section_that_is_another_before_its_first_run_ends_leaves_no_archive(
    cms: FakeCms, ward: str, portal: Portal, met: set[str], change: str
):
    opened = cms.add_section("thanhdong", "thong-bao")
    for number in range(25):
        cms.put_news("thanhdong", opened, f"tin-{number}")
    cms.commit()

    def change_meanwhile(path: str) -> None:
        if path.startswith("changes") and len(cms.requests) > 20:
            cms.on_request = lambda _path: None
            if change == "gone":
                cms.withdraw("thanhdong", opened)
            else:
                cms.edit("thanhdong", opened, layout="arranged")

    cms.requests.clear()
    cms.on_request = change_meanwhile
    portal.publish()

    assert met == set()
    assert not list(portal.public.glob("sites/thanhdong/thong-bao/luu-tru/**/index.html"))
    assert not portal.publish().quarantined


def test_a_page_does_not_wait_for_the_end_of_a_burst(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    cms.add_news("thanhdong", ward, "truoc")
    follow = count()

    def publish_always(path: str) -> None:
        if path.endswith("/pages/") and len(cms.log) < 200:
            cms.add_news("thanhdong", ward, f"tiep-{next(follow)}")

    cms.on_request = publish_always
    first = portal.publish()
    cms.on_request = lambda _path: None
    second = portal.publish()

    assert met == set()
    assert portal.has("sites/thanhdong/tin-tuc/truoc/index.html")
    assert int(first.cursor) < len(cms.log) == int(second.cursor) < 50


def test_a_run_looks_once_for_what_came_meanwhile_however_much_keeps_coming(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    cms.add_news("thanhdong", ward, "truoc")
    follow = count()

    def publish_always(_path: str) -> None:
        if len(cms.log) < 200:
            cms.add_news("thanhdong", ward, f"tiep-{next(follow)}")

    cms.requests.clear()
    cms.on_request = publish_always
    portal.publish()
    cms.on_request = lambda _path: None

    assert met == set()
    assert portal.has("sites/thanhdong/tin-tuc/truoc/index.html")
    assert sum("changes/" in question for question in cms.requests) == 2


def test_a_page_published_while_lists_are_read_is_there_when_they_name_it(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    cms.add_news("thanhdong", ward, "truoc")

    def publish_meanwhile(path: str) -> None:
        if path.endswith("/months/"):
            cms.on_request = lambda _path: None
            cms.add_news("thanhdong", ward, "xen-vao")

    cms.on_request = publish_meanwhile
    cms.edit_body("thanhdong", ward, "<p>Giới thiệu</p>")
    portal.publish()

    assert met == set()
    assert portal.has("sites/thanhdong/tin-tuc/xen-vao/index.html")


def test_a_month_that_begins_while_an_archive_is_read_is_there_when_the_archive_names_it(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    for month in ("2026-10", "2026-11"):
        for number in range(25):
            slug = f"tin-{month}-{number}"
            cms.put_news("thanhdong", ward, slug, listed_at=f"{month}-20T08:00:00+07:00")
    cms.commit()
    portal.publish()

    def begin_a_month(path: str) -> None:
        if path.endswith("/paths/"):
            cms.on_request = lambda _path: None
            cms.add_news("thanhdong", ward, "cu", listed_at="2026-09-05T08:00:00+07:00")

    cms.on_request = begin_a_month
    cms.add_news("thanhdong", ward, "bo-sung", listed_at="2026-10-01T08:00:00+07:00")
    portal.publish()

    assert met == set()
    assert portal.has("sites/thanhdong/tin-tuc/luu-tru/2026-09/index.html")


def test_a_week_that_came_meanwhile_leads_to_one_that_came_still_later(
    cms: FakeCms, ward: str, portal: Portal, met: set[str]
):
    cms.add_news("thanhdong", ward, "truoc")
    weeks = iter(["2026-11-09", "2026-11-16"])

    def publish_weeks(path: str) -> None:
        if path.endswith("/paths/") and (day := next(weeks, None)):
            cms.add_schedule("thanhdong", ward, f"tuan-{day}", day)

    cms.on_request = publish_weeks
    portal.publish()

    assert met == set()
    assert portal.has("sites/thanhdong/tin-tuc/tuan-2026-11-16/index.html")
