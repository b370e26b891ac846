"""The rules a page's site lives by, as the registry assigned them."""

from django.urls import reverse
from wagtail.models import Page

from backend.accounts.rights import Holding, portal_path
from backend.approval.routes import Step, steps_of
from backend.regulations import RuleSet, load_rule_set
from content_models.dialogues import DialoguePage
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

KEPT_FOR_THE_REQUEST = "_settings"


def portal_of(page: Page) -> SitePortal:
    """Return the portal root above a page."""
    portal: SitePortal = SitePortal.objects.get(path=portal_path(page))
    return portal


def settings_of(portal: SitePortal) -> PortalSettings:
    """Return a site's settings, from the database unless this object keeps them already."""
    kept: list[PortalSettings] | None = getattr(portal, KEPT_FOR_THE_REQUEST, None)
    if kept is None:
        return _read_settings(portal)
    if not kept:
        kept.append(_read_settings(portal))
    return kept[0]


def keep_settings(portal: SitePortal) -> None:
    """Let a site's settings be read once for all that is done with this object in a request."""
    setattr(portal, KEPT_FOR_THE_REQUEST, [])


def _read_settings(portal: SitePortal) -> PortalSettings:
    return PortalSettings.objects.select_related("site").get(key=portal.key)


def rules_of(portal: SitePortal) -> RuleSet:
    """Return the rule set a site lives by."""
    return load_rule_set(settings_of(portal).regulation["key"])


def chain_of(portal: SitePortal) -> tuple[Step, ...]:
    """Return the decided steps of a site's chain, with the times its rules or its board set."""
    settings = settings_of(portal)
    return steps_of(load_rule_set(settings.regulation["key"]).approval, settings.step_hours)


def approving_rights(page: Page, held: list[Holding]) -> list[Holding]:
    """Return by which of these rights a page may be approved finally, or published in emergency.

    Some boards leave approval to some titles (TD25-11.3b). The plan of a dialogue needs the one title
    its rules name, and the holder in person: what a deputy may not do they may not be lent (HP25-8.2).
    """
    rules = rules_of(portal_of(page))
    titles = rules.approval.board.approving_titles
    if titles:
        held = [each for each in held if each.title in titles.value]
    approver = rules.dialogue.plan_approved_by if rules.dialogue else None
    if approver and page.specific_class is DialoguePage:
        held = [each for each in held if each.title == approver.value and not each.is_lent]
    return held


def page_path(page: Page) -> str:
    """Return where in the admin a page and its way up the chain are seen."""
    return reverse("approval_decide", args=[page.pk])
