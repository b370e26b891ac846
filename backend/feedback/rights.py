"""Who deals with what readers say: the board of the site it is about; who watches over the system reads."""

from typing import Any

from django.db.models import QuerySet

from backend.accounts.rights import sees_everything
from backend.citizen.rights import board_of, boards_of, is_on_board
from backend.feedback.models import OWED, ErrorReport
from content_models.navigation import SitePortal

__all__ = ["board_of", "is_on_board"]


def may_read(user: Any, portal: SitePortal) -> bool:
    """Tell whether somebody may read what was said about a site."""
    return sees_everything(user) or is_on_board(user, portal)


def has_a_desk(user: Any) -> bool:
    """Tell whether somebody has to do with what readers say about any site."""
    return sees_everything(user) or bool(boards_of(user))


def portals_of(user: Any) -> QuerySet[SitePortal]:
    """Return the sites of which somebody may read what was said."""
    portals: QuerySet[SitePortal] = SitePortal.objects.order_by("path")
    return portals if sees_everything(user) else portals.filter(path__in=boards_of(user))


def visible(user: Any) -> QuerySet[ErrorReport]:
    """Return the reports somebody may open."""
    return ErrorReport.objects.filter(portal__in=portals_of(user)).select_related("portal")


def owes(user: Any) -> QuerySet[ErrorReport]:
    """Return the reports somebody has to deal with; who only watches owes nothing."""
    if sees_everything(user):
        return ErrorReport.objects.none()
    return visible(user).filter(state__in=OWED)
