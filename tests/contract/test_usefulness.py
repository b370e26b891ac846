"""Whether a page is useful: one answer for each key, nothing about who answers, told only in totals."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from backend.feedback.models import PageAnswer
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/feedback/usefulness/"


@pytest.fixture
def send(world: Any) -> Any:
    """Answer about a public item, with the work done."""
    sent = {"item": str(world.id), "locale": "vi", "useful": "yes"}
    return lambda **other: post(SEND, sent | work() | other)


@pytest.fixture
def totals(world: Any, api: Any) -> Any:
    """Read what is published of the answers."""
    return lambda: api(f"sites/thanhdong/pages/{world.id}/usefulness/", locale="vi").json()


def yesterday() -> None:
    """Let everything have been answered yesterday."""
    PageAnswer.objects.update(on=timezone.localdate() - timedelta(days=1))


def test_an_answer_is_kept_without_anything_about_who_gives_it(send: Any) -> None:
    sentence = "Gọi tôi, Nguyễn Văn Bình, số 0912 345 678, mới rõ."

    taken = send(useful="no", sentence=sentence)

    assert taken.status_code == 201
    (kept,) = PageAnswer.objects.all()
    assert (kept.is_useful, kept.on) == (False, timezone.localdate())
    assert "mới rõ" in kept.sentence
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM feedback_pageanswer")
        row = str(cursor.fetchall())
    for personal in ("Bình", "0912 345", "345 678", "127.0.0.1"):
        assert personal not in row


def test_one_key_counts_once_and_the_first_answer_stands(send: Any) -> None:
    key = str(uuid.uuid4())

    answers = [send(idempotency_key=key, useful=said).status_code for said in ("yes", "no")]

    assert answers == [201, 201]
    assert [each.is_useful for each in PageAnswer.objects.all()] == [True]


@override_settings(LEAST_ANSWERS=3)
def test_totals_are_published_of_enough_answers_and_never_of_todays(send: Any, totals: Any) -> None:
    send()
    send(useful="no")
    yesterday()
    assert totals() == {"answers": None, "useful": None, "least_answers": 3}

    send()
    assert totals()["answers"] is None  # of today

    yesterday()
    assert totals() == {"answers": 3, "useful": 2, "least_answers": 3}
    send(sentence="Câu này không ra ngoài.")
    assert totals()["answers"] == 3


def test_everything_wrong_is_named(send: Any) -> None:
    assert faults(send(useful="perhaps", sentence="x" * 301)).keys() == {"useful", "sentence"}
    assert faults(send(useful=True)).keys() == {"useful"}
    assert_problem(send(item=str(uuid.uuid4())), 404)
    assert not PageAnswer.objects.exists()


def test_no_vote_rebuilds_a_page(send: Any, api: Any) -> None:
    before = api("changes/", limit="500").json()["next"]

    send()

    assert api("changes/", after=before).json()["changes"] == []


@override_settings(QUESTION_LIMITS={"vote": (2, 600)})
def test_one_reader_answers_so_often_and_no_more(send: Any) -> None:
    assert [send().status_code for _ in range(3)] == [201, 201, 429]
