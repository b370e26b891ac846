"""Who deals with comments: the board of the site they came to; who watches the system reads, masked."""

from typing import Any

from django.db.models import QuerySet

from backend.accounts.rights import holdings, sees_everything
from backend.citizen.rights import BOARD, boards_of, is_on_board
from backend.comments.models import Comment
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


def visible(user: Any) -> QuerySet[Comment]:
    """Return the comments somebody may open, by the same rules."""
    comments = Comment.objects.select_related("portal", "page")
    if sees_everything(user):
        return comments
    return comments.filter(portal__path__in=boards_of(user))


def owes(user: Any) -> QuerySet[Comment]:
    """Return the comments that wait for somebody; who only watches owes nothing."""
    waiting = Comment.objects.filter(state=State.WAITING, portal__path__in=boards_of(user))
    return Comment.objects.none() if sees_everything(user) else waiting
