"""Receipts: who may send them, what they must hold, and the health they bring."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from backend.published.models import Receipt
from tests.contract.judgements import assert_problem

LONG = "x" * 5000
RECEIPT = {"publisher": "web", "cursor": 3, "kind": "full", "artifacts": 5, "milliseconds": 9}


def send(body: Any, token: str | None = None, content_type: str = "application/json") -> Any:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    client = Client(
        enforce_csrf_checks=True,
        raise_request_exception=False,
        headers={"authorization": f"Bearer {settings.PUBLISHER_TOKEN if token is None else token}"},
    )
    return client.post("/api/v1/receipts/", text, content_type=content_type)


@pytest.mark.parametrize("token", ["", "wrong", "sai-mã-đọc"])
def test_a_receipt_needs_the_token(city: None, token: str) -> None:
    answer = send(RECEIPT, token)

    assert_problem(answer, 401)
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**RECEIPT, "cursor": -1}, "cursor"),
        ({**RECEIPT, "cursor": 2**63}, "cursor"),
        ({**RECEIPT, "artifacts": 2**31}, "artifacts"),
        ({**RECEIPT, "milliseconds": "soon"}, "milliseconds"),
        ({**RECEIPT, "kind": "some"}, "kind"),
        ({**RECEIPT, "publisher": "a\0b"}, "publisher"),
        ({**RECEIPT, "publisher": LONG}, "publisher"),
        ([], "non_field_errors"),
        ("web", "non_field_errors"),
    ],
)
def test_a_broken_receipt_is_refused_by_field(city: None, body: Any, field: str) -> None:
    problem = assert_problem(send(body), 400)

    assert [error["field"] for error in problem["errors"]] == [field]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b'{"a": '])
def test_a_receipt_that_is_no_json_is_a_problem(city: None, body: bytes) -> None:
    assert_problem(send(body), 400)


def test_a_receipt_of_another_type_is_a_problem(city: None) -> None:
    assert_problem(send(b"a=1", content_type="application/x-www-form-urlencoded"), 415)


def test_a_receipt_is_taken_and_makes_the_system_ready(city: None, api: Any) -> None:
    before = api("health/")

    answer = send(RECEIPT)

    assert_problem(before, 503)
    assert answer.status_code == 201
    assert answer.json() == RECEIPT
    assert api("health/").json() == {"status": "ok"}
    assert Receipt.objects.get().kind == "full"
