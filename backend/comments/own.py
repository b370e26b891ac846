"""What whoever sent something sees of it by their code, and takes back: no name and no account is asked."""

from dataclasses import dataclass
from datetime import datetime

from backend.citizen.refusals import UnknownCode
from backend.citizen.secrecy import hash_of_code
from backend.comments import desk, publication
from backend.comments.models import UNMASKED, Comment
from backend.comments.states import State


@dataclass(frozen=True)
class Own:
    """What is held of what somebody sent, and what became of it.

    `state` is waiting, accepted, published, joined, refused or withdrawn; an accepted one goes up the
    chain. `looked_at` are the moments at which staff read who its sender is. The words and details
    are empty once they are erased.
    """

    site: str
    title: str
    state: str
    refusal: str
    received_at: datetime
    text: str
    details: dict[str, str]
    shows_name: bool
    looked_at: tuple[datetime, ...]
    may_withdraw: bool


def find(code: str, *, site: str | None) -> Comment:
    """Return what a code was given for; UnknownCode for every other, and on another site's host."""
    found = Comment.objects.select_related("portal", "page")
    comment = found.filter(code_hash=hash_of_code(code)).first()
    if comment is None or (site is not None and comment.portal.key != site):
        raise UnknownCode
    return comment


def told(comment: Comment) -> Own:
    """Return what its sender sees of it."""
    looks = comment.entries.filter(what=UNMASKED)
    return Own(
        site=comment.portal.key,
        title=comment.page.title if comment.page else "",
        state=_state(comment),
        refusal=comment.refusal,
        received_at=comment.received_at,
        text=comment.text,
        details=dict(comment.personal),
        shows_name=comment.shows_name,
        looked_at=tuple(looks.values_list("at", flat=True)),
        may_withdraw=comment.withdrawn_at is None,
    )


def _state(comment: Comment) -> str:
    if comment.withdrawn_at is not None:
        return "withdrawn"
    if comment.state == State.ACCEPTED and comment.pk in publication.in_public(comment.page):
        return "published"
    return str(comment.state)


def withdraw(comment: Comment, *, now: datetime) -> Own:
    """Take back what was sent; see `desk.withdraw`."""
    desk.withdraw(comment, now=now)
    return told(find_again(comment))


def find_again(comment: Comment) -> Comment:
    """Return a comment as it stands now."""
    return Comment.objects.select_related("portal", "page").get(pk=comment.pk)
