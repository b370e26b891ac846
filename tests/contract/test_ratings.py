"""Rating a portal on the four axes of HCM24-4.3c: only where a regulation says so, told only as means."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from backend.approval import site_rules
from backend.feedback import rating
from backend.feedback.models import PortalRating
from backend.regulations import load_rule_set
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/feedback/ratings/"
SCORES = {"interface": 5, "content": 4, "quality": 3, "support": 2}


def send(**other: Any) -> Any:
    """Rate the ward's portal, with the work done."""
    return post(SEND, SCORES | work() | other)


def form(api: Any, site: str = "thanhdong") -> Any:
    """Read what the form asks, and what is published."""
    return api(f"sites/{site}/feedback/ratings/form/").json()


@pytest.fixture
def rated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every site live by the regulation that asks for ratings."""
    rules = load_rule_set("ho-chi-minh-2024")
    monkeypatch.setattr(site_rules, "rules_of", lambda _portal: rules)


def a_night_later() -> int:
    """Count as every night does."""
    return rating.count_totals(today=timezone.localdate() + timedelta(days=1))


def test_a_portal_whose_regulation_does_not_ask_is_not_rated(api: Any) -> None:
    found = form(api)

    assert (found["open"], found["axes"], found["clause"]) == (False, [], "")
    assert api("sites/thanhdong/").json()["regulation"]["rated_by"] == ""
    assert_problem(send(), 409)
    assert not PortalRating.objects.exists()


@pytest.mark.usefixtures("rated")
def test_exactly_the_four_axes_of_the_clause_are_rated(api: Any) -> None:
    found = form(api)

    assert found["axes"] == ["interface", "content", "quality", "support"]
    assert found["clause"] == "HCM24-4.3c"
    assert faults(send(speed=5)).keys() == {"speed"}
    assert faults(post(SEND, work())).keys() == set(SCORES)
    assert faults(send(interface=6, support="good")).keys() == {"interface", "support"}
    assert send(content="4").status_code == 201


@pytest.mark.usefixtures("rated")
def test_one_key_counts_once() -> None:
    key = str(uuid.uuid4())

    assert [send(idempotency_key=key, interface=n).status_code for n in (5, 1)] == [201, 201]
    assert [each.interface for each in PortalRating.objects.all()] == [5]


@pytest.mark.usefixtures("rated")
@override_settings(LEAST_ANSWERS=3)
def test_means_are_published_every_night_of_enough_ratings_and_the_feed_says_so(api: Any) -> None:
    for _ in range(2):
        send()
    post(f"{API}sites/hongbang/feedback/ratings/", SCORES | {"interface": 2} | work())
    assert rating.count_totals(today=timezone.localdate()) == 0  # all of it is today's
    before = api("changes/", limit="500").json()["next"]

    assert a_night_later() == 1
    found = form(api)
    assert found["results"] is None
    assert found["everywhere"]["answers"] == 3
    assert (found["everywhere"]["interface"], found["everywhere"]["content"]) == (4.0, 4.0)
    (change,) = api("changes/", after=before).json()["changes"]
    assert change["keys"] == ["ratings:*"]

    send(interface=3)
    assert form(api)["results"] is None
    assert (a_night_later(), a_night_later()) == (2, 0)
    assert form(api)["results"]["answers"] == 3
    assert form(api)["results"]["interface"] == 4.33
