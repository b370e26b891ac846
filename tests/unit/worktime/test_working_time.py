"""Working time: cases worked out by hand on the official calendar, and what holds of every case."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.worktime.calendar import (
    OFFICE_HOURS,
    OFFICIAL_TIME,
    Calendar,
    DayKind,
    Override,
    Span,
    national_calendar,
    with_overrides,
)
from backend.worktime.clock import (
    Pause,
    after_days,
    after_hours,
    days_between,
    hours_between,
)

VIETNAM = national_calendar()
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """Return a moment of official time: `2026-11-20 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICIAL_TIME)


DAYS = [
    # A question of Friday 20 November 2026; the new holiday of Tuesday the 24th is in its way.
    ("2026-11-20 09:00", 2, "2026-11-25"),
    ("2026-11-20 23:00", 2, "2026-11-25"),
    ("2026-11-20 09:00", 10, "2026-12-07"),
    ("2026-11-20 09:00", 15, "2026-12-14"),
    ("2026-11-20 09:00", 20, "2026-12-21"),
    # Received on days that are not worked: counting begins with the next that is.
    ("2026-11-21 10:00", 2, "2026-11-25"),
    ("2026-11-22 00:00", 1, "2026-11-23"),
    ("2026-11-23 08:00", 1, "2026-11-25"),
    ("2026-11-24 09:00", 1, "2026-11-25"),
    # Over the ends of years.
    ("2026-12-28 09:00", 5, "2027-01-05"),
    ("2026-12-31 17:29", 1, "2027-01-04"),
    ("2025-12-31 09:00", 1, "2026-01-05"),
    ("2025-12-31 09:00", 5, "2026-01-09"),
    # Saturday 10 January 2026 is worked for Friday the 2nd.
    ("2025-12-31 09:00", 6, "2026-01-10"),
    ("2026-01-01 09:00", 1, "2026-01-05"),
    ("2026-01-02 09:00", 1, "2026-01-05"),
    ("2026-01-09 09:00", 1, "2026-01-10"),
    ("2026-01-09 09:00", 2, "2026-01-12"),
    ("2026-01-10 09:00", 1, "2026-01-12"),
    # Tết 2026: nobody works from 14 to 22 February.
    ("2026-02-06 09:00", 10, "2026-02-27"),
    ("2026-02-12 09:00", 2, "2026-02-23"),
    ("2026-02-13 09:00", 1, "2026-02-23"),
    ("2026-02-13 09:00", 2, "2026-02-24"),
    ("2026-02-14 09:00", 15, "2026-03-13"),
    ("2026-02-17 00:00", 1, "2026-02-23"),
    ("2026-02-22 23:59", 1, "2026-02-23"),
    # The Hùng Kings' day is a Sunday: the Monday after it is free. Then 30 April and 1 May.
    ("2026-04-24 09:00", 1, "2026-04-28"),
    ("2026-04-24 09:00", 3, "2026-05-04"),
    ("2026-04-26 09:00", 2, "2026-04-29"),
    ("2026-04-29 09:00", 1, "2026-05-04"),
    # Saturday 22 August 2026 is worked for Monday the 31st; 1 and 2 September are holidays.
    ("2026-08-14 09:00", 10, "2026-08-27"),
    ("2026-08-21 09:00", 1, "2026-08-22"),
    ("2026-08-21 09:00", 2, "2026-08-24"),
    ("2026-08-22 15:00", 1, "2026-08-24"),
    ("2026-08-28 09:00", 1, "2026-09-03"),
    ("2026-08-28 09:00", 2, "2026-09-04"),
    ("2026-08-29 09:00", 1, "2026-09-03"),
    # Other years.
    ("2025-01-24 09:00", 1, "2025-02-03"),
    ("2025-04-25 09:00", 1, "2025-04-26"),
    ("2025-04-29 09:00", 1, "2025-05-05"),
    ("2027-02-03 09:00", 1, "2027-02-11"),
    ("2027-04-15 09:00", 1, "2027-04-19"),
    ("2027-04-29 09:00", 1, "2027-05-04"),
    ("2027-09-01 09:00", 1, "2027-09-06"),
    # The same working day.
    ("2026-11-20 16:00", 0, "2026-11-20"),
    ("2026-11-20 00:00", 0, "2026-11-20"),
    ("2026-11-20 17:30", 0, "2026-11-20"),
    ("2026-11-20 17:31", 0, "2026-11-23"),
    ("2026-11-21 10:00", 0, "2026-11-23"),
    ("2026-11-23 18:00", 0, "2026-11-25"),
    ("2026-01-10 09:00", 0, "2026-01-10"),
]  # fmt: skip
HOURS = [
    # News: eight office hours from the event (TD25-7.1-2), 7:30 to 11:30 and 13:30 to 17:30.
    ("2026-11-20 07:30", 8, "2026-11-20 17:30"),
    ("2026-11-20 08:00", 8, "2026-11-23 08:00"),
    ("2026-11-20 16:30", 8, "2026-11-23 16:30"),
    ("2026-11-20 19:00", 8, "2026-11-23 17:30"),
    ("2026-11-21 09:00", 8, "2026-11-23 17:30"),
    ("2026-11-22 20:00", 8, "2026-11-23 17:30"),
    ("2026-11-23 16:30", 8, "2026-11-25 16:30"),
    ("2026-11-24 10:00", 8, "2026-11-25 17:30"),
    # Within a day: before it, at noon, over noon.
    ("2026-11-23 07:00", 4, "2026-11-23 11:30"),
    ("2026-11-23 11:30", 1, "2026-11-23 14:30"),
    ("2026-11-23 12:00", 2, "2026-11-23 15:30"),
    ("2026-11-23 10:30", 2, "2026-11-23 14:30"),
    ("2026-11-23 13:00", 16, "2026-11-26 11:30"),
    # Over holidays and swapped Saturdays.
    ("2026-12-31 16:30", 2, "2027-01-04 08:30"),
    ("2026-02-13 15:30", 3, "2026-02-23 08:30"),
    ("2026-01-09 17:30", 1, "2026-01-10 08:30"),
    ("2026-08-21 16:30", 2, "2026-08-22 08:30"),
    ("2026-08-28 13:30", 5, "2026-09-03 08:30"),
    ("2026-04-29 17:00", 1, "2026-05-04 08:00"),
    ("2026-11-20 09:00", 0, "2026-11-20 09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "days", "due"), DAYS)
def test_a_period_in_days_ends_when_the_office_of_its_last_day_closes(anchor, days, due):
    assert after_days(VIETNAM, at(anchor), days).at == at(f"{due} 17:30")


@pytest.mark.parametrize(("anchor", "hours", "due"), HOURS)
def test_a_period_in_hours_runs_in_office_hours_only(anchor, hours, due):
    assert after_hours(VIETNAM, at(anchor), hours * HOUR).at == at(due)


def test_wherever_a_moment_is_told_the_office_is_in_vietnam():
    evening_before = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)  # one in the morning of Friday there

    assert after_days(VIETNAM, evening_before, 2) == after_days(VIETNAM, at("2026-11-20 01:00"), 2)


def test_every_day_in_between_says_what_it_was():
    steps = after_days(VIETNAM, at("2026-11-20 09:00"), 2).steps

    assert [(step.day.date.day, step.day.kind, step.days) for step in steps] == [
        (20, DayKind.WORKING, 0),
        (21, DayKind.WEEKLY_REST, 0),
        (22, DayKind.WEEKLY_REST, 0),
        (23, DayKind.WORKING, 1),
        (24, DayKind.HOLIDAY, 0),
        (25, DayKind.WORKING, 1),
    ]
    assert steps[4].day.name == "Ngày Văn hóa Việt Nam"


def test_a_swapped_day_says_what_for():
    assert VIETNAM.day(date(2026, 1, 10)).kind is DayKind.WORKED_INSTEAD
    assert "02/01/2026" in VIETNAM.day(date(2026, 1, 10)).name
    assert VIETNAM.day(date(2026, 1, 2)).kind is DayKind.DAY_OFF


class TestPausing:
    def test_days_on_which_the_clock_stands_still_do_not_count_and_say_why(self):
        pause = Pause(at("2026-11-23 08:00"), at("2026-11-26 12:00"), "chờ người gửi bổ sung")

        due = after_days(VIETNAM, at("2026-11-20 09:00"), 2, pauses=[pause])

        assert due.at == at("2026-11-27 17:30")
        assert [step.paused_for for step in due.steps if step.paused_for] == [pause.reason] * 2

    def test_hours_stop_and_go_on_to_the_minute(self):
        pause = Pause(at("2026-11-23 09:00"), at("2026-11-23 15:00"))

        due = after_hours(VIETNAM, at("2026-11-23 07:30"), 8 * HOUR, pauses=[pause])

        assert due.at == at("2026-11-25 11:30")

    def test_several_pauses_may_overlap(self):
        pauses = [
            Pause(at("2026-11-23 08:00"), at("2026-11-23 10:00")),
            Pause(at("2026-11-23 09:00"), at("2026-11-23 11:00")),
        ]

        due = after_hours(VIETNAM, at("2026-11-23 07:30"), HOUR, pauses=pauses)

        assert due.at == at("2026-11-23 11:30")

    @pytest.mark.parametrize("after", [after_days, after_hours])
    def test_nothing_is_due_while_a_clock_stands_still_for_good(self, after):
        amount = 2 if after is after_days else 8 * HOUR

        with pytest.raises(LookupError, match="stands still"):
            after(VIETNAM, at("2026-11-20 09:00"), amount, pauses=[Pause(at("2026-11-20 10:00"))])

    def test_what_was_due_before_a_pause_is_due_all_the_same(self):
        late = Pause(at("2026-12-01 00:00"))

        assert after_days(VIETNAM, at("2026-11-20 09:00"), 2, pauses=[late]).at == at(
            "2026-11-25 17:30"
        )


class TestAnAgencysOwnCalendar:
    def test_it_may_work_other_hours(self):
        early = (Span.read("07:00-11:00"), Span.read("13:00-16:30"))
        calendar = Calendar(week=(early,) * 5 + ((),) * 2)

        assert after_days(calendar, at("2026-11-20 09:00"), 2).at == at("2026-11-25 16:30")
        assert after_hours(calendar, at("2026-11-20 16:00"), HOUR).at == at("2026-11-23 07:30")

    def test_it_may_work_saturday_mornings(self):
        calendar = Calendar(week=(OFFICE_HOURS,) * 5 + ((Span.read("07:30-11:30"),), ()))

        assert after_days(calendar, at("2026-11-20 09:00"), 1).at == at("2026-11-21 11:30")

    def test_a_storm_closes_it_for_a_day(self):
        storm = Override(date(2026, 11, 23), is_worked=False, name="Nghỉ tránh bão số 15")

        due = after_days(with_overrides(VIETNAM, [storm]), at("2026-11-20 09:00"), 1)

        assert due.at == at("2026-11-25 17:30")
        assert "Nghỉ tránh bão số 15" in {step.day.name for step in due.steps}

    def test_it_may_work_on_a_holiday_with_hours_of_its_own(self):
        duty = Override(
            date(2026, 11, 24), is_worked=True, name="Trực", spans=(Span.read("08:00-10:00"),)
        )

        due = after_days(with_overrides(VIETNAM, [duty]), at("2026-11-23 09:00"), 1)

        assert due.at == at("2026-11-24 10:00")

    def test_the_later_decision_about_a_day_holds(self):
        monday = date(2026, 11, 23)
        closed = Override(monday, is_worked=False, name="Nghỉ")
        opened = Override(monday, is_worked=True, name="Vẫn làm việc")

        calendar = with_overrides(VIETNAM, [closed, opened])

        assert calendar.day(monday).is_worked


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "says"),
        [
            (lambda: Span(time(11, 30), time(7, 30)), "end after they begin"),
            (lambda: Calendar(week=((),) * 7), "one at least is worked"),
            (lambda: Calendar(week=(OFFICE_HOURS,) * 5), "seven days"),
            (lambda: Calendar(week=(OFFICE_HOURS[::-1],) * 7), "in order"),
            (lambda: after_days(VIETNAM, at("2026-11-20 09:00"), -1), "not negative"),
            (lambda: after_hours(VIETNAM, at("2026-11-20 09:00"), -HOUR), "not negative"),
            (lambda: after_days(VIETNAM, datetime(2026, 11, 20), 1), "time zone"),  # noqa: DTZ001
            (lambda: VIETNAM.day(date(2026, 11, 22)).close, "not worked"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, make: Callable[[], object], says: str):
        with pytest.raises(ValueError, match=says):
            make()

    def test_a_calendar_on_which_nobody_ever_works_again_is_found_out(self):
        closed = [
            Override(date(2026, 1, 1) + timedelta(days=each), is_worked=False, name="Giải thể")
            for each in range(366 * 4)
        ]

        with pytest.raises(LookupError, match="no day is worked"):
            after_days(with_overrides(VIETNAM, closed), at("2026-06-01 09:00"), 1)


moments = st.datetimes(datetime(2025, 6, 1), datetime(2027, 6, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=OFFICIAL_TIME)
)
amounts = st.integers(1, 30)
durations = st.integers(0, 60 * 40).map(lambda minutes: timedelta(minutes=minutes))


@given(moments, moments, amounts)
def test_who_comes_later_is_not_due_before(one, another, days):
    earlier, later = sorted([one, another])

    assert after_days(VIETNAM, earlier, days).at <= after_days(VIETNAM, later, days).at


@given(moments, amounts, amounts)
def test_days_add_up(moment, first, second):
    half_way = after_days(VIETNAM, moment, first).at

    assert (
        after_days(VIETNAM, half_way, second).at == after_days(VIETNAM, moment, first + second).at
    )


@given(moments, durations, durations)
def test_hours_add_up(moment, first, second):
    half_way = after_hours(VIETNAM, moment, first).at

    whole = after_hours(VIETNAM, moment, first + second).at
    assert after_hours(VIETNAM, half_way, second).at == (whole if second else half_way)


@given(moments, amounts)
def test_days_are_counted_back_as_they_were_counted(moment, days):
    assert days_between(VIETNAM, moment, after_days(VIETNAM, moment, days).at) == days


@given(moments, durations)
def test_hours_are_counted_back_as_they_were_counted(moment, duration):
    assert hours_between(VIETNAM, moment, after_hours(VIETNAM, moment, duration).at) == duration


@given(moments, amounts, moments, durations)
def test_a_pause_never_hastens_and_what_it_takes_is_told(moment, days, begin, length):
    pause = Pause(begin, begin + length + timedelta(minutes=1), "chờ bổ sung")

    paused = after_days(VIETNAM, moment, days, pauses=[pause])

    assert paused.at >= after_days(VIETNAM, moment, days).at
    assert sum(step.days for step in paused.steps) == days


@given(moments, durations)
def test_the_steps_of_a_period_in_hours_add_up_to_it(moment, duration):
    due = after_hours(VIETNAM, moment, duration)

    assert sum((step.time for step in due.steps), timedelta(0)) == duration
