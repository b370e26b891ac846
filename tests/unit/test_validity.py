"""The validity of a legal document follows from dates and from what later documents do to it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.validity import (
    LaterAct,
    Lifetime,
    RelationKind,
    Validity,
    changes_after,
    validity_on,
)

ISSUED = date(2024, 1, 1)
LATER = date(2025, 1, 1)
TODAY = date(2026, 1, 1)
FUTURE = date(2027, 1, 1)

ENDED = {Validity.EXPIRED, Validity.REPLACED, Validity.REPEALED}

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
acts = st.builds(LaterAct, kind=st.sampled_from(RelationKind), effective_on=st.none() | days)
lifetimes = st.builds(
    Lifetime,
    effective_on=st.none() | days,
    expires_on=st.none() | days,
    acts=st.lists(acts, max_size=5).map(tuple),
)


@pytest.mark.parametrize(
    ("lifetime", "expected"),
    [
        (Lifetime(ISSUED), "in-force"),
        (Lifetime(TODAY), "in-force"),
        (Lifetime(FUTURE), "not-yet-effective"),
        (Lifetime(None), "unknown"),
        (Lifetime(ISSUED, expires_on=TODAY), "expired"),
        (Lifetime(ISSUED, expires_on=FUTURE), "in-force"),
        (Lifetime(None, expires_on=LATER), "expired"),
    ],
)
def test_its_own_dates_decide_where_nothing_else_touches_a_document(lifetime, expected):
    assert validity_on(lifetime, TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "effective_on", "expected"),
    [
        ("replaces", LATER, "replaced"),
        ("repeals", LATER, "repealed"),
        ("amends", LATER, "partly-amended"),
        ("guides", LATER, "in-force"),
        ("based_on", LATER, "in-force"),
        ("replaces", FUTURE, "in-force"),
        ("amends", FUTURE, "in-force"),
        ("replaces", TODAY, "replaced"),
        ("replaces", None, "unknown"),
        ("amends", None, "unknown"),
        ("guides", None, "in-force"),
    ],
)
def test_a_later_act_tells_from_the_day_it_takes_effect(kind, effective_on, expected):
    lifetime = Lifetime(ISSUED, acts=(LaterAct(RelationKind(kind), effective_on),))

    assert validity_on(lifetime, TODAY) == expected


def test_the_first_ending_is_the_one_that_counts():
    repealed_then_replaced = (
        LaterAct(RelationKind.REPLACES, TODAY),
        LaterAct(RelationKind.REPEALS, LATER),
    )

    assert validity_on(Lifetime(ISSUED, acts=repealed_then_replaced), TODAY) == "repealed"


def test_a_replacement_is_named_rather_than_the_expiry_of_the_same_day():
    lifetime = Lifetime(ISSUED, LATER, (LaterAct(RelationKind.REPLACES, LATER),))

    assert validity_on(lifetime, TODAY) == "replaced"


def test_a_known_ending_is_not_put_in_doubt_by_an_undated_act():
    lifetime = Lifetime(ISSUED, LATER, (LaterAct(RelationKind.AMENDS, None),))

    assert validity_on(lifetime, TODAY) == "expired"


def test_the_turns_to_come_are_told_in_order():
    lifetime = Lifetime(
        FUTURE,
        expires_on=date(2029, 1, 1),
        acts=(LaterAct(RelationKind.AMENDS, date(2028, 1, 1)),),
    )

    turns = [(change.on.year, change.validity) for change in changes_after(lifetime, TODAY)]

    assert turns == [(2027, "in-force"), (2028, "partly-amended"), (2029, "expired")]


@given(lifetimes, days)
def test_each_turn_is_later_than_the_last_and_changes_something(lifetime, today):
    turns = list(changes_after(lifetime, today))

    told = [(today, validity_on(lifetime, today)), *((each.on, each.validity) for each in turns)]
    assert all(first[0] < second[0] for first, second in pairwise(told))
    assert all(first[1] != second[1] for first, second in pairwise(told))


@given(lifetimes, days, st.integers(0, 4000))
def test_today_and_the_turns_to_come_tell_the_validity_of_every_later_day(lifetime, today, ahead):
    day = today + timedelta(days=ahead)
    told = {today: validity_on(lifetime, today)}
    told |= {change.on: Validity(change.validity) for change in changes_after(lifetime, today)}

    last_turn = max(turn for turn in told if turn <= day)

    assert told[last_turn] == validity_on(lifetime, day)


@given(lifetimes, days, st.integers(0, 4000))
def test_what_has_ended_stays_ended_in_the_same_way(lifetime, today, ahead):
    now = validity_on(lifetime, today)

    later = validity_on(lifetime, today + timedelta(days=ahead))

    assert now not in ENDED or later == now


@given(lifetimes, days, st.randoms())
def test_the_order_in_which_acts_are_known_does_not_matter(lifetime, day, random):
    shuffled = list(lifetime.acts)
    random.shuffle(shuffled)

    again = Lifetime(lifetime.effective_on, lifetime.expires_on, tuple(shuffled))

    assert validity_on(again, day) == validity_on(lifetime, day)


@given(lifetimes, days, st.sampled_from(["guides", "based_on"]), st.none() | days)
def test_guiding_a_document_or_resting_on_it_never_touches_its_validity(
    lifetime, day, kind, effective_on
):
    act = LaterAct(RelationKind(kind), effective_on)
    with_it = Lifetime(lifetime.effective_on, lifetime.expires_on, (*lifetime.acts, act))

    assert validity_on(with_it, day) == validity_on(lifetime, day)
