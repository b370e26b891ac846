"""A consultation is opened and closed by the clock, and says how long its outcome is awaited."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from backend.published.models import Change, Item
from backend.published.store import refresh
from backend.tending.tender import Tender
from content_models.consultations import (
    ConsultationAnswer,
    ConsultationComparison,
    ConsultationPage,
    ConsultationStage,
)
from tests.roads import publish

pytestmark = pytest.mark.django_db

OPENS = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=30)
EVE = OPENS - timedelta(hours=1)


Clock = Callable[[datetime], None]


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let it be a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def consultation(make_page: Callable[..., ConsultationPage], it_is: Clock) -> ConsultationPage:
    """A live consultation, published on the eve of its opening."""
    it_is(EVE)
    page = make_page(
        ConsultationPage,
        opens_at=OPENS,
        closes_at=CLOSES,
        receiving_unit="Văn phòng",
        receiving_address="Số 1, đường Thành Đông",
        receiving_email="vanphong@haiphong.gov.vn",
        body=orjson.dumps([{"type": "text", "value": "<p>Điều 1.</p>"}]).decode(),
    )
    publish(page)
    return page


def published(page: ConsultationPage) -> dict[str, Any]:
    """Return what the public sees of it."""
    found: dict[str, Any] = orjson.loads(Item.objects.get(page_id=page.pk).document)
    return found


def test_the_clock_opens_and_closes_it_within_one_look_of_what_tends(
    consultation: ConsultationPage, it_is: Clock, tmp_path: Path
) -> None:
    tender = Tender(lambda _said: None, tmp_path / "memory")
    stages = [published(consultation)["stage"]]

    for moment in (OPENS, CLOSES - timedelta(seconds=1), CLOSES):
        it_is(moment)
        tender._turn()
        stages.append(published(consultation)["stage"])

    assert stages == ["announced", "open", "open", "awaiting-outcome"]


@pytest.mark.usefixtures("consultation")
def test_looking_again_changes_nothing(it_is: Clock, tmp_path: Path) -> None:
    it_is(CLOSES)
    Tender(lambda _said: None, tmp_path / "one")._turn()
    before = Change.objects.count()
    Tender(lambda _said: None, tmp_path / "another")._turn()

    assert Change.objects.count() == before


@pytest.mark.parametrize(
    ("since_closing", "days"),
    [(timedelta(0), 0), (timedelta(hours=23), 0), (timedelta(days=12, hours=1), 12)],
)
def test_while_no_outcome_is_there_its_age_is_told(
    consultation: ConsultationPage, it_is: Clock, since_closing: timedelta, days: int
) -> None:
    it_is(CLOSES + since_closing)
    refresh([consultation])

    assert published(consultation)["awaiting_days"] == days


def test_answers_to_points_or_an_outcome_conclude_it_and_not_before_it_closes(
    consultation: ConsultationPage, it_is: Clock
) -> None:
    point = {"comment": "Nên rõ hơn.", "decision": "accepted", "answer": "<p>Tiếp thu.</p>"}
    consultation.answers.add(ConsultationAnswer(provision="Điều 1", **point))
    publish(consultation)
    told = []
    for moment in (CLOSES - timedelta(days=1), CLOSES):
        it_is(moment)
        refresh([consultation])
        told.append((published(consultation)["stage"], published(consultation)["awaiting_days"]))

    assert told == [("open", None), ("concluded", None)]
    assert published(consultation)["answers"] == [{"provision": "Điều 1", **point}]


STAGES = [
    ConsultationStage.ANNOUNCED,
    ConsultationStage.OPEN,
    ConsultationStage.AWAITING_OUTCOME,
    ConsultationStage.CONCLUDED,
]


@given(
    length=st.timedeltas(timedelta(seconds=1), timedelta(days=60)),
    steps=st.lists(
        st.tuples(
            st.timedeltas(timedelta(0), timedelta(days=120)),
            st.sampled_from(["look", "answer", "outcome"]),
        ),
        max_size=12,
    ),
)
def test_whatever_is_written_into_it_its_stages_only_go_forward(
    length: timedelta, steps: list[tuple[timedelta, str]]
) -> None:
    page = ConsultationPage(opens_at=OPENS, closes_at=OPENS + length, answers=[])
    stages, is_answered = [page.stage_at(EVE)], False
    for at, act in sorted(steps):
        if act == "answer":
            page.answers.add(ConsultationAnswer(provision="Điều 1"))
        elif act == "outcome":
            page.outcome = "<p>Đã ban hành.</p>"
        is_answered |= act != "look"
        stages.append(page.stage_at(OPENS + at))
        assert (stages[-1] is ConsultationStage.OPEN) == (at < length)
        assert (stages[-1] is ConsultationStage.CONCLUDED) == (at >= length and is_answered)

    assert stages[0] is ConsultationStage.ANNOUNCED
    assert all(STAGES.index(one) <= STAGES.index(next_) for one, next_ in pairwise(stages))


def test_a_comparison_says_what_is_or_what_would_be() -> None:
    with pytest.raises(ValidationError) as refused:
        ConsultationComparison(provision="Điều 1").clean()

    assert "proposed_text" in refused.value.message_dict
