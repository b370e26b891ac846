"""The published store's sites: what the public sees of each, kept in step with its settings."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, fields
from datetime import date
from hashlib import blake2b
from typing import Any

import orjson
from django.conf import settings as deployment
from django.db import transaction
from django.utils import timezone

from backend.published import keys, store
from backend.published.models import Change, SiteRecord
from backend.published.rows import to_json
from backend.published.standing import PREPARING, WITHHELD, Standing, standings
from content_models.languages import language_prefix
from content_models.published_site import (
    PublishedAddress,
    PublishedLanguage,
    PublishedRegulation,
    PublishedSettings,
    PublishedSettingsTranslation,
    PublishedSite,
    PublishedSiteSummary,
)
from content_models.site_settings import PortalSettings

LABELS = {"zh": "中文"} | dict(deployment.WAGTAIL_CONTENT_LANGUAGES)
SAID_IN_LANGUAGES = ("owner", "manager", "operator", "licence", "address")
SUMMARY_FIELDS = tuple(each.name for each in fields(PublishedSiteSummary))


@transaction.atomic
def refresh_sites() -> list[Change]:
    """Make the store say what the public may see of every site; return what changed."""
    before = {record.key: record for record in SiteRecord.objects.all()}
    entries = list(PortalSettings.objects.select_related("site").order_by("pk"))
    standing = standings(entries)
    after = [
        _record(entry, position, standing[entry.key]) for position, entry in enumerate(entries)
    ]
    changed = [row for row in after if _digest_of(before.get(row.key)) != row.digest]
    gone = before.keys() - {row.key for row in after}
    if not changed and not gone:
        return []
    SiteRecord.objects.filter(key__in={*gone, *(row.key for row in changed)}).delete()
    SiteRecord.objects.bulk_create(changed)
    toggled = {row.key for row in changed if _was_withheld(before, row) != row.is_withheld}
    touched = sorted(gone | {row.key for row in changed})
    changes = Change.objects.bulk_create([_change(key, toggled) for key in touched])
    for row in changed:
        if row.key in before and _shown_by_items(before[row.key]) != _shown_by_items(row):
            home = PortalSettings.objects.get(key=row.key).site.root_page
            changes += store.refresh_below(home.get_parent())
    return changes + [change for key in sorted(toggled) for change in store.refresh_citing(key)]


def public_facts() -> dict[str, dict[str, Any]]:
    """Return what the public is told of every site, by key, in the registry's order."""
    records = SiteRecord.objects.order_by("position").values_list("key", "document")
    return {key: orjson.loads(document) for key, document in records}


def public_site(key: str) -> dict[str, Any]:
    """Return what the public is told of one site that is there."""
    found: dict[str, Any] = orjson.loads(SiteRecord.objects.get(key=key).document)
    return found


def is_withheld(key: str) -> bool:
    """Return whether nothing of a site may be shown for now."""
    return SiteRecord.objects.filter(key=key, is_withheld=True).exists()


def is_being_prepared(key: str) -> bool:
    """Return whether a site still waits for its board."""
    status = SiteRecord.objects.filter(key=key, is_withheld=True).values_list("document", flat=True)
    return any(orjson.loads(document)["status"] == PREPARING for document in status)


def _was_withheld(before: dict[str, SiteRecord], row: SiteRecord) -> bool:
    return row.key in before and before[row.key].is_withheld


def _shown_by_items(record: SiteRecord) -> tuple[str, ...]:
    """Return what every item of the site repeats: its address and how it asks to be quoted."""
    shape = orjson.loads(record.document)
    return shape["url"], shape["settings"]["attribution"]


def _digest_of(record: SiteRecord | None) -> str:
    return record.digest if record else ""


def announce_ratings(site_keys: Iterable[str], *, everywhere: bool) -> None:
    """Say that the ratings which some sites publish are others, or those of the whole system."""
    named = {key: [keys.ratings(key)] for key in site_keys}
    if everywhere:
        named[keys.EVERY_SITE] = [keys.ratings(keys.EVERY_SITE)]
    Change.objects.bulk_create(
        Change(site=key, kind="site", subject=key, keys=touched, at=timezone.now())
        for key, touched in named.items()
    )


def _change(key: str, toggled: Collection[str]) -> Change:
    named = [keys.site(key), keys.SYSTEM]
    if key in toggled:
        named += [keys.open_site(key), keys.open_site(keys.EVERY_SITE)]
    return Change(site=key, kind="site", subject=key, keys=named, at=timezone.now())


def _record(entry: PortalSettings, position: int, standing: Standing) -> SiteRecord:
    shape = asdict(_published(entry, standing))
    document = to_json(shape)
    form = entry.regulation.get("question_form", "")
    return SiteRecord(
        key=entry.key,
        host=entry.site.hostname,
        position=position,
        summary=to_json({name: shape[name] for name in SUMMARY_FIELDS}),
        document=document,
        digest=blake2b(f"{position} {document} {form}".encode(), digest_size=16).hexdigest(),
        updated_at=timezone.now(),
        is_withheld=standing.status in WITHHELD,
        notice=standing.notice,
    )


def _published(entry: PortalSettings, standing: Standing) -> PublishedSite:
    return PublishedSite(
        key=entry.key,
        name=entry.name,
        tier=entry.tier,
        tier_name=entry.tier_name,
        parent=entry.parent or None,
        host=entry.site.hostname,
        aliases=entry.aliases,
        url=entry.site.root_url,
        status=standing.status,
        notice=standing.notice,
        successor=entry.successor or None,
        successor_site=entry.successor_key or None,
        leads_on=entry.leads_on,
        theme=entry.theme,
        languages=[_language(code) for code in entry.languages],
        settings=_settings(entry),
        regulation=_regulation(entry.regulation),
    )


def _language(code: str) -> PublishedLanguage:
    return PublishedLanguage(code=code, label=LABELS[code], home_path=language_prefix(code))


def _settings(entry: PortalSettings) -> PublishedSettings:
    return PublishedSettings(
        owner=entry.owner,
        manager=entry.manager,
        operator=entry.operator,
        licence=entry.licence,
        attribution=entry.attribution,
        address=entry.address,
        phone=entry.phone,
        email=entry.email,
        hotline=entry.hotline,
        social=[PublishedAddress(**each) for each in entry.social],
        hot_links=[PublishedAddress(**each) for each in entry.hot_links],
        translations=[
            _translation(entry, code)
            for code in entry.foreign_languages
            if code in entry.translations
        ],
    )


def _translation(entry: PortalSettings, code: str) -> PublishedSettingsTranslation:
    said = entry.translations[code]
    links = zip(said.get("hot_links", ()), entry.hot_links, strict=False)
    return PublishedSettingsTranslation(
        locale=code,
        **{name: said.get(name, "") for name in SAID_IN_LANGUAGES},
        hot_links=[PublishedAddress(name=title, url=link["url"]) for title, link in links],
    )


def _regulation(facts: dict[str, Any]) -> PublishedRegulation:
    issued_on = facts.get("issued_on")
    return PublishedRegulation(
        key=facts["key"],
        number=facts["number"],
        title=facts["title"],
        issuer=facts["issuer"],
        issued_on=date.fromisoformat(issued_on) if issued_on else None,
        rated_by=facts.get("rated_by", ""),
        contributed_by=facts.get("contributed_by", ""),
    )
