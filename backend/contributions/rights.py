"""Who deals with contributions: the board of the site they came to; who watches the system reads, masked."""

from typing import Any

from django.db.models import QuerySet

from backend.accounts.rights import sees_everything
from backend.citizen.rights import boards_of, is_on_board
from backend.contributions.models import Contribution
from backend.contributions.states import OPEN


def has_a_desk(user: Any) -> bool:
    """Tell whether somebody has anything to do with contributions on any site."""
    return sees_everything(user) or bool(boards_of(user))


def may_read(user: Any, contribution: Contribution) -> bool:
    """Tell whether somebody may open a contribution."""
    return sees_everything(user) or may_act(user, contribution)


def may_act(user: Any, contribution: Contribution) -> bool:
    """Tell whether somebody may decide about a contribution."""
    return is_on_board(user, contribution.portal)


def visible(user: Any) -> QuerySet[Contribution]:
    """Return the contributions somebody may open."""
    found = Contribution.objects.select_related("portal", "page")
    return found if sees_everything(user) else found.filter(portal__path__in=boards_of(user))


def owes(user: Any) -> QuerySet[Contribution]:
    """Return what waits for somebody; who only watches owes nothing."""
    if sees_everything(user):
        return Contribution.objects.none()
    return visible(user).filter(state__in=OPEN)
