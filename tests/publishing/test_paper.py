"""Pages on paper: a PDF of a published item, made beside the web server and by nobody else."""

import asyncio
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from pypdf import PdfReader

from frontend.paper import printed, with_a_family_for_each_file
from frontend.paper_web import NotPrintable, Papers
from frontend.rendering import Renderer
from frontend.web import application, behind_nginx
from tests.portal_views import example
from tests.publishing import fake_cms
from tests.publishing.conftest import HOST, Portal, reader_of_application
from tests.publishing.dressed import dress
from tests.publishing.fake_cms import FakeCms
from tests.publishing.test_nginx import serving_of, started

PAGE = "/tin-tuc/mot/"
PAPER = f"{PAGE}ban-in.pdf"


@dataclass
class Printing:
    """A portal in its real theme, behind the local web server and behind nginx."""

    cms: FakeCms
    portal: Portal
    news: str
    local: httpx.Client
    nginx: httpx.Client
    kept: Path

    def reader(self, name: str) -> httpx.Client:
        return {"local": self.local, "nginx": self.nginx}[name]


@pytest.fixture(scope="module")
def printing() -> Iterator[Printing]:
    """A portal with an item that is open, one that moved, one that was withdrawn, and one closed site."""
    cms = FakeCms()
    cms.add_site("thanhdong", languages=("vi", "en"))
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.add_news("thanhdong", news, "mot")
    cms.move("thanhdong", cms.add_news("thanhdong", news, "hai"), "/tin-tuc/ba/")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", news, "bon"))
    cms.add_site("hongbang")
    cms.add_news("hongbang", cms.add_section("hongbang", "tin-tuc"), "mot")
    dress(cms)
    cms.suspend_site("hongbang")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-nginx-")))
        folder.chmod(0o755)
        api = stack.enter_context(contextmanager(fake_cms.serve)(cms))
        portal = Portal(api, folder / "publisher")
        portal.settings = replace(portal.settings, renderer=Renderer)
        assert portal.publish().quarantined == {}
        kept = folder / "papers"
        local = stack.enter_context(reader_of_application(application(portal.public, api, kept)))
        beside = stack.enter_context(reader_of_application(behind_nginx(portal.public, api, kept)))
        serving = serving_of(portal.public, api, folder, beside.base_url.port or 0)
        stack.enter_context(started(serving, folder))
        through = httpx.Client(base_url=f"http://127.0.0.1:{serving.port}", headers={"Host": HOST})
        nginx = stack.enter_context(through)
        local.timeout = nginx.timeout = 60
        yield Printing(cms, portal, news, local, nginx, kept)


either = pytest.mark.parametrize("server", ["local", "nginx"])


@either
def test_an_item_is_had_on_paper_in_words_that_can_be_read(printing: Printing, server: str):
    answer = printing.reader(server).get(PAPER)

    paper = PdfReader(io.BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in paper.pages)
    item = example("news")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert " ".join(item["title"].split()) in " ".join(text.split())
    assert f"1 / {len(paper.pages)}" in text
    assert paper.metadata.title.startswith(item["title"])
    assert "Tải bản PDF" not in text


def test_it_is_made_for_screen_readers_and_carries_its_own_letters(printing: Printing):
    paper: Any = PdfReader(io.BytesIO(printing.local.get(PAPER).content))

    catalogue = paper.trailer["/Root"]
    fonts = [
        font.get_object() for page in paper.pages for font in page["/Resources"]["/Font"].values()
    ]
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    below = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all(
        {"/FontFile2", "/FontFile3"} & descriptor.get_object().keys() for descriptor in below
    )
    assert any("BeVietnamPro" in font["/BaseFont"].replace("-", "") for font in fonts)
    assert {image.name for page in paper.pages for image in page.images}


@either
def test_its_answer_says_what_it_is(printing: Printing, server: str):
    answer = printing.reader(server).get(PAPER)
    again = printing.reader(server).get(PAPER, headers={"If-None-Match": answer.headers["etag"]})

    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''mot.pdf"
    assert answer.headers["link"] == f'<http://thanhdong.localhost:8080{PAGE}>; rel="canonical"'
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cache-control"] == "public, no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (again.status_code, again.content) == (304, b"")


def test_the_page_leads_to_it(printing: Printing):
    page, section = printing.local.get(PAGE).text, printing.local.get("/tin-tuc/").text

    assert '<a href="ban-in.pdf" type="application/pdf">Tải bản PDF</a>' in page
    assert "ban-in.pdf" not in section


@either
@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/ban-in.pdf", HOST, 404),
        ("/tin-tuc/ban-in.pdf", HOST, 404),
        ("/tin-tuc/khong-co/ban-in.pdf", HOST, 404),
        ("/tin-tuc/bon/ban-in.pdf", HOST, 410),
        ("/tin-tuc/mot/index.html/ban-in.pdf", HOST, 301),
        ("/tin-tuc/mot//ban-in.pdf", HOST, 404),
        ("/tin-tuc/%2e%2e/tin-tuc/mot/ban-in.pdf", HOST, 404),
        ("/tin-tuc/mot/%2e%2e/%2e%2e/hosts.json/ban-in.pdf", HOST, 404),
        ("/media/1/ban-in.pdf", HOST, 404),
        ("/xem-truoc/abc/ban-in.pdf", HOST, 404),
        (f"/xem-truoc/{'x' * 60}.{'y' * 43}/ban-in.pdf", HOST, 404),
        (PAPER, "hongbang.localhost:8080", 503),
        (PAPER, "khac.example", 421),
        (PAPER, "www.thanhdong.localhost:8080", 301),
    ],
)
def test_nothing_else_is_printed(
    printing: Printing, server: str, path: str, host: str, status: int
):
    reader = printing.reader(server)
    before = sorted(printing.kept.glob("*"))

    request = httpx.Request("GET", f"{reader.base_url}", headers={"Host": host})
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = reader.send(request)

    assert answer.status_code == status
    assert not answer.content.startswith(b"%PDF")
    assert sorted(printing.kept.glob("*")) == before


@either
def test_the_paper_of_a_page_that_moved_is_where_the_page_is(printing: Printing, server: str):
    answer = printing.reader(server).get("/tin-tuc/hai/ban-in.pdf")

    assert answer.status_code == 301
    assert answer.headers["location"] == "/tin-tuc/ba/ban-in.pdf"


@either
def test_it_can_only_be_read(printing: Printing, server: str):
    answer = printing.reader(server).post(PAPER)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_it_is_made_once_and_anew_when_the_page_changes(printing: Printing):
    first = printing.local.get(PAPER).headers["etag"]
    kept = {file.name: file.stat().st_ino for file in printing.kept.iterdir()}
    printing.local.get(PAPER)
    assert {file.name: file.stat().st_ino for file in printing.kept.iterdir()} == kept

    (item,) = [
        key
        for key, each in printing.cms.items.items()
        if each["path"] == PAGE and key[0] == "thanhdong"
    ]
    printing.cms.edit("thanhdong", item[1], summary="Câu vừa sửa: đường Lê Lợi")
    printing.portal.publish()
    answer = printing.local.get(PAPER)

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert answer.headers["etag"] != first
    assert "đường Lê Lợi" in " ".join(text.split())


# The program that lays out


def test_each_file_of_letters_has_a_name_of_its_own():
    face = '@font-face{{font-family:"Be";font-weight:{weight};src:url(a);unicode-range:{letters}}}'
    faces = [face.format(weight=weight, letters=letters) for weight in (4, 7) for letters in "AB"]

    style = with_a_family_for_each_file("".join(faces) + 'body{font-family:"Be",serif}')

    assert (style.count('{font-family:"Be 0";'), style.count('{font-family:"Be 1";')) == (2, 2)
    assert style.endswith('body{font-family:"Be 0","Be 1",serif}')


def print_page(document: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    """Lay a document out as a page of thanhdong."""
    arguments = [str(folder), "thanhdong", "http://thanhdong.localhost/tin-tuc/mot/"]
    command = [sys.executable, "-X", "dev", "-m", "frontend.paper", *arguments]
    return subprocess.run(command, input=document.encode(), capture_output=True, check=False)


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path):
    """A listener, a file and an inline picture, none of which is asked for."""
    asked: list[str] = []

    async def listen(scope, receive, send):
        asked.append(unquote(scope["path"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    secret = tmp_path / "secret.txt"
    secret.write_text("không ai được đọc")
    (tmp_path / "public").mkdir()
    with reader_of_application(listen) as elsewhere:  # type: ignore[arg-type]
        links = (
            f'<link rel="stylesheet" href="{elsewhere.base_url}/a.css">'
            f'<img src="{elsewhere.base_url}/a.png"><img src="file://{secret}">'
            f'<link rel="attachment" href="file://{secret}"><object data="file://{secret}"></object>'
            f'<img src="/media/../../secret.txt"><img src="/hosts.json">'
            f"<style>@import '{elsewhere.base_url}/b.css';"
            f"p {{ background: url({elsewhere.base_url}/c.png) }}</style><p>Chữ</p>"
        )
        done = print_page(f'<html lang="vi"><title>Tên</title>{links}', tmp_path / "public")

    assert done.stdout.startswith(b"%PDF")
    assert asked == []
    assert b"EmbeddedFile" not in done.stdout
    assert PdfReader(io.BytesIO(done.stdout)).attachments == {}


def test_a_page_that_cannot_be_laid_out_is_a_fault_of_its_own(tmp_path: Path):
    papers = Papers(tmp_path, tmp_path / "papers")

    with pytest.raises(NotPrintable, match="UnicodeDecodeError"):
        asyncio.run(papers._print(b"\xff", "thanhdong", "http://thanhdong.localhost/"))


def test_a_reader_is_not_told_to_wait_for_what_cannot_be_made(
    printing: Printing, monkeypatch: pytest.MonkeyPatch
):
    async def without_pango(*_given: object) -> bytes:
        raise NotPrintable("OSError: cannot load library 'libpangoft2-1.0-0'")

    monkeypatch.setattr(Papers, "_print", without_pango)
    shutil.rmtree(printing.kept, ignore_errors=True)

    answer = printing.local.get(PAPER)

    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert "dùng lệnh In của trình duyệt" in answer.text
    assert "pango" not in answer.text


def test_what_is_kept_is_bounded_and_the_oldest_goes_first(tmp_path: Path):
    papers = Papers(tmp_path, tmp_path / "papers", kept_bytes=25)
    for name in ("mot", "hai", "ba"):
        papers._put_away(tmp_path / "papers" / f"{name}.pdf", b"x" * 10)

    assert {file.name for file in (tmp_path / "papers").iterdir()} == {"hai.pdf", "ba.pdf"}


@pytest.mark.parametrize("words", ["日本語のお知らせ", "中文公告", "한국어 공지"])
def test_every_language_of_the_mirrors_has_its_letters_on_paper(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, words: str
):
    page = f'<!DOCTYPE html><html lang="x"><head><title>{words}</title></head><body>{words}</body></html>'

    paper = PdfReader(io.BytesIO(printed(page.encode(), tmp_path, "thanhdong", "http://a/")))

    assert words in paper.pages[0].extract_text()
    assert "glyph" not in caplog.text, "a letter that no font has is printed as a box"
