"""The five rule sets load, cite real clauses of their own decisions, and say what those say."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from backend.regulations import RuleSet, UnknownRuleSet, load_rule_set, rule_set_keys
from backend.regulations.approval import StepKey
from backend.regulations.clauses import Group, Ruling, clause_articles
from backend.regulations.deadlines import LimitUnit, Relation
from backend.regulations.rule_set import UnknownTier
from content_models.categories import Category

NATIONAL = "ND356"
"""The law on personal data holds everywhere."""

ALLOWED_PREFIXES = {
    "hai-phong-2011": {"HP11", NATIONAL},
    "hai-phong-2025": {"HP25", "TD25", NATIONAL},
    "ho-chi-minh-2024": {"HCM24", NATIONAL},
    "khanh-hoa-2010": {"KH10", NATIONAL},
    "thanh-dong-2025": {"TD25", "HP25", NATIONAL},
}


def rulings_in(value: object) -> Iterator[Ruling]:
    if isinstance(value, Ruling):
        yield value
    if isinstance(value, BaseModel):
        yield from rulings_in(tuple(getattr(value, name) for name in type(value).model_fields))
    if isinstance(value, tuple):
        for item in value:
            yield from rulings_in(item)


def groups_in(annotation: Any) -> Iterator[type[Group]]:
    if isinstance(annotation, type) and issubclass(annotation, Group):
        yield annotation
    for argument in get_args(annotation):
        yield from groups_in(argument)


def uncited_fields(group: type[Group]) -> Iterator[str]:
    """Fields that could hold a value without a clause: anything that is not made of groups."""
    for name, field in group.model_fields.items():
        inner = list(groups_in(field.annotation))
        if not inner or not is_made_of_groups(field.annotation):
            yield f"{group.__name__}.{name}"
        for nested in inner:
            if not issubclass(nested, Ruling):
                yield from uncited_fields(nested)


def is_made_of_groups(annotation: Any) -> bool:
    if get_origin(annotation) in (tuple, Union, UnionType):
        arguments = [item for item in get_args(annotation) if item not in (..., type(None))]
        return all(is_made_of_groups(item) for item in arguments)
    return isinstance(annotation, type) and issubclass(annotation, Group)


def test_there_are_the_five_rule_sets_of_the_register():
    assert rule_set_keys() == tuple(sorted(ALLOWED_PREFIXES))


@pytest.mark.parametrize("key", rule_set_keys())
def test_a_rule_set_cites_only_clauses_of_the_decisions_it_is_read_from(key):
    cited = {ruling.clause for ruling in rulings_in(load_rule_set(key))}

    assert cited <= set(clause_articles())
    assert {clause.partition("-")[0] for clause in cited} <= ALLOWED_PREFIXES[key]


def test_no_rule_can_be_written_without_a_clause():
    assert set(uncited_fields(RuleSet)) == {"RuleSet.key", "RuleSet.extends"}


@pytest.mark.parametrize("key", rule_set_keys())
def test_every_chain_ends_with_approval_or_the_posting_that_follows_it(key):
    steps = [step.key for step in load_rule_set(key).approval.steps]

    assert steps[0] is StepKey.AUTHOR
    assert steps[steps.index(StepKey.APPROVE) + 1 :] in ([], [StepKey.POST])


@pytest.mark.parametrize("key", rule_set_keys())
def test_approving_titles_are_titles_of_the_board(key):
    board = load_rule_set(key).approval.board
    approving = board.approving_titles.value if board.approving_titles else ()

    assert set(approving) <= {title.key for title in board.titles}


@pytest.mark.parametrize("key", rule_set_keys())
def test_menu_titles_are_short_enough_for_a_menu(key):
    titles = [s.menu_title or s.title for s in load_rule_set(key).sections if s.in_menu]

    assert titles
    assert max(map(len, titles)) <= 30


def test_an_unknown_rule_set_is_refused_by_name():
    with pytest.raises(UnknownRuleSet, match="da-nang-2030"):
        load_rule_set("da-nang-2030")


def test_an_unknown_tier_is_refused_by_name():
    with pytest.raises(UnknownTier, match="village"):
        load_rule_set("hai-phong-2025").tier("village")


def test_thanh_dong_publishes_news_within_eight_working_hours():
    rules = load_rule_set("thanh-dong-2025")

    numbered = [
        (deadline.amount, deadline.unit, deadline.clause)
        for deadline in rules.deadlines_for(Category.NEWS_EVENTS, tier="ward")
        if deadline.amount
    ]

    assert numbered == [(8, LimitUnit.WORKING_HOURS, "TD25-7.1-2")]


@pytest.mark.parametrize(("relation", "days"), [(Relation.ISSUER, 2), (Relation.IN_SCOPE, 10)])
def test_thanh_dong_gives_the_issuer_of_a_document_less_time_than_those_in_its_scope(
    relation, days
):
    rules = load_rule_set("thanh-dong-2025")

    deadlines = rules.deadlines_for(Category.LEGAL_DOCUMENTS, tier="ward", relation=relation)

    assert [deadline.amount for deadline in deadlines if deadline.amount] == [days]


@pytest.mark.parametrize(("tier", "amount"), [("city", 1), ("department", 2)])
def test_khanh_hoa_asks_how_often_a_portal_is_updated_not_how_soon(tier, amount):
    deadlines = load_rule_set("khanh-hoa-2010").deadlines_for(Category.NEWS_EVENTS, tier=tier)

    assert [deadline.amount for deadline in deadlines] == [amount]


def test_complaints_are_refused_in_hai_phong_forwarded_in_khanh_hoa_and_unmentioned_elsewhere():
    handling = {
        key: (complaints.value if (complaints := load_rule_set(key).questions.complaints) else None)
        for key in rule_set_keys()
    }

    assert handling == {
        "hai-phong-2011": None,
        "hai-phong-2025": "refuse",
        "ho-chi-minh-2024": None,
        "khanh-hoa-2010": "forward",
        "thanh-dong-2025": "refuse",
    }


def test_the_column_on_ho_chi_minh_is_reviewed_by_the_party_building_board():
    approval = load_rule_set("thanh-dong-2025").approval

    units = [route.unit for route in approval.routes if Category.HCM_STUDY in route.categories]

    assert units == ["party-building"]
