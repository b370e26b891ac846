"""Office calendars: what staff decide of days and hours, what is refused, and what everybody else asks."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from backend.calendars import calendar_of, changing
from backend.calendars.changing import Decision, Grounds
from backend.calendars.models import CalendarChange, CalendarDay
from backend.worktime.calendar import DayKind
from tests.neighbours import taken_back

pytestmark = pytest.mark.django_db

GROUNDS = Grounds(name="Nghỉ bão số 12", legal_basis="Công điện 15/CĐ-UBND")
WINTER = ["08:00-12:00, 13:00-17:00"] * 5 + ["08:00-11:30", ""]
MONDAY, HOLIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28)


@pytest.fixture
def city_admin(staff: Any) -> Any:
    """Who keeps the system's calendar: an admin of the city's own portal."""
    return staff("admin", "haiphong")


def decide(
    portal: Any,
    decision: Decision,
    first: date,
    last: date | None = None,
    *,
    by: Any,
    hours: str = "",
) -> list[CalendarDay]:
    """Decide of days, with grounds."""
    return changing.set_days(
        portal,
        first=first,
        last=last or first,
        decision=decision,
        hours=hours,
        grounds=GROUNDS,
        by=by,
    )


def hours_on(site: str, day: date) -> str:
    """Return what a site works on a day."""
    return ", ".join(
        f"{span.begin:%H:%M}-{span.end:%H:%M}" for span in calendar_of(site).day(day).spans
    )


class TestWhatHolds:
    """The law, then the system, then the site."""

    def test_the_law_s_days_are_there_with_their_source(self, city: None) -> None:
        day = calendar_of("thanhdong").day(HOLIDAY)

        assert (day.kind, day.name) == (DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")
        assert day.source == "Nghị quyết 28/2026/QH16"

    def test_a_site_goes_before_the_system_and_the_system_before_the_law(
        self, ward: Any, admin: Any, city_admin: Any
    ) -> None:
        decide(None, Decision.OFF, MONDAY, SATURDAY, by=city_admin)
        decide(None, Decision.WORKED, HOLIDAY, by=city_admin)
        decide(ward, Decision.WORKED, MONDAY, by=admin, hours="07:30-11:30")

        assert [hours_on(site, MONDAY) for site in ("thanhdong", "hongbang", "")] == [
            "07:30-11:30",
            "",
            "",
        ]
        assert hours_on("hongbang", HOLIDAY) == "07:30-11:30, 13:30-17:30"
        # Of a stretch that is off, days that were off before are left as they were.
        assert CalendarDay.objects.filter(portal=None, day__in=[HOLIDAY, SATURDAY]).count() == 1

    def test_a_site_s_hours_hold_from_their_day_until_it_follows_the_system_again(
        self, ward: Any, admin: Any, city_admin: Any
    ) -> None:
        common = ["07:00-11:00, 13:00-17:00"] * 5 + ["", ""]
        for portal, by, since, week in (
            (None, city_admin, date(2026, 4, 16), common),
            (ward, admin, date(2026, 10, 16), WINTER),
            (ward, admin, date(2027, 4, 16), []),
        ):
            changing.set_hours(portal, since=since, week=week, grounds=GROUNDS, by=by)

        days = [date(2026, 4, 15), date(2026, 10, 15), SATURDAY, date(2027, 4, 19)]
        assert [hours_on("thanhdong", day) for day in days] == [
            "07:30-11:30, 13:30-17:30",
            "07:00-11:00, 13:00-17:00",
            "08:00-11:30",
            "07:00-11:00, 13:00-17:00",
        ]

    def test_it_is_kept_until_it_changes_and_forgets_what_was_taken_back(
        self, ward: Any, admin: Any
    ) -> None:
        calendar_of("thanhdong")
        with CaptureQueriesContext(connection) as asked:
            before = calendar_of("thanhdong")
        with taken_back():
            decide(ward, Decision.OFF, MONDAY, by=admin)
            within = hours_on("thanhdong", MONDAY)

        (made,) = decide(ward, Decision.OFF, date(2026, 11, 25), by=admin)
        changed = hours_on("thanhdong", date(2026, 11, 25))
        changing.remove_day(made, reason="Nhầm ngày", by=admin)

        assert len(asked) == 1
        assert (within, changed) == ("", "")
        assert calendar_of("thanhdong") == before


class TestRefusals:
    """What contradicts itself is refused, by field, with the value and what to do."""

    @pytest.mark.parametrize(
        ("decision", "first", "last", "hours", "field", "words"),
        [
            (Decision.OFF, HOLIDAY, None, "", "first", "Thứ Ba 24/11/2026 vốn đã nghỉ (Ngày Văn hóa"),
            (Decision.WORKED, MONDAY, None, "", "first", "Thứ Hai 23/11/2026 vốn là ngày làm việc"),
            (Decision.HOURS, SATURDAY, None, "08:00-11:00", "first", "Thứ Bảy 28/11/2026 là ngày nghỉ"),
            (Decision.HOURS, MONDAY, None, "", "hours", "Hãy ghi giờ làm việc"),
            (Decision.HOURS, MONDAY, None, "7h-11h", "hours", "“7h-11h” không phải giờ làm việc"),
            (Decision.HOURS, MONDAY, None, "11:00-08:00", "hours", "“11:00-08:00” không phải"),
            (Decision.HOURS, MONDAY, None, "08:00-11:00, 10:00-12:00", "hours", "chồng nhau"),
            (Decision.OFF, MONDAY, None, "08:00-11:00", "hours", "Ngày nghỉ không có giờ"),
            (Decision.OFF, SATURDAY, MONDAY, "", "last", "Ngày cuối 23/11/2026 trước ngày đầu"),
            (Decision.OFF, MONDAY, date(2027, 1, 1), "", "last", "dài 40 ngày, tối đa 31"),
            (Decision.OFF, date(2206, 1, 2), None, "", "first", "Năm 2206 không hợp lệ"),
        ],
    )  # fmt: skip
    def test_of_a_day(
        self, ward: Any, admin: Any, decision: Decision, first: date, last: Any, hours: str,
        field: str, words: str,
    ) -> None:  # fmt: skip
        with pytest.raises(ValidationError) as refused:
            decide(ward, decision, first, last, by=admin, hours=hours)

        assert words in " ".join(refused.value.message_dict[field])
        assert not CalendarDay.objects.filter(portal=ward).exists()

    def test_of_a_second_decision_and_of_hours_that_begin_twice(
        self, ward: Any, admin: Any
    ) -> None:
        decide(ward, Decision.HOURS, MONDAY, by=admin, hours="07:30-11:30")
        changing.set_hours(ward, since=MONDAY, week=WINTER, grounds=GROUNDS, by=admin)

        with pytest.raises(ValidationError, match="đã có quyết định “Nghỉ bão số 12”"):
            decide(ward, Decision.OFF, date(2026, 11, 20), MONDAY, by=admin)
        with pytest.raises(ValidationError, match="Đã có giờ làm việc từ ngày 23/11/2026"):
            changing.set_hours(ward, since=MONDAY, week=WINTER, grounds=GROUNDS, by=admin)
        with pytest.raises(ValidationError) as refused:
            changing.set_hours(ward, since=SATURDAY, week=["", "8-9"], grounds=GROUNDS, by=admin)
        assert list(refused.value.message_dict) == ["weekday_1"]
        with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
            CalendarDay.objects.create(portal=ward, day=MONDAY, is_worked=False, name="Hai lần")

    def test_without_grounds_nothing_is_decided(self, ward: Any, admin: Any) -> None:
        with pytest.raises(ValidationError) as refused:
            changing.set_days(
                ward, first=MONDAY, last=MONDAY, decision=Decision.OFF,
                grounds=Grounds(name=" ", legal_basis=""), by=admin,
            )  # fmt: skip

        assert refused.value.message_dict.keys() == {"name", "legal_basis"}

    def test_each_keeps_their_own_calendar_and_the_city_the_system_s(
        self, ward: Any, admin: Any, city_admin: Any, staff: Any, admin_user: Any
    ) -> None:
        for portal, by in (
            (ward, city_admin),
            (ward, staff("admin", "hongbang")),
            (ward, staff("approver", "thanhdong")),
            (ward, staff("city-board")),
            (None, admin),
            (None, staff("city-board")),
        ):
            with pytest.raises(PermissionDenied):
                decide(portal, Decision.OFF, MONDAY, by=by)
        assert decide(None, Decision.OFF, MONDAY, by=admin_user)


class TestTheScreens:
    """Where calendars are looked at and kept."""

    def test_an_admin_writes_a_day_down_and_takes_it_back(
        self, ward: Any, admin: Any, logged_in: Any
    ) -> None:
        browser, place = logged_in(admin), "/admin/calendars/site/thanhdong/"
        form = {
            "first": "23/11/2026",
            "decision": "off",
            "name": "Nghỉ bão",
            "legal_basis": "15/CĐ",
        }

        wrong = browser.post(f"{place}days/add/", {**form, "first": "24/11/2026"})
        browser.post(f"{place}days/add/", form)
        said = browser.get(f"{place}?year=2026").content.decode()
        day = CalendarDay.objects.get(portal=ward)
        browser.post(f"{place}days/{day.pk}/remove/", {"reason": "Bão đổi hướng"})

        assert "vốn đã nghỉ" in wrong.content.decode()
        for words in ("Thứ Hai 23/11/2026", "Nghỉ bão", "15/CĐ", "Nghị quyết 28/2026/QH16"):
            assert words in said
        assert not CalendarDay.objects.filter(portal=ward).exists()
        assert list(CalendarChange.objects.values_list("what", "reason", "by_id")) == [
            ("days-set", "Nghỉ bão (15/CĐ)", admin.pk),
            ("day-removed", "Bão đổi hướng", admin.pk),
        ]

    def test_hours_are_written_down_day_by_day(self, ward: Any, admin: Any, logged_in: Any) -> None:
        week = {f"weekday_{number}": text for number, text in enumerate(WINTER)}
        form = {"since": "01/12/2026", "name": "Giờ mùa đông", "legal_basis": "TB 12", **week}
        address = "/admin/calendars/site/thanhdong/hours/add/"

        wrong = logged_in(admin).post(address, {**form, "weekday_2": "8h"})
        done = logged_in(admin).post(address, form)

        assert "“8h” không phải giờ làm việc" in wrong.content.decode()
        assert done.status_code == 302
        assert hours_on("thanhdong", date(2026, 12, 5)) == "08:00-11:30"

    def test_others_of_the_site_look_and_do_not_write(
        self, ward: Any, staff: Any, logged_in: Any
    ) -> None:
        editor = logged_in(staff("editor", "thanhdong"))

        answers = {
            path: editor.get(f"/admin/calendars/{path}").status_code
            for path in (
                "",
                "system/",
                "site/thanhdong/",
                "site/hongbang/",
                "site/thanhdong/days/add/",
                "system/days/add/",
            )
        }

        assert list(answers.values()) == [200, 200, 200, 404, 302, 302]


def test_the_log_is_added_to_and_never_changed(ward: Any, admin: Any) -> None:
    decide(ward, Decision.OFF, MONDAY, by=admin)

    with pytest.raises(PermissionDenied):
        CalendarChange.objects.update(text="khác")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CalendarChange.objects.all()._raw_delete("default")
