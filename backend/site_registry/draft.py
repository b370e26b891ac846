"""A registry as written: entries that parse, before anybody asked whether they make sense."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from backend.regulations import RuleSet, UnknownRuleSet
from backend.regulations.rule_set import UnknownTier
from backend.regulations.tiers import Tier
from backend.site_registry.entries import SiteEntry, SystemEntry
from backend.site_registry.hosts import has_label, host_from_pattern, needs_full_name
from backend.site_registry.labels import full_name_label

LoadRules = Callable[[str], RuleSet]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`declared` has every key of `sites`, also of entries too broken to be in it."""

    system: SystemEntry
    sites: Mapping[str, SiteEntry]
    declared: Set[str]
    load_rules: LoadRules

    def rules(self, site: SiteEntry) -> RuleSet | None:
        """Return the rules of a site; where it names unknown ones, the system's, if those exist."""
        return self.rule_set(site.rules or self.system.rules) or self.rule_set(self.system.rules)

    def rule_set(self, key: str) -> RuleSet | None:
        """Return a rule set, or None when there is none with this key."""
        try:
            return self.load_rules(key)
        except UnknownRuleSet:
            return None

    def tier(self, site: SiteEntry) -> Tier | None:
        """Return the tier of a site, or None when its rules do not know it."""
        rules = self.rules(site)
        try:
            return rules.tier(site.tier) if rules else None
        except UnknownTier:
            return None

    def wanted_label(self, key: str) -> str:
        """Return the label the rules make of a site's name, or its key where they leave it free."""
        site = self.sites[key]
        tier = self.tier(site)
        if tier is None or not needs_full_name(tier):
            return key
        return full_name_label(site.name, self.unit_words(site))

    def unit_words(self, site: SiteEntry) -> tuple[str, ...]:
        """Return the words that hosts leave out of names and prose writes small."""
        rules = self.rules(site)
        return rules.unit_words.value if rules and rules.unit_words else ()

    def label(self, key: str) -> str:
        """Return the label of a site's host."""
        return self.sites[key].label or self.wanted_label(key)

    def parent(self, site: SiteEntry) -> SiteEntry | None:
        """Return a site's parent, if it has a readable one."""
        return self.sites.get(site.parent) if site.parent else None

    def parent_label(self, site: SiteEntry) -> str | None:
        """Return the label of a site's parent, if it has a readable one."""
        return self.label(site.parent) if site.parent and self.parent(site) else None

    def host(self, key: str) -> str | None:
        """Return a site's host, or None when nothing says it or only an unreadable parent."""
        site = self.sites[key]
        tier = self.tier(site)
        if site.host or tier is None or tier.host is None:
            return site.host
        if "{parent}" in tier.host.value and self.parent(site) is None:
            return None
        return host_from_pattern(
            tier.host.value,
            label=self.label(key),
            parent=self.parent_label(site),
            domain=self.system.domain,
        )

    def takes_label_from_name(self, key: str) -> bool:
        """Return whether a site's host is built from its label."""
        site = self.sites[key]
        tier = self.tier(site)
        return site.host is None and tier is not None and has_label(tier)
