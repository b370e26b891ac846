"""Who deals with royalties: the board says what an item is worth, the site's admins pay."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from backend.accounts.rights import holders, holdings_on, portals_with_role
from backend.accounts.roles import Role
from backend.royalties.models import Payee, RoyaltyLine
from backend.royalties.states import Act, State, may
from content_models.navigation import SitePortal

WHO = {
    Act.PROPOSE: (Role.EDITOR, Role.APPROVER),
    Act.SEND_BACK: (Role.APPROVER,),
    Act.APPROVE: (Role.APPROVER,),
    Act.PAY: (Role.ADMIN,),
    Act.CANCEL: (Role.APPROVER,),
}
"""By which role each act is done. Whoever pays is the site's admin, and sees where to."""
CONCERNED = (Role.EDITOR, Role.APPROVER, Role.ADMIN)
WRITING = (Role.COLLABORATOR, Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR)
"""Who may be owed something for an item and have an account of their own."""


def holds(user: Any, portal: Page, *roles: Role) -> bool:
    """Tell whether somebody holds one of the roles on a site."""
    return any(holdings_on(user, portal, role) for role in roles)


def may_pay(user: Any, portal: Page) -> bool:
    """Tell whether somebody pays for a site, and so may see where to."""
    return holds(user, portal, Role.ADMIN)


def may_read(user: Any, portal: Page) -> bool:
    """Tell whether somebody may see what a site owes for its items."""
    return holds(user, portal, *CONCERNED)


def writes_for(user: Any, portal: Page) -> bool:
    """Tell whether somebody writes for a site, and so may be owed something by it."""
    return holds(user, portal, *WRITING)


def writers_of(portal: SitePortal) -> list[Any]:
    """Return who writes for a site."""
    return holders(portal, *WRITING)


def is_paid(user: Any) -> bool:
    """Tell whether somebody is paid by any site under a name of theirs."""
    return Payee.objects.filter(user=user).exists()


def possible(user: Any, line: RoyaltyLine) -> tuple[Act, ...]:
    """Return what somebody may do about a line now; nobody approves what they proposed."""
    found = [
        act for act in Act if may(State(line.state), act) and holds(user, line.portal, *WHO[act])
    ]
    if line.proposed_by_id == user.pk and Act.APPROVE in found:
        found.remove(Act.APPROVE)
    # An allowance has no coefficient: a wrong one is cancelled, and entered anew.
    is_of_item = line.item is not None
    return tuple(act for act in found if is_of_item or act not in {Act.PROPOSE, Act.SEND_BACK})


def portals_of(user: Any) -> QuerySet[SitePortal]:
    """Return the sites whose royalties somebody may see."""
    paths = {path for role in CONCERNED for path in portals_with_role(user, role)}
    portals: QuerySet[SitePortal] = SitePortal.objects.filter(path__in=paths).order_by("title")
    return portals
