"""Managing a site's people, as commands: by its admins, on their own site, and nobody else's.

Refusals are PermissionDenied (may not) or ValidationError (what is wrong, by field). Each command
is written to the staff log. Invitations, suspensions and delegations have modules of their own and
are named here, so that all that can be done about people stands in one place.
"""

from datetime import date
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
    require_known,
    require_not_suspended,
    required,
)
from backend.accounts.delegations import delegate, end_delegation
from backend.accounts.invitations import (
    accept_invitation,
    invite,
    resend_invitation,
    revoke_invitation,
)
from backend.accounts.models import Membership
from backend.accounts.offers import Offer
from backend.accounts.rights import assign
from backend.accounts.roles import Role
from backend.accounts.staff_log import StaffAct, note
from backend.accounts.suspensions import reinstate_person, suspend_person
from backend.notices.telling import tell
from content_models.navigation import SitePortal

__all__ = [
    "accept_invitation",
    "assign_role",
    "delegate",
    "end_delegation",
    "end_role",
    "invite",
    "reinstate_person",
    "resend_invitation",
    "revoke_invitation",
    "suspend_person",
]


@transaction.atomic
def assign_role(
    *,
    user: Any,
    portal: SitePortal,
    role: str,
    by: Any,
    title: str = "",
    unit: str = "",
    affiliation: str = "",
    until: date | None = None,
) -> Membership:
    """Give somebody who works for the site, or did, one more role on it; others are invited."""
    portal = locked(portal)
    require_admin(portal, by)
    require_known(user, portal, by)
    offer = Offer(
        portal=portal,
        role=role,
        title=title,
        unit=unit.strip(),
        affiliation=affiliation,
        until=until,
    )
    offer.check()
    offer.check_not_held_by(user)
    require_not_suspended(user, portal)
    membership = assign(
        user=user,
        portal=portal,
        role=Role(role),
        title=title,
        unit=offer.unit,
        affiliation=affiliation,
        until=until,
    )
    note(portal, StaffAct.ASSIGNED, user, by=by, detail=offer.words)
    subject = _("Bạn được phân công trên cổng %(site)s") % {"site": portal.title}
    tell([user], portal=portal, subject=subject, text=offer.words)
    return membership


@transaction.atomic
def end_role(membership: Membership, *, by: Any, reason: str) -> None:
    """End one role of somebody, for good; what it left on their screens goes."""
    portal = locked(membership.portal)
    require_admin(portal, by)
    require_below(membership.user, by)
    reason = required(reason, _("Hãy ghi lý do kết thúc; lý do được lưu vào nhật ký nhân sự."))
    present = Membership.objects.select_for_update().get(pk=membership.pk)
    if present.ended_at is not None:
        raise ValidationError(_("Vai trò này đã kết thúc từ trước; hãy tải lại màn hình."))
    if present.role == Role.ADMIN:
        refuse_last_admin(portal, present.user, by)
    present.ended_at, present.ended_by, present.end_reason = timezone.now(), by, reason
    present.save()
    words = Offer.of(present).words
    note(portal, StaffAct.ENDED, present.user, by=by, detail=words, reason=reason)
    departures.settle(portal, [present])
    subject = _("Vai trò của bạn trên cổng %(site)s đã kết thúc") % {"site": portal.title}
    tell([present.user], portal=None, subject=subject, text=f"{words}. {reason}")
