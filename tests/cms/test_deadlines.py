"""Deadlines for publishing: what each clause gives a page, and what drafts, boards and calendars change."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.approval import chain, desk
from backend.approval.decisions import Act, Decision
from backend.calendars import changing, reading
from backend.deadlines import board, keeping, overview, report, telling
from backend.deadlines.counting import Terms, Told, due_of, moments_of
from backend.deadlines.explaining import clock_of
from backend.deadlines.models import Cause, Deadline, DeadlineChange, State
from backend.deadlines.obligations import Obligation, content_in, obligations_of
from backend.notices.models import Notice
from backend.regulations import load_rule_set
from backend.regulations.deadlines import LimitUnit
from backend.worktime.calendar import OFFICIAL_TIME, national_calendar
from content_models.categories import Category
from content_models.legal_documents import LegalDocumentPage
from content_models.legal_guidance import LegalGuidancePage
from content_models.news import NewsPage
from content_models.planning import PlanPage
from content_models.projects import ProjectPage, TenderPage
from content_models.science import ScienceProgrammePage
from content_models.site_settings import PortalSettings
from content_models.statistics import StatisticsPage
from tests.neighbours import taken_back

pytestmark = pytest.mark.django_db

Clock = Callable[[str], datetime]
GROUNDS = changing.Grounds(name="Nghỉ bão", legal_basis="Công điện 15/CĐ-UBND")


def at(text: str) -> datetime:
    """Return a moment of official time: `2026-11-20 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICIAL_TIME)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the clock; it begins on a Friday morning before a week with a holiday."""

    def set_clock(text: str) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: at(text))
        return at(text)

    set_clock("2026-11-20 10:00")
    return set_clock


@pytest.fixture
def draft(news: Any, section: Any, staff: Any, now: Clock) -> NewsPage:
    """A news item about this Friday, 8:00, which its author has drafted."""
    page: NewsPage = chain.draft(
        news(event_at=at("2026-11-20 08:00")),
        under=section(Category.NEWS_EVENTS),
        by=staff("author", "thanhdong"),
    )  # fmt: skip
    return page


def row(page: Any) -> Deadline:
    """Return the one deadline of a page."""
    return Deadline.objects.select_related("portal", "page").get(page=page.pk)


def due(page: Any) -> str:
    """Return when a page is due, in official time."""
    moment = row(page).due_at
    return f"{moment.astimezone(OFFICIAL_TIME):%Y-%m-%d %H:%M}" if moment else ""


WARD = {"issuing_authority": "Ủy ban nhân dân phường Thành Đông"}
CITY = {"issuing_authority": "Ủy ban nhân dân thành phố Hải Phòng"}
FRIDAY = "2026-11-20"
ISSUED, APPROVED = {"issued_on": FRIDAY}, {"approved_on": FRIDAY}
THANH_DONG: list[tuple[Any, dict[str, str], list[str]]] = [
    # Eight office hours from the event: 3:30 and 4:00 of Friday, the rest on Monday morning.
    (NewsPage, {"event_at": "2026-11-20T08:00+07:00"}, ["TD25-7.1-2 2026-11-23 08:00"]),
    # In the evening and at the weekend the clock waits for Monday.
    (NewsPage, {"event_at": "2026-11-20T19:00+07:00"}, ["TD25-7.1-2 2026-11-23 17:30"]),
    (NewsPage, {"event_at": "2026-11-21T09:00+07:00"}, ["TD25-7.1-2 2026-11-23 17:30"]),
    # Monday 14:00: 3:30, then the holiday of Tuesday, then 4:30 of Wednesday.
    (NewsPage, {"event_at": "2026-11-23T14:00+07:00"}, ["TD25-7.1-2 2026-11-25 14:00"]),
    # What is shown from elsewhere is nobody's event here; another category has no such limit.
    (NewsPage, {"event_at": "2026-11-20T08:00+07:00", "source_url": "https://vi.du.vn/"}, []),
    (NewsPage, {"event_at": "2026-11-20T08:00+07:00", "category": "hcm-study"}, []),
    # Two days for who issued it, ten for whom it concerns; Tuesday 24 is off.
    (LegalDocumentPage, ISSUED | WARD, ["TD25-7.3a 2026-11-25 17:30"]),
    (LegalDocumentPage, {"issued_on": "2026-11-21", **WARD}, ["TD25-7.3a 2026-11-25 17:30"]),
    (LegalDocumentPage, ISSUED | CITY, ["TD25-7.3b 2026-12-07 17:30"]),
    # What editors say goes before what the issuing authority tells.
    (
        LegalDocumentPage,
        {**ISSUED, **CITY, "agency_role": "issuer"},
        ["TD25-7.3a 2026-11-25 17:30"],
    ),
    (LegalDocumentPage, {**ISSUED, **WARD, "agency_role": "drafter"}, []),
    # Only quoted, or older than the regulation: nothing is owed.
    (LegalDocumentPage, {**ISSUED, **WARD, "reference_only": "True"}, []),
    (LegalDocumentPage, {"issued_on": "2025-12-10", **WARD}, []),
    # Fifteen days for guidance; ten for plans, projects, tenders and statistics.
    (LegalGuidancePage, {"source_issued_on": FRIDAY}, ["TD25-7.2 2026-12-14 17:30"]),
    (PlanPage, APPROVED, ["TD25-7.4 2026-12-07 17:30"]),
    (
        PlanPage,
        {**APPROVED, "category": "strategy-planning.construction-land"},
        ["TD25-7.4 2026-12-07 17:30"],
    ),
    (ProjectPage, APPROVED, ["TD25-7.4 2026-12-07 17:30"]),
    (TenderPage, {"approved_on": "2026-12-31"}, ["TD25-7.4 2027-01-15 17:30"]),
    (StatisticsPage, {"publish_decided_on": FRIDAY}, ["TD25-7.6 2026-12-07 17:30"]),
]
SAIGON: list[tuple[Any, dict[str, str], list[str]]] = [
    (
        LegalDocumentPage,
        {**ISSUED, **CITY, "agency_role": "drafter"},
        ["HCM24-12.1c 2026-11-25 17:30"],
    ),
    # Twenty days, twice: from the approval of a programme and from its acceptance.
    (ScienceProgrammePage, APPROVED, ["HCM24-12.1e 2026-12-21 17:30"]),
    (
        ScienceProgrammePage,
        {**APPROVED, "accepted_on": "2026-11-23"},
        ["HCM24-12.1e 2026-12-21 17:30", "HCM24-12.1e 2026-12-22 17:30"],
    ),
]
CASES = [
    *(("thanh-dong-2025", "ward", *case) for case in THANH_DONG),
    *(("ho-chi-minh-2024", "city", *case) for case in SAIGON),
    # A regulation without limits gives none.
    ("hai-phong-2025", "city", NewsPage, {"event_at": "2026-11-20T08:00+07:00"}, []),
]


@pytest.mark.parametrize(("rules", "tier", "model", "values", "expected"), CASES)
def test_each_clause_gives_what_was_worked_out_by_hand(
    rules: str, tier: str, model: Any, values: dict[str, str], expected: list[str]
) -> None:
    site = PortalSettings(name="Phường Thành Đông", tier=tier)
    content = content_in(model, {"category": str(model.categories[0]), **values})

    found = obligations_of(content, rules=load_rule_set(rules), settings=site)

    assert [worked_out(each) for each in found] == expected


def worked_out(obligation: Obligation) -> str:
    """Return a clause and when it is due, by the calendar of everybody."""
    limit = obligation.limit
    terms = Terms(
        anchored_at=obligation.anchored_at,
        amount=limit.amount or 0,
        unit=LimitUnit(limit.unit or ""),
    )
    end = due_of(national_calendar(), terms)
    return f"{limit.clause} {end.at.astimezone(OFFICIAL_TIME):%Y-%m-%d %H:%M}"


class TestAPage:
    """A page's deadline follows from what it says and from what is public."""

    def test_a_draft_begins_it_and_another_date_moves_it(
        self, draft: Any, staff: Any, fresh: Any
    ) -> None:
        first = due(draft)
        page = fresh(draft)
        page.event_at = at("2026-11-23 14:00")
        chain.edit(page, by=staff("author", "thanhdong"))

        assert (first, due(draft)) == ("2026-11-23 08:00", "2026-11-25 14:00")
        assert [each.cause for each in row(draft).changes.all()] == [Cause.BEGUN, Cause.ANCHOR]

    @pytest.mark.parametrize(
        ("moment", "late"), [("2026-11-23 08:00", False), ("2026-11-23 08:01", True)]
    )
    def test_publication_meets_it_in_time_or_late(
        self, draft: Any, now: Clock, fresh: Any, staff: Any, moment: str, late: bool
    ) -> None:
        now(moment)

        approved(draft, fresh, staff)

        found = row(draft)
        assert (found.state, found.met_at) == (State.MET, at(moment))
        assert found.is_late(timezone.now()) is late

    def test_what_was_met_goes_by_what_is_public_and_not_by_a_later_draft(
        self, draft: Any, fresh: Any, staff: Any
    ) -> None:
        page = approved(draft, fresh, staff)
        page.event_at = at("2026-11-19 08:00")
        chain.edit(page, by=staff("author", "thanhdong"))
        drafted = due(draft)

        sent(fresh(draft), fresh, staff)

        assert (drafted, due(draft)) == ("2026-11-23 08:00", "2026-11-20 08:00")
        assert row(draft).is_late(timezone.now())

    def test_another_clause_stops_it_and_deletion_keeps_the_record(
        self, draft: Any, fresh: Any, staff: Any
    ) -> None:
        page = fresh(draft)
        page.source_url = "https://vi.du.vn/tin"
        chain.edit(page, by=staff("author", "thanhdong"))
        stopped = row(draft).state
        page.source_url = ""
        chain.edit(page, by=staff("author", "thanhdong"))
        again = row(draft)

        chain.delete(fresh(draft), by=staff("editor", "thanhdong"), reason="Trùng tin")

        again.refresh_from_db()
        assert stopped == State.STOPPED
        assert (again.page, again.state, again.title) == (None, State.STOPPED, draft.title)

    def test_what_stood_there_before_is_counted_by_a_command(
        self, draft: Any, fresh: Any, staff: Any
    ) -> None:
        approved(draft, fresh, staff)
        before = row(draft)
        Deadline.objects.all().delete()

        keeping.follow_everything(lambda _line: None)
        keeping.follow_everything(lambda _line: None)

        found = row(draft)
        assert (found.due_at, found.met_at) == (before.due_at, before.met_at)
        assert [each.cause for each in found.changes.all()] == [Cause.BEGUN, Cause.MET]


def sent(page: Any, fresh: Any, staff: Any) -> Any:
    """Send a page up the chain to its end."""
    chain.submit(page, by=staff("author", "thanhdong"))
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))
    chain.approve(fresh(page), by=staff("approver", "thanhdong"))
    return fresh(page)


def approved(page: Any, fresh: Any, staff: Any) -> Any:
    """Publish a draft."""
    return sent(fresh(page), fresh, staff)


class TestTheBoard:
    """The board lets a clock stand still, or adds to it, and says why."""

    def test_time_that_stands_still_does_not_count(
        self, draft: Any, staff: Any, now: Clock
    ) -> None:
        head = staff("approver", "thanhdong")
        board.pause(row(draft), reason="Chờ cơ quan điều tra", by=head)
        paused = row(draft)
        now("2026-11-20 15:00")

        board.resume(row(draft), reason="Đã có kết luận", by=head)

        # 08:00-10:00 counts, then from 15:00: 2:30 of Friday, 3:30 of Monday.
        assert (paused.state, paused.due_at) == (State.PAUSED, None)
        assert due(draft) == "2026-11-23 11:00"
        acts = Decision.objects.filter(act=Act.DEADLINE).values_list("reason", flat=True)
        assert list(acts) == ["Chờ cơ quan điều tra", "Đã có kết luận"]
        steps = clock_of(row(draft)).steps
        assert steps[0][0] == "Thứ Sáu 20/11/2026"

    def test_an_extension_is_added_and_kept_with_its_reason(self, draft: Any, staff: Any) -> None:
        board.extend(row(draft), extra=4, reason="Sự cố mạng", by=staff("approver", "thanhdong"))

        change = row(draft).changes.get(cause=Cause.EXTENDED)
        # Half an hour more than the morning of Monday.
        assert due(draft) == "2026-11-23 14:00"
        assert (change.old_due, "Sự cố mạng" in change.text) == (at("2026-11-23 08:00"), True)

    def test_only_the_board_decides_and_only_with_a_reason(self, draft: Any, staff: Any) -> None:
        head = staff("approver", "thanhdong")
        for user in (
            staff("author", "thanhdong"),
            staff("admin", "thanhdong"),
            staff("approver", "hongbang"),
        ):
            with pytest.raises(PermissionDenied):
                board.pause(row(draft), reason="Thử", by=user)
        with pytest.raises(ValidationError, match="lý do"):
            board.pause(row(draft), reason=" ", by=head)
        with pytest.raises(ValidationError, match="Gia hạn 61 không hợp lệ"):
            board.extend(row(draft), extra=61, reason="Thử", by=head)
        with pytest.raises(ValidationError, match="không tạm dừng"):
            board.resume(row(draft), reason="Thử", by=head)


class TestTheCalendar:
    """A calendar that changes moves every open deadline, and the record says why."""

    def test_a_day_off_moves_what_is_open_with_the_old_the_new_and_who(
        self, draft: Any, staff: Any, portal: Any
    ) -> None:
        admin = staff("admin", "thanhdong")

        off(portal("thanhdong"), date(2026, 11, 23), admin)

        change = row(draft).changes.get(cause=Cause.CALENDAR)
        assert (change.old_due, change.new_due) == (at("2026-11-23 08:00"), at("2026-11-25 08:00"))
        assert change.by_id == admin.pk
        assert "23/11/2026: nghỉ" in change.text
        assert ("Thứ Hai 23/11/2026", "nghỉ: Nghỉ bão (Công điện 15/CĐ-UBND)") in clock_of(
            row(draft)
        ).steps

    def test_another_site_s_day_off_and_what_was_met_stay_out_of_it(
        self, draft: Any, staff: Any, portal: Any, fresh: Any
    ) -> None:
        off(portal("hongbang"), date(2026, 11, 23), staff("admin", "hongbang"))
        elsewhere = due(draft)
        approved(draft, fresh, staff)

        off(portal("thanhdong"), date(2026, 11, 23), staff("admin", "thanhdong"))

        assert (elsewhere, due(draft)) == ("2026-11-23 08:00", "2026-11-23 08:00")

    def test_what_another_transaction_counted_with_the_old_calendar_is_caught_up(
        self, draft: Any, staff: Any, portal: Any
    ) -> None:
        stale = {name: getattr(row(draft), name) for name in keeping.COUNTED}
        off(portal("thanhdong"), date(2026, 11, 23), staff("admin", "thanhdong"))
        Deadline.objects.filter(page=draft.pk).update(**stale)

        first, second = keeping.catch_up(), keeping.catch_up()

        assert (first, second, due(draft)) == (1, 0, "2026-11-25 08:00")


def off(portal: Any, day: date, by: Any) -> None:
    """Let a site not work on a day."""
    changing.set_days(
        portal, first=day, last=day, decision=changing.Decision.OFF, grounds=GROUNDS, by=by
    )


MOVES = st.sampled_from(
    ["edit", "pause", "resume", "extend", "off", "hours", "take back", "system"]
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=st.lists(st.tuples(MOVES, st.integers(0, 30)), min_size=1, max_size=6))
def test_whatever_happens_an_open_deadline_is_what_a_fresh_count_says(
    draft: Any, staff: Any, portal: Any, fresh: Any, now: Clock, admin_user: Any, moves: Any
) -> None:
    ward = portal("thanhdong")
    with taken_back():
        moment = now("2026-11-20 10:00")
        for move, number in moves:
            moment += timedelta(hours=number)
            now(f"{moment:%Y-%m-%d %H:%M}")
            try_to(move, number, draft, ward, staff, fresh, admin_user)

        reading._kept.clear()
        found = row(draft)
        calendar = reading.calendar_of("thanhdong")
        pauses = [each.plain() for each in found.pauses.all()]
        expected = due_of(calendar, found.terms, pauses)
        assert found.due_at == (expected.at if expected else None)
        assert found.remind_at == moments_of(calendar, found.terms, pauses).get(Told.REMINDED)


def try_to(move: str, number: int, page: Any, ward: Any, staff: Any, fresh: Any, root: Any) -> None:
    """Do something to a deadline or its calendar; what is refused changes nothing."""
    admin, head = staff("admin", "thanhdong"), staff("approver", "thanhdong")
    day = date(2026, 11, 20) + timedelta(days=number)
    week = [f"0{7 + number % 3}:00-11:30, 13:00-17:00"] * 5 + ["", ""]
    found, taken = row(page), list(ward.calendar_days.all()[:1])
    deeds: dict[str, Callable[[], Any]] = {
        "edit": lambda: redated(fresh(page), number, staff),
        "pause": lambda: board.pause(found, reason="Chờ", by=head),
        "resume": lambda: board.resume(found, reason="Xong", by=head),
        "extend": lambda: board.extend(found, extra=number, reason="Thêm", by=head),
        "off": lambda: off(ward, day, admin),
        "system": lambda: off(None, day, root),
        "hours": lambda: changing.set_hours(ward, since=day, week=week, grounds=GROUNDS, by=admin),
        "take back": lambda: [changing.remove_day(each, reason="Nhầm", by=admin) for each in taken],
    }
    with taken_unless_refused():
        deeds[move]()


class taken_unless_refused:  # noqa: N801  # reads as a sentence
    """Let a refusal pass."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, *_rest: Any) -> bool:
        return kind is not None and issubclass(kind, ValidationError)


def redated(page: Any, number: int, staff: Any) -> None:
    """Give a page's event another hour."""
    page.event_at = at("2026-11-20 08:00") + timedelta(hours=number)
    chain.edit(page, by=staff("author", "thanhdong"))


class TestWhoIsTold:
    """Word goes up by stages, each once."""

    @pytest.fixture
    def people(self, draft: Any, staff: Any) -> dict[str, Any]:
        roles = ("author", "editor", "approver", "admin")
        found = {role: staff(role, "thanhdong") for role in roles}
        Notice.objects.all().delete()
        return found

    def test_the_unit_before_the_board_and_the_administrators_after(
        self, people: Any, now: Clock
    ) -> None:
        heard = []
        # One office hour before 08:00 of Monday is 17:00 of Friday.
        for moment in (
            "2026-11-20 15:00",
            "2026-11-23 07:59",
            "2026-11-23 08:01",
            "2026-11-23 09:01",
            "2026-11-23 10:01",
            "2026-11-25 10:00",
        ):
            now(moment)
            telling.remind()
            telling.remind()
            heard.append(sorted(Notice.objects.values_list("user__username", flat=True)))
            Notice.objects.all().delete()

        unit = ["author.thanhdong", "editor.thanhdong"]
        assert heard == [[], unit, unit, ["approver.thanhdong"], ["admin.thanhdong"], []]

    def test_two_processes_that_see_the_same_tell_once(
        self, people: Any, draft: Any, now: Clock
    ) -> None:
        now("2026-11-23 07:59")
        first, second = row(draft), row(draft)
        moments = moments_of(reading.calendar_of("thanhdong"), first.terms)

        told = [telling._tell_of(each, moments, timezone.now()) for each in (first, second)]

        assert told == [1, 0]
        assert Notice.objects.count() == 2

    def test_who_slept_through_stages_tells_all_of_them_at_once(
        self, people: Any, now: Clock
    ) -> None:
        now("2026-11-30 09:00")

        assert (telling.remind(), Notice.objects.count()) == (1, 4)
        assert not Notice.objects.exclude(subject__startswith="Quá hạn đăng").exists()


class TestWhereItIsSeen:
    """Desks, the dashboard, the report."""

    def test_the_desk_and_the_dashboard_show_what_presses(
        self, draft: Any, staff: Any, now: Clock, fresh: Any, logged_in: Any
    ) -> None:
        author, editor = staff("author", "thanhdong"), staff("editor", "thanhdong")
        chain.submit(fresh(draft), by=author)
        quiet = overview.pressing_on_sites_of(editor)
        now("2026-11-23 09:00")

        waiting, pressing = desk.waiting_for(editor), overview.pressing_on_sites_of(editor)

        assert quiet == []
        assert (waiting[0].public_by, waiting[0].is_public_too_late) == (
            at("2026-11-23 08:00"),
            True,
        )
        assert [each.is_overdue for each in pressing] == [True]
        assert overview.pressing_on_sites_of(staff("editor", "hongbang")) == []
        said = logged_in(editor).get("/admin/").content.decode()
        assert "Sắp đến hạn, quá hạn đăng" in said
        said = logged_in(editor).get(f"/admin/pages/{draft.pk}/edit/").content.decode()
        assert "Quá hạn 1 giờ" in said
        assert "7 giờ 30 phút, còn 30 phút" in said

    def test_a_report_says_how_many_how_late_and_shows_each(
        self, draft: Any, staff: Any, now: Clock, fresh: Any, logged_in: Any, portal: Any
    ) -> None:
        now("2026-11-23 10:00")
        approved(draft, fresh, staff)
        rows = report.due_between([portal("thanhdong")], date(2026, 10, 1), date(2026, 12, 31))

        (line,) = report.lines_of(list(rows))

        assert (line.met, line.met_late, line.share_in_time) == (0, 1, 0)
        assert line.median_lateness == line.worst_lateness == timedelta(hours=2)
        reader = logged_in(staff("editor", "thanhdong"))
        said = reader.get("/admin/deadlines/report/").content.decode()
        assert "Phường Thành Đông" in said
        table = reader.get("/admin/deadlines/report/csv/").content.decode()
        assert "2026-11-23 08:00,2026-11-23 10:00,Đã đăng,không,2.0" in table
        assert (
            "thanhdong"
            not in logged_in(staff("editor", "hongbang"))
            .get("/admin/deadlines/report/csv/")
            .content.decode()
        )

    @pytest.mark.parametrize("last", ["31/12/2025", "không"])
    def test_a_period_that_is_none_is_refused_with_its_field(
        self, draft: Any, staff: Any, logged_in: Any, last: str
    ) -> None:
        reader = logged_in(staff("editor", "thanhdong"))

        answer = reader.get("/admin/deadlines/report/", {"first": "01/11/2026", "last": last})

        assert answer.status_code == 200
        assert answer.context["form"].errors.keys() == {"last"}


def test_questions_to_the_database_do_not_grow_with_the_deadlines(
    draft: Any, staff: Any, portal: Any, now: Clock
) -> None:
    admin, ward = staff("admin", "thanhdong"), portal("thanhdong")
    now("2026-11-23 09:00")

    def asked(day: int) -> list[int]:
        return [
            questions(lambda: off(ward, date(2026, 12, day), admin)),
            questions(lambda: overview.pressing_on_sites_of(admin)),
            questions(keeping.catch_up),
            questions(
                lambda: report.lines_of(
                    list(report.due_between([ward], date(2026, 11, 1), date(2026, 12, 31)))
                )
            ),
        ]

    off(ward, date(2026, 12, 7), admin)  # what is read for the first time is read before
    few = asked(8)
    known = row(draft)
    for number in range(20):
        known.pk, known.clause = None, f"X-{number}"
        known.save()

    assert asked(9) == few


def questions(act: Callable[[], Any]) -> int:
    """Return how many questions an act asks the database."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
    return len(asked)


def test_the_record_is_added_to_and_never_changed(draft: Any) -> None:
    with pytest.raises(PermissionDenied):
        DeadlineChange.objects.update(text="khác")
