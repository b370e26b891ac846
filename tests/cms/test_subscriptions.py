"""Letters about what the board published: only to who confirmed, once, and nothing after leaving."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection, transaction

from backend.citizen import letters as citizen_letters
from backend.citizen.models import Letter
from backend.citizen.refusals import NotTaken, OtherWords
from backend.published import store
from backend.subscriptions import asking, following, retention, sending, tokens
from backend.subscriptions.models import (
    Addressee,
    Announced,
    Asking,
    Choice,
    Follower,
    States,
    Subscription,
)
from backend.subscriptions.rhythm import Rhythm, next_look
from backend.subscriptions.subjects import OF_NEWS, offered
from backend.worktime.calendar import Override, national_calendar, with_overrides
from content_models.consultations import ConsultationPage
from content_models.news import NewsField
from tests.contract.city import live_news, mirror_of
from tests.roads import publish, unpublish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 30, 8, 20, tzinfo=HANOI)
NEXT_DAY = datetime(2026, 12, 1, 12, 0, tzinfo=HANOI)
ADDRESS = "ban.doc@example.vn"
LINK = re.compile(r"https?://\S+\?ma=(\S+)")


@pytest.fixture(autouse=True)
def _begun(city: None) -> None:
    """What stands on the portals already is known, as after the first look of `tend`."""
    following.follow(now=MONDAY)


def wanted(**other: Any) -> dict[str, Any]:
    """Return what a reader fills in."""
    return {
        "email": ADDRESS,
        "subjects": ["category:news-events"],
        "rhythm": "daily",
        "locale": "vi",
        "consent": "2026-12-01",
    } | other


@pytest.fixture
def ask(ward: Any) -> Callable[..., None]:
    """Ask for letters, each time anew."""
    keys = (f"khoa-dang-ky-{number:04}" for number in range(1000))

    def send(*, now: datetime = MONDAY, portal: Any = None, key: str = "", **other: Any) -> None:
        asking.ask(portal or ward, wanted(**other), key=key or next(keys), now=now)

    return send


def posted() -> list[EmailMessage]:
    """Send what waits to be sent at once; return the letters since the last look."""
    citizen_letters.send_due()
    found, mail.outbox[:] = list(mail.outbox), []
    return found


def token_in(letter: EmailMessage, page: str) -> str:
    """Return what stands in the link to a page."""
    return next(found[1] for found in LINK.finditer(str(letter.body)) if page in found[0])


@pytest.fixture
def subscribed(ask: Any) -> Callable[..., str]:
    """Subscribe and confirm; return the token of the links in letters."""

    def confirmed(**other: Any) -> str:
        ask(**other)
        (letter,) = posted()
        asking.confirm(token_in(letter, "xac-nhan"), now=other.get("now", MONDAY))
        return token_in(letter, "thoi-nhan")

    return confirmed


def at(moment: datetime) -> Callable[[], datetime]:
    """Return a clock that stands still."""
    return lambda: moment


def sent(now: datetime = NEXT_DAY) -> list[EmailMessage]:
    """Follow the feed and send whatever is due; return the letters."""
    following.follow(now=now)
    while sending.send_due(clock=at(now)):
        pass
    found, mail.outbox[:] = list(mail.outbox), []
    return found


class TestAsking:
    """Nothing is sent but one letter, and nobody learns who is subscribed."""

    def test_one_letter_asks_and_nothing_else_is_sent_before_it_is_confirmed(
        self, ask: Any
    ) -> None:
        ask()
        live_news("Tin thứ nhất")

        (letter,) = posted()
        assert letter.to == [ADDRESS]
        assert "48 giờ, đến 08:20 02/12/2026" in letter.body
        assert not sent()

    def test_the_address_is_unreadable_in_the_database(self, ask: Any) -> None:
        ask()

        assert Subscription.objects.get().address == ADDRESS
        with connection.cursor() as cursor:
            for table in (
                "subscriptions_subscription",
                "subscriptions_addressee",
                "subscriptions_asking",
                "citizen_letter",
            ):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own tables
                (row,) = cursor.fetchall()
                assert ADDRESS not in repr(row)

    def test_asked_twice_it_is_one_subscription_with_the_newer_choice(self, ask: Any) -> None:
        ask()
        ask(subjects=["news:economy"], rhythm="weekly", email="Ban.Doc@Example.VN")

        found = Subscription.objects.get()
        assert (found.rhythm, asking.chosen_by(found)) == ("weekly", ["news:economy"])
        assert len(posted()) == 1  # the older letter had not left yet

    def test_the_same_key_is_the_same_asking(self, ask: Any) -> None:
        ask(key="khoa-dang-ky-giong-nhau")
        ask(key="khoa-dang-ky-giong-nhau")

        assert len(posted()) == 1
        with pytest.raises(OtherWords):
            ask(key="khoa-dang-ky-giong-nhau", rhythm="hourly")

    def test_a_key_sent_again_does_not_tell_who_is_subscribed(
        self, ask: Any, subscribed: Any
    ) -> None:
        key = "khoa-dang-ky-cua-nguoi-la"
        subscribed()
        ask(key=key)
        assert len(posted()) == 1
        ask(key=key)

        assert not posted()
        with pytest.raises(OtherWords):
            ask(key=key, rhythm="hourly")

    def test_a_key_is_known_where_no_letter_went_any_more(self, ask: Any) -> None:
        for _ in range(asking.LETTERS_AN_HOUR):
            ask()
        ask(key="khoa-dang-ky-lan-thu-tu")

        with pytest.raises(OtherWords):
            ask(key="khoa-dang-ky-lan-thu-tu", rhythm="hourly")

    def test_a_key_is_forgotten_the_night_after_a_day(self, ask: Any) -> None:
        ask()
        retention.tidy(now=MONDAY + timedelta(hours=23))
        assert Asking.objects.exists()

        retention.tidy(now=MONDAY + timedelta(hours=24))
        assert not Asking.objects.exists()

    def test_no_more_than_three_letters_an_hour_whoever_asks_on_whichever_portals(
        self, ask: Any, portal: Any
    ) -> None:
        count = 0
        for minute in range(0, 60, 5):
            other = portal("hongbang" if minute % 2 else "thanhdong")
            ask(now=MONDAY + timedelta(minutes=minute), portal=other)
            count += len(posted())

        assert count == asking.LETTERS_AN_HOUR
        ask(now=MONDAY + timedelta(minutes=61))
        assert len(posted()) == 1

    def test_a_subscriber_is_told_by_letter_and_nothing_changes(
        self, ask: Any, subscribed: Any
    ) -> None:
        subscribed()
        ask(subjects=["news:economy"], now=MONDAY + timedelta(hours=2))

        (letter,) = posted()
        assert "đang nhận tin rồi" in letter.body
        assert asking.chosen_by(Subscription.objects.get()) == ["category:news-events"]

    def test_everything_wrong_is_named_at_once(self, ask: Any) -> None:
        with pytest.raises(NotTaken) as refusal:
            ask(email="", subjects=["news:sport"], rhythm="never", locale="ko", consent="")

        named = {fault.field for fault in refusal.value.faults}
        assert named == {"email", "subjects", "rhythm", "locale", "consent"}
        assert not Letter.objects.exists()

    def test_a_portal_offers_what_it_has_sections_for_in_the_language(self, section: Any) -> None:
        section("draft-consultation")
        store.reconcile()

        keys = [each.key for each in offered("thanhdong", "vi")]
        assert "category:news-events" in keys
        assert "news:economy" in keys
        assert "consultation:closing" in keys
        assert "category:draft-consultation" not in keys

    def test_every_topic_of_news_can_be_chosen(self) -> None:
        assert OF_NEWS.keys() == {each.value for each in NewsField}


class TestConfirming:
    """Only whoever reads the letter confirms, in time."""

    def test_what_was_public_before_is_not_told(self, subscribed: Any) -> None:
        live_news("Tin cũ")
        following.follow(now=MONDAY)
        subscribed()
        live_news("Tin mới")

        (letter,) = sent()
        assert "Tin mới" in letter.body
        assert "Tin cũ" not in letter.body

    def test_a_link_confirms_what_its_own_letter_asked_and_nothing_asked_since(
        self, ask: Any
    ) -> None:
        ask()
        first = token_in(posted()[0], "xac-nhan")
        ask(subjects=["news:economy"], rhythm="hourly")
        second = token_in(posted()[0], "xac-nhan")

        with pytest.raises(asking.NoSubscription):
            asking.confirm(first, now=MONDAY)
        assert Subscription.objects.get().state == States.PENDING
        assert asking.confirm(second, now=MONDAY).rhythm == "hourly"

    def test_confirmed_twice_it_is_confirmed(self, ask: Any) -> None:
        ask()
        token = token_in(posted()[0], "xac-nhan")

        first = asking.confirm(token, now=MONDAY)
        again = asking.confirm(token, now=MONDAY + timedelta(hours=5))
        assert again.confirmed_at == first.confirmed_at

    def test_after_two_days_it_is_too_late_and_the_night_forgets_the_address(
        self, ask: Any
    ) -> None:
        ask()
        token = token_in(posted()[0], "xac-nhan")
        late = MONDAY + timedelta(hours=48)

        with pytest.raises(tokens.TokenOver):
            asking.confirm(token, now=late)
        assert retention.tidy(now=late - timedelta(seconds=1)) == 0
        assert retention.tidy(now=late) == 1
        assert not Subscription.objects.exists()
        assert not Addressee.objects.exists()
        assert not Letter.objects.exists()

    def test_a_link_for_leaving_confirms_nothing_nor_the_reverse(self, ask: Any) -> None:
        ask()
        (letter,) = posted()

        with pytest.raises(tokens.UnknownToken):
            asking.confirm(token_in(letter, "thoi-nhan"), now=MONDAY)
        with pytest.raises(tokens.UnknownToken):
            asking.leave(token_in(letter, "xac-nhan"))


class TestAtNight:
    """What changes while the night looks for what is over is not deleted."""

    @pytest.fixture
    def meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        """Let something happen just before one of the night's transactions begins."""

        def happens(act: Callable[[], Any], *, before: int = 1) -> None:
            begun = 0

            def atomic() -> Any:
                nonlocal begun
                begun += 1
                if begun == before:
                    act()
                return transaction.atomic()

            monkeypatch.setattr(retention, "transaction", SimpleNamespace(atomic=atomic))

        return happens

    def test_a_paused_reader_who_confirms_meanwhile_stays(
        self, ask: Any, subscribed: Any, meanwhile: Any
    ) -> None:
        subscribed()
        late = MONDAY + timedelta(days=40)
        Subscription.objects.update(state=States.PAUSED, paused_at=MONDAY)
        ask(now=late)
        token = token_in(posted()[0], "xac-nhan")
        meanwhile(lambda: asking.confirm(token, now=late), before=2)

        assert retention.tidy(now=late) == 0
        assert Subscription.objects.get().state == States.ACTIVE

    def test_what_is_counted_meanwhile_stays_counted(self, ask: Any, meanwhile: Any) -> None:
        later = MONDAY + timedelta(hours=2)

        def come_and_go(now: datetime) -> None:
            ask(now=now)
            asking.leave(token_in(posted()[0], "thoi-nhan"))

        come_and_go(MONDAY)
        meanwhile(lambda: come_and_go(later), before=3)
        retention.tidy(now=later)

        assert Addressee.objects.get().letters_at[-1] == later.timestamp()

    def test_whoever_asks_while_the_count_is_deleted_is_taken_all_the_same(
        self, ask: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create, nights = Addressee.objects.get_or_create, [Addressee.objects.all()]

        def created(**named: Any) -> Any:
            found = create(**named)
            while nights:
                nights.pop().delete()
            return found

        monkeypatch.setattr(Addressee.objects, "get_or_create", created)
        ask()

        assert len(posted()) == 1


class TestLeaving:
    """One click, and the address is gone."""

    def test_the_address_and_a_letter_that_waits_are_deleted_at_once(
        self, ask: Any, subscribed: Any
    ) -> None:
        token = subscribed()
        ask(now=MONDAY + timedelta(hours=2))
        asking.leave(token)
        asking.leave(token)

        assert not Subscription.objects.exists()
        assert not Choice.objects.exists()
        assert not posted()
        live_news("Tin mới")
        assert not sent()
        with pytest.raises(asking.NoSubscription):
            asking.held(token)

    def test_leaving_does_not_let_strangers_send_more_letters(self, ask: Any) -> None:
        for _ in range(asking.LETTERS_AN_HOUR):
            ask()
            asking.leave(token_in(posted()[0], "thoi-nhan"))
        ask()

        assert not posted()

    def test_a_change_holds_from_now_on(self, subscribed: Any) -> None:
        token = subscribed()
        asking.change(token, wanted(subjects=["news:culture"], rhythm="hourly"), now=MONDAY)
        live_news("Tin kinh tế", field="economy")
        live_news("Tin văn hóa", field="culture")

        (letter,) = sent(MONDAY + timedelta(hours=1))
        assert "Tin văn hóa" in letter.body
        assert "Tin kinh tế" not in letter.body


class TestLetters:
    """What is in a letter: what is public when it is written, once."""

    def test_one_letter_has_everything_new_and_the_next_has_nothing_of_it(
        self, subscribed: Any
    ) -> None:
        token = subscribed()
        live_news("Tin thứ nhất 100%")
        live_news("Tin thứ hai")

        (letter,) = sent()
        assert "Tin thứ nhất 100%" in letter.body
        assert "Tin thứ hai" in letter.body
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert (
            f"/dang-ky-nhan-tin/thoi-nhan/?ma={token}>" in letter.extra_headers["List-Unsubscribe"]
        )
        assert not sent(NEXT_DAY + timedelta(days=1))

    def test_a_correction_and_a_second_publication_are_not_sent_again(
        self, subscribed: Any
    ) -> None:
        subscribed()
        page = live_news("Tin thứ nhất")
        assert len(sent()) == 1

        page.summary = "Đã sửa."
        page = publish(page)
        assert not sent(NEXT_DAY + timedelta(days=1))
        unpublish(page)
        following.follow(now=NEXT_DAY)
        publish(page)
        assert not sent(NEXT_DAY + timedelta(days=2))

    def test_what_is_withdrawn_before_the_letter_goes_is_not_in_it(self, subscribed: Any) -> None:
        subscribed()
        page = live_news("Tin bị gỡ")
        following.follow(now=MONDAY)
        unpublish(page)

        assert not sent()

    def test_what_was_public_before_anybody_followed_is_never_told(self, subscribed: Any) -> None:
        page = live_news("Tin rất cũ")
        Announced.objects.all().delete()
        Follower.objects.all().delete()
        following.follow(now=MONDAY)
        subscribed()
        unpublish(page)
        following.follow(now=MONDAY)
        publish(page)

        assert not sent()

    def test_a_mirror_s_subscribers_are_told_in_their_language_of_what_stands_there(
        self, subscribed: Any
    ) -> None:
        mirror_of(live_news("Tin thứ nhất"))  # with it comes the mirror's section
        following.follow(now=MONDAY)
        subscribed(locale="en")
        mirror_of(live_news("Tin thứ hai"))

        (letter,) = sent()
        assert letter.subject.startswith("News from ")
        assert "- Tin thứ hai (" in letter.body
        assert "Tin thứ nhất" not in letter.body
        assert "Unsubscribe: " in letter.body
        assert "/en/dang-ky-nhan-tin/thoi-nhan/" in letter.body

    def test_a_consultation_is_told_of_when_it_opens_and_before_it_closes(
        self, subscribed: Any, make_page: Any, section: Any
    ) -> None:
        section("draft-consultation")
        store.reconcile()
        now = datetime.now(HANOI)
        both = ["consultation:opened", "consultation:closing"]
        subscribed(subjects=both, rhythm="hourly", now=now)
        page = make_page(
            ConsultationPage,
            title="Dự thảo về chợ",
            opens_at=now,
            closes_at=now + timedelta(days=20),
            receiving_unit="Văn phòng",
            receiving_address="Số 1",
            receiving_email="vanphong@haiphong.gov.vn",
            body='[{"type": "text", "value": "<p>Điều 1.</p>"}]',
        )
        publish(page)

        (letter,) = sent(now + timedelta(days=4))
        assert "- Lấy ý kiến, đến " in letter.body
        assert not sent(now + timedelta(days=8))
        (letter,) = sent(now + timedelta(days=18))
        assert "- Sắp hết hạn góp ý, " in letter.body

    def test_of_an_archive_brought_in_at_once_a_letter_names_fifty(
        self, subscribed: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("backend.subscriptions.digests.MOST", 2)
        subscribed()
        for number in range(5):
            live_news(f"Tin số {number}")

        (letter,) = sent()
        assert letter.body.count("Tin số") == 2
        assert "… và 3 nội dung khác trên cổng." in letter.body


class Killed(BaseException):
    """The process ends here."""


class TestTrouble:
    """Servers that refuse, and processes that are killed."""

    @pytest.fixture
    def three(self, subscribed: Any) -> None:
        """Three subscribers, and something to tell."""
        for name in ("an", "binh", "chi"):
            subscribed(email=f"{name}@example.vn")
        live_news("Tin thứ nhất")

    @pytest.fixture
    def server(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
        """Let what happens to a letter to an address be something else, behind or before it left."""
        send = EmailMessage.send
        plan: dict[str, tuple[BaseException, bool]] = {}

        def other(message: EmailMessage, *args: Any, **named: Any) -> Any:
            fault, left = plan.get(message.to[0], (None, False))
            if fault is not None and not left:
                raise fault
            done = send(message, *args, **named)
            if fault is not None:
                raise fault
            return done

        monkeypatch.setattr(EmailMessage, "send", other)

        def happens(name: str, fault: BaseException | None, *, left: bool = False) -> None:
            plan.pop(f"{name}@example.vn", None)
            if fault is not None:
                plan[f"{name}@example.vn"] = (fault, left)

        yield happens
        plan.clear()

    @pytest.mark.usefixtures("three")
    def test_killed_behind_one_letter_only_that_one_goes_again_as_the_same_letter(
        self, server: Any
    ) -> None:
        server("binh", Killed(), left=True)
        following.follow(now=NEXT_DAY)
        with pytest.raises(Killed):
            sending.send_due(clock=at(NEXT_DAY))
        before = {each.to[0]: each.extra_headers["Message-ID"] for each in mail.outbox}
        mail.outbox.clear()
        server("binh", None)
        live_news("Tin thứ hai")

        again = sent(NEXT_DAY + sending.LEASE)
        to = [each.to[0] for each in again]
        assert sorted(to) == sorted({"binh@example.vn", *to})
        assert len(to) + len(before) == 4
        repeated = next(each for each in again if each.to[0] == "binh@example.vn")
        assert repeated.extra_headers["Message-ID"] == before["binh@example.vn"]
        assert "Tin thứ hai" not in repeated.body

    @pytest.mark.usefixtures("three")
    def test_whoever_is_killed_over_one_letter_again_and_again_goes_on_without_it(
        self, server: Any
    ) -> None:
        server("an", Killed(), left=True)
        now = NEXT_DAY
        following.follow(now=now)
        for _ in range(12):
            try:
                while sending.send_due(clock=at(now)):
                    pass
            except Killed:
                pass
            now += sending.LEASE
        count = sum(each.to == ["an@example.vn"] for each in mail.outbox)

        assert count == sending.MOST_ATTEMPTS
        assert len(mail.outbox) == count + 2

    @pytest.mark.usefixtures("three")
    def test_however_late_in_a_round_a_letter_has_all_of_its_ten_minutes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        send, now = EmailMessage.send, NEXT_DAY
        left: list[timedelta] = []

        def slow(message: EmailMessage, *args: Any, **named: Any) -> Any:
            nonlocal now
            left.append((Subscription.objects.get(until__isnull=False).due_at or now) - now)
            now += timedelta(minutes=6)
            return send(message, *args, **named)

        monkeypatch.setattr(EmailMessage, "send", slow)
        following.follow(now=NEXT_DAY)
        sending.send_due(clock=lambda: now)

        assert left == [sending.LEASE] * 3

    @pytest.mark.usefixtures("three")
    def test_an_address_refused_for_good_is_paused_and_the_others_get_theirs(
        self, server: Any
    ) -> None:
        refused = SMTPRecipientsRefused({"an@example.vn": (550, b"unknown user")})
        server("an", refused)
        assert len(sent()) == 2
        for day in range(1, 5):
            sent(NEXT_DAY + timedelta(days=day))

        paused = Subscription.objects.get(state=States.PAUSED)
        assert paused.refusals == sending.MOST_REFUSALS
        assert retention.tidy(now=NEXT_DAY + timedelta(days=40)) == 1

    @pytest.mark.usefixtures("three")
    def test_a_server_that_is_busy_is_asked_again_and_nobody_is_paused(self, server: Any) -> None:
        server("an", SMTPServerDisconnected("gone"))
        for hour in range(5):
            sent(NEXT_DAY + timedelta(hours=hour))
        server("an", None)

        (letter,) = sent(NEXT_DAY + timedelta(hours=6))
        assert letter.to == ["an@example.vn"]
        assert not Subscription.objects.filter(state=States.PAUSED).exists()

    @pytest.mark.parametrize(
        ("code", "words", "is_final"),
        [
            (550, b"no such user here", True),
            (553, b"mailbox name not allowed", True),
            (550, b"5.1.1 user unknown", True),
            (550, b"5.1.10 null MX", True),
            (550, b"5.2.1 mailbox disabled", True),
            (552, b"mailbox full", False),
            (552, b"5.2.2 mailbox full", False),
            (554, b"5.7.1 relay access denied", False),
            (550, b"5.7.1 relaying denied", False),
            (550, b"5.1.8 sender address rejected", False),
            (450, b"4.1.1 unknown for now", False),
        ],
    )
    def test_only_what_is_said_of_the_address_itself_is_its_refusal(
        self, code: int, words: bytes, is_final: bool
    ) -> None:
        fault = SMTPRecipientsRefused({"an@example.vn": (code, words)})

        assert sending.is_final(fault) is is_final

    @pytest.mark.parametrize(
        ("words", "is_final"),
        [(b"5.1.1 unknown", True), (b"5.6.0 bad content", False), (b"looks like spam", False)],
    )
    def test_what_is_said_of_the_text_is_no_refusal(self, words: bytes, is_final: bool) -> None:
        assert sending.is_final(SMTPDataError(550, words)) is is_final

    @pytest.mark.usefixtures("three")
    def test_a_relay_that_is_set_up_wrong_pauses_nobody(self, server: Any) -> None:
        for name in ("an", "binh", "chi"):
            address = f"{name}@example.vn"
            server(name, SMTPRecipientsRefused({address: (554, b"5.7.1 relay access denied")}))
        for day in range(5):
            sent(NEXT_DAY + timedelta(days=day))

        assert not Subscription.objects.filter(state=States.PAUSED).exists()


class TestRhythm:
    """Letters go at office hours, at the opening of a day, or of a week."""

    @pytest.mark.parametrize(
        ("rhythm", "after", "next_at"),
        [
            (Rhythm.HOURLY, (11, 30, 8, 20), (11, 30, 8, 30)),
            (Rhythm.HOURLY, (11, 30, 10, 30), (11, 30, 13, 30)),
            (Rhythm.HOURLY, (12, 4, 23, 0), (12, 7, 7, 30)),
            (Rhythm.DAILY, (11, 30, 7, 29), (11, 30, 7, 30)),
            (Rhythm.DAILY, (11, 30, 7, 30), (12, 1, 7, 30)),
            (Rhythm.DAILY, (12, 4, 9, 0), (12, 7, 7, 30)),
            (Rhythm.WEEKLY, (11, 30, 8, 20), (12, 7, 7, 30)),
            (Rhythm.WEEKLY, (11, 29, 9, 0), (11, 30, 7, 30)),
        ],
    )
    def test_the_next_letter_goes(
        self, rhythm: Rhythm, after: tuple[int, ...], next_at: tuple[int, ...]
    ) -> None:
        moment = datetime(2026, *after, tzinfo=HANOI)  # type: ignore[misc,arg-type]  # a moment

        found = next_look(rhythm, national_calendar(), moment)
        assert found == datetime(2026, *next_at, tzinfo=HANOI)  # type: ignore[misc,arg-type]

    def test_a_week_that_begins_with_a_holiday_begins_on_the_first_day_worked(self) -> None:
        days = {MONDAY.date(): Override(MONDAY.date(), is_worked=False, name="nghỉ")}
        calendar = with_overrides(national_calendar(), days.values())

        sunday = MONDAY - timedelta(days=1)
        assert next_look(Rhythm.WEEKLY, calendar, sunday).date() == NEXT_DAY.date()


class TestStaff:
    """A board sees how many subscribe to what on its own site, and never who."""

    @pytest.fixture
    def counted(self, subscribed: Any, ask: Any, portal: Any) -> None:
        """Two subscribers of the ward, one who has not confirmed, one subscriber elsewhere."""
        subscribed(email="an@example.vn")
        subscribed(email="binh@example.vn", subjects=["category:news-events", "news:culture"])
        ask(email="chi@example.vn")
        posted()
        subscribed(email="dung@example.vn", portal=portal("hongbang"), subjects=["news:science"])

    @pytest.mark.usefixtures("counted")
    def test_a_board_sees_numbers_of_its_own_site(self, staff: Any, logged_in: Any) -> None:
        page = logged_in(staff("editor", "thanhdong")).get("/admin/subscriptions/").content.decode()

        assert "2 đang nhận, 1 chờ xác nhận." in page
        assert re.search(r"Văn hóa</td>\s*<td>1<", page)
        assert "Khoa học và công nghệ" not in page
        assert "example.vn" not in page

    @pytest.mark.usefixtures("counted")
    def test_what_is_paused_is_said(self, staff: Any, logged_in: Any) -> None:
        active = Subscription.objects.filter(state=States.ACTIVE, portal__key="thanhdong")
        active.filter(pk=active.first().pk).update(state=States.PAUSED, paused_at=MONDAY)
        page = logged_in(staff("approver", "thanhdong")).get("/admin/subscriptions/")

        assert "1 đăng ký tạm dừng" in page.content.decode()

    @pytest.mark.usefixtures("counted")
    def test_an_author_has_nothing_to_do_with_it(self, staff: Any, logged_in: Any) -> None:
        answer = logged_in(staff("author", "thanhdong")).get("/admin/subscriptions/")

        assert answer.status_code in {302, 403}
