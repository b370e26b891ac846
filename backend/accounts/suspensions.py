"""Stopping all of somebody's rights on a site at once, and giving them back (HCM24-8.9)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts import departures
from backend.accounts.authority import (
    locked,
    refuse_last_admin,
    require_admin,
    require_below,
    require_not_suspended,
    required,
)
from backend.accounts.models import Membership, Suspension
from backend.accounts.reporting import report
from backend.accounts.rights import sync_groups
from backend.accounts.roles import Role
from backend.accounts.sessions import end_sessions
from backend.accounts.staff_log import StaffAct, name_of, note
from backend.notices.telling import tell
from content_models.navigation import SitePortal


@transaction.atomic
def suspend_person(*, user: Any, portal: SitePortal, by: Any, reason: str) -> Suspension:
    """Stop all of somebody's rights on a site at once, and report it upwards.

    Every session of theirs ends, wherever they are logged in.
    """
    portal = locked(portal)
    require_admin(portal, by)
    require_below(user, by)
    reason = required(reason, _("Hãy ghi lý do tạm ngừng; lý do được báo cơ quan quản lý."))
    stopped = _memberships_of(user, portal)
    require_not_suspended(user, portal)
    if any(membership.role == Role.ADMIN for membership in stopped):
        refuse_last_admin(portal, user, by)
    suspension = Suspension.objects.create(user=user, portal=portal, by=by, reason=reason)
    note(portal, StaffAct.SUSPENDED, user, by=by, reason=reason)
    departures.settle(portal, stopped)
    end_sessions(user)
    _report_suspension(portal, user, by, reason)
    return suspension


@transaction.atomic
def reinstate_person(*, user: Any, portal: SitePortal, by: Any, reason: str = "") -> None:
    """Give somebody's rights on a site back, as far as their roles are still in force."""
    portal = locked(portal)
    require_admin(portal, by)
    require_below(user, by)
    present = Suspension.objects.filter(user=user, portal=portal, lifted_at=None)
    if not present.update(lifted_at=timezone.now(), lifted_by=by):
        message = _("%(person)s không bị tạm ngừng trên cổng này; hãy tải lại màn hình.")
        raise ValidationError({"user": message % {"person": name_of(user)}})
    lent = Membership.objects.on(portal).filter(delegated_from__user=user, ended_at=None)
    sync_groups([user, *(each.user for each in lent.select_related("user"))])
    note(portal, StaffAct.REINSTATED, user, by=by, reason=reason)
    _report_reinstatement(portal, user, by, reason)


def _memberships_of(user: Any, portal: SitePortal) -> list[Membership]:
    found = Membership.objects.on(portal).filter(user=user, ended_at=None)
    memberships = list(found.select_related("user"))
    if not memberships:
        message = _("%(person)s không giữ vai trò nào trên cổng này.")
        raise ValidationError({"user": message % {"person": name_of(user)}})
    return memberships


def _report_suspension(portal: SitePortal, user: Any, by: Any, reason: str) -> None:
    values = {"site": portal.title, "person": name_of(user), "by": name_of(by), "reason": reason}
    text = _("%(by)s đã tạm ngừng mọi quyền của %(person)s trên cổng %(site)s. Lý do: %(reason)s")
    subject = _("Báo cáo: tạm ngừng quyền của %(person)s trên cổng %(site)s")
    report(portal, by=by, subject=subject % values, text=text % values)
    own = _("Quyền của bạn trên cổng %(site)s tạm ngừng")
    tell([user], portal=None, subject=own % values, text=reason)


def _report_reinstatement(portal: SitePortal, user: Any, by: Any, reason: str) -> None:
    values = {"site": portal.title, "person": name_of(user)}
    own = _("Quyền của bạn trên cổng %(site)s đã được khôi phục")
    tell([user], portal=portal, subject=own % values, text=reason)
    subject = _("Báo cáo: khôi phục quyền của %(person)s trên cổng %(site)s")
    report(portal, by=by, subject=subject % values, text=reason)
