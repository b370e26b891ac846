"""What follows when roles stop: groups, screens, open invitations, the board."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts import boards
from backend.accounts.leaving import leave
from backend.accounts.models import Invitation, Membership
from backend.accounts.offers import Offer
from backend.accounts.rights import sync_groups
from backend.accounts.roles import Role
from backend.accounts.staff_log import StaffAct, note
from content_models.navigation import SitePortal


def settle(portal: SitePortal, stopped: Iterable[Membership]) -> None:
    """Draw the consequences of memberships that no longer give rights, delegated ones included.

    Somebody leaves the site only when no other role of theirs is in force on it.
    """
    ended = list(stopped)
    lent = Membership.objects.filter(delegated_from__in=ended).select_related("user")
    touched = [*ended, *lent]
    people = {membership.user_id: membership.user for membership in touched}
    sync_groups(people.values())
    for user in people.values():
        _settle_one(user, portal)
    if any(membership.role == Role.APPROVER for membership in touched):
        boards.warn_if_empty(portal)


def _settle_one(user: Any, portal: SitePortal) -> None:
    present = Membership.objects.in_force().on(portal).filter(user=user)
    if not present.exists():
        leave(user, portal)
    if not present.filter(role=Role.ADMIN).exists() and not user.is_superuser:
        # Whoever may invite no longer must not let others in by letters still on their way.
        made = Invitation.objects.filter(portal=portal, made_by=user, accepted_at=None)
        made.filter(revoked_at=None).update(revoked_at=timezone.now())


@transaction.atomic
def end_expired() -> int:
    """Close memberships whose last day has passed; return how many. `tend` calls it every night."""
    over = Membership.objects.filter(until__lt=timezone.localdate(), ended_at=None)
    lapsed = list(over.select_related("user", "portal").order_by("pk"))
    now = timezone.now()
    for membership in lapsed:
        membership.ended_at = now
        membership.end_reason = _("Hết hạn phân công.")
        membership.save(update_fields=["ended_at", "end_reason"])
    _settle_by_site([membership for membership in lapsed if membership.portal is not None])
    of_the_system = {each.user_id for each in lapsed if each.portal is None}
    sync_groups(get_user_model().objects.filter(pk__in=of_the_system))
    return len(lapsed)


def _settle_by_site(lapsed: list[Membership]) -> None:
    for portal in {membership.portal for membership in lapsed if membership.portal}:
        own = [membership for membership in lapsed if membership.portal == portal]
        for membership in own:
            words = Offer.of(membership).words
            note(portal, StaffAct.EXPIRED, membership.user, by=None, detail=words)
        settle(portal, own)
