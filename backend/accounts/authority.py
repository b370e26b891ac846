"""What an admin may do about whom: their own site's people, never a superuser, never its last admin."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from backend.accounts.models import Membership, Suspension
from backend.accounts.rights import administers
from backend.accounts.roles import Role
from backend.accounts.staff_log import name_of
from content_models.navigation import SitePortal


def require_admin(portal: SitePortal, by: Any) -> None:
    """Refuse whoever does not manage the site's people."""
    if not administers(by, portal):
        raise PermissionDenied


def require_below(user: Any, by: Any) -> None:
    """Keep superusers out of an admin's reach."""
    if user.is_superuser and not by.is_superuser:
        raise PermissionDenied


def require_known(user: Any, portal: SitePortal, by: Any) -> None:
    """Let admins name their own people only: who else has an account is not theirs to know."""
    known = Membership.objects.on(portal).filter(user=user).exists()
    if not known and not by.is_superuser:
        raise ValidationError(
            {"user": _("Người này chưa làm việc cho cổng: hãy mời bằng thư điện tử.")}
        )
    require_below(user, by)


def require_not_suspended(user: Any, portal: SitePortal) -> None:
    """Refuse somebody whose rights on the site are stopped."""
    if Suspension.objects.filter(user=user, portal=portal, lifted_at=None).exists():
        message = _("%(person)s đang tạm ngừng trên cổng này. Hãy khôi phục trước.")
        raise ValidationError({"user": message % {"person": name_of(user)}})


def refuse_last_admin(portal: SitePortal, user: Any, by: Any) -> None:
    """Refuse that the site's last admin shuts themselves out."""
    others = Membership.objects.in_force().on(portal).filter(role=Role.ADMIN).exclude(user=user)
    if user.pk == by.pk and not others.exists():
        raise ValidationError(
            _("Bạn là quản trị cuối cùng của cổng này. Hãy phân công người quản trị khác trước.")
        )


def required(reason: str, message: str) -> str:
    """Return the reason, or refuse that there is none."""
    if not reason.strip():
        raise ValidationError({"reason": message})
    return reason.strip()


def locked(portal: SitePortal | None) -> SitePortal:
    """Let acts about a site's people happen one after the other: two last admins cannot both go."""
    if portal is None:
        raise PermissionDenied  # system roles are not a site's affair
    found: SitePortal = SitePortal.objects.select_for_update(no_key=True).get(pk=portal.pk)
    return found
