"""Taking a whole site off the web for a time, and bringing it back as it was (HCM24-8.9).

Nothing of it is deleted or even touched: the published store says of the site that it is withheld,
and answers, other portals and the publisher follow from that.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts.authority import locked
from backend.accounts.models import Membership, SiteSuspension
from backend.accounts.reporting import administrators_of, parent_of, report
from backend.accounts.rights import administers, holds_in_system, portals_with_role
from backend.accounts.roles import Role
from backend.accounts.staff_log import name_of
from backend.approval import record
from backend.approval.decisions import Act
from backend.approval.record import Entry
from backend.notices.telling import tell
from backend.published.sites import refresh_sites
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

LONGEST_NOTICE = 2000


def answers_for(user: Any, portal: SitePortal) -> bool:
    """Return whether the user may suspend the site: its admins, and those above it."""
    return administers(user, portal) or stands_above(user, portal)


def stands_above(user: Any, portal: SitePortal) -> bool:
    """Return whether the user answers for a site from above: city board, parent's admins."""
    if not user.is_active:
        return False
    parent = parent_of(portal)
    return (
        bool(user.is_superuser)
        or holds_in_system(user, Role.CITY_BOARD)
        or (parent is not None and administers(user, parent))
    )


def portals_answered_for(user: Any, portals: QuerySet[SitePortal]) -> list[SitePortal]:
    """Return those of the sites that the user answers for, in their order, by few questions."""
    if not user.is_active:
        return []
    if user.is_superuser or holds_in_system(user, Role.CITY_BOARD):
        return list(portals)
    own = SitePortal.objects.filter(path__in=portals_with_role(user, Role.ADMIN)).values("key")
    below = PortalSettings.objects.filter(Q(key__in=own) | Q(parent__in=own)).values("key")
    return list(portals.filter(key__in=below))


def suspension_of(portal: SitePortal) -> SiteSuspension | None:
    """Return how the site is suspended now, None where it is not."""
    return SiteSuspension.objects.filter(portal=portal, lifted_at=None).first()


def may_resume(user: Any, portal: SitePortal) -> bool:
    """Return whether the user may bring the site back.

    What was imposed from above is lifted from above: a site's own admins undo their own act only.
    """
    present = suspension_of(portal)
    if present is None or stands_above(user, portal):
        return present is not None
    own = Membership.objects.filter(user=present.by, portal=portal, role=Role.ADMIN)
    return administers(user, portal) and own.exists()


@transaction.atomic
def suspend_site(portal: SitePortal, *, by: Any, reason: str, notice: str) -> SiteSuspension:
    """Take a site off: every address of it shows the notice; reported to the managing unit."""
    portal = locked(portal)
    if not answers_for(by, portal):
        raise PermissionDenied
    reason, notice = _checked(reason, notice)
    if suspension_of(portal) is not None:
        raise ValidationError(_("Cổng này đang tạm ngừng; hãy tải lại màn hình."))
    suspension = SiteSuspension.objects.create(portal=portal, by=by, reason=reason, notice=notice)
    entry = Entry(act=Act.SITE_SUSPENDED, by=by, reason=reason, detail={"notice": notice})
    record.write_of_site(portal, entry)
    refresh_sites()
    _announce(portal, by, _("%(by)s đã tạm ngừng cổng %(site)s"), reason)
    return suspension


@transaction.atomic
def resume_site(portal: SitePortal, *, by: Any, reason: str) -> None:
    """Bring a site back, as it was and with what was approved meanwhile."""
    portal = locked(portal)
    present = suspension_of(portal)
    if present is None:
        raise ValidationError(_("Cổng này không bị tạm ngừng; hãy tải lại màn hình."))
    if not may_resume(by, portal):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi vì sao mở lại; lý do được lưu vào hồ sơ.")})
    present.lifted_at, present.lifted_by = timezone.now(), by
    present.save()
    record.write_of_site(portal, Entry(act=Act.SITE_RESUMED, by=by, reason=reason))
    refresh_sites()
    _announce(portal, by, _("%(by)s đã mở lại cổng %(site)s"), reason.strip())


def _checked(reason: str, notice: str) -> tuple[str, str]:
    faults = {}
    if not reason.strip():
        faults["reason"] = _("Hãy ghi lý do; lý do được lưu vào hồ sơ và báo cơ quan quản lý.")
    if not notice.strip():
        faults["notice"] = _("Hãy viết thông báo: người đọc thấy nó thay cho mọi trang của cổng.")
    if len(notice) > LONGEST_NOTICE:
        message = _("Thông báo dài %(length)d ký tự, tối đa %(most)d: hãy rút gọn.")
        faults["notice"] = message % {"length": len(notice), "most": LONGEST_NOTICE}
    if faults:
        raise ValidationError(faults)
    return reason.strip(), notice.strip()


def _announce(portal: SitePortal, by: Any, subject: str, reason: str) -> None:
    words = subject % {"by": name_of(by), "site": portal.title}
    path = reverse("staff_site_standing", args=[portal.key])
    own = [user for user in administrators_of(portal) if user.pk != by.pk]
    tell(own, portal=portal, subject=words, text=reason, path=path)
    report(portal, by=by, subject=words, text=reason, path=path)
