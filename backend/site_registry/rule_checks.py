"""Rule sets and tiers: those that a site names must exist."""

from collections.abc import Iterator

from backend.regulations import rule_set_keys
from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault, suggestion


def rules_exist(draft: Draft) -> Iterator[Fault]:
    """Every rule set named is one we have."""
    named = {"system.rules": draft.system.rules}
    named |= {f"sites.{key}.rules": site.rules for key, site in draft.sites.items() if site.rules}
    for path, rules in named.items():
        if draft.rule_set(rules) is None:
            yield Fault(
                path=path,
                value=rules,
                reason="không có bộ quy định này",
                remedy=suggestion(rules, rule_set_keys(), "dùng một trong"),
            )


def tiers_are_known(draft: Draft) -> Iterator[Fault]:
    """Every tier is one of the site's rules; a site of a closed tier is closed."""
    for key, site in draft.sites.items():
        rules, tier = draft.rules(site), draft.tier(site)
        if rules and tier is None:
            yield Fault(
                path=f"sites.{key}.tier",
                value=site.tier,
                reason=f"cấp cổng không có trong bộ quy định {rules.key}",
                remedy=suggestion(site.tier, [tier.key for tier in rules.tiers], "dùng một trong"),
            )
        if tier and tier.closed_on and site.closed_on is None:
            yield Fault(
                path=f"sites.{key}.closed_on",
                value=None,
                reason=f"cấp cổng {tier.key!r} đã kết thúc ngày {tier.closed_on:%d/%m/%Y}",
                remedy="thêm closed_on, hoặc chuyển cổng sang cấp khác",
            )
