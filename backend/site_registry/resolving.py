"""From a sound draft to the registry: hosts, rule sets and settings filled in."""

from types import MappingProxyType

from backend.regulations import RuleSet
from backend.site_registry.draft import Draft
from backend.site_registry.entries import SiteSettings
from backend.site_registry.labels import name_in_sentence
from backend.site_registry.registry import Registry, SiteConfig, SystemConfig


def resolved(draft: Draft) -> Registry:
    """Return the registry of a draft that has no faults."""
    system = draft.system
    return Registry(
        system=SystemConfig(
            key=system.key,
            name=system.name,
            domain=system.domain,
            rule_set=system.rules,
            languages=system.languages,
            machine_translation=system.machine_translation,
        ),
        sites=MappingProxyType({key: _site(draft, key) for key in draft.sites}),
        load_rules=draft.load_rules,
    )


def _site(draft: Draft, key: str) -> SiteConfig:
    entry = draft.sites[key]
    host = draft.host(key) or ""
    rules = draft.load_rules(entry.rules or draft.system.rules)
    return SiteConfig(
        key=key,
        tier=entry.tier,
        parent=entry.parent,
        name=entry.name,
        names=entry.names,
        host=host,
        aliases=entry.aliases,
        languages=entry.languages,
        unit_code=entry.unit_code,
        rule_set=rules.key,
        closed_on=entry.closed_on,
        merged_into=entry.merged_into,
        redirects_to=entry.redirects_to,
        leads_on=entry.after_closing == "redirect",
        settings=_settings(draft, key, rules, host),
    )


def _settings(draft: Draft, key: str, rules: RuleSet, host: str) -> SiteSettings:
    """Fill in what the rules derive from a site's name: its owner and how to quote it."""
    entry = draft.sites[key]
    settings = entry.settings
    name = name_in_sentence(entry.name, draft.unit_words(entry))
    owner = rules.tier(entry.tier).owner
    derived = {
        "owner": settings.owner or (owner and owner.value.format(name=name)),
        "attribution": settings.attribution
        or (rules.attribution and rules.attribution.value[0].format(name=name, host=host)),
    }
    return settings.model_copy(update=derived)
