"""Making the database match the registry; run twice, it changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site, Workflow

from backend.approval.guard import road
from backend.provisioning.addresses import Deployment
from backend.provisioning.portals import make_homes, make_portals, make_sections
from backend.provisioning.rights import assign_workflows, make_collections, make_groups
from backend.provisioning.settings_of_sites import (
    close_unlisted,
    sync_settings,
    sync_site_records,
)
from backend.published import sites as published_sites
from backend.published import store
from backend.published.receivers import held
from backend.site_registry.registry import Registry
from content_models.languages import wagtail_language
from content_models.site_settings import PortalSettings

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a sync did: how many sites and sections it made, which sites changed or closed."""

    sites_made: int
    sections_made: int
    changed: list[str]
    closed: list[str]


@transaction.atomic
def sync_sites(registry: Registry, *, tell: Tell = lambda _line: None) -> Outcome:
    """Bring every site of the registry about, with its pages, rights, chain and settings."""
    deployment = Deployment.of(registry.system.domain, settings.PUBLIC_URL)
    _make_locales(registry)
    _remove_stock()
    known = PortalSettings.objects.count()
    tell(_("Dựng cây trang cho %(count)d cổng…") % {"count": len(registry.sites)})
    root = Page.get_first_root_node()
    with held():
        portals = make_portals(root, registry)
        homes = make_homes(registry, portals)
        sections = make_sections(registry, homes)
        store.clear_structure([*homes.values(), *sections])
        tell(_("Lập bộ sưu tập, nhóm quyền và quy trình kiểm duyệt…"))
        collections = make_collections(portals)
        make_groups(root, portals, collections)
        assign_workflows(registry, portals)
        records = sync_site_records(registry, homes, deployment)
        changed = sync_settings(registry, records, deployment)
        closed = close_unlisted(registry)
    Site.clear_site_root_paths_cache()
    tell(_("Đưa vào kho xuất bản…"))
    published_sites.refresh_sites()
    _publish_structure(portals_changed={*changed, *closed}, new=[*sections])
    return Outcome(PortalSettings.objects.count() - known, len(sections), changed, closed)


def _make_locales(registry: Registry) -> None:
    for code in registry.system.languages:
        Locale.objects.get_or_create(language_code=wagtail_language(code))


def _remove_stock() -> None:
    """Remove what Wagtail brings along: a welcome page, and a chain new trees would inherit."""
    Site.objects.filter(is_default_site=True, root_page__depth=2).delete()
    for page in Page.objects.filter(depth=2, content_type__model="page"):
        with road():
            page.delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()


def _publish_structure(*, portals_changed: set[str], new: list[Page]) -> None:
    if not portals_changed and not new:
        return
    paths = list(
        PortalSettings.objects.filter(key__in=portals_changed).values_list(
            "site__root_page__path", flat=True
        )
    )
    portal_paths = tuple(path[: Page.steplen * 2] for path in paths)
    below = [
        page
        for page in Page.objects.filter(depth__gte=3).only("pk", "path", "depth")
        if page.path.startswith(portal_paths)
    ]
    store.refresh([*below, *new])
