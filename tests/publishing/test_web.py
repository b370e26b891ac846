"""The local web server: hosts, files, redirects, the gone, and the way to the API."""

import gzip
import http.client
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import brotli
import httpx
import pytest

from frontend import web as frontend_web
from frontend.security_headers import SECURITY_HEADERS
from frontend.static_files import encoded, etag_of
from frontend.web import application, loopback_sockets
from tests.publishing.conftest import HOST, Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms


def reader_of(folder: Path, api: str) -> AbstractContextManager[httpx.Client]:
    """Serve a folder for real, and give a reader of it."""
    return reader_of_application(application(folder, api))


@pytest.fixture
def web(cms: FakeCms, ward: str, portal: Portal, api: str) -> Iterator[httpx.Client]:
    """A reader of a portal with one article, one moved page and one withdrawn."""
    cms.files["1/anh.webp"] = b"anh"
    cms.add_news("thanhdong", ward, "mot", image="/media/1/anh.webp")
    cms.move("thanhdong", cms.add_news("thanhdong", ward, "hai"), "/tin-tuc/ba/")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", ward, "bon"))
    portal.publish()
    with reader_of(portal.public, api) as reader:
        yield reader


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/tin-tuc/mot/", 200),
        ("/feed.xml", 200),
        ("/sitemap.xml", 200),
        ("/media/1/anh.webp", 200),
        ("/assets/plain/style.0123abcd.css", 200),
        ("/tin-tuc/bon/", 410),
        ("/tin-tuc/khong-co/", 404),
        ("/khong-co.html", 404),
        ("/404.html", 404),
        ("/hosts.json", 404),
        ("/tin-tuc/bon/.gone", 404),
        ("/.staging/", 404),
        ("/index.html.gz", 404),
        ("/media/", 404),
        ("/../hosts.json", 404),
        ("/%2e%2e/%2e%2e/hosts.json", 404),
        ("/..%2f..%2fhosts.json", 404),
        ("/media/..%2f..%2fhosts.json", 404),
        ("/tin-tuc//mot/", 404),
        ("/%00", 404),
        ("/tin-tuc/%5c..%5c", 404),
    ],
)
def test_a_path_has_a_status(web: httpx.Client, path: str, status: int):
    # Asked without a client library, which would tidy up the path.
    connection = http.client.HTTPConnection("127.0.0.1", web.base_url.port)
    connection.request("GET", path, headers={"Host": HOST})
    answered = connection.getresponse().status
    connection.close()

    assert answered == status


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/tin-tuc/hai/", "/tin-tuc/ba/"),
        ("/tin-tuc/hai", "/tin-tuc/hai/"),
        ("/tin-tuc/mot", "/tin-tuc/mot/"),
        ("/tin-tuc/index.html", "/tin-tuc/"),
    ],
)
def test_a_path_that_stands_elsewhere_redirects_for_good(web: httpx.Client, path: str, target: str):
    answer = web.get(path)

    assert (answer.status_code, answer.headers["location"]) == (301, target)


def test_another_name_of_a_host_redirects_to_its_address(web: httpx.Client):
    answer = web.get("/tin-tuc/mot/?x=1", headers={"Host": "www.thanhdong.localhost:8080"})

    assert answer.status_code == 301
    assert answer.headers["location"] == "http://thanhdong.localhost:8080/tin-tuc/mot/?x=1"


@pytest.mark.parametrize("path", ["/", "/api/v1/health/", "/media/1/anh.webp"])
def test_an_unknown_host_is_misdirected(web: httpx.Client, path: str):
    assert web.get(path, headers={"Host": "khac.example"}).status_code == 421


def test_the_gone_and_the_missing_speak_the_language_of_the_path(web: httpx.Client):
    assert "&quot;locale&quot;:&quot;en&quot;" in web.get("/en/nothing/").text
    assert "&quot;locale&quot;:&quot;vi&quot;" in web.get("/khong-co/").text
    assert "&quot;kind&quot;:&quot;gone&quot;" in web.get("/tin-tuc/bon/").text


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)],
)
def test_a_reader_gets_the_best_encoding_it_accepts(
    web: httpx.Client, accepted: str, encoding: str | None
):
    answer = web.get("/tin-tuc/mot/", headers={"Accept-Encoding": accepted})

    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "<title>mot - " in answer.text


@pytest.mark.usefixtures("web")
def test_compressed_files_hold_what_the_plain_file_holds(portal: Portal):
    files = portal.files()
    page = files["sites/thanhdong/tin-tuc/mot/index.html"]

    assert gzip.decompress(files["sites/thanhdong/tin-tuc/mot/index.html.gz"]) == page
    assert brotli.decompress(files["sites/thanhdong/tin-tuc/mot/index.html.br"]) == page


@pytest.mark.parametrize("path", ["/tin-tuc/mot/", "/media/1/anh.webp"])
def test_what_has_not_changed_is_not_sent_again(web: httpx.Client, path: str):
    etag = web.get(path).headers["etag"]

    answer = web.get(path, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_head_is_get_without_a_body(web: httpx.Client):
    answer = web.head("/tin-tuc/mot/", headers={"Accept-Encoding": "identity"})

    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 0


@pytest.mark.parametrize(
    ("path", "content_type", "cache"),
    [
        ("/", "text/html; charset=utf-8", "public, no-cache"),
        ("/feed.xml", "application/rss+xml; charset=utf-8", "public, no-cache"),
        ("/tin-tuc/atom.xml", "application/atom+xml; charset=utf-8", "public, no-cache"),
        ("/sitemap.xml", "application/xml; charset=utf-8", "public, no-cache"),
        ("/robots.txt", "text/plain; charset=utf-8", "public, no-cache"),
        ("/media/1/anh.webp", "image/webp", "public, max-age=31536000, immutable"),
    ],
)
def test_a_file_says_what_it_is_and_how_long_it_keeps(
    web: httpx.Client, path: str, content_type: str, cache: str
):
    answer = web.get(path)

    assert answer.headers["content-type"] == content_type
    assert answer.headers["cache-control"] == cache


@pytest.mark.parametrize("path", ["/", "/khong-co/", "/media/1/anh.webp", "/tin-tuc/hai/"])
def test_every_answer_is_guarded(web: httpx.Client, path: str):
    headers = web.get(path).headers

    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert "unsafe" not in headers["content-security-policy"]


def test_pages_are_not_written_to(web: httpx.Client):
    answer = web.post("/tin-tuc/mot/")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_the_api_answers_on_the_portals_own_host(web: httpx.Client, cms: FakeCms):
    answer = web.get("/api/v1/sites/thanhdong/pages/", params={"limit": "1"})

    assert answer.status_code == 200
    assert answer.headers["surrogate-key"].startswith("months:")
    assert cms.hosts_asked[-1] == HOST


def test_a_body_reaches_the_api(web: httpx.Client, cms: FakeCms):
    receipt = {"publisher": "tay", "cursor": "1"}

    answer = web.post(
        "/api/v1/receipts/", json=receipt, headers={"Authorization": "Bearer receipts-token"}
    )

    assert answer.status_code == 201
    assert cms.receipts[-1] == receipt


def test_readers_keep_their_pages_when_the_cms_is_gone(cms: FakeCms, ward: str, portal: Portal):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    with reader_of(portal.public, "http://127.0.0.1:18101/api/v1/") as reader:
        answer = reader.get("/api/v1/search/?q=x")

        assert answer.status_code == 502
        assert answer.headers["content-type"] == "application/problem+json"
        assert reader.get("/tin-tuc/mot/").status_code == 200


def test_it_listens_on_this_machine_only():
    listening = loopback_sockets(18105)
    addresses = {each.getsockname()[0] for each in listening}
    for each in listening:
        each.close()

    assert addresses <= {"127.0.0.1", "::1"}


def test_without_any_output_no_host_is_known(tmp_path: Path):
    with reader_of(tmp_path, "http://127.0.0.1:18101/") as reader:
        assert reader.get("/").status_code == 421


def meanwhile(monkeypatch: pytest.MonkeyPatch, happening: Callable[[], object]) -> None:
    """Let something happen, once, between finding a file and reading it."""
    waiting = [happening]

    def encoded_then(file: Path, accepted: str) -> tuple[Path, str | None]:
        if waiting:
            waiting.pop()()
        return encoded(file, accepted)

    monkeypatch.setattr(frontend_web, "encoded", encoded_then)


def test_a_page_that_goes_while_it_is_asked_for_is_gone_and_no_fault(
    cms: FakeCms, portal: Portal, web: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    item = next(key[1] for key, one in cms.items.items() if one["path"] == "/tin-tuc/mot/")
    cms.withdraw("thanhdong", item)
    meanwhile(monkeypatch, portal.publish)

    assert web.get("/tin-tuc/mot/").status_code == 410


def test_a_site_that_comes_back_while_its_notice_is_asked_for_is_no_fault(
    cms: FakeCms, portal: Portal, web: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    cms.suspend_site("thanhdong")
    portal.publish()
    cms.resume_site("thanhdong")
    meanwhile(monkeypatch, portal.publish)

    assert web.get("/tin-tuc/mot/").status_code == 503


@pytest.mark.parametrize("is_before", [True, False])
def test_the_validator_is_of_the_bytes_that_are_sent(
    is_before: bool, portal: Portal, web: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    file = portal.public / "sites/thanhdong/tin-tuc/mot/index.html"
    read_bytes = Path.read_bytes

    def swap() -> None:
        monkeypatch.undo()
        file.with_suffix(".new").write_bytes(b"<html>khac</html>")
        file.with_suffix(".new").replace(file)

    def read_beside_a_swap(self: Path) -> bytes:
        if self != file:
            return read_bytes(self)
        if is_before:
            swap()
        content = read_bytes(self)
        swap()
        return content

    monkeypatch.setattr(Path, "read_bytes", read_beside_a_swap)
    answer = web.get("/tin-tuc/mot/", headers={"Accept-Encoding": "identity"})

    assert (answer.content == b"<html>khac</html>") is is_before
    assert answer.headers["ETag"] == etag_of(answer.content)
