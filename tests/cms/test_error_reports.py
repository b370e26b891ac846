"""What becomes of an error that a reader reported: none there, or corrected in public by the chain."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from backend.approval import chain, site_rules
from backend.calendars import calendar_of
from backend.calendars.changing import Decision, set_days
from backend.citizen import letters, retention
from backend.citizen.models import Letter
from backend.demo.accounts import make_accounts
from backend.demo.desks import Desk
from backend.demo.feedback import load_feedback
from backend.demo.progress import Progress
from backend.feedback import answering, correcting, reporting
from backend.feedback.models import ErrorReport
from backend.feedback.reporting import Subject
from backend.notices.models import Notice
from backend.published.models import Item
from backend.regulations import load_rule_set
from backend.regulations.deadlines import Limit, LimitKind, LimitUnit
from content_models.categories import Category
from tests.cms.test_questions_and_time import STORM

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 15, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WRONG, RIGHT = "Khai mạc ngày 21/11", "Khai mạc ngày 20/11"
READER = "ban.doc@example.vn"
Report = Callable[..., ErrorReport]


@pytest.fixture
def author(staff: Any) -> Any:
    return staff("author", "thanhdong")


@pytest.fixture
def editor(staff: Any) -> Any:
    return staff("editor", "thanhdong")


@pytest.fixture
def approver(staff: Any) -> Any:
    return staff("approver", "thanhdong")


@pytest.fixture
def up_the_chain(author: Any, editor: Any, approver: Any, fresh: Any) -> Callable[[Any], Any]:
    """Send a page's newest draft up the chain, all the way."""

    def publish(page: Any) -> Any:
        chain.submit(fresh(page), by=author)
        for person in (editor, approver):
            chain.approve(fresh(page), by=person)
        return fresh(page)

    return publish


@pytest.fixture
def page(section: Any, news: Any, author: Any, up_the_chain: Any) -> Any:
    """A page of the ward that readers see, with a mistake in it."""
    draft = chain.draft(news(summary=WRONG), under=section(Category.NEWS_EVENTS), by=author)
    return up_the_chain(draft)


@pytest.fixture
def report(page: Any, ward: Any) -> Report:
    """Report the mistake."""

    def send(*, now: datetime | None = None, key: str = "khoa-bao-sai-0001", **sent: str) -> Any:
        subject = Subject(ward, page.translation_key, "vi", page.title, "/tin/")
        words = {"text": "Ngày khai mạc ghi sai, đúng là ngày 20/11.", "email": READER} | sent
        return reporting.report(subject, words, key=key, now=now or timezone.now())[0]

    return send


@pytest.fixture
def two_days(monkeypatch: pytest.MonkeyPatch) -> Limit:
    """A regulation that gives two working days."""
    limit = Limit(
        kind=LimitKind.MAX_DELAY,
        amount=2,
        unit=LimitUnit.WORKING_DAYS,
        text="Không quá 02 ngày làm việc",
        clause="TD25-7.5b-1",
    )
    monkeypatch.setattr(correcting, "limit_of", lambda _report: limit)
    return limit


def now_of(report: ErrorReport) -> ErrorReport:
    return ErrorReport.objects.get(pk=report.pk)


def published_corrections(page: Any) -> list[dict[str, str]]:
    row = Item.public.get(uuid=page.translation_key, locale="vi")
    found: list[dict[str, str]] = json.loads(row.document)["corrections"]
    return found


def test_a_correction_is_public_once_the_chain_has_agreed_and_the_reader_is_told(
    report: Report, page: Any, editor: Any, up_the_chain: Any
) -> None:
    reported = report()

    draft = correcting.begin(reported, by=editor, was=WRONG, now_says=RIGHT)

    assert now_of(reported).state == "correcting"
    assert published_corrections(page) == []
    assert not Letter.objects.exists()

    draft.summary = RIGHT
    chain.edit(draft, by=editor)
    up_the_chain(page)

    (shown,) = published_corrections(page)
    today = timezone.localdate().isoformat()
    assert (shown["was"], shown["now"], shown["corrected_on"]) == (WRONG, RIGHT, today)
    done = now_of(reported)
    assert (done.state, done.decided_by, done.email) == ("corrected", editor, "")
    assert letters.send_due() == 1
    (letter,) = mail.outbox
    assert letter.to == [READER]
    assert WRONG in letter.body
    assert RIGHT in letter.body
    assert "Ngày khai mạc ghi sai" not in letter.body
    assert READER not in letter.subject


def test_a_page_that_goes_live_without_the_correction_answers_nothing(
    report: Report, page: Any, editor: Any, up_the_chain: Any
) -> None:
    reported = report()
    draft = correcting.begin(reported, by=editor, was=WRONG, now_says=RIGHT)
    draft.corrections = []
    chain.edit(draft, by=editor)

    up_the_chain(page)

    assert now_of(reported).state == "correcting"
    assert not Letter.objects.exists()


def test_a_second_correction_stands_beside_the_first_the_latest_first(
    report: Report, page: Any, editor: Any, up_the_chain: Any
) -> None:
    for number, was in enumerate(("Một", "Hai")):
        reported = report(key=f"khoa-bao-sai-{number}001")
        correcting.begin(reported, by=editor, was=was, now_says=RIGHT)
        up_the_chain(page)

    assert {each["was"] for each in published_corrections(page)} == {"Một", "Hai"}
    assert set(ErrorReport.objects.values_list("state", flat=True)) == {"corrected"}


def test_a_report_without_an_error_is_closed_with_a_reason_that_is_told_in_the_readers_language(
    report: Report, editor: Any
) -> None:
    reported = report()
    ErrorReport.objects.update(locale="en")

    with pytest.raises(ValidationError) as refused:
        correcting.dismiss(reported, by=editor, reason="  ")
    correcting.dismiss(reported, by=editor, reason="Ngày ghi đúng theo kế hoạch.")

    assert "reason" in refused.value.message_dict
    assert (now_of(reported).state, now_of(reported).email) == ("no-error", "")
    letters.send_due()
    assert "Thank you" in mail.outbox[0].body
    assert "Ngày ghi đúng theo kế hoạch." in mail.outbox[0].body
    with pytest.raises(PermissionDenied):
        correcting.dismiss(reported, by=editor, reason="Lần nữa.")


def test_without_an_address_nobody_is_written_to(report: Report, editor: Any) -> None:
    correcting.dismiss(report(email=""), by=editor, reason="Ngày ghi đúng.")

    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("role", "site"),
    [("author", "thanhdong"), ("answers", "thanhdong"), ("editor", "hongbang"),
     ("admin", "thanhdong"), ("auditor", "")],
)  # fmt: skip
def test_only_the_sites_own_board_decides(report: Report, staff: Any, role: str, site: str) -> None:
    somebody, reported = staff(role, site), report()

    with pytest.raises(PermissionDenied):
        correcting.dismiss(reported, by=somebody, reason="Không phải việc của tôi.")
    with pytest.raises(PermissionDenied):
        correcting.begin(reported, by=somebody, was=WRONG, now_says=RIGHT)


def test_no_regulation_of_the_system_gives_a_deadline_and_none_is_made_up(report: Report) -> None:
    feedback = load_rule_set("thanh-dong-2025").feedback

    assert feedback.correction is None
    assert report().due_at is None
    assert correcting.remind(now=timezone.now() + timedelta(days=365)) == 0


@pytest.mark.usefixtures("two_days", "editor", "approver")
def test_a_deadline_is_counted_in_working_time_and_its_board_reminded_once(report: Report) -> None:
    reported = report(now=FRIDAY)

    assert reported.due_at is not None
    assert timezone.localtime(reported.due_at).date().isoformat() == "2026-12-01"  # Tuesday
    before = Notice.objects.count()
    late = reported.due_at + timedelta(hours=1)
    assert [correcting.remind(now=moment) for moment in (FRIDAY, late, late)] == [0, 1, 0]
    people = {each.user_id for each in Notice.objects.all()[:2]}
    assert Notice.objects.count() == before + len(people) == before + 2


@pytest.mark.usefixtures("two_days")
def test_a_day_off_moves_the_deadline(report: Report, ward: Any, staff: Any) -> None:
    reported = report()
    assert reported.due_at is not None
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = next(each.date for each in calendar_of(ward.key).days_from(tomorrow) if each.is_worked)
    admin = staff("admin", "thanhdong")

    set_days(ward, first=day, last=day, decision=Decision.OFF, grounds=STORM, by=admin)

    moved = now_of(reported)
    assert moved.due_at is not None
    assert moved.due_at > reported.due_at
    ErrorReport.objects.update(counted_with="another", due_at=timezone.now())
    assert (correcting.catch_up(), correcting.catch_up()) == (1, 0)


def test_what_was_said_is_erased_where_a_regulation_says_when_and_encrypted_anew_with_the_rest(
    report: Report, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported = report()
    correcting.dismiss(reported, by=editor, reason="Ngày ghi đúng.")
    later = timezone.now() + timedelta(days=40)
    assert correcting.erase_due(now=later) == 0
    rules = load_rule_set("thanh-dong-2025")
    kept = rules.questions.model_copy(
        update={"personal_data_kept_days": type("Kept", (), {"value": 30})()}
    )
    shorter = rules.model_copy(update={"questions": kept})
    monkeypatch.setattr(site_rules, "rules_of", lambda _portal: shorter)

    assert retention.reencrypt() >= 2
    assert now_of(reported).text == "Ngày khai mạc ghi sai, đúng là ngày 20/11."
    assert correcting.erase_due(now=later) == 1
    assert (now_of(reported).text, now_of(reported).reason) == ("", "")


def test_the_board_corrects_from_its_desk(
    report: Report, page: Any, editor: Any, approver: Any, logged_in: Any
) -> None:
    reported = report()
    desk = logged_in(editor)
    queue = desk.get("/admin/feedback/errors/").content.decode()
    assert reported.reference in queue
    assert "Ngày khai mạc ghi sai" not in queue
    seen = desk.get(reported.desk_path)
    assert "no-store" in seen["Cache-Control"]
    assert "Quy chế của Cổng không đặt thời hạn." in seen.content.decode()
    assert READER not in seen.content.decode()

    empty = desk.post(f"{reported.desk_path}correct/", {"was": "", "now": RIGHT})
    sent = desk.post(f"{reported.desk_path}correct/", {"was": WRONG, "now": RIGHT})

    assert empty.status_code == 200
    assert sent.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert now_of(reported).state == "correcting"
    again = desk.get(f"{reported.desk_path}correct/")
    assert again.status_code in {302, 403}
    decided = logged_in(approver).post(
        f"{reported.desk_path}no-error/", {"reason": "Đã kiểm tra, nội dung đúng."}
    )
    assert decided.headers["Location"] == reported.desk_path
    assert now_of(reported).state == "no-error"


def test_a_board_reads_what_readers_answered_about_its_own_pages_and_no_others(
    page: Any, ward: Any, staff: Any, editor: Any, logged_in: Any
) -> None:
    subject = Subject(ward, page.translation_key, "vi", page.title, "/tin/")
    said = {"useful": "no", "sentence": "Thiếu giờ làm việc."}
    answering.answer(subject, said, key="khoa-tra-loi-0001", now=timezone.now())

    own = logged_in(editor).get("/admin/feedback/usefulness/").content.decode()
    foreign = logged_in(staff("editor", "hongbang")).get("/admin/feedback/usefulness/")

    assert "Thiếu giờ làm việc." in own
    assert page.title in own
    assert "Thiếu giờ làm việc." not in foreign.content.decode()
    assert logged_in(staff("author", "thanhdong")).get(
        "/admin/feedback/usefulness/"
    ).status_code in {302, 403}


def test_the_demonstrations_readers_speak_by_the_same_commands_and_once(
    city: None, section: Any, news: Any
) -> None:
    make_accounts("mat-khau-thu")
    desk = Desk.of("thanhdong")
    for number in range(2):
        desk.publish(news(title=f"Tin {number}"), under=section(Category.NEWS_EVENTS))
    progress = Progress(lambda _line: None)

    for _twice in range(2):
        load_feedback("thanhdong", progress)

    assert progress.counts["reports"] == ErrorReport.objects.count() == 2
    assert set(ErrorReport.objects.values_list("state", flat=True)) == {"open", "no-error"}
    assert not Letter.objects.exists()  # nobody stands behind it
