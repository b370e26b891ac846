"""Who acts about a question on whose behalf, and who may read it at all."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from backend.accounts.rights import (
    holders,
    holdings,
    holdings_on,
    portals_with_role,
    sees_everything,
)
from backend.accounts.roles import Role
from backend.citizen.models import UNDECIDED, DataRequest, Question
from backend.citizen.states import OPEN, Actor, Case
from content_models.navigation import SitePortal

BOARD = (Role.EDITOR, Role.APPROVER)
"""Ban Biên tập: who receives, classifies and forwards (HP25-9.2, TD25-7.5a)."""
CONCERNED = (*BOARD, Role.ANSWERS)


def is_on_board(user: Any, portal: Page) -> bool:
    """Tell whether somebody is of a site's board."""
    return any(holdings_on(user, portal, role) for role in BOARD)


def board_role(user: Any, portal: Page) -> Role:
    """Return as what somebody is of a site's board: what they approve by comes first."""
    return Role.APPROVER if holdings_on(user, portal, Role.APPROVER) else Role.EDITOR


def answers_for(user: Any, question: Question) -> bool:
    """Tell whether somebody is of the unit a question was forwarded to.

    Whoever answers without a unit does so for all of the site. Another site's board answers for it too
    (HP25-18.4c).
    """
    routed = question.routed_portal
    if routed is None:
        return False
    units = {each.unit for each in holdings_on(user, routed, Role.ANSWERS)}
    wanted = question.routed_unit
    is_of_unit = bool(units) and (not wanted or "" in units or wanted in units)
    return is_of_unit or (routed.pk != question.portal_id and is_on_board(user, routed))


def actors(user: Any, question: Question, case: Case) -> tuple[Actor, ...]:
    """Return on whose behalf somebody may act about a question."""
    on_board = is_on_board(user, question.portal)
    for_unit = answers_for(user, question) or (on_board and case.is_with_the_board)
    found = ((Actor.BOARD, on_board), (Actor.UNIT, for_unit))
    return tuple(actor for actor, is_so in found if is_so)


def may_read(user: Any, question: Question) -> bool:
    """Tell whether somebody may open a question; who watches over the system reads, masked."""
    return (
        sees_everything(user) or is_on_board(user, question.portal) or answers_for(user, question)
    )


def may_enter(user: Any, portal: Page) -> bool:
    """Tell whether somebody may enter what arrived some other way."""
    return is_on_board(user, portal)


def has_a_desk(user: Any) -> bool:
    """Tell whether somebody has anything to do with questions on any site."""
    return sees_everything(user) or any(each.role in CONCERNED for each in holdings(user))


def has_data_desk(user: Any) -> bool:
    """Tell whether somebody has anything to do with requests about personal data on any site."""
    return sees_everything(user) or any(each.role in BOARD for each in holdings(user))


def visible(user: Any) -> QuerySet[Question]:
    """Return the questions somebody may open, by the same rules."""
    questions = Question.objects.select_related("portal", "routed_portal")
    if sees_everything(user):
        return questions
    boards = boards_of(user)
    seen = Q(portal__path__in=boards) | Q(routed_portal__path__in=boards)
    for each in holdings(user):
        if each.role is Role.ANSWERS:
            own = Q(routed_portal__path=each.path)
            seen |= own & Q(routed_unit__in=["", each.unit]) if each.unit else own
    return questions.filter(seen)


def visible_requests(user: Any) -> QuerySet[DataRequest]:
    """Return the requests about personal data somebody may open: those to their own boards."""
    requests = DataRequest.objects.select_related("portal", "question")
    return requests if sees_everything(user) else requests.filter(portal__path__in=boards_of(user))


def owed_requests(user: Any) -> QuerySet[DataRequest]:
    """Return the undecided requests somebody has to decide; who only watches owes nothing."""
    if sees_everything(user):
        return DataRequest.objects.none()
    return visible_requests(user).filter(stage__in=UNDECIDED)


def boards_of(user: Any) -> list[str]:
    """Return the tree paths of the sites of whose boards somebody is."""
    return sorted({path for role in BOARD for path in portals_with_role(user, role)})


def owes(user: Any) -> QuerySet[Question]:
    """Return the open questions somebody has to do with; who only watches owes nothing."""
    if sees_everything(user):
        return Question.objects.none()
    return visible(user).filter(state__in=OPEN)


def board_of(portal: SitePortal) -> list[Any]:
    """Return the people of a site's board."""
    return holders(portal, *BOARD)


def unit_of(portal: SitePortal, unit: str) -> list[Any]:
    """Return the people who answer for a unit of a site; its board where there is none."""
    people = holders(portal, Role.ANSWERS, unit=unit) if unit else []
    return people or holders(portal, Role.ANSWERS) or board_of(portal)
