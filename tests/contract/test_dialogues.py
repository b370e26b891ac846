"""Asking an online dialogue over the API as a reader's browser would, and reading what was said."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backend.dialogues import closing, desk
from backend.dialogues.desk import Prepared
from backend.dialogues.models import DialogueQuestion
from backend.dialogues.states import EXTRA_TIME, Act
from content_models.categories import Category
from content_models.dialogues import DialoguePage
from tests.cms.test_dialogues import plan
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import post, work
from tests.roads import publish

pytestmark = pytest.mark.usefixtures("world")
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"
CANARY = "Zzpersonal"
WORDS = {
    "full_name": f"Nguyễn Thị {CANARY}",
    "email": f"{CANARY}@example.vn",
    "text": "Đường Minh Khai ngập mỗi khi mưa lớn; bao giờ phường cho nạo vét cống?",
    "consent": "2026-12-01",
}


@pytest.fixture
def held(section: Any) -> DialoguePage:
    """A dialogue that began ten minutes ago."""
    page = plan(starts_at=timezone.now() - timedelta(minutes=10))
    page.live = False
    section(Category.ONLINE_DIALOGUE).add_child(instance=page)
    return publish(page)


def address(page: DialoguePage, site: str = "thanhdong") -> str:
    return f"{API}sites/{site}/dialogues/{page.translation_key}/questions/"


def send(page: DialoguePage, **other: Any) -> Any:
    return post(address(page), WORDS | work() | other)


def test_a_question_is_received_under_a_number_and_read_by_nobody(
    held: DialoguePage, api: Any
) -> None:
    first, second = send(held), send(held, full_name="", email="")

    assert (first.status_code, second.status_code) == (201, 201), first.content
    assert [each.json()["number"] for each in (first, second)] == [1, 2]
    assert first.headers["Cache-Control"] == "no-store"
    for path in (f"sites/thanhdong/pages/{held.translation_key}/", "changes/"):
        answer = api(path).content.decode()
        assert CANARY not in answer
        assert "nạo vét" not in answer


def test_a_form_is_taken_as_the_page_s_script_sends_it(held: DialoguePage) -> None:
    client = Client(headers={"host": "testserver"})

    taken = client.post(address(held), WORDS | work() | {"website": "", "locale": "vi"})
    with_file = client.post(address(held), WORDS | work() | {"text": BytesIO(b"%PDF")})

    assert taken.status_code == 201, taken.content
    assert_problem(with_file, 400)


def test_a_question_is_taken_at_the_portal_s_own_host_too(held: DialoguePage) -> None:
    path = f"{API}site/dialogues/{held.translation_key}/questions/"

    answer = post(path, WORDS | work(), host="thanhdong.haiphong.localhost")

    assert answer.status_code == 201, answer.content


def test_the_same_question_sent_again_is_one_and_another_under_its_key_is_refused(
    held: DialoguePage,
) -> None:
    key = {"idempotency_key": "0123456789abcdef"}

    first, again = send(held, **key), send(held, **key)
    other = send(held, **key, text="Một câu hỏi hoàn toàn khác của người khác.")

    assert first.json() == again.json()
    assert_problem(other, 409)
    assert DialogueQuestion.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "Sao?"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"text": 5}, "text"),
        ({"consent": "2020"}, "consent"),
        ({"email": "nowhere"}, "email"),
        ({"locale": "fr"}, "locale"),
        ({"locale": ["vi"]}, "locale"),
        ({"text": "Không\0"}, "text"),
        ({"phone": "0912345678"}, "phone"),
        ({"challenge": "", "solution": ""}, "solution"),
        ({"idempotency_key": "short"}, "idempotency_key"),
    ],
)
def test_what_is_wrong_is_named_by_field_and_nothing_is_kept(
    held: DialoguePage, changed: Any, field: str
) -> None:
    problem = assert_problem(send(held, **changed), 400)

    assert field in {each["field"] for each in problem["errors"]}
    assert CANARY not in str(problem)
    assert not DialogueQuestion.objects.exists()


def test_what_fills_in_the_hidden_field_is_thanked_and_forgotten(held: DialoguePage) -> None:
    assert send(held, website="http://x").status_code == 201
    assert not DialogueQuestion.objects.exists()


def test_a_solution_is_good_once(held: DialoguePage) -> None:
    solved = work()

    first = post(address(held), WORDS | solved)
    second = post(address(held), WORDS | solved | {"text": "Câu hỏi thứ hai, cùng lời giải."})

    assert first.status_code == 201
    assert_problem(second, 400)
    assert DialogueQuestion.objects.count() == 1


def test_no_other_site_has_the_dialogue_and_no_foreign_page_asks_it(held: DialoguePage) -> None:
    elsewhere = post(address(held, "hongbang"), WORDS | work())
    foreign = post(address(held), WORDS | work(), origin="https://elsewhere.example")

    assert_problem(elsewhere, 404)
    assert_problem(foreign, 403)


def test_a_flood_is_refused_before_the_database(held: DialoguePage) -> None:
    caches["readers"].clear()
    limits = override_settings(QUESTION_LIMITS={"dialogue": (2, 600)})
    with limits, CaptureQueriesContext(connection) as asked:
        bogus = [post(address(held), WORDS | {"solution": str(n)}) for n in range(4)]

    assert [each.status_code for each in bogus] == [400, 400, 429, 429]
    assert len(asked) == 0


def test_the_publisher_s_readers_need_no_work(held: DialoguePage) -> None:
    assert post(address(held), WORDS, authorization=TOKEN).status_code == 201


def test_when_it_is_over_questions_are_refused_and_the_transcript_is_read(
    held: DialoguePage, api: Any, staff: Any
) -> None:
    send(held)
    send(held, full_name="")
    question, head = DialogueQuestion.objects.get(number=1), staff("approver", "thanhdong")
    desk.act(question, Act.ACCEPT, by=head)
    said = Prepared("Bao giờ nạo vét cống?", "Bạn đọc", "Lãnh đạo phường", "Trước ngày 15.")
    desk.act(question, Act.RELEASE, by=head, said=said)
    closing.close_due(held.ends_at + EXTRA_TIME)

    page = api(f"sites/thanhdong/pages/{held.translation_key}/").json()
    assert [each["answer"] for each in page["answers"]] == ["Trước ngày 15."]
    assert page["takes_questions"] is False
    counts = {name: page["outcome"][name] for name in ("asked", "answered", "refused", "moved_on")}
    assert counts == {"asked": 2, "answered": 1, "refused": 0, "moved_on": 1}
    assert CANARY not in str(page)
    listed = api("sites/thanhdong/online-dialogue/").json()["results"]
    assert all("answers" not in each for each in listed)
    assert_problem(send(held), 409)
