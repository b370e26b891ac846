"""Who may do what on which site: the one place where that question is asked."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from backend.accounts.models import Membership
from backend.accounts.roles import Role
from content_models.navigation import SitePortal

PORTAL_LENGTH = Page.steplen * 2


def portal_path(page: Page) -> str:
    """Return the tree path of the portal root the page belongs to."""
    return page.path[:PORTAL_LENGTH]


def holds_role(user: Any, page: Page, role: Role) -> bool:
    """Return whether the user holds the role today on the page's site."""
    if not user.is_active:
        return False
    memberships = Membership.objects.valid_on(timezone.localdate())
    return memberships.filter(user=user, role=role, portal__path=portal_path(page)).exists()


def portals_with_role(user: Any, role: Role) -> list[str]:
    """Return the tree paths of the portals on which the user holds the role today."""
    memberships = Membership.objects.valid_on(timezone.localdate()).filter(user=user, role=role)
    return list(memberships.values_list("portal__path", flat=True))


def group_name(site_key: str, role: Role) -> str:
    """Return the name of the group that carries a role's Wagtail permissions on a site."""
    return f"{site_key}:{role.value}"


@transaction.atomic
def assign(*, user: Any, portal: SitePortal, role: Role) -> Membership:
    """Give the user a role on a site from today on; nothing changes if it is already held."""
    today = timezone.localdate()
    held = Membership.objects.valid_on(today).filter(user=user, portal=portal, role=role).first()
    membership = held or Membership.objects.create(user=user, portal=portal, role=role, since=today)
    sync_groups([user])
    return membership


def sync_groups(users: Iterable[Any]) -> None:
    """Make each user's groups follow from today's memberships, and from nothing else."""
    today = timezone.localdate()
    for user in users:
        memberships = Membership.objects.valid_on(today).filter(user=user).select_related("portal")
        names = [group_name(entry.portal.key, Role(entry.role)) for entry in memberships]
        user.groups.set(Group.objects.filter(name__in=names))
