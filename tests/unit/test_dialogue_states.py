"""What may become of a question to a dialogue, tried with every history and every hour."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.dialogues.states import (
    EXTRA_TIME,
    PUBLIC,
    UNANSWERED,
    Act,
    NotNow,
    Phase,
    State,
    Timetable,
    after,
    possible,
)

START = datetime(2026, 12, 10, 1, tzinfo=UTC)
END = START + timedelta(hours=2)
TABLE = Timetable(START, END)
steps = st.lists(st.sampled_from([*Act]), max_size=12)
hours = st.timedeltas(min_value=timedelta(days=-2), max_value=timedelta(days=2))


def history(acts: list[Act], phase: Phase) -> list[tuple[Act, State]]:
    """Return what was really done of what somebody tried."""
    state, done = State.WAITING, []
    for act in acts:
        try:
            state = after(state, act, phase)
        except NotNow:
            continue
        done.append((act, state))
    return done


@given(steps)
def test_nothing_is_public_before_the_session_begins(acts: list[Act]) -> None:
    assert all(
        act not in PUBLIC and state is not State.ANSWERED
        for act, state in history(acts, Phase.ANNOUNCED)
    )


@given(steps, st.sampled_from([*Phase]))
def test_a_question_is_answered_only_by_a_release_and_after_somebody_chose_it(
    acts: list[Act], phase: Phase
) -> None:
    done = history(acts, phase)

    for number, (act, state) in enumerate(done):
        if state is State.ANSWERED:
            assert act is Act.RELEASE
            assert any(each is Act.ACCEPT for each, _state in done[:number])


@given(steps)
def test_when_it_is_over_whatever_is_unanswered_can_only_move_on(acts: list[Act]) -> None:
    assert {act for act, _state in history(acts, Phase.OVER)} <= {Act.MOVE_ON}
    for state in UNANSWERED:
        assert after(state, Act.MOVE_ON, Phase.OVER) is State.MOVED_ON
    for state in set(State) - UNANSWERED:
        with pytest.raises(NotNow):
            after(state, Act.MOVE_ON, Phase.OVER)


@pytest.mark.parametrize("state", [*State])
@pytest.mark.parametrize("phase", [*Phase])
def test_what_is_offered_can_be_done_and_nothing_else(state: State, phase: Phase) -> None:
    offered = possible(state, phase)

    for act in set(Act) - {Act.MOVE_ON}:
        if act in offered:
            assert isinstance(after(state, act, phase), State)
        else:
            with pytest.raises(NotNow):
                after(state, act, phase)


@given(hours, st.one_of(st.none(), hours))
def test_questions_are_taken_until_the_stated_hour_and_never_after_the_end(
    at: timedelta, close: timedelta | None
) -> None:
    closes = None if close is None else START + close
    table, now = Timetable(START, END, closes), START + at

    assert table.takes_questions(now) == (now < END and (closes is None or now < closes))
    assert table.phase(now) is not Phase.OVER or not table.takes_questions(now)


def test_answers_are_released_a_while_longer_than_questions_are_taken() -> None:
    last = END + EXTRA_TIME - timedelta(seconds=1)

    assert not TABLE.takes_questions(END)
    assert (TABLE.phase(last), TABLE.phase(TABLE.closes_at)) == (Phase.LIVE, Phase.OVER)
