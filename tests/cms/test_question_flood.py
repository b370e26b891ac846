"""A flood of bogus questions, hundreds of every kind: nothing of it is kept, and people get through.

How fast that goes is measured by `python -m scripts.bench --parts questions`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from backend.citizen import challenges, rules
from backend.citizen.models import Attachment, Letter, Question, SpentChallenge
from scripts.bench.bogus import ANSWERED, KINDS, Sent, bogus, question, solve

HOST = "thanhdong.haiphong.localhost"
FLOOD, EVERY, OF_ONE = 600, 30, 20
pytestmark = pytest.mark.django_db
SEND = "/api/v1/site/questions/"


@pytest.fixture(autouse=True)
def _counted_anew(tmp_path: Any) -> Iterator[None]:
    """Nobody has sent anything yet."""
    caches["readers"].clear()
    limits = {"send": (OF_ONE, 600), "all": (300, 60)}
    with override_settings(PRIVATE_ROOT=tmp_path, QUESTION_LIMITS=limits):
        yield
    caches["readers"].clear()


def send(sent: Sent) -> int:
    """Send something to the portal's form."""
    browser = Client(raise_request_exception=False, headers={"host": HOST, **sent.headers})
    return browser.post(SEND, sent.body, content_type="application/json").status_code


def consent() -> str:
    """Return the version of the words that senders agree to."""
    return rules.consents()[-1].version


def work() -> dict[str, str]:
    """Return the headers of work that was quickly done."""
    made = challenges.new_challenge(now=timezone.now(), difficulty=4)
    return solve(made.challenge, made.difficulty)


def test_people_get_through_a_flood_of_which_nothing_is_kept(
    staff: Any, logged_in: Any, ward: Any
) -> None:
    editor = logged_in(staff("editor", "thanhdong"))
    challenge = challenges.new_challenge(now=timezone.now()).challenge
    answers: dict[str, Counter[int]] = {kind: Counter() for kind in KINDS}
    real = []

    for number in range(FLOOD):
        sent = bogus(number, consent(), challenge)
        answers[sent.kind][send(sent)] += 1
        if number % EVERY == 0:
            real.append(send(question(number, consent(), work())))

    assert real == [201] * (FLOOD // EVERY)
    assert {kind: set(found) for kind, found in answers.items()} == ANSWERED
    # As many as one address may send; twice that where a window of time ended meanwhile.
    assert answers["over the limit"][400] in {OF_ONE, 2 * OF_ONE}
    assert Question.objects.count() == SpentChallenge.objects.count() == len(real)
    assert (Attachment.objects.count(), Letter.objects.count()) == (0, 0)
    queue = editor.get(reverse("citizen_queue")).content.decode()
    assert queue.count("Câu hỏi thử") == len(real)


@pytest.mark.parametrize("kind", sorted(ANSWERED))
def test_what_is_bogus_costs_the_database_no_more_than_whose_host_it_is(
    kind: str, ward: Any
) -> None:
    challenge = challenges.new_challenge(now=timezone.now()).challenge
    number = KINDS.index(kind)
    sent = bogus(number, consent(), challenge)

    with CaptureQueriesContext(connection) as asked:
        assert send(sent) in ANSWERED[kind]
    assert len(asked) <= 3
    assert all('"hostname" = ' in each["sql"] for each in asked)
