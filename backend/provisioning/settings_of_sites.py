"""Wagtail's Site records and each site's facts, as the registry states them."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Site

from backend.citizen.rules import fingerprint_of
from backend.provisioning.addresses import Deployment
from backend.regulations.rule_set import RuleSet
from backend.site_registry.registry import Registry, SiteConfig
from content_models.languages import VIETNAMESE
from content_models.navigation import HomePage
from content_models.site_settings import PortalSettings


def sync_site_records(
    registry: Registry,
    homes: Mapping[tuple[str, str], HomePage],
    deployment: Deployment,
) -> dict[str, Site]:
    """Make every site's Wagtail Site answer at its host here; return them by key."""
    present = {site.root_page_id: site for site in Site.objects.all()}
    sites = {}
    for key, config in registry.sites.items():
        home = homes[key, VIETNAMESE]
        wanted = {
            "hostname": deployment.host(config.host),
            "port": deployment.port,
            "site_name": config.name,
            "is_default_site": False,
        }
        sites[key] = _save(present.get(home.pk) or Site(root_page_id=home.pk), wanted)
    return sites


def sync_settings(
    registry: Registry, sites: Mapping[str, Site], deployment: Deployment
) -> list[str]:
    """Write what the registry states of each site; return the keys of those that changed."""
    present = {entry.key: entry for entry in PortalSettings.objects.all()}
    changed = []
    for key, config in registry.sites.items():
        entry = present.get(key) or PortalSettings(key=key, site=sites[key])
        facts = _facts(registry, config, deployment)
        if entry.pk is None or any(getattr(entry, name) != value for name, value in facts.items()):
            _save(entry, facts)
            changed.append(key)
    return changed


def close_unlisted(registry: Registry) -> list[str]:
    """Close the sites the registry lists no more, as archives; nothing of them is deleted."""
    unlisted = PortalSettings.objects.exclude(key__in=registry.sites)
    closed = []
    for entry in unlisted.exclude(status="closed", leads_on=False):
        _save(entry, {"status": "closed", "leads_on": False})
        closed.append(entry.key)
    return closed


def _save(row: Any, wanted: dict[str, Any]) -> Any:
    if row.pk is None or any(getattr(row, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
    return row


def _facts(registry: Registry, config: SiteConfig, deployment: Deployment) -> dict[str, Any]:
    rules = registry.rules_of(config.key)
    tier = rules.tier(config.tier)
    stated = config.settings
    facts: dict[str, Any] = {
        "name": config.name,
        "tier": config.tier,
        "tier_name": tier.name,
        "parent": config.parent or "",
        "theme": stated.theme if stated.theme != "base" else config.tier,
        "languages": list(config.languages),
        "aliases": [deployment.host(alias) for alias in config.aliases],
        "regulation": _regulation(rules),
        "status": config.status.value,
        **_succession(registry, config, deployment),
        "step_hours": {step.value: hours for step, hours in stated.step_hours.items()},
        "topics": _topics(rules),
        "machine_translation": registry.system.machine_translation,
        "social": [{"name": _name_of(url), "url": url} for url in stated.contacts.social_links],
        "hot_links": [{"name": link.title, "url": link.url} for link in stated.hot_links],
        "translations": {
            language: said.model_dump(mode="json", exclude_none=True)
            for language, said in stated.translations.items()
        },
    }
    # What the file leaves open stays as the site's own staff wrote it.
    open_facts = {
        "owner": stated.owner,
        "manager": stated.manager,
        "operator": stated.operator,
        "licence": stated.licence,
        "attribution": stated.attribution,
        "address": stated.contacts.address,
        "phone": stated.contacts.phone,
        "email": stated.contacts.email,
        "hotline": stated.contacts.hotline,
    }
    return facts | {name: value for name, value in open_facts.items() if value is not None}


def _topics(rules: RuleSet) -> list[dict[str, str]]:
    return [
        {"key": route.topic, "title": route.title} for route in rules.approval.routes if route.topic
    ]


def _regulation(rules: RuleSet) -> dict[str, Any]:
    instrument = rules.instrument
    required = rules.approval.board.required_before_launch
    return {
        "key": rules.key,
        "number": instrument.number or "",
        "title": instrument.title,
        "issuer": instrument.issuer,
        "issued_on": instrument.issued_on.isoformat() if instrument.issued_on else None,
        "needs_board": bool(required.value) if required else False,
        "rated_by": rules.feedback.rating.clause if rules.feedback.rating else "",
        "contributed_by": rules.contributions.public.clause if rules.contributions.public else "",
        # Published by no field: it tells those who keep a site's form that it is another now.
        "question_form": fingerprint_of(rules.questions, rules.contributions),
    }


def _succession(
    registry: Registry, config: SiteConfig, deployment: Deployment
) -> dict[str, str | bool]:
    """Return where a closed site's readers belong, at the end of whatever chain of mergers."""
    found = registry.successor_of(config.key)
    if isinstance(found, SiteConfig):
        address, key = deployment.url(found.host), found.key
    else:
        address, key = found or "", ""
    return {"successor": address, "successor_key": key, "leads_on": config.leads_on}


def _name_of(url: str) -> str:
    known = {"facebook": "Facebook", "youtube": "YouTube", "zalo": "Zalo", "tiktok": "TikTok"}
    return next((name for mark, name in known.items() if mark in url), url)
