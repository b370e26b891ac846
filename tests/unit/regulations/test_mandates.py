"""Every category a regulation asks of a tier is a section of it, asked for in the same way."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from backend.regulations import load_rule_set, rule_set_keys

MANDATES = Path(__file__).parent / "mandates.csv"


def mandates() -> dict[tuple[str, str], dict[str, str]]:
    """Return the register's facts: for each rule set and tier, the mode of every category."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with MANDATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["rule_set"], row["tier"]][row["category"]] = row["mode"]
    return found


@pytest.mark.parametrize(("place", "wanted"), mandates().items(), ids=map("/".join, mandates()))
def test_a_tier_has_every_mandated_category(place, wanted):
    rule_set, tier = place

    sections = load_rule_set(rule_set).sections_for(tier)
    modes = {section.category.value: section.mode.value for section in sections}

    assert {category: modes.get(category) for category in wanted} == wanted


@pytest.mark.parametrize("key", rule_set_keys())
def test_what_the_register_does_not_mandate_is_permitted_or_comes_from_the_regulation_above(key):
    rules = load_rule_set(key)
    above = mandates() if rules.extends else {}
    extra = {
        (tier.key, section.category.value)
        for tier in rules.tiers
        for section in rules.sections_for(tier.key)
        if section.is_mandatory
        and section.category.value not in mandates()[key, tier.key]
        and section.category.value not in above.get((rules.extends or "", tier.key), {})
    }

    assert extra == set()
