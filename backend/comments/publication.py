"""What the public reads of comments and posts: rows of the page, which go up its chain like any text."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.approval import chain
from backend.citizen import redaction, status
from backend.citizen.publication import CERTAIN
from backend.citizen.redaction import Suggestion
from backend.comments.models import Comment
from content_models.commented import CommentedPage
from content_models.consultations import (
    ConsultationAnswer,
    ConsultationComment,
    ConsultationPage,
)
from content_models.forums import ForumTopicPage


def known_of(comment: Comment) -> list[str]:
    """Return what the sender told about themselves and did not want shown."""
    hidden = ("phone", "email") if comment.shows_name else ("phone", "email", "full_name")
    return [comment.personal[name] for name in hidden if comment.personal.get(name)]


def suggestions(comment: Comment) -> tuple[Suggestion, ...]:
    """Return what in a comment may tell more of somebody than they wanted."""
    return redaction.suggestions(comment.text, known=known_of(comment))


def proposed_text(comment: Comment) -> str:
    """Return the comment with every suggestion followed."""
    return redaction.redacted(comment.text, known=known_of(comment))


def newest_of(page: Page) -> Any:
    """Return a page as its newest draft has it."""
    return page.get_latest_revision_as_object()


def on_page(page: Page | None) -> frozenset[UUID]:
    """Return the comments that stand in public or in the newest draft."""
    return in_public(page) | in_draft(page)


def in_draft(page: Page | None) -> frozenset[UUID]:
    """Return the comments that stand in the newest draft."""
    if page is None:
        return frozenset()
    rows = newest_of(page).published_comments.all()
    return frozenset(row.comment for row in rows if row.comment)


def in_public(page: Page | None) -> frozenset[UUID]:
    """Return the comments that stand in what was last let through, while that is public."""
    if page is None or not page.live:
        return frozenset()
    kind: type[CommentedPage] = page.specific_class
    rows = kind.comment_rows().objects.filter(page=page.pk, comment__isnull=False)
    return frozenset(rows.values_list("comment", flat=True))


def numbers_of(page: Page) -> dict[int, str]:
    """Return the posts of a topic's newest draft that may be answered: numbers, and how they begin."""
    draft = newest_of(page)
    if not isinstance(draft, ForumTopicPage):
        return {}
    rows = [row for row in draft.published_comments.all() if row.reply_to is None]
    return {row.number: row.text for row in sorted(rows, key=lambda row: row.number)}


def put(comment: Comment, *, text: str, provision: str, by: Any) -> None:
    """Write a comment into the newest draft and send that up; ValidationError says what forbids it."""
    _refuse_known(comment, {"text": text, "provision": provision})
    draft = _draft(comment)
    row = draft.new_comment(
        place=provision,
        reply_to=comment.reply_to,
        comment=comment.pk,
        text=text,
        name=comment.personal.get("full_name", "") if comment.shows_name else "",
        written_in=comment.locale,
        received_at=comment.received_at,
        count=1 + comment.joined.filter(withdrawn_at=None).count(),
        sort_order=draft.published_comments.count(),
    )
    draft.published_comments.add(row)
    _send_up(draft, by=by)


def take_off(comment: Comment, *, by: Any) -> None:
    """Take a comment off the newest draft and send that up; the public reads it until it is let through."""
    draft = _draft(comment)
    rows = [row for row in draft.published_comments.all() if row.comment != comment.pk]
    draft.published_comments.set(rows)
    _send_up(draft, by=by)


def say(page: Page, *, unit: str, text: str, reply_to: int | None, by: Any) -> None:
    """Write what the agency says in a topic into the newest draft, and send that up."""
    draft = newest_of(page)
    row = draft.new_official_post(
        reply_to=reply_to, unit=unit, text=text, sort_order=draft.official_posts.count()
    )
    draft.official_posts.add(row)
    _send_up(draft, by=by)


def count_anew(lead: Comment, *, by: Any) -> None:
    """Say how many are of one mind in the newest draft, where their comment stands in it."""
    if lead.page is None or lead.pk not in on_page(lead.page):
        return
    draft = _draft(lead)
    rows = list(draft.published_comments.all())
    for row in rows:
        if row.comment == lead.pk:
            row.count = 1 + lead.joined.filter(withdrawn_at=None).count()
    draft.published_comments.set(rows)
    _send_up(draft, by=by)


def answer(
    page: ConsultationPage, *, provision: str, comment: str, decision: str, text: str, by: Any
) -> ConsultationPage:
    """Write an answer to comments into the newest draft; the board sends it up with the outcome."""
    draft: ConsultationPage = newest_of(page)
    draft.answers.add(
        ConsultationAnswer(
            provision=provision,
            comment=comment,
            decision=decision,
            answer=status.as_html(text),
            sort_order=draft.answers.count(),
        )
    )
    _edit(draft, by=by)
    return draft


def rows_to_answer(
    page: ConsultationPage, chosen: Collection[str] | None = None
) -> list[ConsultationComment]:
    """Return the comments of the newest draft, or those of them that were chosen, by their ids."""
    rows = [row for row in newest_of(page).published_comments.all() if row.comment]
    return [row for row in rows if chosen is None or str(row.comment) in chosen]


def _draft(comment: Comment) -> Any:
    page = comment.page
    if page is None or not page.live:
        raise ValidationError(_("Trang không còn trên cổng; không đăng thêm được."))
    return newest_of(page)


def _send_up(draft: CommentedPage, *, by: Any) -> None:
    _edit(draft, by=by)
    if not draft.workflow_in_progress:
        chain.submit(draft, by=by)


def _edit(draft: CommentedPage, *, by: Any) -> None:
    try:
        chain.edit(draft, by=by)
    except PermissionDenied:
        message = _(
            "Trang đang ở bước duyệt mà bạn không sửa được. Hãy chờ bước đó quyết định rồi làm lại."
        )
        raise ValidationError(message) from None


def _refuse_known(comment: Comment, texts: dict[str, str]) -> None:
    known = known_of(comment)
    reason = _("Còn thông tin của người gửi: hãy lược bỏ trước khi công khai.")
    faults = {
        name: reason
        for name, text in texts.items()
        if any(each.kind in CERTAIN for each in redaction.suggestions(text, known=known))
    }
    if faults:
        raise ValidationError(faults)
