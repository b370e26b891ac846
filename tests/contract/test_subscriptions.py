"""Subscribing by e-mail over the API: the answer tells nobody who is subscribed."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings

from backend.citizen import letters
from backend.subscriptions import following
from backend.subscriptions.models import Subscription
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/subscriptions/"
ADDRESS = "zzban.doc@example.vn"
WORDS = {
    "email": ADDRESS,
    "subjects": ["category:news-events", "news:economy"],
    "rhythm": "weekly",
    "consent": "2026-12-01",
}


def send(**other: Any) -> Any:
    """Ask for letters, with the work done."""
    return post(SEND, WORDS | work() | other)


def follow(act: str, token: str, **other: Any) -> Any:
    """Do what a link of a letter is for."""
    return post(f"{API}subscriptions/{act}/", {"token": token} | other)


def tokens() -> dict[str, str]:
    """Return what stands in the links of the letter that has just come, by their pages."""
    letters.send_due()
    body = str(mail.outbox.pop().body)
    return dict(re.findall(r"/dang-ky-nhan-tin/([a-z-]+)/\?ma=(\S+)", body))


def test_the_form_offers_what_the_portal_has_in_the_language_asked_for(api: Any) -> None:
    found = api("sites/thanhdong/subscriptions/form/").json()
    abroad = api("sites/thanhdong/subscriptions/form/", locale="en").json()

    offers = {each["key"]: each["name"] for each in found["subjects"]}
    assert offers["news:economy"] == "Kinh tế"
    assert found["open"] is True
    assert found["rhythms"] == ["hourly", "daily", "weekly"]
    assert set(found["consent"]["texts"]) == {"vi", "en", "zh", "ko", "ja"}
    assert "Kinh tế" not in {each["name"] for each in abroad["subjects"]}


def test_whether_an_address_is_known_cannot_be_told_from_the_answer() -> None:
    first = send()
    follow("confirm", tokens()["xac-nhan"])
    known, stranger = send(), send(email="zznguoi.la@example.vn")

    answers = [first, known, stranger]
    assert [each.status_code for each in answers] == [201, 201, 201]
    assert len({each.json()["message"] for each in answers}) == 1
    assert ADDRESS not in first.content.decode()


def test_a_subscription_is_confirmed_read_changed_and_left_by_its_links() -> None:
    send()
    links = tokens()
    own = links["thoi-nhan"]

    assert follow("own", own).json()["state"] == "pending"
    confirmed = follow("confirm", links["xac-nhan"]).json()
    assert (confirmed["state"], confirmed["rhythm"]) == ("active", "weekly")
    changed = follow("change", own, subjects=["news:culture"], rhythm="daily", locale="vi").json()
    assert (changed["subjects"], changed["rhythm"]) == (["news:culture"], "daily")
    assert "email" not in changed
    assert [follow("leave", own).status_code for _ in range(2)] == [200, 200]
    assert not Subscription.objects.exists()
    assert_problem(follow("own", own), 409)
    assert_problem(follow("confirm", links["xac-nhan"]), 409)


@pytest.mark.parametrize("act", ["confirm", "own", "change", "leave"])
def test_reading_does_nothing_and_a_made_up_link_is_nobody_s(api: Any, act: str) -> None:
    assert_problem(api(f"subscriptions/{act}/"), 405)
    assert_problem(follow(act, "khong-phai-ma.cua-ai"), 404)
    assert faults(follow(act, "")).keys() == {"token"}


def test_the_link_of_one_portal_opens_nothing_at_another() -> None:
    send()
    own = tokens()["thoi-nhan"]

    elsewhere = post(f"{API}subscriptions/own/", {"token": own}, host="hongbang.haiphong.localhost")
    assert_problem(elsewhere, 404)


def test_everything_wrong_is_named_with_a_remedy_in_the_reader_s_language() -> None:
    wrong = {"email": "khong", "subjects": ["news:sport"], "rhythm": "never", "consent": "1"}
    answer = send(**wrong)

    assert faults(answer).keys() == {"email", "subjects", "rhythm", "consent"}
    assert "khong" not in answer.content.decode().replace("không", "")
    assert faults(send(subjects="news:economy")).keys() == {"subjects"}
    assert faults(send(subjects=[])).keys() == {"subjects"}
    assert faults(send(speed="1")).keys() == {"speed"}


def test_without_work_nothing_is_taken_and_a_machine_is_thanked() -> None:
    assert faults(post(SEND, WORDS)).keys() == {"solution"}
    assert post(SEND, WORDS | {"website": "http://example.vn"}).status_code == 201
    assert not Subscription.objects.exists()


def test_one_key_is_one_asking() -> None:
    key = "khoa-dang-ky-nhan-tin"

    assert [send(idempotency_key=key).status_code for _ in range(2)] == [201, 201]
    assert_problem(send(idempotency_key=key, rhythm="daily"), 409)
    letters.send_due()
    assert len(mail.outbox) == 1
    mail.outbox.clear()


def test_a_key_with_other_words_is_refused_whoever_is_subscribed() -> None:
    send()
    follow("confirm", tokens()["xac-nhan"])
    for email in (ADDRESS, "zznguoi.la@example.vn"):
        key = f"khoa-thu-dia-chi-{len(email)}"
        assert send(email=email, idempotency_key=key).status_code == 201
        assert_problem(send(email=email, idempotency_key=key, rhythm="daily"), 409)


@override_settings(QUESTION_LIMITS={"subscribe": (2, 600)})
def test_a_reader_who_asks_too_often_waits() -> None:
    found = [send(email=f"zz{number}@example.vn").status_code for number in range(3)]

    assert found == [201, 201, 429]


def test_no_address_is_anywhere_public(api: Any) -> None:
    send()
    follow("confirm", tokens()["xac-nhan"])

    for path in ("changes/", "sites/thanhdong/", "sites/thanhdong/subscriptions/form/"):
        assert ADDRESS not in api(path).content.decode()
    assert following.end() >= 0
