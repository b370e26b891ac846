"""Notices by e-mail: once each, never lost to a mail server that is away, in nobody's way."""

import smtplib
import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage

from backend.notices import mailing
from backend.notices.mailing import MailServerAway, send_due
from backend.notices.models import Notice
from backend.notices.telling import mark_read, tell
from backend.tending.tender import MAIL_PAUSE_SECONDS, Tender

NOBODY = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def people(db: None) -> list[Any]:
    """Two people with an address, one without."""
    users = get_user_model().objects
    addresses = ["an@haiphong.invalid", "binh@haiphong.invalid", ""]
    return [
        users.create(username=f"u{number}", email=each) for number, each in enumerate(addresses)
    ]


@pytest.fixture
def away(settings: Any) -> Any:
    """A mail server at which nobody answers; call it to bring the server back."""
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = NOBODY, "localhost", 1

    def back() -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    return back


def test_everybody_with_an_address_gets_one_letter(people: list[Any]) -> None:
    tell(people, portal=None, subject="Chờ bạn xử lý", text="Bài mới", path="/admin/x/")

    sent = send_due(), send_due()

    assert sent == (2, 0)
    assert [letter.to for letter in mail.outbox] == [[people[0].email], [people[1].email]]
    assert "http://localhost:8000/admin/x/" in mail.outbox[0].body
    assert "khong-tra-loi@localhost" in mail.outbox[0].from_email


def test_what_was_read_in_the_admin_is_not_sent(people: list[Any]) -> None:
    tell(people[:1], portal=None, subject="Chờ bạn xử lý")
    mark_read(people[0])

    assert send_due() == 0
    assert mail.outbox == []


def test_a_mail_server_that_is_away_costs_no_attempt_and_loses_nothing(
    people: list[Any], away: Any
) -> None:
    tell(people, portal=None, subject="Chờ bạn xử lý")
    for _ in range(mailing.MOST_ATTEMPTS + 1):
        with pytest.raises(MailServerAway):
            send_due()

    away()

    assert send_due() == 2
    assert set(Notice.objects.exclude(user=people[2]).values_list("mail_attempts", flat=True)) == {
        1
    }


def test_a_letter_that_is_refused_does_not_hold_the_others_up(
    people: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(people, portal=None, subject="Chờ bạn xử lý")
    whole = EmailMessage.send

    def send(letter: EmailMessage, *given: Any, **named: Any) -> int:
        if letter.to == [people[0].email]:
            raise smtplib.SMTPRecipientsRefused({})
        return whole(letter, *given, **named)

    monkeypatch.setattr(EmailMessage, "send", send)

    assert send_due() == 1
    assert Notice.objects.get(user=people[0]).mailed_at is None
    assert Notice.objects.get(user=people[0]).mail_attempts == 1


@pytest.fixture
def tender(tmp_path: Any) -> Tender:
    """Somebody who tends the system, and says what happened."""
    return Tender(tell=lambda _line: None, memory=tmp_path / "indexed_until")


def test_tending_sends_what_waits(people: list[Any], tender: Tender) -> None:
    tell(people[:1], portal=None, subject="Chờ bạn xử lý")

    tender.tend()

    assert [letter.subject for letter in mail.outbox] == ["Chờ bạn xử lý"]


def test_tending_asks_a_mail_server_that_is_away_now_and_then_only(
    people: list[Any], away: Any, tender: Tender, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(people[:1], portal=None, subject="Chờ bạn xử lý")
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    tender.tend()
    away()

    tender.tend()
    soon = len(mail.outbox)
    clock[0] += MAIL_PAUSE_SECONDS + 1
    tender.tend()

    assert (soon, len(mail.outbox)) == (0, 1)
