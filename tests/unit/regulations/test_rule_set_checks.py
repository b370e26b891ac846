"""A rule set that contradicts itself does not load."""

import pytest
from pydantic import ValidationError

from backend.regulations import RuleSet, load_rule_set
from backend.regulations.clauses import Cited
from backend.regulations.deadlines import Limit

SECTION = {
    "category": "news-events",
    "title": "Tin tức, sự kiện",
    "slug": "tin-tuc",
    "tiers": ["city"],
    "mode": "explicit",
    "clause": "KH10-8.12",
}


def khanh_hoa_with(**changes: object) -> RuleSet:
    data = load_rule_set("khanh-hoa-2010").model_dump(mode="json")
    return RuleSet.model_validate(data | changes)


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ([SECTION | {"clause": "KH10-99"}], "no regulation has a clause 'KH10-99'"),
        ([SECTION | {"tiers": ["village"]}], "unknown tiers"),
        ([SECTION, SECTION | {"slug": "tin"}], "tier city repeats"),
        ([SECTION, SECTION | {"category": "links"}], "tier city repeats"),
        ([SECTION | {"parent": "direction"}], "lacks the parent sections"),
        ([SECTION | {"slug": "Tin tức"}], "should match pattern"),
        ([SECTION | {"category": "weather"}], "Input should be"),
        ([SECTION | {"colour": "red"}], "Extra inputs are not permitted"),
    ],
)
def test_a_faulty_section_is_refused(sections, message):
    with pytest.raises(ValidationError, match=message):
        khanh_hoa_with(sections=sections)


def test_one_category_may_stand_under_different_headings_in_different_tiers():
    elsewhere = SECTION | {"tiers": ["department"], "title": "Tin tức của sở"}

    rules = khanh_hoa_with(sections=[SECTION, elsewhere])

    assert [section.title for section in rules.sections_for("department")] == ["Tin tức của sở"]


@pytest.mark.parametrize(
    "limit",
    [
        {"kind": "max-delay", "unit": "working-days"},
        {"kind": "max-delay", "amount": 2, "unit": "per-week"},
        {"kind": "frequency", "amount": 1, "unit": "working-days"},
        {"kind": "continuous", "amount": 1, "unit": "working-days"},
    ],
)
def test_a_limit_counts_only_what_its_kind_counts(limit):
    with pytest.raises(ValidationError, match="limit"):
        Limit.model_validate(limit | {"text": "…", "clause": "TD25-7.4"})


def test_a_route_to_a_unit_that_does_not_review_is_refused():
    approval = load_rule_set("thanh-dong-2025").approval.model_dump(mode="json")

    with pytest.raises(ValidationError, match="unknown reviewing units"):
        khanh_hoa_with(approval=approval | {"units": []})


def test_a_host_pattern_knows_only_its_three_places():
    tiers = load_rule_set("khanh-hoa-2010").model_dump(mode="json")["tiers"]
    tiers[0]["host"]["value"] = "{village}.{domain}"

    with pytest.raises(ValidationError, match="a host pattern knows"):
        khanh_hoa_with(tiers=tiers)


def test_a_cited_value_needs_its_clause():
    with pytest.raises(ValidationError, match="clause"):
        Cited[bool].model_validate({"value": True})
