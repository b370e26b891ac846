"""Who sees how many subscribe: the site's board, and whoever watches over the system; nobody sees who."""

from typing import Any

from django.db.models import QuerySet

from backend.accounts.rights import sees_everything
from backend.citizen.rights import boards_of
from content_models.navigation import SitePortal


def has_a_desk(user: Any) -> bool:
    """Tell whether somebody sees how many subscribe to any site."""
    return sees_everything(user) or bool(boards_of(user))


def portals_of(user: Any) -> QuerySet[SitePortal]:
    """Return the sites of which somebody sees how many subscribe."""
    portals: QuerySet[SitePortal] = SitePortal.objects.order_by("path")
    return portals if sees_everything(user) else portals.filter(path__in=boards_of(user))
