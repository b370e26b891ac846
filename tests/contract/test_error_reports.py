"""Reporting an error in an item, over the API as a reader's browser would; nothing said comes out again."""

import uuid
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from backend.citizen.models import SpentChallenge
from backend.feedback.models import ErrorReport
from backend.notices.models import Notice
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import CANARY, faults, post, work

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/feedback/errors/"
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"
WORDS = {
    "text": f"Điện thoại ở cuối bài sai một chữ số, {CANARY}.",
    "email": f"{CANARY}@example.vn",
}


@pytest.fixture
def item(world: Any) -> str:
    """A public item of the ward."""
    return str(world.id)


@pytest.fixture
def send(item: str) -> Any:
    """Send a report of it with its work done."""
    return lambda **other: post(SEND, {"item": item, "locale": "vi"} | WORDS | work() | other)


def rows() -> list[ErrorReport]:
    """Return all reports there are."""
    return list(ErrorReport.objects.all())


def test_an_error_is_reported_with_what_it_is_about_and_the_board_is_told(
    send: Any, item: str
) -> None:
    taken = send()

    assert (taken.status_code, taken["Cache-Control"]) == (201, "no-store")
    assert "Ban Biên tập" in taken.json()["message"]
    (kept,) = rows()
    assert (kept.portal.key, str(kept.item), kept.locale) == ("thanhdong", item, "vi")
    assert (kept.text, kept.email, kept.state) == (WORDS["text"], WORDS["email"], "open")
    assert kept.title
    assert kept.path.startswith("/")
    assert kept.due_at is None  # no regulation of the system says how soon
    told = Notice.objects.filter(path=kept.desk_path)
    assert CANARY not in "".join(f"{each.subject}{each.text}" for each in told)


def test_the_database_cannot_be_read_for_what_was_said(send: Any) -> None:
    send()

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM feedback_errorreport")
        assert CANARY.lower() not in str(cursor.fetchall()).lower()


def test_the_same_key_is_one_report_and_with_other_words_refused(send: Any) -> None:
    key = str(uuid.uuid4())
    first, again = send(idempotency_key=key), send(idempotency_key=key)
    other = send(idempotency_key=key, text="Ngày khai mạc ghi sai, đúng là ngày mười hai.")

    assert first.json() == again.json()
    assert len(rows()) == 1
    assert_problem(other, 409)


def test_everything_wrong_is_named_at_once_and_nothing_personal_repeated(send: Any) -> None:
    answer = send(text="sai", email=f"{CANARY} at example")

    assert faults(answer).keys() == {"text", "email"}
    assert CANARY not in answer.content.decode()
    assert faults(send(item="không phải mã")).keys() == {"item"}
    assert faults(send(locale="xx")).keys() == {"locale"}
    assert faults(send(score="5")).keys() == {"score"}
    assert faults(send(text="x" * 2001)).keys() == {"text"}
    assert not rows()


def test_only_what_is_public_on_the_site_has_errors(send: Any, item: str, world: Any) -> None:
    assert_problem(send(item=str(uuid.uuid4())), 404)
    assert_problem(send(locale="ja"), 404)
    elsewhere = f"{API}sites/hongbang/feedback/errors/"
    assert_problem(post(elsewhere, {"item": item, "locale": "vi"} | WORDS | work()), 404)
    assert not rows()


def test_a_report_needs_work_that_is_good_once_unless_a_publisher_passes_it_on(
    send: Any, item: str
) -> None:
    done = work()
    assert send(**done).status_code == 201
    assert faults(send(**done)).keys() == {"solution"}
    assert faults(post(SEND, {"item": item} | WORDS)).keys() == {"solution"}
    spent = SpentChallenge.objects.count()

    passed_on = post(SEND, {"item": item} | WORDS, authorization=TOKEN)

    assert passed_on.status_code == 201
    assert SpentChallenge.objects.count() == spent == 1
    assert len(rows()) == 2


def test_what_fills_in_what_nobody_sees_is_thanked_and_forgotten(send: Any) -> None:
    trapped = send(website="http://spam.example")

    assert trapped.status_code == 201
    assert not rows()


@override_settings(QUESTION_LIMITS={"report": (2, 600)})
def test_one_reader_reports_so_much_and_no_more(send: Any) -> None:
    answers = [send().status_code for _ in range(3)]

    assert answers == [201, 201, 429]


def test_a_page_of_somebody_elses_reports_nothing(send: Any, item: str) -> None:
    sent = {"item": item, "locale": "vi"} | WORDS | work()

    assert_problem(post(SEND, sent, origin="https://elsewhere.example"), 403)
    assert not rows()


def test_nothing_that_was_said_comes_out_of_the_api(send: Any, api: Any, item: str) -> None:
    send()
    reads = [
        "changes/",
        f"sites/thanhdong/pages/{item}/",
        f"search/?q={CANARY}",
        "sites/thanhdong/",
    ]

    for path in reads:
        assert CANARY not in api(path).content.decode().replace(f"q={CANARY}", "")
