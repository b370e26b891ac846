"""Whatever is done about a royalty in whichever order; and what one comes to by the law."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.regulations.royalty_policies import NoUnit, royalty_rules
from backend.royalties.states import OWED, TRANSITIONS, Act, NotNow, State, after, amount, may


def walk(acts: list[Act]) -> list[State]:
    """Return where a line has been, acts that are not for it left out."""
    been = [State.OPEN]
    for act in acts:
        if may(been[-1], act):
            been.append(after(been[-1], act))
    return been


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_what_is_paid_was_approved_after_it_was_proposed_and_stays_paid(acts: list[Act]) -> None:
    been = walk(acts)

    if State.PAID in been:
        at = been.index(State.PAID)
        assert been[at - 2 : at] == [State.PROPOSED, State.APPROVED]
        assert at == len(been) - 1


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_what_is_cancelled_stays_cancelled(acts: list[Act]) -> None:
    been = walk(acts)

    assert State.CANCELLED not in been[:-1]


@given(st.sampled_from(State), st.sampled_from(Act))
def test_an_act_leads_where_it_may_and_is_refused_elsewhere(state: State, act: Act) -> None:
    if may(state, act):
        assert after(state, act) is TRANSITIONS[act].target
        assert state in OWED
    else:
        with pytest.raises(NotNow):
            after(state, act)


@pytest.mark.parametrize(
    ("day", "unit"),
    [
        (date(2024, 6, 30), 180_000),
        (date(2024, 7, 1), 234_000),
        (date(2026, 6, 30), 234_000),
        (date(2026, 7, 1), 253_000),
    ],
)
def test_the_unit_is_a_tenth_of_the_base_salary_of_the_day(day: date, unit: int) -> None:
    assert royalty_rules().unit_on(day)[0] == unit


def test_a_day_before_any_known_salary_has_no_unit() -> None:
    with pytest.raises(NoUnit):
        royalty_rules().unit_on(date(2020, 1, 1))


def test_coefficient_times_unit_as_in_the_decree_s_example() -> None:
    assert amount(Decimal(3), 253_000, 100) == 759_000
    assert amount(Decimal("2.5"), 253_000, 33) == 208_725


@given(
    st.decimals("0.01", "50", places=2),
    st.integers(1, 10**6),
    st.lists(st.integers(1, 50), max_size=2),
)
def test_shares_never_come_to_more_than_the_whole_by_more_than_a_dong_each(
    coefficient: Decimal, unit: int, shares: list[int]
) -> None:
    parts = sum(amount(coefficient, unit, share) for share in shares)

    assert parts <= amount(coefficient, unit, 100) + len(shares)


def test_every_frame_stays_below_the_ceiling_and_every_entry_names_its_clause() -> None:
    rules = royalty_rules()

    assert {rules.most(each.key) for each in rules.genres} == {10, 30, 50}
    assert rules.pay_within_days.value == 60
    assert all(each.clause for each in (*rules.genres, *rules.kinds, *rules.base_salaries))
