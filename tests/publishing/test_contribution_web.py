"""Items contributed without scripts: passed on with their pictures, followed, never lost unsaid."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import CONTRIBUTION_CODE, CONTRIBUTION_FORM, FakeDesk

SEND, FOLLOW = "/gui-tin-bai/", "/gui-tin-bai/tra-cuu/"
WORDS = {"category": "news-events", "title": "Tổ 5 trồng cây", "text": "Một buổi sáng " * 5}
Published = tuple[FakeCms, str, Portal]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A portal in two languages that takes contributions, and one that does not."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    opened = {"number": "25/2025/QĐ-UBND", "contributed_by": "TD25-19.1-1"}
    cms.add_site(
        "thanhdong",
        languages=("vi", "en"),
        theme="ward",
        regulation=opened,
        contribution_form=CONTRIBUTION_FORM,
    )
    cms.add_site("haiphong")
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("contributed"))
    portal.publish()
    yield cms, api, portal
    serving.close()


@pytest.fixture
def desk(published: Published) -> FakeDesk:
    """An empty desk of a CMS in good health."""
    cms = published[0]
    cms.is_down, cms.desk = False, FakeDesk()
    return cms.desk


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest, desk: FakeDesk, published: Published, tmp_path: Path
) -> Iterator[httpx.Client]:
    """A reader of the local server, or of what nginx passes on."""
    _, api, portal = published
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, tmp_path / "spool", state)
    ) as reader:
        yield reader


def test_every_language_has_both_pages_and_only_where_it_is_open(published: Published) -> None:
    public = published[2].public
    pages = sorted(
        each.parent.relative_to(public).as_posix()
        for each in public.rglob("gui-tin-bai/index.html")
    )

    assert [("thanhdong" in each, "/en/" in f"/{each}") for each in pages] == [
        (True, True),
        (True, False),
    ]
    assert all((public / each / "tra-cuu" / "index.html").is_file() for each in pages)


def test_an_item_is_passed_on_with_its_pictures_and_a_code_is_shown(
    web: httpx.Client, desk: FakeDesk
) -> None:
    pictures = [("attachments", ("anh.jpg", b"\xff\xd8\xff anh", "image/jpeg"))]
    answer = web.post(SEND, data=WORDS, files=pictures)

    assert answer.status_code == 201
    assert CONTRIBUTION_CODE in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    (body,) = desk.contributed
    assert b"\xff\xd8\xff anh" in body
    assert body.index(b'name="title"') < body.index(b'name="attachments"')


def test_what_is_refused_comes_back_as_it_was_typed(web: httpx.Client, desk: FakeDesk) -> None:
    fault = {"field": "text", "reason": "Quá ngắn.", "remedy": "Hãy viết thêm."}
    desk.answers_with = (400, {"errors": [fault]})

    answer = web.post(SEND, data=WORDS)

    document = read(answer.text)
    assert (answer.status_code, document.faults, against_policy(document)) == (400, [], [])
    assert "Hãy viết thêm." in answer.text
    assert 'value="Tổ 5 trồng cây"' in answer.text


def test_while_the_cms_is_away_nobody_leaves_believing_it_was_received(
    web: httpx.Client, published: Published
) -> None:
    published[0].is_down = True

    answer = web.post(SEND, data=WORDS)

    assert answer.status_code == 503
    assert 'value="Tổ 5 trồng cây"' in answer.text
    assert "data-receipt>" not in answer.text.split("<template")[0]


def test_a_code_tells_where_it_stands_and_takes_an_answer(
    web: httpx.Client, desk: FakeDesk
) -> None:
    code = CONTRIBUTION_CODE.lower().replace("-", " ")
    asked = web.post(FOLLOW, data={"code": code})
    assert (asked.status_code, "Diễn ra ngày nào?" in asked.text) == (200, True)

    said = {"code": CONTRIBUTION_CODE, "act": "reply", "text": "Chủ nhật."}
    assert web.post(f"/en{FOLLOW}", data=said).status_code == 200
    assert desk.replies == [{"code": CONTRIBUTION_CODE, "text": "Chủ nhật."}]
    assert web.post(FOLLOW, data={"code": "AAAA-BBBB-CCCC-DDDD"}).status_code == 404
    assert web.post(FOLLOW, data={}).status_code == 400
