"""Letters as they come out of a real mail server; and whatever happens, in whatever order."""

import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage as Letter
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.citizen import letters as citizen_letters
from backend.citizen.models import Letter as WaitingLetter
from backend.notices.mailing import MailServerAway
from backend.subscriptions import asking, following, retention, sending, tokens
from backend.subscriptions.models import Addressee, Announced, States, Subscription
from content_models.navigation import SitePortal
from tests.cms.conftest import EVENT_AT
from tests.cms.test_subscriptions import Killed, at
from tests.contract.city import live_news
from tests.neighbours import taken_back
from tests.roads import publish, unpublish
from tests.services import smtp
from tests.services.smtp import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
BEGIN = datetime(2026, 11, 30, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LINK = re.compile(r"/dang-ky-nhan-tin/([a-z-]+)/\?ma=(\S+)")


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """The mail server that everything is sent to."""
    with smtp.served() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "", False, False
        yield found


def wanted(address: str, **other: str) -> dict[str, Any]:
    """Return what a reader fills in."""
    chosen = {"email": address, "subjects": ["category:news-events"], "rhythm": "hourly"}
    return chosen | {"locale": "vi", "consent": "2026-12-01"} | other


def links(letter: EmailMessage) -> dict[str, str]:
    """Return what stands in a letter's links."""
    return dict(LINK.findall(letter.get_content().replace("\r\n", "\n")))


def sent(now: datetime) -> None:
    """Do what `tend` does."""
    citizen_letters.send_due()
    following.follow(now=now)
    while sending.send_due(clock=at(now)):
        pass


def test_from_asking_to_leaving_over_a_real_mail_server(server: MailServer, ward: Any) -> None:
    following.follow(now=BEGIN)
    asking.ask(ward, wanted("ban.doc@example.vn"), key="khoa-thu-0001", now=BEGIN)
    sent(BEGIN)
    (asks,) = server.letters
    asking.confirm(links(asks)["xac-nhan"], now=BEGIN)
    live_news("Tin có dấu: ngõ 45")

    sent(BEGIN + timedelta(hours=1))
    _, tells = server.letters
    own = links(tells)["thoi-nhan"]
    assert "Tin có dấu: ngõ 45" in tells.get_content()
    assert tells["List-Unsubscribe"].strip().startswith("<http")
    assert tells["List-Unsubscribe"].endswith(f"/dang-ky-nhan-tin/thoi-nhan/?ma={own}>")
    assert tells["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    asking.leave(own)
    live_news("Tin sau khi thôi")
    sent(BEGIN + timedelta(days=3))
    assert len(server.letters) == 2


def test_an_address_the_server_refuses_three_times_is_paused_and_holds_up_nobody(
    server: MailServer, ward: Any
) -> None:
    following.follow(now=BEGIN)
    for name in ("an", "binh"):
        asking.ask(ward, wanted(f"{name}@example.vn"), key=f"khoa-thu-{name}-1", now=BEGIN)
    sent(BEGIN)
    for each in list(server.letters):
        asking.confirm(links(each)["xac-nhan"], now=BEGIN)
    server.letters.clear()
    server.refuses.add("an@example.vn")
    live_news("Tin thứ nhất")
    for hour in range(1, 30):
        sent(BEGIN + timedelta(hours=hour))

    assert [each["To"] for each in server.letters] == ["binh@example.vn"]
    assert Subscription.objects.get(state=States.PAUSED).address == "an@example.vn"


@pytest.fixture
def cut(server: MailServer, ward: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Three subscribers to something new; the first letter's connection is cut, and is returned."""
    following.follow(now=BEGIN)
    for name in ("an", "binh", "chi"):
        asking.ask(ward, wanted(f"{name}@example.vn"), key=f"khoa-thu-{name}-2", now=BEGIN)
    sent(BEGIN)
    for each in list(server.letters):
        asking.confirm(links(each)["xac-nhan"], now=BEGIN)
    server.letters.clear()
    live_news("Tin thứ nhất")
    following.follow(now=BEGIN)
    send = Letter.send
    found: list[Any] = []

    def cutting(message: Letter, *args: Any, **named: Any) -> Any:
        if not found:
            found.append(message.connection)
            message.connection.connection.sock.shutdown(socket.SHUT_RDWR)
        return send(message, *args, **named)

    monkeypatch.setattr(Letter, "send", cutting)
    return found


def test_a_connection_that_is_cut_costs_one_letter_a_quarter_of_an_hour_and_no_other(
    server: MailServer, cut: list[Any]
) -> None:
    due = BEGIN + timedelta(hours=1)
    sending.send_due(clock=at(due))

    assert cut
    assert len(server.letters) == 2
    sending.send_due(clock=at(due + sending.AGAIN))
    assert len({each["To"] for each in server.letters}) == 3


def test_where_nobody_answers_any_more_the_round_ends_and_the_rest_stays_due(
    server: MailServer, cut: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    due = BEGIN + timedelta(hours=1)

    opened = SmtpBackend.open

    def answered(backend: SmtpBackend) -> Any:
        if cut and backend.connection is None:
            raise ConnectionRefusedError
        return opened(backend)

    monkeypatch.setattr(SmtpBackend, "open", answered)
    with pytest.raises(MailServerAway):
        sending.send_due(clock=at(due))

    assert not server.letters
    assert Subscription.objects.filter(state=States.ACTIVE, due_at__lte=due).count() == 2


# Whatever happens, in whatever order

READERS = ("an@example.vn", "binh@example.vn")
STEPS = st.one_of(
    st.tuples(st.sampled_from(["ask", "confirm", "change", "leave"]), st.sampled_from(READERS)),
    st.tuples(st.sampled_from(["publish", "correct", "withdraw", "tend", "crash", "night"])),
    st.tuples(st.just("publish")),
    st.tuples(st.just("later"), st.integers(min_value=1, max_value=30)),
    st.tuples(st.just("later"), st.integers(min_value=1, max_value=30)),
)
BEFORE = [("ask", READERS[0]), ("ask", READERS[1]), ("tend",), ("confirm", READERS[0])]


class Story:
    """What readers and the board do, and beside it what must hold of the letters."""

    def __init__(self) -> None:
        self.now, self.number = BEGIN, 0
        self.confirmed: dict[str, set[str]] = {}
        """Of each confirmed reader, the titles that were public before: they are not told."""
        self.links: dict[str, dict[str, str]] = {}
        self.asked_at: dict[str, list[datetime]] = {each: [] for each in READERS}
        self.pages: dict[str, Any] = {}
        self.told: Counter[tuple[str, str, str]] = Counter()
        self.crashed: set[tuple[str, str]] = set()

    def do(self, step: tuple[Any, ...]) -> None:
        """Take one step, and look at every letter that came of it."""
        getattr(self, step[0])(*step[1:])
        self._read()

    def ask(self, reader: str) -> None:
        self.number += 1
        portal = SitePortal.objects.get(key="thanhdong")
        asking.ask(portal, wanted(reader), key=f"khoa-chuyen-{self.number:04}", now=self.now)

    def confirm(self, reader: str) -> None:
        token = self.links.get(reader, {}).get("xac-nhan")
        was = reader in self.confirmed
        try:
            asking.confirm(token or "x", now=self.now)
        except (tokens.UnknownToken, tokens.TokenOver, asking.NoSubscription):
            return
        if not was:
            self.confirmed[reader] = {
                each.title for each in self.pages.values() if self._is_followed(each)
            }

    def change(self, reader: str) -> None:
        token = self.links.get(reader, {}).get("thoi-nhan", "x")
        try:
            asking.change(token, wanted(reader, rhythm="daily"), now=self.now)
        except (tokens.UnknownToken, asking.NoSubscription):
            return

    def leave(self, reader: str) -> None:
        token = self.links.get(reader, {}).get("thoi-nhan")
        if token is None:
            return
        asking.leave(token)
        self.confirmed.pop(reader, None)
        held = {each.address for each in Subscription.objects.all()}
        waiting = {each.to for each in WaitingLetter.objects.filter(sent_at=None)}
        assert reader not in held | waiting or token not in self._tokens(reader)

    def publish(self) -> None:
        self.number += 1
        title = f"Tin số {self.number}."
        self.pages[title] = live_news(title, EVENT_AT)

    def correct(self) -> None:
        for title in list(self.pages)[-1:]:
            page = self.pages[title]
            page.summary = f"Sửa lần {self.number}"
            self.number += 1
            self.pages[title] = publish(page)

    def withdraw(self) -> None:
        for title in list(self.pages)[-1:]:
            unpublish(self.pages[title])
            self.pages[title].refresh_from_db()

    def tend(self) -> None:
        sent(self.now)

    def crash(self) -> None:
        """Be killed just behind the first letter that leaves."""
        send = Letter.send

        def killed(message: Letter, *args: Any, **named: Any) -> None:
            send(message, *args, **named)
            self.crashed.add((message.to[0], message.extra_headers["Message-ID"]))
            raise Killed

        following.follow(now=self.now)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Letter, "send", killed)
            with suppress(Killed):
                sending.send_due(clock=at(self.now))

    def night(self) -> None:
        retention.tidy(now=self.now)
        late = Subscription.objects.filter(state=States.PENDING, expires_at__lte=self.now)
        assert not late.exists()

    def later(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        sent(self.now)

    def _is_followed(self, page: Any) -> bool:
        return Announced.objects.filter(item=page.translation_key).exists()

    def _tokens(self, reader: str) -> set[str]:
        rows = [each for each in Subscription.objects.all() if each.address == reader]
        return {tokens.for_managing(each.pk) for each in rows}

    def _read(self) -> None:
        for letter in mail.outbox:
            (reader,) = letter.to
            self.links[reader] = dict(LINK.findall(str(letter.body)))
            number = letter.extra_headers.get("Message-ID")
            if number is None:
                self._count_asking(reader)
                continue
            assert reader in self.confirmed, "nobody else is written to"
            for title in re.findall(r"Tin số \d+\.", str(letter.body)):
                assert title not in self.confirmed[reader], "what was public before is not told"
                assert self.pages[title].live, "what is withdrawn is not told"
                self.told[reader, title, number] += 1
        mail.outbox.clear()
        for (reader, title, number), count in self.told.items():
            others = sum(
                found
                for (who, what, which), found in self.told.items()
                if (who, what) == (reader, title) and which != number
            )
            most = 1 + sending.MOST_ATTEMPTS if (reader, number) in self.crashed else 1
            assert count <= most
            assert not others, "told once, in one letter, unless the reader left in between"

    def _count_asking(self, reader: str) -> None:
        times = [*self.asked_at[reader], self.now]
        self.asked_at[reader] = times
        lately = [each for each in times if each > self.now - asking.HOUR]
        assert len(lately) <= asking.LETTERS_AN_HOUR


@pytest.mark.usefixtures("city")
@given(steps=st.lists(STEPS, min_size=8, max_size=30))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_happens_only_who_confirmed_is_told_and_each_thing_once(
    steps: list[tuple[Any, ...]],
) -> None:
    with taken_back():
        mail.outbox.clear()
        following.follow(now=BEGIN)
        story = Story()
        for step in [*BEFORE, *steps]:
            story.do(step)

        addresses = {each.address for each in Subscription.objects.all()}
        assert addresses <= set(READERS)
        assert Addressee.objects.count() <= len(READERS)
