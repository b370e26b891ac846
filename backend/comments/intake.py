"""Receiving a comment on a draft: only while the published consultation is open, one under each key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen import rights
from backend.citizen.refusals import NotTaken, OtherWords
from backend.citizen.secrecy import hash_of_body, hash_of_submission
from backend.comments import checking
from backend.comments.models import Comment
from backend.comments.states import NotOpen, Opening, State
from backend.notices.telling import tell
from content_models.consultations import ConsultationPage
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Taken:
    """A comment that was received; `is_new` tells whether it was not there before."""

    comment: Comment
    is_new: bool


def is_open(portal: SitePortal) -> bool:
    """Tell whether a site takes comments at all: one that is closed, or to be, takes none."""
    return site_rules.settings_of(portal).status == "active"


def receive(
    portal: SitePortal,
    consultation: UUID,
    opening: Opening,
    sent: Mapping[str, Any],
    *,
    key: str,
    now: datetime,
) -> Taken:
    """Take a comment on a published consultation; the same key again gives the same answer.

    NotOpen where none is taken now, NotTaken names everything wrong, OtherWords a key that came with
    something else before. Whoever sends again what was taken in time is told so behind the closing.
    """
    written, faults = checking.read(sent)
    submission = hash_of_submission(portal.key, f"comment\n{key}")
    body = hash_of_body([str(consultation), vars(written)])
    before = Comment.objects.filter(submission_hash=submission).first()
    if before is not None:
        return _again(before, body)
    if not is_open(portal):
        raise NotOpen("not-online")
    opening.require_open(now)
    if faults:
        raise NotTaken(*faults)
    page = _page(portal, consultation)
    if page is None:
        raise NotOpen("not-online")
    comment = Comment(
        portal=portal,
        page=page,
        received_at=now,
        consent=checking.consent().version,
        submission_hash=submission,
        body_hash=body,
        **vars(written),
    )
    is_first = not Comment.objects.filter(page=page, state=State.WAITING).exists()
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError:  # the same key a moment ago, by another process
        return _again(Comment.objects.get(submission_hash=submission), body)
    if is_first:
        _tell_board(portal, page)
    return Taken(comment, is_new=True)


def _again(before: Comment, body: str) -> Taken:
    if before.body_hash != body:
        raise OtherWords
    return Taken(before, is_new=False)


def _page(portal: SitePortal, consultation: UUID) -> ConsultationPage | None:
    """Return the consultation in Vietnamese: there its comments stand, whichever page they came from."""
    pages = ConsultationPage.objects.descendant_of(portal).filter(translation_key=consultation)
    found: ConsultationPage | None = (
        pages.filter(locale__language_code="vi").first() or pages.first()
    )
    return found


def queue_path(page: ConsultationPage) -> str:
    """Return where in the admin the comments on a consultation wait."""
    return f"{reverse('comments_queue')}?page={page.pk}"


def _tell_board(portal: SitePortal, page: ConsultationPage) -> None:
    """Ask the board to read: once, until what waits is dealt with. Nothing of a comment is said."""
    subject = _("Góp ý dự thảo: có ý kiến chờ duyệt (%(title)s)") % {"title": page.title}
    board = rights.board_of(portal)
    tell(board, portal=portal, subject=subject, path=queue_path(page), asks=True)
