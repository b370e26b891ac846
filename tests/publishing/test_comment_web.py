"""Commenting on a draft without scripts: taken, corrected, given back whole while the CMS is away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from frontend.rendering import Renderer
from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.dressed import dress
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import COMMENT, COMMENT_FORM, FakeDesk

PAGE = "/lay-y-kien/pho-di-bo/"
SEND = f"{PAGE}gop-y/"
Published = tuple[FakeCms, str, Portal, str]
Reader = Iterator[httpx.Client]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A portal in two languages with a draft that is open, one that is over, one by post."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", comment_form=COMMENT_FORM)
    section = cms.add_section("thanhdong", "lay-y-kien", category="draft-consultation")
    facts: dict[str, Any] = {"type": "consultation", "accepts_comments": True}
    draft = cms.add_event("thanhdong", section, "pho-di-bo", stage="open", **facts)
    over = cms.add_event("thanhdong", section, "da-het", stage="concluded", **facts)
    by_post = cms.add_event("thanhdong", section, "qua-thu", stage="open", **facts)
    dress(cms)
    cms.edit("thanhdong", draft, title="Phố đi bộ")
    cms.edit("thanhdong", over, stage="concluded")
    cms.edit("thanhdong", by_post, accepts_comments=False)
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("commented"))
    portal.settings = replace(portal.settings, renderer=Renderer)
    portal.publish()
    yield cms, api, portal, draft
    serving.close()


@pytest.fixture
def desk(published: Published) -> FakeDesk:
    """An empty desk of a CMS in good health."""
    cms = published[0]
    cms.is_down = False
    cms.desk = FakeDesk()
    return cms.desk


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest, desk: FakeDesk, published: Published, tmp_path: Path
) -> Reader:
    """A reader of the local server, or of what nginx passes on."""
    _, api, portal, _ = published
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    spool = tmp_path / "questions"
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, spool, state)
    ) as reader:
        yield reader


def value_of(page: Any, name: str) -> Any:
    """Return what stands in a field of a page's form."""
    fields = (each for each in page.all("input") if each.attributes.get("name") == name)
    return next(fields).attributes.get("value")


def forms_shown(portal: Portal) -> dict[str, bool]:
    """Return which drafts' pages have the form."""
    folder = portal.public / "sites" / "thanhdong" / "lay-y-kien"
    return {
        name: 'name="shows_name"' in (folder / name / "index.html").read_text()
        for name in ("pho-di-bo", "da-het", "qua-thu")
    }


def test_the_form_is_on_the_page_of_a_draft_only_while_it_takes_comments(
    published: Published,
) -> None:
    cms, _, portal, draft = published
    while_open = forms_shown(portal)
    cms.edit("thanhdong", draft, stage="awaiting-outcome", awaiting_days=0)
    portal.publish()
    behind = forms_shown(portal)
    cms.edit("thanhdong", draft, stage="open", awaiting_days=None)
    portal.publish()

    assert while_open == {"pho-di-bo": True, "da-het": False, "qua-thu": False}
    assert not any(behind.values())
    assert forms_shown(portal) == while_open


def test_a_comment_is_passed_on_and_its_receipt_shown_in_the_portals_theme(
    web: httpx.Client, desk: FakeDesk, published: Published, request: pytest.FixtureRequest
) -> None:
    reader = {"X-Forwarded-For": "198.51.100.7"}
    answer = web.post(SEND, data=COMMENT, headers=reader)
    page = read(answer.text)
    again = web.post(SEND, data=COMMENT, headers=reader)
    other = web.post(SEND, data=COMMENT | {"provision": "Điều 9"}, headers=reader)

    assert (answer.status_code, again.status_code, other.status_code) == (201, 201, 201)
    assert (page.faults, against_policy(page)) == ([], [])
    assert "Đã nhận ý kiến của bạn" in page.text
    assert "Dự thảo Phương án phố đi bộ" in page.text
    assert (PAGE, "Trở lại trang lấy ý kiến") in page.links
    first, second = desk.comments.values()
    assert {name: first[name] for name in COMMENT} == COMMENT
    assert (first["locale"], second["provision"]) == ("vi", "Điều 9")
    assert first["path"] == f"sites/thanhdong/pages/{published[3]}/comments/"
    is_behind = request.node.callspec.params["web"] == "behind nginx"
    assert desk.readers[0] == ("198.51.100.7" if is_behind else "127.0.0.1")
    assert answer.headers["cache-control"] == "no-store"

    # Two readers who say the same are two, and neither is told the other's code.
    web.post(SEND, data=COMMENT, headers={"X-Forwarded-For": "198.51.100.8"})
    assert len(desk.comments) == (3 if is_behind else 2)


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    web: httpx.Client, desk: FakeDesk
) -> None:
    reason = {"field": "text", "value": "", "reason": "Quá ngắn.", "remedy": "Viết 10 ký tự."}
    desk.answers_with = 400, {"errors": [reason]}

    answer = web.post(SEND, data=COMMENT | {"full_name": '"><script>alert(1)</script>'})
    page = read(answer.text)

    assert (answer.status_code, page.faults) == (400, [])
    assert "<script>alert" not in answer.text
    assert ("#noi-dung-gop-y", "Nội dung góp ý: Quá ngắn. Viết 10 ký tự.") in page.links
    assert value_of(page, "full_name") == '"><script>alert(1)</script>'
    assert value_of(page, "provision") == COMMENT["provision"]
    assert COMMENT["text"].splitlines()[0] in answer.text


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (409, {"detail": "Đã hết thời hạn nhận ý kiến."}, "Đã hết thời hạn nhận ý kiến."),
        (429, {}, "quá nhiều lượt gửi"),
        (403, {}, "xem lại các ô"),
        (401, {}, "hệ thống gián đoạn"),
    ],
)
def test_a_refusal_is_said_in_words_and_nothing_typed_is_lost(
    status: int, body: dict[str, str], said: str, web: httpx.Client, desk: FakeDesk
) -> None:
    desk.answers_with = status, body

    answer = web.post(SEND, data=COMMENT)

    assert answer.status_code == (503 if status == 401 else status)
    assert said in answer.text
    assert COMMENT["text"].splitlines()[0] in answer.text


def test_while_the_cms_is_away_the_form_comes_back_with_everything_typed(
    web: httpx.Client, desk: FakeDesk, published: Published
) -> None:
    published[0].is_down = True
    answer = web.post(SEND, data=COMMENT)
    page = read(answer.text)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "Những gì đã ghi vẫn còn" in page.text
    assert value_of(page, "phone") == COMMENT["phone"]
    assert COMMENT["text"].splitlines()[0] in answer.text
    assert not desk.comments


def test_only_forms_of_this_portals_drafts_are_read(web: httpx.Client, desk: FakeDesk) -> None:
    asked = {
        "foreign": web.post(SEND, data=COMMENT, headers={"Sec-Fetch-Site": "cross-site"}),
        "json": web.post(SEND, json=COMMENT),
        "nothing there": web.post("/lay-y-kien/khong-co/gop-y/", data=COMMENT),
        "a section": web.post("/lay-y-kien/gop-y/", data=COMMENT),
        "at the top": web.post("/gop-y/", data=COMMENT),
    }

    statuses = {name: answer.status_code for name, answer in asked.items()}
    assert {name: statuses[name] for name in ("foreign", "json", "nothing there", "a section")} == {
        "foreign": 403, "json": 400, "nothing there": 404, "a section": 404,
    }  # fmt: skip
    assert statuses["at the top"] in {404, 405}
    assert not desk.comments
