"""Reports to the unit that manages a site: what HCM24-8.9 wants told upwards."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from backend.accounts.models import Membership
from backend.accounts.roles import Role
from backend.notices.telling import tell
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings


def administrators_of(portal: SitePortal) -> list[Any]:
    """Return the people who administer a site now."""
    return _people(Membership.objects.in_force().on(portal).filter(role=Role.ADMIN))


def parent_of(portal: SitePortal) -> SitePortal | None:
    """Return the site above a site."""
    above = PortalSettings.objects.filter(key=portal.key).values("parent")
    return SitePortal.objects.filter(key__in=above).first()


def report(portal: SitePortal, *, by: Any, subject: str, text: str, path: str = "") -> None:
    """Tell the managing unit, in the admin and by e-mail, and never the one who did it.

    That is the parent site's admins and board, and the city's board; superusers where nobody is.
    """
    parent = parent_of(portal)
    above = _without(by, _of_the_parent(parent))
    board = _without(by, _city_board())
    tell(above, portal=parent, subject=subject, text=text, path=path)
    known = {user.pk for user in above}
    others = [user for user in board if user.pk not in known]
    if not above and not others:
        others = _without(by, get_user_model().objects.filter(is_superuser=True))
    tell(others, portal=None, subject=subject, text=text, path=path)


def _of_the_parent(parent: SitePortal | None) -> list[Any]:
    if parent is None:
        return []
    roles = (Role.ADMIN, Role.APPROVER)
    return _people(Membership.objects.in_force().on(parent).filter(role__in=roles))


def _city_board() -> list[Any]:
    return _people(Membership.objects.in_force().filter(role=Role.CITY_BOARD))


def _people(memberships: Any) -> list[Any]:
    users = get_user_model().objects.filter(pk__in=memberships.values("user"))
    return list(users.order_by("pk"))


def _without(by: Any, users: Iterable[Any]) -> list[Any]:
    return [user for user in users if by is None or user.pk != by.pk]
