"""What may become of a question: every act in every state, every clock on every way through."""

from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backend.citizen.clocks import Clock, What, clocks_of, next_due
from backend.citizen.states import OPEN, OVER, Act, Actor, Case, Event, NotNow, State
from backend.regulations import load_rule_set
from backend.regulations.citizen_policies import QuestionPolicy
from backend.worktime.calendar import OFFICIAL_TIME, national_calendar
from backend.worktime.clock import after_days
from backend.worktime.limits import end_of

CITY = load_rule_set("hai-phong-2025").questions
WARD = load_rule_set("thanh-dong-2025").questions
SAIGON = load_rule_set("ho-chi-minh-2024").questions
COAST = load_rule_set("khanh-hoa-2010").questions
CALENDAR = national_calendar()


def at(text: str) -> datetime:
    """Return a moment of official time: `2026-11-20 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICIAL_TIME)


FRIDAY = at("2026-11-20 09:00")
"""Before a weekend and the new holiday of Tuesday 24 November."""
SOON = date(2026, 12, 30)

WAYS: dict[State, list[tuple[Act, Actor]]] = {
    State.RECEIVED: [],
    State.INVALID: [(Act.FIND_INVALID, Actor.SYSTEM)],
    State.TRIAGE: [(Act.ACCEPT, Actor.SYSTEM)],
    State.OUT_OF_SCOPE: [(Act.ACCEPT, Actor.SYSTEM), (Act.CALL_OUT_OF_SCOPE, Actor.BOARD)],
    State.FORWARDED: [(Act.ACCEPT, Actor.SYSTEM), (Act.FORWARD, Actor.BOARD)],
}
WAYS[State.RETURNED_TO_BOARD] = [*WAYS[State.FORWARDED], (Act.RETURN, Actor.UNIT)]
WAYS[State.IN_PROGRESS] = [*WAYS[State.FORWARDED], (Act.TAKE_UP, Actor.UNIT)]
WAYS[State.PROGRESS_NOTIFIED] = [*WAYS[State.IN_PROGRESS], (Act.NOTIFY_PROGRESS, Actor.UNIT)]
WAYS[State.ANSWERED] = [*WAYS[State.IN_PROGRESS], (Act.ANSWER, Actor.UNIT)]
WAYS[State.CLOSED] = [
    *WAYS[State.ANSWERED],
    (Act.COPY_TO_BOARD, Actor.SYSTEM),
    (Act.CLOSE, Actor.BOARD),
]

ALLOWED: dict[State, set[tuple[Act, Actor]]] = {
    State.RECEIVED: {
        (Act.ACCEPT, Actor.SYSTEM),
        (Act.ACCEPT, Actor.BOARD),
        (Act.FIND_INVALID, Actor.SYSTEM),
        (Act.FIND_INVALID, Actor.BOARD),
    },
    State.INVALID: {
        (Act.ACCEPT, Actor.SYSTEM),
        (Act.ACCEPT, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
        (Act.CLOSE, Actor.BOARD),
        (Act.CLOSE, Actor.SYSTEM),
    },
    State.TRIAGE: {
        (Act.FIND_INVALID, Actor.SYSTEM),
        (Act.FIND_INVALID, Actor.BOARD),
        (Act.CALL_OUT_OF_SCOPE, Actor.BOARD),
        (Act.REFUSE_COMPLAINT, Actor.BOARD),
        (Act.FORWARD, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
    },
    State.OUT_OF_SCOPE: {(Act.CLOSE, Actor.BOARD), (Act.CLOSE, Actor.SYSTEM)},
    State.FORWARDED: {
        (Act.TAKE_UP, Actor.UNIT),
        (Act.RETURN, Actor.UNIT),
        (Act.NOTIFY_PROGRESS, Actor.UNIT),
        (Act.ANSWER, Actor.UNIT),
        (Act.PAUSE, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
    },
    State.RETURNED_TO_BOARD: {
        (Act.CALL_OUT_OF_SCOPE, Actor.BOARD),
        (Act.REFUSE_COMPLAINT, Actor.BOARD),
        (Act.FORWARD, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
    },
    State.IN_PROGRESS: {
        (Act.RETURN, Actor.UNIT),
        (Act.NOTIFY_PROGRESS, Actor.UNIT),
        (Act.ANSWER, Actor.UNIT),
        (Act.PAUSE, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
    },
    State.PROGRESS_NOTIFIED: {
        (Act.RETURN, Actor.UNIT),
        (Act.ANSWER, Actor.UNIT),
        (Act.PAUSE, Actor.BOARD),
        (Act.REPLY, Actor.CITIZEN),
    },
    # Answered in private, and not copied to the board: it cannot be closed yet.
    State.ANSWERED: {
        (Act.COPY_TO_BOARD, Actor.UNIT),
        (Act.COPY_TO_BOARD, Actor.SYSTEM),
        (Act.MAKE_PUBLIC, Actor.BOARD),
        (Act.MAKE_PUBLIC, Actor.UNIT),
        (Act.REPLY, Actor.CITIZEN),
        (Act.RATE, Actor.CITIZEN),
    },
    State.CLOSED: {
        (Act.MAKE_PUBLIC, Actor.BOARD),
        (Act.MAKE_PUBLIC, Actor.UNIT),
        (Act.RATE, Actor.CITIZEN),
    },
}
for _state in OPEN:
    ALLOWED[_state].add((Act.WITHDRAW, Actor.CITIZEN))
"""In the city, which receives no complaints (HP25-9.4-2); whatever is not here is refused."""


def event(act: Act, actor: Actor, moment: datetime = FRIDAY, **more: Any) -> Event:
    """Return an act, with the day it must name."""
    promised = SOON if act in {Act.TAKE_UP, Act.NOTIFY_PROGRESS} else None
    return Event(act, actor, moment, **({"promised": promised} | more))


def case_in(state: State, policy: QuestionPolicy = CITY) -> Case:
    """Return a question in a state, reached by the shortest way."""
    return Case.of(FRIDAY, [event(*step) for step in WAYS[state]], policy)


def story(policy: QuestionPolicy, *told: tuple[str, Act, Actor], **more: Any) -> dict[What, Clock]:
    """Return the clocks of a question of that Friday, after what was done when."""
    events = [event(act, actor, at(moment), **more) for moment, act, actor in told]
    case = Case.of(FRIDAY, events, policy)
    return {clock.what: clock for clock in clocks_of(case, policy, CALENDAR)}


@pytest.mark.parametrize("state", WAYS)
def test_every_act_is_possible_where_it_is_allowed_and_refused_everywhere_else(
    state: State,
) -> None:
    case = case_in(state)
    assert case.state is state
    for act, actor in product(Act, Actor):
        is_allowed = (act, actor) in ALLOWED[state]
        assert case.may(act, actor, CITY) is is_allowed, (act, actor)
        if is_allowed:
            case.after(event(act, actor), CITY)
        else:
            with pytest.raises(NotNow):
                case.after(event(act, actor), CITY)


def test_a_complaint_goes_the_way_of_the_site_s_regulation() -> None:
    ways = {Act.REFUSE_COMPLAINT, Act.FORWARD_COMPLAINT}
    for policy, allowed in (
        (CITY, {Act.REFUSE_COMPLAINT}),
        (COAST, {Act.FORWARD_COMPLAINT}),
        (SAIGON, ways),
    ):
        board = set(case_in(State.TRIAGE, policy).acts(Actor.BOARD, policy))
        assert board & ways == allowed
    refused = case_in(State.TRIAGE).after(event(Act.REFUSE_COMPLAINT, Actor.BOARD), CITY)
    assert refused.acts(Actor.UNIT, CITY) == ()
    assert refused.after(event(Act.CLOSE, Actor.SYSTEM), CITY).state is State.CLOSED


def test_what_names_no_day_is_no_progress_notice() -> None:
    for policy in (CITY, SAIGON):
        with pytest.raises(NotNow, match="names the day"):
            case_in(State.FORWARDED, policy).after(
                Event(Act.NOTIFY_PROGRESS, Actor.UNIT, FRIDAY), policy
            )
    # The city sets no number of days: whoever takes a question up says by when (HP25-9.3-2).
    with pytest.raises(NotNow, match="names the day"):
        case_in(State.FORWARDED).after(Event(Act.TAKE_UP, Actor.UNIT, FRIDAY), CITY)
    taken = case_in(State.FORWARDED, WARD).after(Event(Act.TAKE_UP, Actor.UNIT, FRIDAY), WARD)
    assert taken.state is State.IN_PROGRESS


def test_a_private_answer_is_closed_once_the_board_has_it() -> None:
    answered = case_in(State.ANSWERED)
    assert not answered.may(Act.CLOSE, Actor.BOARD, CITY)
    copied = answered.after(event(Act.COPY_TO_BOARD, Actor.SYSTEM), CITY)
    assert copied.may(Act.CLOSE, Actor.BOARD, CITY)
    public = case_in(State.IN_PROGRESS).after(event(Act.ANSWER, Actor.UNIT, is_public=True), CITY)
    # What was promised to the public is not over before there is a page of it.
    assert not public.may(Act.CLOSE, Actor.BOARD, CITY)
    drafted = public.after(event(Act.MAKE_PUBLIC, Actor.BOARD), CITY)
    assert drafted.may(Act.CLOSE, Actor.BOARD, CITY)
    assert not drafted.may(Act.MAKE_PUBLIC, Actor.BOARD, CITY)
    # Where no regulation asks for the copy, nothing waits for it.
    assert case_in(State.ANSWERED, SAIGON).may(Act.CLOSE, Actor.BOARD, SAIGON)


def test_nobody_stops_a_clock_that_runs_against_themselves() -> None:
    own = case_in(State.TRIAGE).after(event(Act.FORWARD, Actor.BOARD, to_the_board=True), CITY)
    assert not own.may(Act.PAUSE, Actor.BOARD, CITY)
    assert not any(
        case_in(state).may(Act.PAUSE, actor, CITY)
        for state in WAYS
        for actor in (Actor.UNIT, Actor.SYSTEM, Actor.CITIZEN)
    )


def test_an_act_is_never_earlier_than_the_one_before() -> None:
    with pytest.raises(NotNow, match="not earlier"):
        case_in(State.TRIAGE).after(
            event(Act.FORWARD, Actor.BOARD, FRIDAY - timedelta(seconds=1)), CITY
        )


class TestClocks:
    """Cases worked out by hand."""

    def test_all_start_at_receipt_and_not_at_forwarding(self) -> None:
        clocks = story(
            SAIGON,
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-25 16:00", Act.FORWARD, Actor.BOARD),
        )
        # Monday is the first day, Tuesday a holiday, Wednesday the second (HCM24-12.1đ-1).
        assert clocks[What.CLASSIFY].due == at("2026-11-25 17:30")
        assert clocks[What.CLASSIFY].met_at == at("2026-11-25 16:00")
        assert clocks[What.ANSWER].started == FRIDAY
        assert clocks[What.ANSWER].due == after_days(CALENDAR, FRIDAY, 15).at
        assert clocks[What.ANSWER].is_running
        assert clocks[What.OUT_OF_SCOPE_NOTICE].is_void
        assert [step.days for step in clocks[What.CLASSIFY].steps] == [0, 0, 0, 1, 0, 1]

    def test_an_out_of_scope_question_is_told_so_on_the_same_working_day(self) -> None:
        told = ("2026-11-20 18:00", Act.CALL_OUT_OF_SCOPE, Actor.BOARD)
        clocks = story(SAIGON, ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM), told)
        assert clocks[What.OUT_OF_SCOPE_NOTICE].due == at("2026-11-20 17:30")
        assert clocks[What.OUT_OF_SCOPE_NOTICE].is_overdue(at("2027-01-01 09:00"))
        assert clocks[What.ANSWER].is_void
        assert clocks[What.CLASSIFY].met_at == at("2026-11-20 18:00")

    def test_at_once_has_no_number_to_be_late_by(self) -> None:
        clocks = story(WARD, ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM))
        assert clocks[What.OUT_OF_SCOPE_NOTICE].due is None
        assert not clocks[What.OUT_OF_SCOPE_NOTICE].is_overdue(at("2030-01-01 09:00"))

    def test_a_progress_notice_stops_the_first_clock_and_starts_the_second(self) -> None:
        clocks = story(
            WARD,
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-23 09:00", Act.FORWARD, Actor.BOARD),
            ("2026-12-01 09:00", Act.NOTIFY_PROGRESS, Actor.UNIT),
        )
        assert clocks[What.ANSWER].met_at == at("2026-12-01 09:00")
        assert clocks[What.PROMISE].due == end_of(SOON)
        assert clocks[What.PROMISE].is_running
        assert not clocks[What.PROMISE].is_overdue(at("2026-12-30 23:00"))
        assert clocks[What.PROMISE].is_overdue(at("2026-12-31 00:00"))
        assert next_due([*clocks.values()]) == end_of(SOON)

    def test_the_city_s_clock_is_the_day_its_unit_named(self) -> None:
        clocks = story(
            CITY,
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-23 09:00", Act.FORWARD, Actor.BOARD),
            ("2026-11-23 10:00", Act.TAKE_UP, Actor.UNIT),
        )
        assert clocks[What.ANSWER].due is None
        assert next_due([*clocks.values()]) == end_of(SOON)

    def test_what_came_back_was_never_sent_where_it_belongs(self) -> None:
        told = (
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-23 09:00", Act.FORWARD, Actor.BOARD),
            ("2026-11-26 09:00", Act.RETURN, Actor.UNIT),
        )
        back = story(SAIGON, *told)
        assert back[What.CLASSIFY].is_running
        assert back[What.CLASSIFY].is_overdue(at("2026-11-26 09:01"))
        again = story(SAIGON, *told, ("2026-11-26 10:00", Act.FORWARD, Actor.BOARD))
        assert again[What.CLASSIFY].met_at == at("2026-11-26 10:00")
        assert again[What.ANSWER].due == back[What.ANSWER].due

    def test_the_board_stops_the_unit_s_clock_and_lets_it_go_on(self) -> None:
        told = (
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-20 10:00", Act.FORWARD, Actor.BOARD),
            ("2026-11-25 09:00", Act.PAUSE, Actor.BOARD),
        )
        assert story(WARD, *told)[What.ANSWER].due is None
        resumed = story(WARD, *told, ("2026-11-27 09:00", Act.RESUME, Actor.BOARD))
        # It stood still at the close of Wednesday and Thursday.
        assert resumed[What.ANSWER].due == after_days(CALENDAR, FRIDAY, 17).at

    def test_what_was_not_valid_is_received_once_it_is_complete(self) -> None:
        clocks = story(
            WARD,
            ("2026-11-20 09:00", Act.FIND_INVALID, Actor.BOARD),
            ("2026-11-30 09:00", Act.REPLY, Actor.CITIZEN),
        )
        assert clocks[What.ANSWER].started == at("2026-11-30 09:00")

    def test_asking_once_more_behind_an_answer_starts_the_clock_anew(self) -> None:
        clocks = story(
            WARD,
            ("2026-11-20 09:00", Act.ACCEPT, Actor.SYSTEM),
            ("2026-11-20 10:00", Act.FORWARD, Actor.BOARD),
            ("2026-11-23 09:00", Act.ANSWER, Actor.UNIT),
            ("2026-11-30 09:00", Act.REPLY, Actor.CITIZEN),
        )
        assert clocks[What.ANSWER].started == at("2026-11-30 09:00")
        assert clocks[What.ANSWER].is_running


class Question(RuleBasedStateMachine):
    """Anybody does anything possible, at any time; what is written down here must always hold."""

    policy = SAIGON

    def __init__(self) -> None:
        super().__init__()
        self.case = Case(FRIDAY)
        self.now = FRIDAY

    @rule(hours=st.integers(0, 24 * 12))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(data=st.data(), days=st.integers(1, 40), is_public=st.booleans())
    @precondition(lambda self: self.case.state is not State.CLOSED)
    def somebody_acts(self, data: Any, days: int, is_public: bool) -> None:
        possible = [(act, actor) for actor in Actor for act in self.case.acts(actor, self.policy)]
        act, actor = data.draw(st.sampled_from(possible))
        promised = None
        if act in {Act.TAKE_UP, Act.NOTIFY_PROGRESS}:
            promised = self.now.date() + timedelta(days=days)
        done = Event(act, actor, self.now, promised=promised, is_public=is_public)
        self.case = self.case.after(done, self.policy)

    def clocks(self) -> dict[What, Clock]:
        return {each.what: each for each in clocks_of(self.case, self.policy, CALENDAR)}

    @invariant()
    def replaying_what_was_done_gives_the_same_question(self) -> None:
        assert Case.of(FRIDAY, self.case.events, self.policy) == self.case

    @invariant()
    def an_open_question_always_has_a_clock_and_one_that_is_over_never(self) -> None:
        running = {what for what, clock in self.clocks().items() if clock.is_running}
        if self.case.state in OVER:
            assert running == set()
        else:
            assert running & {What.CLASSIFY, What.ANSWER, What.PROMISE}

    @invariant()
    def the_classify_clock_runs_exactly_while_the_board_has_it(self) -> None:
        with_board = {State.RECEIVED, State.TRIAGE, State.RETURNED_TO_BOARD}
        clock = self.clocks()[What.CLASSIFY]
        assert clock.is_running == (self.case.state in with_board)
        assert clock.due == after_days(CALENDAR, clock.started, 2).at

    @invariant()
    def without_pauses_the_answer_is_due_after_fifteen_working_days_of_asking(self) -> None:
        clock = self.clocks()[What.ANSWER]
        if all(each.act is not Act.PAUSE for each in self.case.events):
            assert clock.due == after_days(CALENDAR, clock.started, 15).at
        elif clock.due is not None:
            assert clock.due >= after_days(CALENDAR, clock.started, 15).at

    @invariant()
    def a_clock_starts_with_what_was_received_and_is_met_afterwards(self) -> None:
        moments = {FRIDAY, *(each.at for each in self.case.events)}
        for clock in self.clocks().values():
            assert clock.started in moments
            assert clock.met_at is None or clock.met_at in moments
            assert clock.met_at is None or clock.met_at >= clock.started
            assert not (clock.is_void and clock.is_overdue(self.now))

    @invariant()
    def a_unit_that_has_it_was_given_it_by_the_board(self) -> None:
        if self.case.state in {State.FORWARDED, State.IN_PROGRESS, State.PROGRESS_NOTIFIED}:
            moved = [each for each in self.case.events if each.act in {Act.FORWARD, Act.RETURN}]
            assert moved[-1].act is Act.FORWARD
            assert moved[-1].actor is Actor.BOARD


class QuestionOfTheWard(Question):
    """The same where there is no limit for classifying."""

    policy = WARD

    @invariant()
    def an_open_question_always_has_a_clock_and_one_that_is_over_never(self) -> None:
        running = {what for what, clock in self.clocks().items() if clock.is_running}
        assert bool(running - {What.OUT_OF_SCOPE_NOTICE}) == (self.case.state not in OVER)

    @invariant()
    def the_classify_clock_runs_exactly_while_the_board_has_it(self) -> None:
        assert What.CLASSIFY not in self.clocks()


TestAnyWay = Question.TestCase
TestAnyWayInTheWard = QuestionOfTheWard.TestCase
for machine in (TestAnyWay, TestAnyWayInTheWard):
    machine.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
