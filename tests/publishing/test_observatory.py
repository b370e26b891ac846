"""Security headers as the public observatory judges them, of what nginx really answers."""

import http.client
import socket
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from frontend.rendering import Renderer
from frontend.web import behind_nginx
from tests.publishing import fake_cms, observatory
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.dressed import dress
from tests.publishing.fake_cms import FakeCms
from tests.publishing.observatory import Scanned
from tests.publishing.test_nginx import make_certificate, serving_of, started
from tests.services.postgresql import free_port

PORTAL = "thanhdong.localhost"
ADDRESSES = ("127.0.0.1", "::1")


class Web:
    """nginx with a certificate, on both of this machine's own addresses."""

    def __init__(self, port: int, tls_port: int, folder: Path) -> None:
        self.port = port
        self.tls_port = tls_port
        self.folder = folder

    def plain(self, path: str, address: str) -> http.client.HTTPResponse:
        """Return the answer at http://."""
        connection = http.client.HTTPConnection(address, self.port, timeout=10)
        connection.request("GET", path, headers={"Host": PORTAL})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    def secure(self, path: str, address: str) -> tuple[http.client.HTTPMessage, int, str]:
        """Return headers, status and page at https://; the certificate must be the host's."""
        context = ssl.create_default_context(cafile=str(self.folder / f"{PORTAL}.pem"))
        with (
            socket.create_connection((address, self.tls_port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname=PORTAL) as wrapped,
        ):
            asked = f"GET {path} HTTP/1.1\r\nHost: {PORTAL}\r\nConnection: close\r\n\r\n"
            wrapped.sendall(asked.encode())
            answer = http.client.HTTPResponse(wrapped)
            answer.begin()
            return answer.headers, answer.status, answer.read().decode()

    def scan(self, path: str, address: str) -> Scanned:
        """Return what a scanner sees of a page."""
        plain = self.plain(path, address)
        headers, _status, body = self.secure(path, address)
        return Scanned(
            PORTAL,
            plain.status,
            plain.headers["location"] or "",
            {name.lower(): value for name, value in headers.items()},
            tuple(headers.get_all("set-cookie") or ()),
            body,
        )


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    """A portal in its real theme behind nginx with HTTPS."""
    cms = FakeCms()
    cms.add_site("thanhdong")
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", news, "cu"))
    cms.add_news("thanhdong", news, "mot")
    dress(cms)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-nginx-")))
        folder.chmod(0o755)
        api = stack.enter_context(contextmanager(fake_cms.serve)(cms))
        portal = Portal(api, folder / "publisher")
        portal.settings = replace(portal.settings, renderer=Renderer)
        assert portal.publish().quarantined == {}
        beside = stack.enter_context(reader_of_application(behind_nginx(portal.public, api)))
        make_certificate(folder, PORTAL)
        serving = replace(
            serving_of(portal.public, api, folder, beside.base_url.port or 0),
            addresses=ADDRESSES,
            tls_port=free_port(),
            certificate=f"{folder}/{PORTAL}.pem",
            certificate_key=f"{folder}/{PORTAL}.key",
        )
        stack.enter_context(started(serving, folder))
        yield Web(serving.port, serving.tls_port, folder)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/tin-tuc/mot/", "/tin-tuc/cu/", "/khong-co/"])
def test_every_page_is_graded_a_plus(web: Web, path: str, address: str):
    scanned = web.scan(path, address)

    faults = {name: worth for name, worth in observatory.results(scanned).items() if worth < 0}
    assert faults == {}
    assert observatory.grade(observatory.score(scanned)) == "A+"
    assert observatory.score(scanned) >= 120


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_kinds_of_address_are_answered(web: Web, address: str):
    assert web.plain("/", address).status == 301
    assert web.secure("/", address)[1] == 200


GOOD = Scanned(
    "a.vn", 301, "https://a.vn/",
    {
        "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        "referrer-policy": "strict-origin-when-cross-origin",
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
    },
    (), "<script src='/a.js'></script>",
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 120),
        ({"content-security-policy": ""}, 75 - 20),
        ({"content-security-policy": "default-src 'self'; frame-ancestors 'none'"}, 115),
        ({"content-security-policy": "script-src 'unsafe-inline'; frame-ancestors 'none'"}, 80),
        ({"strict-transport-security": ""}, 80),
        ({"strict-transport-security": "max-age=86400"}, 90 + 20),
        ({"x-content-type-options": ""}, 95 + 20),
        ({"referrer-policy": "unsafe-url"}, 95 + 15),
        ({"access-control-allow-origin": "x", "access-control-allow-credentials": "true"}, 50),
    ],
)  # fmt: skip
def test_the_score_is_summed_up_as_published(change: dict[str, str], points: int):
    assert observatory.score(replace(GOOD, headers={**GOOD.headers, **change})) == points


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        (replace(GOOD, http_status=200), 80),
        (replace(GOOD, http_location="http://a.vn/"), 80),
        (replace(GOOD, http_location="https://b.vn/"), 95 + 20),
        (replace(GOOD, cookies=("id=1; Path=/",)), 80),
        (replace(GOOD, body="<script src='https://cdn.example/a.js'></script>"), 95 + 20),
        (replace(GOOD, body="<script src='http://cdn.example/a.js'></script>"), 50),
    ],
)
def test_what_is_not_a_header_counts_too(changed: Scanned, points: int):
    assert observatory.score(changed) == points
