"""The API of forum topics: the list of posts, sending one, following and taking back what was sent."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from backend.approval import chain
from backend.comments import desk, publication
from backend.comments.models import Comment
from content_models.forums import ForumTopicPage
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work
from tests.roads import publish

pytestmark = pytest.mark.usefixtures("city")
CANARY = "Zzdien"
WORDS = {
    "text": "Nên trồng thêm cây bóng mát ven hồ.",
    "full_name": f"Nguyễn Thị {CANARY}",
    "phone": "0912 345 678",
    "consent": "2026-12-01",
}
Make = Callable[..., ForumTopicPage]


@pytest.fixture
def make(make_page: Callable[..., ForumTopicPage]) -> Make:
    """Return a published topic, open unless its fields say otherwise, with some posts."""

    def topic(posts: int = 0, **fields: Any) -> ForumTopicPage:
        values = {
            "question": "Vườn hoa ven hồ nên có thêm gì?",
            "opened_by": "Phòng Kinh tế, Hạ tầng và Đô thị",
            "opens_at": timezone.now() - timedelta(days=1),
        }
        page = make_page(ForumTopicPage, **(values | fields))
        for number in range(posts):
            said = {"text": f"Ý kiến {number + 1}", "count": 1}
            page.published_comments.add(page.new_comment(place="", reply_to=None, **said))
        made: ForumTopicPage = publish(page)
        return made

    return topic


def at(page: ForumTopicPage) -> str:
    """Return where posts to a topic are sent."""
    return f"{API}sites/thanhdong/pages/{page.translation_key}/comments/"


def listed(page: ForumTopicPage) -> str:
    """Return the address of a topic's posts."""
    return f"sites/thanhdong/pages/{page.translation_key}/posts/"


def send(page: ForumTopicPage, **other: Any) -> Any:
    """Send a post with its work done."""
    return post(at(page), WORDS | work() | other)


def test_topics_are_a_collection_that_is_filtered_by_state_and_unit(make: Make, api: Any) -> None:
    make(title="Mở")
    make(title="Đóng", accepts_comments=False, opened_by="Văn phòng")
    address = "sites/thanhdong/forum/"

    def titles(**asked: str) -> set[str]:
        return {each["title"] for each in api(address, **asked).json()["results"]}

    assert titles() == {"Mở", "Đóng"}
    assert titles(stage="open") == {"Mở"}
    assert titles(stage="closed", opened_by="Văn phòng") == {"Đóng"}
    assert titles(accepts_comments="true") == {"Mở"}
    (shown, _other) = api(address).json()["results"]
    assert not {"posts", "attachments", "body"} & shown.keys()


def test_all_posts_are_listed_by_number_and_a_stretch_is_asked_for(make: Make, api: Any) -> None:
    page = make(posts=45)
    found, following = [], None
    answer = api(listed(page)).json()
    while True:
        found += [each["number"] for each in answer["results"]]
        following = answer["next"]
        if following is None:
            break
        answer = Client().get(following).json()
    stretch = api(listed(page), after=20, up_to=40, limit=20).json()

    assert found == list(range(1, 46))
    assert [each["number"] for each in stretch["results"]] == list(range(21, 41))
    assert stretch["next"] is None
    detail = api(f"sites/thanhdong/pages/{page.translation_key}/").json()
    assert [each["number"] for each in detail["posts"]] == list(range(26, 46))
    assert (detail["post_count"], detail["last_number"]) == (45, 45)


@pytest.mark.parametrize(
    "asked",
    [{"limit": 101}, {"after": -1}, {"up_to": "x"}, {"cursor": "x"}, {"order": "number"}],
)
def test_what_cannot_be_asked_is_named(make: Make, api: Any, asked: dict[str, Any]) -> None:
    assert faults(api(listed(make()), **asked)).keys() == asked.keys()


def test_a_cursor_of_another_topic_is_refused(make: Make, api: Any) -> None:
    first, second = make(title="Một", posts=25), make(title="Hai", posts=25)
    cursor = api(listed(first), limit=20).json()["next"].partition("cursor=")[2]

    assert api(listed(first), cursor=cursor, limit=20).status_code == 200
    assert_problem(api(listed(second), cursor=f"{cursor[:-2]}zz", limit=20), 400)


def test_a_post_is_received_with_a_code_and_nothing_of_it_is_public(make: Make, api: Any) -> None:
    page = make()
    taken = send(page)

    assert taken.status_code == 201, taken.content
    assert len(taken.json()["code"]) == 19
    assert api(listed(page)).json()["results"] == []
    assert Comment.objects.get().page_id == page.pk
    assert CANARY not in api(f"sites/thanhdong/pages/{page.translation_key}/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, personal, code_hash FROM comments_comment")
        kept = repr(cursor.fetchall())
    assert CANARY not in kept
    assert taken.json()["code"] not in kept


def test_a_reply_is_to_a_published_post_of_the_same_topic(make: Make) -> None:
    page = make(posts=2)

    assert send(page, reply_to="2").status_code == 201
    assert Comment.objects.get().reply_to == 2
    for wrong in ("3", "x", "0"):
        assert faults(send(page, reply_to=wrong)).keys() == {"reply_to"}
    assert faults(send(page, reply_to=2)).keys() == {"reply_to"}


def test_no_post_is_taken_before_behind_or_once_the_topic_is_closed(make: Make) -> None:
    now, day = timezone.now(), timedelta(days=1)
    early = make(title="Sớm", opens_at=now + day)
    late = make(title="Muộn", opens_at=now - 2 * day, closes_at=now - timedelta(seconds=1))
    closed = make(title="Đóng", accepts_comments=False)

    for page in (early, late, closed):
        assert_problem(send(page), 409)
    assert not Comment.objects.exists()


def test_a_sender_follows_and_takes_back_by_the_code_alone(make: Make) -> None:
    code = send(make()).json()["code"]

    told = post(f"{API}comments/own/", {"code": code})
    assert (told.status_code, told["Cache-Control"]) == (200, "no-store")
    assert told.json()["text"] == WORDS["text"]
    assert told.json()["details"]["full_name"] == WORDS["full_name"]
    gone = post(f"{API}comments/own/withdrawal/", {"code": code}).json()
    again = post(f"{API}comments/own/withdrawal/", {"code": code}).json()
    assert (gone["state"], gone["text"], gone["details"]) == ("withdrawn", "", {})
    assert again == gone
    for address in ("comments/own/", "comments/own/withdrawal/"):
        assert_problem(post(f"{API}{address}", {"code": "AAAA-AAAA-AAAA-AAAA"}), 404)
        assert faults(post(f"{API}{address}", {})).keys() == {"code"}
        foreign = post(f"{API}{address}", {"code": code}, origin="https://elsewhere.example")
        assert_problem(foreign, 403)


def test_a_machine_is_thanked_with_a_code_that_leads_nowhere(make: Make) -> None:
    answer = post(at(make()), WORDS | {"website": "https://spam.example"})

    assert (answer.status_code, Comment.objects.count()) == (201, 0)
    assert_problem(post(f"{API}comments/own/", {"code": answer.json()["code"]}), 404)


def test_what_is_published_is_listed_without_its_sender(make: Make, api: Any, staff: Any) -> None:
    page = make()
    send(page)
    editor, approver = staff("editor", "thanhdong"), staff("approver", "thanhdong")
    desk.publish(Comment.objects.get(), by=editor, text=WORDS["text"])
    waiting = publication.newest_of(Comment.objects.get().page)
    for person in (editor, approver):
        chain.approve(ForumTopicPage.objects.get(pk=waiting.pk), by=person)

    (shown,) = api(listed(page)).json()["results"]
    assert (shown["text"], shown["name"]) == (WORDS["text"], "")
    assert CANARY not in json.dumps(shown)
