"""Whatever is done about a contribution in whichever order: it ends nowhere it may not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.contributions.states import OVER, TRANSITIONS, Act, NotNow, State, after, may


def walk(acts: list[Act]) -> list[State]:
    """Return where a contribution has been, acts that are not for it left out."""
    been = [State.RECEIVED]
    for act in acts:
        if may(been[-1], act):
            been.append(after(been[-1], act))
    return been


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_what_is_published_was_a_draft_and_stays_published(acts: list[Act]) -> None:
    been = walk(acts)

    if State.PUBLISHED in been:
        at = been.index(State.PUBLISHED)
        assert been[at - 1] is State.DRAFTED
        assert at == len(been) - 1


@given(st.sampled_from(State), st.sampled_from(Act))
def test_an_act_leads_where_it_may_and_is_refused_elsewhere(state: State, act: Act) -> None:
    if may(state, act):
        assert after(state, act) is TRANSITIONS[act].target
    else:
        with pytest.raises(NotNow):
            after(state, act)


@given(st.sampled_from(State))
def test_only_what_is_published_has_no_way_on(state: State) -> None:
    ways = [act for act in Act if may(state, act)]

    assert bool(ways) is (state is not State.PUBLISHED)
    assert state in OVER or Act.DECLINE in ways
