"""The editorial board as a site's rule set knows it, and what happens when it is empty."""

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.models import Membership
from backend.accounts.reporting import administrators_of, report
from backend.accounts.roles import Role
from backend.notices.telling import tell
from backend.regulations import load_rule_set
from backend.regulations.approval import ApprovalRules
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings


def approval_rules(portal: SitePortal) -> ApprovalRules:
    """Return what the site's rule set says of its chain and its board."""
    settings = PortalSettings.objects.get(key=portal.key)
    return load_rule_set(settings.regulation["key"]).approval


def titles_of(portal: SitePortal) -> dict[str, str]:
    """Return the titles on the site's board, by key."""
    return {title.key: title.name for title in approval_rules(portal).board.titles}


def approving_titles_of(portal: SitePortal) -> dict[str, str]:
    """Return the titles whose holders may approve, by key: all, where the rules name none."""
    named = approval_rules(portal).board.approving_titles
    titles = titles_of(portal)
    return {key: titles[key] for key in named.value} if named else titles


def units_of(portal: SitePortal) -> dict[str, str]:
    """Return the units that review for the site by topic, by key."""
    return {unit.key: unit.name for unit in approval_rules(portal).units}


def has_board(portal: SitePortal) -> bool:
    """Return whether anybody may approve on the site now."""
    return Membership.objects.in_force().on(portal).filter(role=Role.APPROVER).exists()


def warn_if_empty(portal: SitePortal) -> None:
    """Tell those who must fill the board that nobody may approve any more (HCM24-9.6).

    The site stays on the web: what was approved stays approved, but nothing new can go live.
    """
    if has_board(portal):
        return
    subject = _("Cổng %(site)s không còn ai kiểm duyệt") % {"site": portal.title}
    text = _(
        "Không còn ai giữ vai trò kiểm duyệt, nên không bài nào đăng được. "
        "Nội dung đang có vẫn hiện. Hãy kiện toàn Ban Biên tập và phân công người kiểm duyệt."
    )
    path = reverse("staff_list", args=[portal.key])
    tell(administrators_of(portal), portal=portal, subject=subject, text=text, path=path)
    report(portal, by=None, subject=subject, text=text)
