"""Who deals with comments: the board of the site they came to; who watches the system reads, masked."""

from typing import Any

from django.db.models import QuerySet

from backend.accounts.rights import holdings, sees_everything
from backend.citizen.rights import BOARD, boards_of, is_on_board
from backend.comments.models import CLOSES_AT, Comment
from backend.comments.states import State


def has_a_desk(user: Any) -> bool:
    """Tell whether somebody has anything to do with comments on any site."""
    return sees_everything(user) or any(each.role in BOARD for each in holdings(user))


def may_read(user: Any, comment: Comment) -> bool:
    """Tell whether somebody may open a comment."""
    return sees_everything(user) or may_act(user, comment)


def may_act(user: Any, comment: Comment) -> bool:
    """Tell whether somebody may decide about a comment."""
    return is_on_board(user, comment.portal)


def visible(user: Any) -> QuerySet[Any]:
    """Return the comments somebody may open, by the same rules, with the moment their page closes."""
    comments = Comment.objects.select_related("portal", "page").annotate(closes_at=CLOSES_AT)
    if sees_everything(user):
        return comments
    return comments.filter(portal__path__in=boards_of(user))


def owes(user: Any) -> QuerySet[Any]:
    """Return the comments that wait for somebody; who only watches owes nothing."""
    comments = Comment.objects.annotate(closes_at=CLOSES_AT)
    waiting = comments.filter(state=State.WAITING, portal__path__in=boards_of(user))
    return waiting.none() if sees_everything(user) else waiting
