"""A question's clock follows the working calendar; its sender is written to in their language."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from backend.calendars import calendar_of
from backend.calendars.changing import Decision, Grounds, remove_day, set_days
from backend.calendars.models import CalendarDay
from backend.citizen import intake, recounting, status
from backend.citizen.models import Event, Letter, Question
from tests.cms.test_questions import SENT

pytestmark = pytest.mark.django_db
STORM = Grounds(name="nghỉ phòng, chống bão", legal_basis="Công điện số 30/CĐ-UBND")


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


@pytest.fixture
def question(ward: Any) -> Question:
    """A question the ward has received a moment ago."""
    taken = intake.receive(ward, SENT, key="khoa-thu-0123456789", now=timezone.now())
    return Question.objects.get(pk=taken.question.pk)


@pytest.fixture
def day_off(ward: Any, staff: Any) -> Any:
    """Let the ward, or the whole system, not work on the next day it would."""

    def decide(site: Any) -> CalendarDay:
        tomorrow = timezone.localdate() + timedelta(days=1)
        days = calendar_of(ward.key).days_from(tomorrow)
        day = next(each.date for each in days if each.is_worked)
        admin = staff("admin", "thanhdong" if site else "haiphong")
        return set_days(site, first=day, last=day, decision=Decision.OFF, grounds=STORM, by=admin)[
            0
        ]

    return decide


def recounted(question: Question) -> list[str]:
    """Return what the sender is told of deadlines that were counted anew."""
    told = status.follow(Question.objects.get(pk=question.pk)).timeline
    return [entry.text for entry in told if entry.what == "recounted"]


@pytest.mark.parametrize("whose", ["the ward's own", "the system's"])
def test_a_day_off_moves_the_deadline_and_both_are_remembered_with_the_reason(
    question: Question, ward: Any, day_off: Any, whose: str
) -> None:
    day_off(ward if whose == "the ward's own" else None)

    moved = Question.objects.get(pk=question.pk)
    assert question.due_at is not None
    assert moved.due_at is not None
    assert moved.due_at > question.due_at
    (told,) = recounted(question)
    assert STORM.name in told
    assert f"{timezone.localtime(question.due_at):%d/%m/%Y}" in told
    assert f"{timezone.localtime(moved.due_at):%d/%m/%Y}" in told


def test_a_decision_taken_back_takes_the_deadline_back(
    question: Question, ward: Any, staff: Any, day_off: Any
) -> None:
    remove_day(day_off(ward), reason="Bão tan", by=staff("admin", "thanhdong"))

    assert Question.objects.get(pk=question.pk).due_at == question.due_at
    assert len(recounted(question)) == 2


@pytest.mark.usefixtures("question")
def test_what_was_counted_with_an_older_calendar_is_counted_anew_once(
    ward: Any, day_off: Any
) -> None:
    day_off(ward)
    Question.objects.update(counted_with="another", due_at=timezone.now())

    assert (recounting.catch_up(), recounting.catch_up()) == (1, 0)
    assert Event.objects.filter(what="recounted").count() == 2


@pytest.mark.parametrize(
    ("locale", "subject", "place"),
    [
        ("vi", "Đã tiếp nhận câu hỏi", "/hoi-dap/tra-cuu/"),
        ("en", "Your question was received", "/en/hoi-dap/tra-cuu/"),
    ],
)
def test_letters_speak_the_senders_language_and_lead_to_its_page(
    ward: Any, locale: str, subject: str, place: str
) -> None:
    sent = SENT | {"locale": locale}

    intake.receive(ward, sent, key=f"khoa-thu-0123456789-{locale}", now=timezone.now())

    letter = Letter.objects.get()
    assert letter.subject.startswith(subject)
    assert f"haiphong.localhost:8080{place}" in letter.text
