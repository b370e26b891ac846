"""Receiving a comment or a post: only while the published page says that it is open, one under each key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.approval import site_rules
from backend.citizen import rights
from backend.citizen.refusals import NotTaken, OtherWords
from backend.citizen.secrecy import (
    code_of,
    hash_of_body,
    hash_of_code,
    hash_of_submission,
    new_submission_key,
)
from backend.comments import checking
from backend.comments.models import Comment
from backend.comments.states import NotOpen, Opening, State
from backend.notices.telling import tell
from content_models.catalogue import COMMENTED_TYPES
from content_models.commented import CommentedPage
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Taken:
    """What was received; `is_new` tells whether it was not there before.

    By `code` its sender sees what became of it, and withdraws it.
    """

    comment: Comment
    is_new: bool
    code: str


def is_open(portal: SitePortal) -> bool:
    """Tell whether a site takes comments at all: one that is closed, or to be, takes none."""
    return site_rules.settings_of(portal).status == "active"


def receive(
    portal: SitePortal,
    about: UUID,
    opening: Opening,
    sent: Mapping[str, Any],
    *,
    key: str,
    now: datetime,
) -> Taken:
    """Take what is said on a published page; the same key again gives the same answer.

    NotOpen where none is taken now, NotTaken names everything wrong, OtherWords a key that came with
    something else before. Whoever sends again what was taken in time is told so behind the closing.
    """
    written, faults = checking.read(sent, opening.answers)
    submission = hash_of_submission(portal.key, f"comment\n{key}")
    code = code_of(portal.key, f"comment\n{key}")
    body = hash_of_body([str(about), vars(written)])
    before = Comment.objects.filter(submission_hash=submission).first()
    if before is not None:
        return _again(before, body, code)
    if not is_open(portal):
        raise NotOpen("not-online")
    opening.require_open(now)
    if faults:
        raise NotTaken(*faults)
    page = _page(portal, about)
    if page is None:
        raise NotOpen("not-online")
    comment = Comment(
        portal=portal,
        page=page,
        received_at=now,
        consent=checking.consent().version,
        submission_hash=submission,
        body_hash=body,
        code_hash=hash_of_code(code),
        **vars(written),
    )
    is_first = not Comment.objects.filter(page=page, state=State.WAITING).exists()
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError:  # the same key a moment ago, by another process
        return _again(Comment.objects.get(submission_hash=submission), body, code)
    if is_first:
        tell_board(portal, page)
    return Taken(comment, is_new=True, code=code)


def _again(before: Comment, body: str, code: str) -> Taken:
    if before.body_hash != body:
        raise OtherWords
    return Taken(before, is_new=False, code=code)


def no_code() -> str:
    """Return a code that leads nowhere: what a machine fills in is thanked like anything else."""
    return code_of("", new_submission_key())


def _page(portal: SitePortal, about: UUID) -> CommentedPage | None:
    """Return a page in Vietnamese: there what is said stands, whichever mirror it came from."""
    for kind in COMMENTED_TYPES:
        pages = kind.objects.descendant_of(portal).filter(translation_key=about)
        found: CommentedPage | None = (
            pages.filter(locale__language_code="vi").first() or pages.first()
        )
        if found is not None:
            return found
    return None


def queue_path(page: Page) -> str:
    """Return where in the admin what was said on a page waits."""
    return f"{reverse('comments_queue')}?page={page.pk}"


def tell_board(portal: SitePortal, page: Page) -> None:
    """Ask the board to read: once, until what waits is dealt with. Nothing of a comment is said."""
    subject = _("Góp ý: có ý kiến chờ duyệt (%(title)s)") % {"title": page.title}
    board = rights.board_of(portal)
    tell(board, portal=portal, subject=subject, path=queue_path(page), asks=True)
