"""Old addresses: whatever became of a page, its address says so in one step, from nginx and locally."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

from frontend.verify import dead_links
from frontend.web import application, behind_nginx
from tests.publishing import fake_cms
from tests.publishing.conftest import HOST, Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.test_nginx import Asked, answered, serving_of, started

MERGED = "andong.localhost:8080"
MERGED_ALIAS = "www.andong.localhost"
SUCCESSOR = "http://thanhdong.localhost:8080"


@dataclass
class Old:
    """A portal that has seen changes, behind both servers."""

    cms: FakeCms
    portal: Portal
    news: str
    ports: dict[str, int]

    def hops(self, server: str, path: str, host: str = HOST) -> list[tuple[int, str]]:
        """Follow an address within its host; return every answer's status and where it leads."""
        seen: list[tuple[int, str]] = []
        while len(seen) < 5:
            answer = answered(self.ports[server], Asked(path, 0, host))
            target = answer.headers.get("location", "")
            seen.append((answer.status, target))
            if not target.startswith("/"):
                break
            path = urljoin(path, target)
        return seen

    def published(self) -> None:
        """Publish what changed."""
        self.portal.publish()
        assert dead_links(self.portal.public) == []


@pytest.fixture(scope="module")
def old() -> Iterator[Old]:
    """A ward, and another that was merged into it: an archive under a notice."""
    cms = FakeCms()
    cms.add_site("thanhdong", languages=("vi", "en"))
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.add_site("andong")
    section = cms.add_section("andong", "tin-tuc")
    cms.move("andong", cms.add_news("andong", section, "mot"), "/tin-tuc/hai/")
    cms.withdraw("andong", cms.add_news("andong", section, "ba"))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-nginx-")))
        folder.chmod(0o755)
        api = stack.enter_context(contextmanager(fake_cms.serve)(cms))
        portal = Portal(api, folder / "publisher")
        portal.publish()
        local = stack.enter_context(reader_of_application(application(portal.public, api)))
        beside = stack.enter_context(reader_of_application(behind_nginx(portal.public, api)))
        serving = serving_of(portal.public, api, folder, beside.base_url.port or 0)
        stack.enter_context(started(serving, folder))
        ports = {"local": local.base_url.port or 0, "nginx": serving.port}
        yield Old(cms, portal, news, ports)


either = pytest.mark.parametrize("server", ["local", "nginx"])


@either
def test_a_page_that_moved_twice_is_one_step_away_from_each_address(old: Old, server: str):
    item = old.cms.add_news("thanhdong", old.news, f"{server}-mot")
    old.published()
    for name in ("hai", "ba"):
        old.cms.move("thanhdong", item, f"/tin-tuc/{server}-{name}/")
        old.published()

    for name in ("mot", "hai"):
        assert old.hops(server, f"/tin-tuc/{server}-{name}/") == [
            (301, f"/tin-tuc/{server}-ba/"),
            (200, ""),
        ]


@either
def test_a_page_that_came_back_does_not_go_in_circles(old: Old, server: str):
    item = old.cms.add_news("thanhdong", old.news, f"{server}-vong")
    old.published()
    for name in ("khac", "vong"):
        old.cms.move("thanhdong", item, f"/tin-tuc/{server}-{name}/")
        old.published()

    back = f"/tin-tuc/{server}-vong/"
    assert old.hops(server, back) == [(200, "")]
    assert old.hops(server, f"/tin-tuc/{server}-khac/") == [(301, back), (200, "")]


@either
def test_another_page_may_take_an_old_address(old: Old, server: str):
    first = old.cms.add_news("thanhdong", old.news, f"{server}-cho")
    old.published()
    old.cms.move("thanhdong", first, f"/tin-tuc/{server}-moi/")
    old.published()

    old.cms.add_news("thanhdong", old.news, f"{server}-cho")
    old.published()

    assert old.hops(server, f"/tin-tuc/{server}-cho/") == [(200, "")]


@either
def test_a_section_that_moved_takes_the_addresses_of_all_below_it_along(old: Old, server: str):
    above = old.cms.add_section("thanhdong", f"{server}-muc")
    below = old.cms.add_section("thanhdong", "con", above)
    old.cms.add_news("thanhdong", below, "tin")
    old.published()

    for name in ("giua", "cuoi"):
        old.cms.move("thanhdong", above, f"/{server}-{name}/")
        old.published()

    for tail in ("", "con/", "con/tin/"):
        for name in ("muc", "giua"):
            assert old.hops(server, f"/{server}-{name}/{tail}") == [
                (301, f"/{server}-cuoi/{tail}"),
                (200, ""),
            ]


@either
def test_a_page_that_moved_and_was_withdrawn_is_gone_from_each_address(old: Old, server: str):
    item = old.cms.add_news("thanhdong", old.news, f"{server}-x")
    old.published()
    for name in ("y", "z"):
        old.cms.move("thanhdong", item, f"/tin-tuc/{server}-{name}/")
        old.published()

    old.cms.withdraw("thanhdong", item)
    old.published()

    for name in ("x", "y", "z"):
        assert old.hops(server, f"/tin-tuc/{server}-{name}/") == [(410, "")]


@either
def test_a_merged_ward_still_answers(old: Old, server: str):
    """Its pages stay an archive; its redirects and withdrawals are kept; its aliases lead to it."""
    old.cms.change_site("andong", status="closed", successor=SUCCESSOR)
    old.published()

    assert old.hops(server, "/", MERGED) == [(200, "")]
    assert old.hops(server, "/tin-tuc/mot/", MERGED) == [(301, "/tin-tuc/hai/"), (200, "")]
    assert old.hops(server, "/tin-tuc/ba/", MERGED) == [(410, "")]
    assert old.hops(server, "/tin-tuc/hai/?x=1", MERGED_ALIAS) == [
        (301, "http://andong.localhost:8080/tin-tuc/hai/?x=1")
    ]
    assert SUCCESSOR in old.portal.text("sites/andong/tin-tuc/hai/index.html")


# What nginx reads of a move: a link, since it never looks into files


def links_of(portal: Portal) -> dict[str, str]:
    """Return where each link of the output leads, by the folder it is in."""
    found = (file for file in portal.public.rglob("*") if file.is_symlink())
    site = portal.public / "sites" / "thanhdong"
    return {
        file.parent.relative_to(site).as_posix(): file.resolve().relative_to(site).as_posix()
        for file in found
    }


def test_a_link_leads_where_the_marker_does_for_as_long_as_it_is_there(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    cms.move("thanhdong", item, "/tin-tuc/hai/")
    portal.publish()
    first = links_of(portal)
    cms.move("thanhdong", item, "/ba/")
    portal.publish()
    second = links_of(portal)

    cms.withdraw("thanhdong", item)
    portal.publish()

    assert first == {"tin-tuc/mot": "tin-tuc/hai"}
    assert second == {"tin-tuc/mot": "ba", "tin-tuc/hai": "ba"}
    assert links_of(portal) == {}


def test_a_link_that_is_missing_or_wrong_is_mended_by_a_full_build(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.move("thanhdong", cms.add_news("thanhdong", ward, "mot"), "/tin-tuc/hai/")
    cms.move("thanhdong", cms.add_news("thanhdong", ward, "ba"), "/tin-tuc/bon/")
    portal.publish()
    (portal.public / "sites/thanhdong/tin-tuc/mot/.moved").unlink()
    wrong = portal.public / "sites/thanhdong/tin-tuc/ba/.moved"
    wrong.unlink()
    wrong.symlink_to("../..")

    portal.publish(full=True)

    assert links_of(portal) == {"tin-tuc/mot": "tin-tuc/hai", "tin-tuc/ba": "tin-tuc/bon"}


def test_no_folder_stays_for_the_sake_of_a_link_when_all_that_was_known_is_lost(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    cms.move("thanhdong", item, "/tin-tuc/hai/")
    portal.publish()
    portal.settings.state_file.unlink()
    cms.old_paths.clear()

    portal.publish()

    assert not (portal.public / "sites/thanhdong/tin-tuc/mot").exists()
