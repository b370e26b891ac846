"""nginx on the configuration we write: it answers what the local web server answers."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import httpx
import orjson
import pytest

from frontend.__main__ import main
from frontend.nginx import NotOneValue, Serving, Unconfigurable, configuration, quoted
from frontend.security_headers import SECURITY_HEADERS, STRICT_TRANSPORT
from frontend.web import application, behind_nginx, loopback_sockets
from tests.publishing import fake_cms
from tests.publishing.conftest import HOST, Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import FORM, QUESTION
from tests.services import nginx
from tests.services.postgresql import free_port

AWAY = "hongbang.localhost"
NOTICE = "Cổng tạm ngừng để bảo trì."
TOKEN = f"{'x' * 60}.{'y' * 43}"
NOBODY = 18101
"""A port nobody listens on."""

COMPARED = (
    "allow", "cache-control", "content-encoding", "location", "retry-after", "strict-transport-security",
    "vary", "x-robots-tag", *(name.lower() for name in SECURITY_HEADERS),
)  # fmt: skip


class Answer(NamedTuple):
    """What is the same of two answers, wherever they come from."""

    status: int
    headers: dict[str, str]
    has_etag: bool
    kind: str
    body: bytes


class Asked(NamedTuple):
    """A request as it goes over the wire: no client library tidies up its path."""

    path: str
    status: int
    host: str = HOST
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return the request's name in a list of tests."""
        told = " ".join(f"{name}={value}" for name, value in self.headers)
        return f"{self.method} {self.host} {self.path} {told}".strip()


def response(
    port: int, asked: Asked, address: str = "127.0.0.1"
) -> tuple[http.client.HTTPResponse, bytes]:
    """Send a request; return the answer with its body."""
    connection = http.client.HTTPConnection(address, port, timeout=10)
    connection.request(
        asked.method, asked.path, headers={"Host": asked.host, **dict(asked.headers)}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def answered(port: int, asked: Asked) -> Answer:
    """Return what is comparable of an answer.

    A redirect's body is for nobody: nginx writes a line of HTML, the other none.
    """
    answer, body = response(port, asked)
    headers = {name: answer.headers[name] for name in COMPARED if name in answer.headers}
    kind = answer.headers.get("content-type", "")
    if answer.status == 301:
        kind, body = "", b""
    return Answer(answer.status, headers, "etag" in answer.headers, kind, body)


@dataclass
class Served:
    """One output, served by both: nginx, and the web server it is compared with."""

    cms: FakeCms
    news: str
    portal: Portal
    nginx_port: int
    web_port: int
    serving: Serving
    folder: Path

    def nginx(self, path: str, host: str = HOST) -> Answer:
        """Return nginx's answer to a path."""
        return answered(self.nginx_port, Asked(path, 0, host))

    def log(self, name: str) -> str:
        """Return what nginx has logged."""
        return (self.folder / name).read_text()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that nginx's workers may read, as they may a production machine's."""
    with tempfile.TemporaryDirectory(prefix="cong-nginx-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def fill(cms: FakeCms) -> str:
    """Give the CMS three portals, one of them suspended; return the first one's news section."""
    cms.add_site("thanhdong", languages=("vi", "en"), form=FORM)
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=news)
    cms.files["1/anh.webp"] = b"anh" * 100
    cms.add_news("thanhdong", news, "mot", image="/media/1/anh.webp")
    cms.add_news("thanhdong", news, "tin-đặc biệt")
    cms.add_event("thanhdong", news, "hop-dan")
    cms.move("thanhdong", cms.add_news("thanhdong", news, "hai"), "/tin-tuc/ba/")
    cms.move("thanhdong", cms.add_news("thanhdong", news, "cũ"), "/tin-tuc/mới rồi/")
    deep = cms.add_section("thanhdong", "cu")
    cms.add_section("thanhdong", "sau", deep)
    cms.move("thanhdong", deep, "/ở-đây/")
    cms.old_paths["thanhdong", "/ve-nha/"] = ("thanhdong", cms.home("thanhdong"), "vi")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", news, "bon"))
    cms.add_site("hongbang", languages=("vi", "en"))
    cms.suspend_site("hongbang", NOTICE)
    cms.add_site("doison")
    cms.add_section("doison", "tin-tuc")
    return news


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    """An output with a bit of everything, behind nginx and behind the web server."""
    cms = FakeCms()
    news = fill(cms)
    with ExitStack() as stack:
        api = stack.enter_context(contextmanager(fake_cms.serve)(cms))
        portal = Portal(api, folder / "publisher")
        portal.publish()
        given = (portal.public, api, None, fake_cms.TOKEN)
        web = stack.enter_context(reader_of_application(application(*given)))
        beside = stack.enter_context(reader_of_application(behind_nginx(*given)))
        serving = serving_of(portal.public, api, folder, beside.base_url.port or 0)
        stack.enter_context(started(serving, folder))
        yield Served(cms, news, portal, serving.port, web.base_url.port or 0, serving, folder)


def serving_of(public: Path, api: str, folder: Path, beside: int) -> Serving:
    """Return a private nginx's settings."""
    port = free_port()
    listening = loopback_sockets(port)
    addresses = tuple(each.getsockname()[0] for each in listening)
    for each in listening:
        each.close()
    return Serving(
        public_dir=public,
        api_url=api,
        preview_port=beside,
        addresses=addresses,
        port=port,
        tls_port=free_port(),
        working_folder=folder,
        user=nginx.worker_account(),
    )


@contextmanager
def started(serving: Serving, folder: Path) -> Iterator[None]:
    """Keep nginx running on what we write for it."""
    file = folder / "nginx.conf"
    file.write_text(configuration(serving))
    assert nginx.complaints(file) == ""
    with nginx.running(file, folder / "nginx.pid"):
        yield


# What both answer


def encoding(accepted: str) -> tuple[tuple[str, str], ...]:
    """Return the header of a reader who takes these encodings."""
    return (("Accept-Encoding", accepted),)


TABLE = [
    # pages, lists, mirrors, feeds
    Asked("/", 200),
    Asked("/tin-tuc/", 200),
    Asked("/tin-tuc/mot/", 200),
    Asked("/tin-tuc/mot/?x=1&y=..%2f", 200),
    Asked("/tin-tuc/luu-tru/2026-11/", 200),
    Asked("/en/", 200),
    Asked("/en/news/", 200),
    Asked("/tin-tuc/tin-%C4%91%E1%BA%B7c%20bi%E1%BB%87t/", 200),
    Asked("/tin-tuc%2fmot/", 200),
    Asked("/feed.xml", 200),
    Asked("/atom.xml", 200),
    Asked("/tin-tuc/rss.xml", 200),
    Asked("/sitemap.xml", 200),
    Asked("/tin-tuc/hop-dan/lich.ics", 200),
    Asked("/tin-tuc/lich.ics", 200),
    Asked("/robots.txt", 200),
    # what is shared by all hosts
    Asked("/assets/plain/style.0123abcd.css", 200),
    Asked("/assets/plain/style.0123abcd.css?x", 200),
    Asked("/media/1/anh.webp", 200),
    Asked("/media/1/anh.webp", 200, host="doison.localhost"),
    Asked("/media/", 404),
    Asked("/media/1/", 404),
    Asked("/media/1", 404),
    Asked("/media/1/anh.webp/", 404),
    Asked("/media/1/khong-co.webp", 404),
    Asked("/assets/plain/style.0123abcd.css.br", 404),
    # encodings
    Asked("/tin-tuc/mot/", 200, headers=encoding("gzip, deflate, br, zstd")),
    Asked("/tin-tuc/mot/", 200, headers=encoding("gzip")),
    Asked("/tin-tuc/mot/", 200, headers=encoding("br;q=0, gzip")),
    Asked("/tin-tuc/mot/", 200, headers=encoding("br;q=1.0, gzip;q=0.5")),
    Asked("/tin-tuc/mot/", 200, headers=encoding("identity")),
    Asked("/tin-tuc/mot/", 200, headers=(*encoding("gzip"), ("Via", "1.1 proxy"))),
    Asked("/assets/plain/style.0123abcd.css", 200, headers=encoding("br")),
    Asked("/media/1/anh.webp", 200, headers=encoding("gzip, br")),
    Asked("/khong-co/", 404, headers=encoding("br")),
    Asked("/tin-tuc/bon/", 410, headers=encoding("gzip")),
    Asked("/", 503, host=AWAY, headers=encoding("br")),
    # methods
    Asked("/tin-tuc/mot/", 200, method="HEAD"),
    Asked("/tin-tuc/mot/", 200, method="HEAD", headers=encoding("br")),
    Asked("/khong-co/", 404, method="HEAD"),
    Asked("/tin-tuc/mot/", 405, method="POST"),
    Asked("/tin-tuc/mot", 405, method="POST"),
    Asked("/tin-tuc/hai/", 405, method="PUT"),
    Asked("/robots.txt", 405, method="DELETE"),
    Asked("/media/1/anh.webp", 405, method="PATCH"),
    Asked("/assets/plain/style.0123abcd.css", 405, method="OPTIONS"),
    # forms for citizens: a page to read, passed on when it is sent
    Asked("/hoi-dap/gui-cau-hoi/", 200, headers=encoding("br")),
    Asked("/en/hoi-dap/tra-cuu/", 200),
    Asked("/dang-ky-nhan-tin/", 200, headers=encoding("br")),
    Asked("/dang-ky-nhan-tin/thoi-nhan/?ma=a1b2", 200),
    Asked("/dang-ky-nhan-tin/thoi-nhan/?ma=a1b2", 400, method="POST"),
    Asked("/en/dang-ky-nhan-tin/xac-nhan/", 400, method="POST"),
    Asked("/ja/dang-ky-nhan-tin/xac-nhan/", 404, method="POST"),
    Asked("/hoi-dap/gui-cau-hoi", 301),
    Asked("/hoi-dap/gui-cau-hoi/", 400, method="POST"),
    Asked("/en/hoi-dap/tra-cuu/", 400, method="POST"),
    Asked("/ja/hoi-dap/tra-cuu/", 404, method="POST"),
    Asked("/hoi-dap/tra-cuu/", 403, method="POST", headers=(("Sec-Fetch-Site", "cross-site"),)),
    Asked("/hoi-dap/gui-cau-hoi/", 413, method="POST", headers=(("Content-Length", "20971521"),)),
    Asked("/hoi-dap/gui-cau-hoi/", 405, method="PUT"),
    Asked("/hoi-dap/gui-cau-hoi/", 404, method="POST", host="doison.localhost"),
    Asked("/hoi-dap/gui-cau-hoi/", 404, host="doison.localhost"),
    Asked("/hoi-dap/gui-cau-hoi/", 503, method="POST", host=AWAY),
    # what moved, was withdrawn, or never was
    Asked("/tin-tuc/hai/", 301),
    Asked("/tin-tuc/hai/?x=1", 301),
    Asked("/tin-tuc/hai/", 301, method="HEAD"),
    Asked("/tin-tuc/c%C5%A9/", 301),
    Asked("/cu/sau/", 301),
    Asked("/ve-nha/", 301),
    Asked("/tin-tuc/hai", 301),
    Asked("/tin-tuc/bon", 301),
    Asked("/tin-tuc/mot", 301),
    Asked("/tin-tuc/mot?x=1", 301),
    Asked("/tin-tuc/tin-%C4%91%E1%BA%B7c%20bi%E1%BB%87t", 301),
    Asked("/en", 301),
    Asked("/index.html", 301),
    Asked("/tin-tuc/index.html", 301),
    Asked("/tin-tuc/mot/index.html?x=1", 301),
    Asked("/khong-co/index.html", 301),
    Asked("/tin-tuc/bon/", 410),
    Asked("/tin-tuc/khong-co/", 404),
    Asked("/tin-tuc/khong-co", 404),
    Asked("/en/nothing/", 404),
    Asked("/en/nothing", 404),
    Asked("/khong-co.html", 404),
    Asked("/404.html", 404),
    Asked("/410.html", 404),
    Asked("/en/404.html", 404),
    Asked("/tin-tuc/mot/", 404, host="doison.localhost"),
    # what is nobody's business
    Asked("/hosts.json", 404),
    Asked("/sites/thanhdong/index.html", 301),
    Asked("/sites/thanhdong/", 404),
    Asked("/tin-tuc/bon/.gone", 404),
    Asked("/tin-tuc/hai/.redirect", 404),
    Asked("/tin-tuc/hai/.moved/", 404),
    Asked("/tin-tuc/hai/.moved", 404),
    Asked("/.staging/", 404),
    Asked("/.git/config", 404),
    Asked("/index.html.gz", 404),
    Asked("/tin-tuc/mot/index.html.br", 404),
    Asked("/tin-tuc//mot/", 404),
    Asked("//tin-tuc/mot", 404),
    Asked("//evil.example/", 404),
    Asked("//evil.example/%2e%2e", 404),
    Asked("/%2ftin-tuc/mot", 404),
    Asked("/tin-tuc/../tin-tuc/mot/", 404),
    Asked("/tin-tuc/./mot/", 404),
    Asked("/tin-tuc/%2e%2e/tin-tuc/mot/", 404),
    Asked("/media/..%2fhosts.json", 404),
    Asked("/assets/../hosts.json", 404),
    Asked("/tin-tuc/%5c..%5c", 404),
    Asked("/tin-tuc/c:/", 404),
    Asked("/xem-truoc/", 404),
    Asked("/xem-truoc/abc/", 404),
    # other names, unknown names
    Asked("/tin-tuc/mot/", 200, host="thanhdong.localhost"),
    Asked("/tin-tuc/mot/", 200, host="ThanhDong.localhost:8080"),
    Asked("/tin-tuc/mot/", 200, host="thanhdong.localhost."),
    Asked("/tin-tuc/mot/?x=1", 301, host="www.thanhdong.localhost:8080"),
    Asked("/%C4%91", 301, host="www.thanhdong.localhost"),
    Asked("/", 301, host="www.thanhdong.localhost", method="POST"),
    Asked("/", 421, host="khac.example"),
    Asked("/tin-tuc/mot/", 421, host="thanhdong.localhost.khac.example"),
    Asked("/api/v1/health/", 421, host="khac.example"),
    Asked("/media/1/anh.webp", 421, host="127.0.0.1"),
    Asked("/", 421, host="[::1]:8080", method="POST"),
    # a suspended portal
    Asked("/", 503, host=AWAY),
    Asked("/en/", 503, host=AWAY),
    Asked("/en", 503, host=AWAY),
    Asked("/tin-tuc/mot", 503, host=AWAY),
    Asked("/tin-tuc/mot/", 503, host=AWAY),
    Asked("/robots.txt", 503, host=AWAY),
    Asked("/feed.xml", 503, host=AWAY),
    Asked("/index.html", 503, host=AWAY),
    Asked("/404.html", 503, host=AWAY),
    Asked("/503.html", 503, host=AWAY),
    Asked("/media/1/anh.webp", 503, host=AWAY),
    Asked("/tin-tuc/../x/", 503, host=AWAY),
    Asked("/", 503, host=AWAY, method="POST"),
    Asked("/", 503, host=AWAY, method="HEAD"),
    Asked(f"/xem-truoc/{TOKEN}/", 503, host=AWAY),
    Asked("/assets/plain/style.0123abcd.css", 200, host=AWAY),
    Asked("/assets/khong-co.css", 404, host=AWAY),
    Asked("/", 301, host="www.hongbang.localhost"),
    # the API and drafts
    Asked("/api/v1/health/", 200),
    Asked("/api/v1/sites/thanhdong/pages/?limit=1", 200),
    Asked("/api/v1/sites/nirgends/", 404),
    Asked("/api/v1/health/", 200, host=AWAY),
    Asked(f"/xem-truoc/{TOKEN}/", 404),
    Asked(f"/xem-truoc/{TOKEN}", 308),
    Asked(f"/xem-truoc/{TOKEN}/", 405, method="PUT"),
]  # fmt: skip


@pytest.mark.parametrize("asked", TABLE, ids=str)
def test_nginx_answers_what_the_web_server_answers(served: Served, asked: Asked):
    expected = answered(served.web_port, asked)

    assert expected.status == asked.status
    assert answered(served.nginx_port, asked) == expected


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
@pytest.mark.parametrize(
    "path", ["/tin-tuc/mot/", "/sitemap.xml", "/assets/plain/style.0123abcd.css"]
)
def test_what_has_not_changed_is_not_sent_again(served: Served, path: str, accepted: str):
    asked = Asked(path, 200, headers=encoding(accepted))
    first, _body = response(served.nginx_port, asked)
    known = (*asked.headers, ("If-None-Match", first.headers["etag"]))

    again, body = response(served.nginx_port, asked._replace(headers=known))

    assert (again.status, body) == (304, b"")
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["vary"] == "Accept-Encoding"
    assert {again.headers[name] for name in SECURITY_HEADERS} == set(SECURITY_HEADERS.values())


def test_it_answers_on_every_address_it_was_given(served: Served):
    statuses = {
        response(served.nginx_port, Asked("/", 200), address)[0].status
        for address in served.serving.addresses
    }

    assert statuses == {200}


@pytest.mark.parametrize("path", ["/../hosts.json", "/%2e%2e/%2e%2e/hosts.json", "/%00"])
def test_nginx_itself_refuses_what_leads_out_of_the_root(served: Served, path: str):
    answer, body = response(served.nginx_port, Asked(path, 400))

    assert answer.status == 400
    assert answer.headers["content-security-policy"] == SECURITY_HEADERS["Content-Security-Policy"]
    assert answer.headers["server"] == "nginx"
    assert b"haiphong" not in body


def test_no_header_can_be_smuggled_through_a_path(served: Served):
    answer, _body = response(served.nginx_port, Asked("/tin-tuc/mot%0d%0aSet-Cookie:%20x=1", 404))

    assert answer.status == 404
    assert "set-cookie" not in answer.headers


# Without a reload


def test_what_is_published_is_answered_at_once(served: Served):
    cms, section = served.cms, served.news
    item = cms.add_news("thanhdong", section, "hom-nay")
    other = cms.add_news("thanhdong", section, "hom-qua")
    served.portal.publish()
    published = served.nginx("/tin-tuc/hom-nay/").status

    cms.move("thanhdong", item, "/tin-tuc/ngay-mai/")
    cms.withdraw("thanhdong", other)
    served.portal.publish()

    assert published == 200
    assert served.nginx("/tin-tuc/hom-nay/").headers["location"] == "/tin-tuc/ngay-mai/"
    assert served.nginx("/tin-tuc/ngay-mai/").status == 200
    assert served.nginx("/tin-tuc/hom-qua/").status == 410


def test_a_portal_is_suspended_and_comes_back_at_once(served: Served):
    host = "doison.localhost"
    before = served.nginx("/tin-tuc/", host=host)

    served.cms.suspend_site("doison", NOTICE)
    served.portal.publish()
    meanwhile = served.nginx("/tin-tuc/", host=host)
    served.cms.resume_site("doison")
    served.portal.publish()

    assert meanwhile.status == 503
    assert NOTICE in meanwhile.body.decode()
    assert served.nginx("/tin-tuc/", host=host) == before


# When something is away


@contextmanager
def nginx_alone(served: Served) -> Iterator[Served]:
    """Keep a private nginx running on a copy of the output, with nobody behind it."""
    with tempfile.TemporaryDirectory(prefix="cong-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(served.portal.public, folder / "public", symlinks=True)
        api = f"http://127.0.0.1:{NOBODY}/api/v1/"
        serving = serving_of(folder / "public", api, folder, NOBODY)
        with started(serving, folder):
            yield replace(served, nginx_port=serving.port, serving=serving, folder=folder)


@pytest.fixture
def alone(served: Served) -> Iterator[Served]:
    """A private nginx with neither the CMS nor `frontend preview` behind it."""
    with nginx_alone(served) as found:
        yield found


@pytest.fixture(scope="module")
def lonely(served: Served) -> Iterator[Served]:
    """The same, for tests that leave its output as it is."""
    with nginx_alone(served) as found:
        yield found


def test_readers_keep_their_pages_when_nothing_else_answers(alone: Served):
    api = alone.nginx("/api/v1/search/?q=x")

    assert (api.status, api.kind) == (502, "application/problem+json")
    assert orjson.loads(api.body)["status"] == 502
    assert alone.nginx("/tin-tuc/mot/").status == 200
    assert alone.nginx("/hoi-dap/gui-cau-hoi/").status == 200
    sent = answered(alone.nginx_port, Asked("/hoi-dap/gui-cau-hoi/", 503, HOST, "POST"))
    assert (sent.status, sent.headers["retry-after"]) == (503, "30")


NEEDS_OTHERS = re.compile(r"/api/v1/(health|sites)/|/xem-truoc/x{60}")
"""What only the CMS, or `frontend preview`, can answer."""
ANSWERED_BESIDE = {400, 403}
"""What only `frontend preview` says of a form."""


@pytest.mark.parametrize(
    "asked",
    [
        each
        for each in TABLE
        if not NEEDS_OTHERS.match(each.path)
        and each.status not in ANSWERED_BESIDE
        and (each.method, each.status) != ("POST", 404)
    ],
    ids=str,
)
def test_whatever_became_of_a_page_is_answered_by_nginx_alone(
    lonely: Served, served: Served, asked: Asked
):
    assert answered(lonely.nginx_port, asked) == answered(served.web_port, asked)


def test_a_copy_of_the_output_without_links_asks_for_what_moved(alone: Served):
    """Delivery brings files alone: there `frontend preview` reads the marker."""
    (alone.serving.public_dir / "sites/thanhdong/tin-tuc/hai/.moved").unlink()

    moved = alone.nginx("/tin-tuc/hai/")

    assert (moved.status, moved.headers["retry-after"]) == (503, "30")


def test_a_site_without_any_files_is_away_and_not_missing(alone: Served):
    """Search engines forget what is 404; the configuration may be older than the last closing."""
    shutil.rmtree(alone.serving.public_dir / "sites" / "doison")
    (alone.serving.public_dir / "sites" / "hongbang" / "503.html").unlink()
    shutil.rmtree(alone.serving.public_dir / "sites" / "hongbang")

    answers = [alone.nginx("/tin-tuc/", host=host) for host in ("doison.localhost", AWAY)]

    assert [answer.status for answer in answers] == [503, 503]
    assert {answer.headers["x-robots-tag"] for answer in answers} == {"noindex"}
    assert {answer.body.decode() for answer in answers} == {"Cổng tạm ngừng hoạt động.\n"}


def test_a_question_reaches_the_cms_through_nginx_and_nothing_of_it_is_written_down(
    served: Served,
):
    files = [("attachments", ("a.pdf", b"%PDF " + b"secret " * 40_000, "application/pdf"))]

    answer = httpx.post(
        f"http://127.0.0.1:{served.nginx_port}/hoi-dap/gui-cau-hoi/",
        data=QUESTION,
        files=files,
        headers={"Host": HOST, "X-Forwarded-For": "198.51.100.7"},
    )

    (taken,) = served.cms.desk.taken.values()
    assert answer.status_code == 201
    assert taken["fields"]["title"] == QUESTION["title"]
    assert served.cms.desk.readers == ["127.0.0.1"]
    assert QUESTION["title"] not in served.log("access.log") + served.log("error.log")
    written = [each for each in served.folder.rglob("*") if each.is_file()]
    assert not [each for each in written if b"secret secret" in each.read_bytes()]


def test_the_address_of_a_draft_and_the_link_of_a_letter_are_in_no_log(alone: Served):
    for host in (HOST, AWAY, "www.thanhdong.localhost", "khac.example"):
        alone.nginx(f"/xem-truoc/{TOKEN}/", host=host)
        alone.nginx(f"/xem-truoc//{TOKEN}", host=host)
        alone.nginx(f"/%78em-truoc/{TOKEN}/", host=host)
        alone.nginx(f"/api/v1/previews/{TOKEN}/media/a.webp", host=host)
        alone.nginx(f"/dang-ky-nhan-tin/thoi-nhan/?ma={TOKEN}", host=host)
    alone.nginx("/tin-tuc/mot/")

    assert "/tin-tuc/mot/" in alone.log("access.log")
    assert TOKEN not in alone.log("access.log") + alone.log("error.log")


# HTTPS


def make_certificate(folder: Path, host: str) -> None:
    """Make a certificate for a host, signed by itself."""
    names = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    files = ["-keyout", str(folder / f"{host}.key"), "-out", str(folder / f"{host}.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2"]
    command = ["openssl", "req", "-x509", "-nodes", *kind, *names, *files]
    subprocess.run(command, check=True, capture_output=True)


def over_tls(
    port: int, host: str, path: str = "/", *, asked_name: str = ""
) -> tuple[int, str, str]:
    """Ask over TLS; return the status, HSTS and the name on the certificate's first line."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=asked_name or host) as secure,
    ):
        certificate = secure.getpeercert(binary_form=True) or b""
        secure.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(secure)
        answer.begin()
        answer.read()
    strict = answer.headers.get("strict-transport-security", "")
    shown = next((name for name in (host, "all.localhost") if name.encode() in certificate), "")
    return answer.status, strict, shown


@pytest.fixture
def secure(served: Served, request: pytest.FixtureRequest) -> Iterator[Served]:
    """A private nginx with HTTPS; the parameter is how its certificates are named."""
    with tempfile.TemporaryDirectory(prefix="cong-nginx-") as name:
        folder = Path(name)
        hosts = orjson.loads((served.portal.public / "hosts.json").read_bytes())
        for host in ["all.localhost", *hosts]:
            make_certificate(folder, host)
        serving = replace(
            served.serving,
            port=free_port(),
            tls_port=free_port(),
            working_folder=folder,
            certificate=f"{folder}/{request.param}.pem",
            certificate_key=f"{folder}/{request.param}.key",
        )
        with started(serving, folder):
            yield replace(served, nginx_port=serving.port, serving=serving, folder=folder)


each_way = pytest.mark.parametrize("secure", ["all.localhost", "{host}"], indirect=True)


@each_way
def test_http_leads_to_https_and_https_says_so(secure: Served):
    plain = secure.nginx("/tin-tuc/mot/?x=1", host="thanhdong.localhost")
    alias = secure.nginx("/", host="www.thanhdong.localhost")
    unknown = secure.nginx("/", host="khac.example")
    status, strict, _name = over_tls(secure.serving.tls_port, "thanhdong.localhost")

    target = f"https://thanhdong.localhost:{secure.serving.tls_port}/tin-tuc/mot/?x=1"
    assert (plain.status, plain.headers["location"]) == (301, target)
    assert "strict-transport-security" not in plain.headers
    assert alias.headers["location"] == "http://thanhdong.localhost:8080/"
    assert unknown.status == 421
    assert (status, strict) == (200, STRICT_TRANSPORT)


@each_way
@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("thanhdong.localhost", "/khong-co/", 404),
        ("thanhdong.localhost", "/tin-tuc/hai/", 301),
        ("thanhdong.localhost", "/api/v1/health/", 200),
        ("www.thanhdong.localhost", "/", 301),
        ("hongbang.localhost", "/", 503),
    ],
)
def test_every_answer_over_https_asks_for_it_again(
    secure: Served, host: str, path: str, status: int
):
    assert over_tls(secure.serving.tls_port, host, path)[:2] == (status, STRICT_TRANSPORT)


@pytest.mark.parametrize("secure", ["{host}"], indirect=True)
def test_each_host_shows_its_own_certificate_and_strangers_see_none(secure: Served):
    port = secure.serving.tls_port
    shown = [over_tls(port, host)[2] for host in ("thanhdong.localhost", "www.thanhdong.localhost")]
    crossed = over_tls(port, "khac.example", asked_name="thanhdong.localhost")

    assert shown == ["thanhdong.localhost", "www.thanhdong.localhost"]
    assert crossed[0] == 421
    with pytest.raises(ssl.SSLError):
        over_tls(port, "khac.example")


# The command


@pytest.fixture
def machine(served: Served, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publisher's machine; return its output folder."""
    monkeypatch.setenv("PORTAL_PUBLIC_DIR", str(served.portal.public))
    monkeypatch.setenv("PORTAL_API_URL", served.serving.api_url)
    return served.portal.public


@pytest.mark.usefixtures("machine")
def test_the_command_prints_a_configuration_for_every_address_of_the_machine(
    capsys: pytest.CaptureFixture[str],
):
    assert main(["nginx"]) == 0

    printed = capsys.readouterr().out
    assert "listen 0.0.0.0:80 default_server;" in printed
    assert "listen [::]:80 default_server;" in printed
    assert "server_tokens off;" in printed


@pytest.mark.usefixtures("machine")
def test_the_command_replaces_a_file_at_once(tmp_path: Path):
    file = tmp_path / "nginx.conf"
    file.write_text("cũ")
    kept_open = file.open()

    assert main(["nginx", "--output", str(file)]) == 0

    assert kept_open.read() == "cũ"
    kept_open.close()
    assert '"thanhdong.localhost" "thanhdong";' in file.read_text()
    assert [each.name for each in tmp_path.iterdir()] == ["nginx.conf"]


@pytest.mark.usefixtures("machine")
def test_the_command_names_every_fault_at_once_and_leaves_the_file_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "nginx.conf"
    wrong = ["--address", "mọi nơi", "--port", "0", "--certificate", "a b", "--user", "a;b"]

    assert main(["nginx", "--output", str(file), *wrong]) == 2

    said = capsys.readouterr().err
    for option in ("--address mọi nơi", "--port 0", "--certificate", "--key", "--user a;b"):
        assert option in said
    assert not file.exists()


@pytest.mark.usefixtures("machine")
def test_a_file_that_cannot_be_written_is_a_fault_and_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["nginx", "--output", str(tmp_path / "missing" / "nginx.conf")]) == 2

    assert "không ghi được" in capsys.readouterr().err


def test_without_any_output_there_is_nothing_to_configure(tmp_path: Path):
    serving = Serving(public_dir=tmp_path, api_url="http://cms.example/", preview_port=8090)

    with pytest.raises(Unconfigurable, match=r"python -m frontend publish"):
        configuration(serving)


@pytest.mark.parametrize(
    "rows",
    [
        {"a.example; }": {"site": "a", "redirect": None}},
        {"a.example": {"site": "../b", "redirect": None}},
        {"a.example": {"site": "$host", "redirect": None}},
        {"a.example": {"site": "a", "redirect": "https://b.example/$uri"}},
        {"a.example": {"site": "a", "redirect": 'https://b.example";'}},
        {"default": {"site": "a", "redirect": None}},
    ],
    ids=str,
)
def test_a_table_of_hosts_that_says_more_than_hosts_is_refused(
    tmp_path: Path, rows: dict[str, dict[str, str | None]]
):
    table = {name: {**row, "withheld": False} for name, row in rows.items()}
    (tmp_path / "hosts.json").write_bytes(orjson.dumps(table))
    serving = Serving(public_dir=tmp_path, api_url="http://cms.example/", preview_port=8090)

    with pytest.raises(Unconfigurable, match=r"hosts\.json"):
        configuration(serving)


@pytest.mark.parametrize("text", ["$host", "a\rb", "a\x00b"])
def test_what_nginx_would_read_as_more_than_a_value_is_not_quoted(text: str):
    with pytest.raises(NotOneValue):
        quoted(text)


def test_a_cms_behind_https_is_told_from_others_by_its_certificate(served: Served, folder: Path):
    file = folder / "secure-cms.conf"
    serving = replace(served.serving, api_url="https://localhost/api/v1/", brotli_module="")
    file.write_text(configuration(serving))

    assert nginx.complaints(file) == ""
    assert "proxy_ssl_verify on;" in file.read_text()
    assert "brotli" not in file.read_text()
