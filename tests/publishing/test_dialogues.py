"""A dialogue as readers follow it: the file beside its page, what an answer costs, asking without scripts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from frontend.verify import compare
from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.dressed import dress
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import FORM, FakeDesk

HELD = "sites/thanhdong/doi-thoai/thoat-nuoc"
PAGE, SESSION = f"{HELD}/index.html", f"{HELD}/dien-bien.json"
SEND = "/doi-thoai/gui-cau-hoi/"
WORDS = {
    "text": "Bao giờ phường nạo vét cống đường Minh Khai?",
    "full_name": "Người đọc minh họa",
    "email": "",
    "consent": "2026-1",
}


@pytest.fixture
def held(cms: FakeCms, portal: Portal) -> str:
    """A dialogue, announced and published."""
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", form=FORM)
    section = cms.add_section("thanhdong", "doi-thoai")
    cms.add_news("thanhdong", section, "khac")
    held = cms.add_dialogue("thanhdong", section, "thoat-nuoc", title="Đối thoại về thoát nước")
    portal.publish()
    return held


def told(portal: Portal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(portal.text(SESSION))
    return found


def test_an_answer_costs_its_page_and_the_small_file_beside_it(
    cms: FakeCms, held: str, portal: Portal
) -> None:
    assert told(portal) == {"over": False, "answers": []}

    cms.release("thanhdong", held, 3)
    report = portal.publish()

    assert report.written == {PAGE, SESSION}
    assert [each["number"] for each in told(portal)["answers"]] == [3]


def test_a_session_that_is_over_says_so_and_its_answers_stay(
    cms: FakeCms, held: str, portal: Portal
) -> None:
    cms.release("thanhdong", held, 2)
    cms.close_dialogue("thanhdong", held)
    portal.publish()

    assert told(portal)["over"] is True
    assert "Câu hỏi 2?" in str(told(portal)["answers"])


def test_a_withdrawn_dialogue_takes_its_file_along(cms: FakeCms, held: str, portal: Portal) -> None:
    cms.withdraw("thanhdong", held)
    portal.publish()

    assert not portal.has(SESSION)
    assert not portal.has(f"{SESSION}.gz")


def test_answers_one_by_one_give_what_all_at_once_give(
    cms: FakeCms, held: str, portal: Portal, api: str, tmp_path: Path
) -> None:
    for number in (3, 1, 3, 2):
        cms.release("thanhdong", held, number)
        portal.publish()
    cms.close_dialogue("thanhdong", held)
    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


# As it is read and asked, in the portal's own theme


@pytest.fixture(scope="module")
def shown(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[FakeCms, str, Portal, str]]:
    """A portal with a dialogue, published in the theme that readers see."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", form=FORM)
    section = cms.add_section("thanhdong", "doi-thoai", menu_title="")
    held = cms.add_dialogue("thanhdong", section, "thoat-nuoc")
    dress(cms)
    portal = Portal(next(serving), tmp_path_factory.mktemp("held"))
    portal.publish()
    yield cms, portal.settings.api_url, portal, held
    serving.close()


@pytest.fixture
def desk(shown: Any) -> FakeDesk:
    """An empty desk of a CMS in good health."""
    cms = shown[0]
    cms.is_down = False
    cms.desk = FakeDesk()
    return cms.desk


@pytest.fixture(params=["web", "behind nginx"])
def web(request: Any, desk: FakeDesk, shown: Any, tmp_path: Path) -> Iterator[httpx.Client]:
    """A reader of the local server, or of what nginx passes on."""
    _, api, portal, _ = shown
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, tmp_path / "spool", state)
    ) as reader:
        yield reader


def ask(web: httpx.Client, shown: Any, way: str = "", **other: str) -> httpx.Response:
    return web.post(f"{way}{SEND}", data={"dialogue": shown[3], **WORDS, **other})


def test_the_page_has_a_form_and_what_was_answered(
    web: httpx.Client, desk: FakeDesk, shown: Any
) -> None:
    held, desk.answers_with = shown[3], (400, {"errors": []})
    page = read(ask(web, shown).text)

    assert against_policy(page) == []
    assert page.faults == []
    assert "Bao giờ thửa đất dôi dư được cấp giấy chứng nhận?" in page.text
    (form,) = [each for each in page.all("form") if each.attributes.get("action") == SEND]
    assert form.attributes["data-send"] == f"/api/v1/sites/thanhdong/dialogues/{held}/questions/"


def test_a_question_is_taken_without_a_script_and_its_number_told(
    web: httpx.Client, desk: FakeDesk, shown: Any
) -> None:
    answer = ask(web, shown)
    again = ask(web, shown)
    page = read(answer.text)

    assert (answer.status_code, again.status_code) == (201, 201)
    assert "Đã nhận câu hỏi của bạn" in page.text
    assert "Đã nhận câu hỏi." in page.text
    (sent,) = desk.asked.values()
    assert sent["path"] == f"sites/thanhdong/dialogues/{shown[3]}/questions/"
    said = {name: sent[name] for name in ("text", "full_name", "consent", "locale")}
    assert said == {
        "text": WORDS["text"], "full_name": WORDS["full_name"], "consent": "2026-1", "locale": "vi",
    }  # fmt: skip
    assert "email" not in sent
    assert answer.headers["cache-control"] == "no-store"
    assert page.faults == []


@pytest.mark.parametrize(
    ("reply", "status", "words"),
    [
        ((409, {}), 409, "Chương trình đối thoại này không nhận câu hỏi nữa."),
        ((429, {}), 429, "vừa có quá nhiều câu hỏi"),
        ((400, {"errors": [{"field": "text", "reason": "Quá ngắn.", "remedy": "Viết thêm."}]}),
         400, "Quá ngắn. Viết thêm."),
    ],
)  # fmt: skip
def test_a_question_that_is_not_taken_is_shown_again_with_the_reason(
    web: httpx.Client, desk: FakeDesk, shown: Any, reply: Any, status: int, words: str
) -> None:
    desk.answers_with = reply

    answer = ask(web, shown, text='Hỏi "><script>alert(1)</script>')
    page = read(answer.text)

    assert answer.status_code == status
    assert words in page.text
    assert "<script>alert" not in answer.text
    assert 'Hỏi "><script>' in page.text
    assert page.faults == []


def test_while_the_cms_is_away_nothing_typed_is_lost_and_nobody_believes_it_was_taken(
    web: httpx.Client, shown: Any
) -> None:
    ask(web, shown)
    shown[0].is_down = True

    answer = ask(web, shown)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert WORDS["text"] in answer.text
    assert "gián đoạn" in answer.text


@pytest.mark.parametrize("dialogue", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_what_names_no_dialogue_finds_nothing(
    web: httpx.Client, desk: FakeDesk, shown: Any, dialogue: str
) -> None:
    assert ask(web, shown, dialogue=dialogue).status_code == 404
    assert desk.asked == {}


def test_the_session_s_file_is_asked_about_each_time_and_seldom_sent(shown: Any) -> None:
    _, api, portal, _ = shown
    address = "/doi-thoai/thoat-nuoc/dien-bien.json"
    with reader_of_application(application(portal.public, api, None, fake_cms.TOKEN)) as web:
        first = web.get(address)
        again = web.get(address, headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["content-type"].startswith("application/json")
    assert (again.status_code, again.content) == (304, b"")
