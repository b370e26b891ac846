"""Asking about one's own data over the API, by the code of one's question alone."""

from typing import Any

import pytest
from django.core.cache import caches
from django.utils import timezone

from backend.citizen import data_requests, rights
from backend.citizen.models import Consent, DataRequest
from backend.citizen.rules import consents
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import CANARY, PERSONAL, WORDS, faults, post, send

pytestmark = pytest.mark.usefixtures("world")
ASK, SEE = f"{API}questions/data-requests/", f"{API}questions/data/"


@pytest.fixture
def code(tmp_path: Any, settings: Any) -> str:
    """The code of a question in Korean that was sent a moment ago."""
    caches["readers"].clear()
    settings.PRIVATE_ROOT = tmp_path
    return str(send(locale="ko").json()["code"])


def test_what_is_asked_has_its_clock_and_nothing_personal_in_the_answer(code: str) -> None:
    asked = post(ASK, {"code": code, "kind": "access"})

    assert (asked.status_code, asked["Cache-Control"]) == (200, "no-store")
    seen = asked.json()
    assert seen["may_ask_for"] == ["correction", "deletion"]
    (request,) = seen["data_requests"]
    assert (request["kind"], request["stage"]) == ("access", "received")
    assert [each["what"] for each in request["due"]] == ["acknowledge", "data"]
    assert CANARY not in asked.content.decode()
    assert_problem(post(ASK, {"code": code, "kind": "access"}), 409)
    assert_problem(post(SEE, {"code": code}), 409)


def test_what_was_handed_out_is_seen_once(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    post(ASK, {"code": code, "kind": "access"})
    monkeypatch.setattr(rights, "is_on_board", lambda *_who: True)
    data_requests.hand_out(DataRequest.objects.get(), by=None, now=timezone.now())
    assert post(f"{API}questions/status/", {"code": code}).json()["data_is_ready"] is True

    held = post(SEE, {"code": code})

    assert held["Cache-Control"] == "no-store"
    told = held.json()
    assert told["details"] == PERSONAL | {"phone": "0912345678"}
    assert (told["text"], told["consent"]["locale"]) == (WORDS["text"], "ko")
    assert_problem(post(SEE, {"code": code}), 409)
    assert_problem(post(SEE, {"code": "0000-0000-0000-0000"}), 404)


def test_whatever_is_wrong_is_named(code: str) -> None:
    assert faults(post(ASK, {"code": code, "kind": "all"})).keys() == {"kind"}
    assert faults(post(ASK, {"code": code, "kind": "correction"})).keys() == {"text"}
    assert faults(post(ASK, {"code": code, "kind": "deletion", "text": 5})).keys() == {"text"}
    assert faults(post(ASK, {"code": code, "kind": "deletion", "x": ""})).keys() == {"x"}
    assert_problem(post(ASK, {"code": "0", "kind": "access"}), 404)
    assert DataRequest.objects.count() == 0


def test_a_form_has_the_words_of_consent_in_every_language(api: Any, code: str) -> None:
    form = api("sites/thanhdong/questions/form/").json()["consent"]

    assert form["texts"].keys() == {"vi", "en", "zh", "ko", "ja"}
    assert form["texts"]["vi"] == form["text"] == consents()[-1].text
    assert [each.locale for each in Consent.objects.all()] == ["ko"]
    send(locale="vi")
    assert Consent.objects.filter(locale="vi").count() == 1
