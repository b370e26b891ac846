"""When a comment is taken, and what may be done about it: whatever is tried, in whatever order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.comments.states import TRANSITIONS, Act, NotNow, NotOpen, Opening, State, after, may

OPENS = datetime(2026, 11, 9, 1, tzinfo=UTC)
OFFSETS = st.timedeltas(min_value=timedelta(days=-90), max_value=timedelta(days=90))


@given(length=st.timedeltas(timedelta(0), timedelta(days=60)), at=OFFSETS, accepts=st.booleans())
def test_a_comment_is_taken_from_the_opening_until_just_before_the_closing(
    length: timedelta, at: timedelta, accepts: bool
) -> None:
    opening = Opening(OPENS, OPENS + length, accepts)

    assert opening.is_open(OPENS + at) == (accepts and timedelta(0) <= at < length)


@pytest.mark.parametrize(
    ("hours", "accepts", "why"),
    [(-1, True, "announced"), (-1, False, "not-online"), (1, False, "not-online"),
     (24, True, "closed"), (24, False, "closed")],
)  # fmt: skip
def test_a_refusal_says_why(hours: int, accepts: bool, why: str) -> None:
    opening = Opening(OPENS, OPENS + timedelta(hours=24), accepts)

    with pytest.raises(NotOpen) as refused:
        opening.require_open(OPENS + timedelta(hours=hours))

    assert refused.value.why == why


STEPS = st.lists(st.tuples(st.sampled_from(Act), st.booleans(), st.booleans()), max_size=30)


@given(steps=STEPS)
def test_whatever_the_board_tries_a_comment_stands_where_its_last_possible_act_led(
    steps: list[tuple[Act, bool, bool]],
) -> None:
    state, decided = State.WAITING, False
    for act, is_on_page, leads in steps:
        if not may(state, act, is_on_page=is_on_page, leads=leads):
            with pytest.raises(NotNow):
                after(state, act, is_on_page=is_on_page, leads=leads)
            continue
        before, state = state, after(state, act, is_on_page=is_on_page, leads=leads)
        decided = act is not Act.REOPEN
        assert (before is State.WAITING) == decided
        assert not (before is State.ACCEPTED and is_on_page)
        assert not (leads and state in {State.JOINED, State.REFUSED})
    assert (state is not State.WAITING) == decided


def test_nothing_is_decided_twice_and_everything_can_be_looked_at_again() -> None:
    decided = set(State) - {State.WAITING}
    for act in (Act.ACCEPT, Act.JOIN, Act.REFUSE):
        assert not any(may(state, act) for state in decided)
    assert all(may(state, Act.REOPEN) for state in decided)
    assert {TRANSITIONS[act].target for act in Act} == set(State)
