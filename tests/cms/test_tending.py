"""What happens by itself: scheduled pages appear, expired ones go, the admin's search catches up."""

import os
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from backend.approval import chain
from backend.approval.publishing import publish_due
from backend.published.models import Item
from backend.tending.tender import Tender
from content_models.categories import Category
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT
from tests.roads import publish


@pytest.fixture
def tender(tmp_path: Path) -> Tender:
    return Tender(tell=lambda _line: None, memory=tmp_path / "indexed_until")


@pytest.fixture
def scheduled(news: Any, section: Any, staff: Any, fresh: Any) -> Page:
    """A page the board approved for tomorrow."""
    author = staff("author", "thanhdong")
    page = news(go_live_at=timezone.now() + timedelta(days=1))
    chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))
    chain.approve(fresh(page), by=staff("approver", "thanhdong"))
    return page


def test_a_scheduled_page_appears_at_its_hour_and_not_before(
    scheduled: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_due()
    before = Item.objects.filter(page_id=scheduled.pk).exists()
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    publish_due()

    assert not before
    assert Item.objects.filter(page_id=scheduled.pk).exists()


def test_an_expired_page_is_taken_off(make_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page(NewsPage, event_at=EVENT_AT, expire_at=timezone.now() + timedelta(hours=1))
    publish(page)
    before = Item.objects.filter(page_id=page.pk).exists()
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)

    publish_due()

    assert before
    assert not Item.objects.filter(page_id=page.pk).exists()


def test_a_membership_that_ended_no_longer_gives_rights(tender: Tender, staff: Any) -> None:
    editor = staff("editor", "thanhdong")
    yesterday = timezone.localdate() - timedelta(days=1)
    editor.memberships.update(since=yesterday, until=yesterday)

    tender.tend()

    assert not editor.groups.exists()


@pytest.fixture
def signals() -> Iterator[None]:
    """The command takes signals of its own; afterwards they are what they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("fault", [None, RuntimeError("hỏng")])
def test_an_index_that_takes_its_time_or_fails_keeps_nothing_due_waiting(
    fault: Exception | None, signals: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[str] = []
    begun, goes_on = threading.Event(), threading.Event()

    def index(_tender: Tender) -> None:
        begun.set()
        if fault:
            raise fault
        goes_on.wait(10)

    def tend(_tender: Tender) -> None:
        assert begun.wait(10)
        rounds.append("tended")
        if len(rounds) == 3:
            goes_on.set()
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Tender, "index_for_readers", index)
    monkeypatch.setattr(Tender, "tend", tend)
    said = StringIO()

    call_command("tend", every=0.01, stderr=said)

    assert len(rounds) == 3
    assert ("RuntimeError: hỏng" in said.getvalue()) == bool(fault)
