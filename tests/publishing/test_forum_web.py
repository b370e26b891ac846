"""A topic as readers find it: pages of posts that stay, posting and taking back without scripts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from frontend.rendering import Renderer
from frontend.verify import compare
from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.dressed import dress
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import COMMENT_FORM, OWN_CODE, FakeDesk

TOPIC = "/dien-dan/vuon-hoa/"
FOLDER = f"sites/thanhdong{TOPIC}"
SEND, OWN = f"{TOPIC}gop-y/", "/y-kien-da-gui/"
POST = {
    "about": "forum-topic",
    "reply_to": "3",
    "text": "Nên trồng thêm cây bóng mát.\nXin cảm ơn.",
    "full_name": "Người đọc minh họa",
    "shows_name": "yes",
    "phone": "",
    "email": "",
    "consent": "2026-1",
}


@pytest.fixture
def topic(cms: FakeCms, portal: Portal) -> str:
    """A topic with as many posts as fill two pages and a half, published."""
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", comment_form=COMMENT_FORM)
    section = cms.add_section("thanhdong", "dien-dan", category="forum")
    found = cms.add_event("thanhdong", section, "vuon-hoa", type="forum-topic")
    dress(cms)
    portal.settings = replace(portal.settings, renderer=Renderer)
    for number in range(1, 46):
        cms.post_to("thanhdong", found, number)
    portal.publish()
    return found


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest, portal: Portal, api: str, topic: str, tmp_path: Path
) -> Iterator[httpx.Client]:
    """A reader of the local server, or of what nginx passes on."""
    served = application if request.param == "web" else behind_nginx
    state, spool = portal.settings.state_file, tmp_path / "questions"
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, spool, state)
    ) as reader:
        yield reader


def page_of(number: int) -> str:
    """Return the file of one of the pages of posts."""
    return f"{FOLDER}y-kien/{number}/index.html"


def numbers_on(portal: Portal, file: str) -> list[int]:
    """Return the numbers of the posts a page shows."""
    return [number for number in range(1, 60) if f"Ý kiến {number}</p>" in portal.text(file)]


def test_posts_stand_on_pages_by_their_numbers(topic: str, portal: Portal) -> None:
    assert [numbers_on(portal, page_of(number)) for number in (1, 2, 3)] == [
        list(range(1, 21)), list(range(21, 41)), list(range(41, 46)),
    ]  # fmt: skip
    assert not portal.has(page_of(4))


def test_another_post_leaves_the_older_pages_as_they_are(
    cms: FakeCms, topic: str, portal: Portal
) -> None:
    cms.post_to("thanhdong", topic, 46)
    report = portal.publish()

    assert {f"{FOLDER}index.html", page_of(3)} <= report.written
    assert not {page_of(1), page_of(2)} & report.written
    assert report.built <= 10  # however many pages its posts fill: none of the older is made again


def test_a_post_taken_off_leaves_its_number_and_the_other_pages(
    cms: FakeCms, topic: str, portal: Portal
) -> None:
    cms.posts[topic] = [post for post in cms.posts[topic] if post["number"] != 5]
    cms.edit("thanhdong", topic, post_count=44)
    portal.publish()

    assert numbers_on(portal, page_of(1)) == [n for n in range(1, 21) if n != 5]
    assert numbers_on(portal, page_of(2)) == list(range(21, 41))


def test_a_withdrawn_topic_takes_its_pages_along(cms: FakeCms, topic: str, portal: Portal) -> None:
    cms.withdraw("thanhdong", topic)
    portal.publish()

    assert not portal.has(page_of(1))


def test_posts_one_by_one_give_what_all_at_once_give(
    cms: FakeCms, topic: str, portal: Portal, api: str, tmp_path: Path
) -> None:
    for number in range(46, 63):
        cms.post_to("thanhdong", topic, number)
    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.settings = replace(fresh.settings, renderer=Renderer)
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


def test_a_post_is_passed_on_and_its_receipt_has_the_code(
    web: httpx.Client, cms: FakeCms, topic: str
) -> None:
    cms.desk = FakeDesk()
    answer = web.post(SEND, data=POST)
    page = read(answer.text)

    assert (answer.status_code, page.faults, against_policy(page)) == (201, [], [])
    assert OWN_CODE in page.text
    assert {(OWN, "Xem, rút ý kiến đã gửi"), (TOPIC, "Trở lại chủ đề")} <= set(page.links)
    (sent,) = cms.desk.comments.values()
    assert (sent["reply_to"], sent["path"]) == ("3", f"sites/thanhdong/pages/{topic}/comments/")
    assert "about" not in sent


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    web: httpx.Client, cms: FakeCms, topic: str
) -> None:
    reason = {"field": "reply_to", "value": "3", "reason": "Không có.", "remedy": "Để trống."}
    cms.desk = FakeDesk(answers_with=(400, {"errors": [reason]}))
    answer = web.post(SEND, data=POST)
    page = read(answer.text)

    assert (answer.status_code, page.faults) == (400, [])
    assert ("#tra-loi", "Trả lời ý kiến số: Không có. Để trống.") in page.links
    assert POST["text"].splitlines()[0] in answer.text


def test_a_sender_sees_and_takes_back_by_the_code_without_a_script(
    web: httpx.Client, cms: FakeCms, portal: Portal, topic: str
) -> None:
    cms.desk = FakeDesk()
    assert portal.has(f"sites/thanhdong{OWN}index.html")
    assert portal.has(f"sites/thanhdong/en{OWN}index.html")
    seen = web.post(OWN, data={"code": OWN_CODE})
    gone = web.post(OWN, data={"code": OWN_CODE, "act": "withdraw"})
    wrong = web.post(OWN, data={"code": "nhầm"})
    empty = web.post(OWN, data={"code": ""})

    assert [each.status_code for each in (seen, gone, wrong, empty)] == [200, 200, 404, 400]
    assert "Nên trồng thêm cây." in seen.text
    assert "Đã rút ý kiến" in gone.text
    assert "Không tìm thấy ý kiến nào" in read(wrong.text).text
    assert [each["what"] for each in cms.desk.replies] == ["own", "withdrawal"]
    assert all("no-store" in each.headers["cache-control"] for each in (seen, gone, wrong))
    cms.is_down = True
    away = web.post(OWN, data={"code": OWN_CODE})
    assert (away.status_code, "hệ thống gián đoạn" in away.text) == (503, True)
    cms.is_down = False
