"""The addresses of a closed site that lead to its successor: from nginx and locally alike."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from frontend.nginx import Serving, Unconfigurable, configuration
from frontend.web import application, behind_nginx
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.test_nginx import Answer, Asked, answered, serving_of, started

WARD = "http://thanhdong.localhost:8080"
CLOSED, OTHER_NAME, ELSEWHERE = "andong.localhost", "www.andong.localhost", "catbi.localhost"
ARCHIVE = "https://luutru.example/cat-bi/?nguon=cong"
MERGED = {
    "status": "closed",
    "successor": WARD,
    "successor_site": "thanhdong",
    "leads_on": True,
}


@dataclass
class Merged:
    """A ward with others merged into it, behind both servers."""

    cms: FakeCms
    portal: Portal
    ports: dict[str, int]

    def ask(self, server: str, path: str, host: str = CLOSED, method: str = "GET") -> Answer:
        """Return what a server answers."""
        return answered(self.ports[server], Asked(path, 0, host, method))

    def leads(self, server: str, path: str, host: str = CLOSED) -> str:
        """Return where an address leads for good."""
        answer = self.ask(server, path, host)
        assert answer.status == 301
        return answer.headers["location"]


def fill(cms: FakeCms) -> None:
    """A ward in two languages; one merged into it, whose paths are the same in part; one gone elsewhere."""
    cms.add_site("thanhdong", languages=("vi", "en"))
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=news)
    cms.files["1/anh.webp"] = b"anh"
    cms.add_news("thanhdong", news, "chung", image="/media/1/anh.webp")
    cms.add_news("thanhdong", news, "đặc biệt")
    cms.move("thanhdong", cms.add_news("thanhdong", news, "da-doi"), "/tin-tuc/moi/")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", news, "da-go"))
    cms.add_site("andong", languages=("vi", "en"))
    section = cms.add_section("andong", "tin-tuc")
    for slug in ("chung", "rieng", "đặc biệt", "da-doi", "da-go"):
        cms.add_news("andong", section, slug)
    cms.change_site("andong", **MERGED)
    cms.add_site("catbi", status="closed", successor=ARCHIVE, leads_on=True)
    cms.add_section("catbi", "thanhdong")


@pytest.fixture(scope="module")
def merged() -> Iterator[Merged]:
    """Both servers, started once the wards are merged."""
    cms = FakeCms()
    fill(cms)
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
        yield Merged(cms, portal, ports)


either = pytest.mark.parametrize("server", ["local", "nginx"])
ENCODED = "/tin-tuc/%C4%91%E1%BA%B7c%20bi%E1%BB%87t/"


@either
@pytest.mark.parametrize("host", [CLOSED, OTHER_NAME])
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "/"),
        ("/en/", "/en/"),
        ("/tin-tuc/", "/tin-tuc/"),
        ("/tin-tuc/chung/", "/tin-tuc/chung/"),
        ("/tin-tuc/chung/?x=1&y=2", "/tin-tuc/chung/?x=1&y=2"),
        ("/tin-tuc/chung", "/tin-tuc/chung/"),
        ("/tin-tuc/chung/index.html", "/tin-tuc/chung/"),
        ("/tin-tuc/chung/ban-in.pdf", "/tin-tuc/chung/ban-in.pdf"),
        (ENCODED, ENCODED),
        ("/tin-tuc/luu-tru/2026-11/", "/tin-tuc/luu-tru/2026-11/"),
        ("/tin-tuc/da-doi/", "/tin-tuc/da-doi/"),
        ("/feed.xml", "/feed.xml"),
        ("/en/atom.xml", "/en/atom.xml"),
        ("/tin-tuc/rss.xml", "/tin-tuc/rss.xml"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("/robots.txt", "/robots.txt"),
    ],
)  # fmt: skip
def test_an_address_leads_to_what_the_successor_has_there(
    merged: Merged, server: str, host: str, path: str, target: str
):
    assert merged.leads(server, path, host) == WARD + target


@either
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/tin-tuc/rieng/", "/"),
        ("/tin-tuc/rieng/?x=1", "/"),
        ("/tin-tuc/rieng", "/"),
        ("/tin-tuc/da-go/", "/"),
        ("/tin-tuc/da-go", "/"),
        ("/khong-co/index.html", "/"),
        ("/khong-co/ban-in.pdf", "/"),
        ("/en/nothing/", "/en/"),
        ("/en/nothing", "/en/"),
        ("/khong-co/rss.xml", "/feed.xml"),
        ("/en/khong-co/atom.xml", "/en/atom.xml"),
        ("/404.html", "/"),
        ("/en/404.html", "/en/"),
        ("/index.html.br", "/"),
        ("/tin-tuc/da-doi/.redirect", "/"),
        ("/tin-tuc/../tin-tuc/chung/", "/"),
        ("//evil.example/", "/"),
        ("/hosts.json", "/"),
        ("/media", "/"),
    ],
)  # fmt: skip
def test_an_address_the_successor_does_not_know_leads_to_its_home_page_in_that_language(
    merged: Merged, server: str, path: str, target: str
):
    assert merged.leads(server, path) == WARD + target


@either
@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/thanhdong/", "/en/", "/feed.xml?x=1"])
def test_a_successor_elsewhere_is_led_to_as_it_is_written(merged: Merged, server: str, path: str):
    assert merged.leads(server, path, ELSEWHERE) == ARCHIVE


@either
def test_who_was_led_asks_again_the_next_time_so_that_it_can_be_taken_back(
    merged: Merged, server: str
):
    answer = merged.ask(server, "/tin-tuc/chung/")

    assert answer.headers["cache-control"] == "public, no-cache"


@either
def test_files_and_the_api_are_still_served(merged: Merged, server: str):
    assert merged.ask(server, "/media/1/anh.webp").status == 200
    assert merged.ask(server, "/assets/plain/style.0123abcd.css").status == 200
    assert merged.ask(server, "/api/v1/health/").status == 200
    assert merged.ask(server, "/tin-tuc/chung/", method="HEAD").status == 301
    assert merged.ask(server, "/tin-tuc/chung/", method="POST").status == 405


TABLE = [
    "/",
    "/en/x/",
    "/tin-tuc/chung",
    ENCODED,
    "/khong-co/rss.xml",
    "/media/x",
    "/en",
    "/en/%2e%2e/",
]


@pytest.mark.parametrize("path", TABLE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT"])
def test_both_servers_answer_the_same(merged: Merged, path: str, method: str):
    asked = {server: merged.ask(server, path, method=method) for server in ("local", "nginx")}

    assert asked["local"] == asked["nginx"]


@either
def test_while_the_successor_is_away_no_address_is_taken_for_gone(merged: Merged, server: str):
    merged.cms.suspend_site("thanhdong")
    merged.portal.publish()
    meanwhile = [merged.leads(server, path) for path in ("/tin-tuc/rieng/?x=1", "/en/a")]
    merged.cms.resume_site("thanhdong")
    merged.portal.publish()

    assert meanwhile == [f"{WARD}/tin-tuc/rieng/?x=1", f"{WARD}/en/a"]
    assert merged.leads(server, "/tin-tuc/rieng/") == f"{WARD}/"


@either
def test_a_closed_site_that_is_suspended_leads_nowhere(merged: Merged, server: str):
    merged.cms.suspend_site("andong")
    merged.portal.publish()
    meanwhile = merged.ask(server, "/tin-tuc/chung/").status
    merged.cms.change_site("andong", status="closed", notice="")
    merged.portal.publish()

    assert meanwhile == 503
    assert merged.leads(server, "/tin-tuc/chung/") == f"{WARD}/tin-tuc/chung/"


@either
def test_what_the_successor_publishes_later_is_led_to_at_once(merged: Merged, server: str):
    slug = f"sau-{server}"
    before = merged.leads(server, f"/tin-tuc/{slug}/")

    news = next(
        item["section"]
        for item in merged.cms.items.values()
        if item["path"] == "/tin-tuc/chung/" and item["site"] == "thanhdong"
    )
    merged.cms.add_news("thanhdong", news, slug)
    merged.portal.publish()

    assert before == f"{WARD}/"
    assert merged.leads(server, f"/tin-tuc/{slug}/") == f"{WARD}/tin-tuc/{slug}/"


def test_an_archive_becomes_a_way_on_and_an_archive_again_by_the_table_of_hosts_alone(
    cms: FakeCms, portal: Portal
):
    fill(cms)
    cms.change_site("andong", leads_on=False)
    portal.publish()
    archive = portal.files()

    cms.change_site("andong", leads_on=True)
    led = portal.publish()
    cms.change_site("andong", leads_on=False)
    back = portal.publish()

    assert (led.kind, led.written, led.removed) == (
        "incremental",
        frozenset({"hosts.json"}),
        frozenset(),
    )
    assert (back.kind, back.written, back.removed) == (
        "incremental",
        frozenset({"hosts.json"}),
        frozenset(),
    )
    assert portal.files() == archive


@pytest.mark.parametrize(
    "successor",
    [
        {"site": "../b", "url": "https://b.example"},
        {"site": "b", "url": "https://b.example/$uri"},
        {"site": "b", "url": "https://b.example/x"},
        {"site": "", "url": "https://b.example/a b"},
        {"site": "", "url": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_successor_that_nginx_would_misread_is_refused(tmp_path: Path, successor: dict[str, str]):
    row = {"site": "a", "redirect": None, "withheld": False, "successor": successor}
    (tmp_path / "hosts.json").write_bytes(orjson.dumps({"a.example": row}))
    serving = Serving(public_dir=tmp_path, api_url="http://cms.example/", preview_port=8090)

    with pytest.raises(Unconfigurable, match=r"hosts\.json: a\.example"):
        configuration(serving)
