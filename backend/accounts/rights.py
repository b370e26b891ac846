"""Who may do what on which site: the one place where that question is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from backend.accounts.models import Membership
from backend.accounts.roles import SYSTEM_ROLES, Role
from content_models.navigation import SitePortal

PORTAL_LENGTH = Page.steplen * 2
KEPT_FOR_THE_REQUEST = "_holdings"


@dataclass(frozen=True)
class Holding:
    """A role somebody holds now; `site` and `path` are empty for a role in the whole system.

    `for_user` is whose right it is: somebody else's where it is delegated, and so `is_lent`.
    """

    role: Role
    site: str
    path: str
    title: str
    unit: str
    for_user: int
    is_lent: bool = False


def holdings(user: Any) -> Sequence[Holding]:
    """Return the roles the user holds at this moment; during a request they are read once."""
    kept: Sequence[Holding] | None = getattr(user, KEPT_FOR_THE_REQUEST, None)
    return read_holdings(user) if kept is None else kept


def read_holdings(user: Any) -> tuple[Holding, ...]:
    """Return the roles the user holds at this moment, from the database."""
    if not user.is_active or user.pk is None:
        return ()
    rows = Membership.objects.in_force().filter(user=user).values_list(
        "role", "portal__key", "portal__path", "title", "unit", "delegated_from__user", "user"
    )  # fmt: skip
    return tuple(
        Holding(Role(role), key or "", path or "", title, unit, lender or own, lender is not None)
        for role, key, path, title, unit, lender, own in rows.order_by("pk")
    )


def keep_for_the_request(user: Any) -> None:
    """Read the user's roles once and for all that follows in this request."""
    setattr(user, KEPT_FOR_THE_REQUEST, read_holdings(user))


def follow_roles(user: Any) -> None:
    """Begin a request: read the user's roles once, and let their groups follow at this moment."""
    keep_for_the_request(user)
    _set_groups(user, holdings(user))


def portal_path(page: Page) -> str:
    """Return the tree path of the portal root the page belongs to."""
    return page.path[:PORTAL_LENGTH]


def holdings_on(user: Any, page: Page, role: Role, *, unit: str = "") -> list[Holding]:
    """Return by which of their rights the user holds the role on the page's site."""
    path = portal_path(page)
    return [
        each
        for each in holdings(user)
        if each.role is role and each.path == path and (not unit or each.unit == unit)
    ]


def holds_role(user: Any, page: Page, role: Role, *, unit: str = "") -> bool:
    """Return whether the user holds the role now on the page's site, for a unit where one is named."""
    return bool(holdings_on(user, page, role, unit=unit))


def holds_any_role(user: Any, page: Page) -> bool:
    """Return whether the user works for the page's site at all."""
    path = portal_path(page)
    return any(each.path == path for each in holdings(user))


def holds_in_system(user: Any, role: Role) -> bool:
    """Return whether the user holds a role in the whole system."""
    return any(each.role is role for each in holdings(user))


def contributed_to(user: Any) -> list[str]:
    """Return the tree paths of the portals the user writes for from outside, as a collaborator alone.

    Whoever holds any other role there works for the site, and sees what is going on in it.
    """
    held: dict[str, set[Role]] = {}
    for each in holdings(user):
        held.setdefault(each.path, set()).add(each.role)
    return sorted(path for path, roles in held.items() if roles == {Role.COLLABORATOR})


def administers(user: Any, portal: SitePortal) -> bool:
    """Return whether the user manages the people of a site: its admins, and superusers."""
    if not user.is_active:
        return False
    own = Membership.objects.in_force().on(portal).filter(user=user, role=Role.ADMIN)
    return bool(user.is_superuser) or own.exists()


def administered_by(user: Any) -> list[SitePortal]:
    """Return the sites whose people the user manages, in the order of their names."""
    portals = SitePortal.objects.order_by("title", "key")
    if not user.is_superuser:
        portals = portals.filter(path__in=portals_with_role(user, Role.ADMIN))
    return list(portals) if user.is_active else []


def sees_everything(user: Any) -> bool:
    """Return whether the user may look at every site: superusers, city board, auditors."""
    return bool(user.is_superuser) or any(each.role in SYSTEM_ROLES for each in holdings(user))


def portals_of(user: Any) -> list[str]:
    """Return the tree paths of the portals the user works for; collaborators write for theirs only."""
    paths = {each.path for each in holdings(user) if each.path}
    return sorted(paths - set(contributed_to(user)))


def sites_of(user: Any) -> list[str]:
    """Return the keys of the sites the user works for; collaborators write for theirs only."""
    outside = set(contributed_to(user))
    return sorted({each.site for each in holdings(user) if each.site and each.path not in outside})


def portals_with_role(user: Any, role: Role, *, unit: str = "") -> list[str]:
    """Return the tree paths of the portals on which the user holds the role now."""
    return sorted(
        {
            each.path
            for each in holdings(user)
            if each.role is role and (not unit or each.unit == unit)
        }
    )


def holders(page: Page, *roles: Role, unit: str = "") -> list[Any]:
    """Return the people who hold any of the roles now on the page's site."""
    memberships = Membership.objects.in_force().filter(
        portal__path=portal_path(page), role__in=[role.value for role in roles]
    )
    if unit:
        memberships = memberships.filter(unit=unit)
    users = get_user_model().objects.filter(pk__in=memberships.values("user"))
    return list(users.order_by("pk"))


def group_name(site_key: str, role: Role) -> str:
    """Return the name of the group that carries a role's Wagtail permissions on a site."""
    return f"{site_key or 'system'}:{role.value}"


@transaction.atomic
def assign(
    *,
    user: Any,
    portal: SitePortal | None,
    role: Role,
    title: str = "",
    unit: str = "",
    affiliation: str = "",
    until: date | None = None,
) -> Membership:
    """Give the user a role from today on; nothing changes if it is already held."""
    same = Membership.objects.in_force().filter(
        user=user, portal=portal, role=role, title=title, unit=unit, delegated_from=None
    )
    held = same.filter(until=until).first()
    membership = held or Membership.objects.create(
        user=user,
        portal=portal,
        role=role,
        title=title,
        unit=unit,
        affiliation=affiliation,
        since=timezone.localdate(),
        until=until,
    )
    sync_groups([user])
    return membership


def sync_groups(users: Iterable[Any]) -> None:
    """Make each user's groups follow from their roles of this moment, and from nothing else."""
    for user in users:
        _set_groups(user, read_holdings(user))


def _set_groups(user: Any, held: Iterable[Holding]) -> None:
    wanted = {group_name(each.site, each.role) for each in held}
    present = set(user.groups.values_list("name", flat=True))
    if wanted != present:
        user.groups.set(Group.objects.filter(name__in=wanted))
