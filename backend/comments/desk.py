"""What the board does about comments: publish, count together, refuse, look again; and what goes for good."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.comments import intake, publication, rights, states
from backend.comments.models import ERASED, UNMASKED, Comment, Entry
from backend.comments.states import Act, State
from backend.notices.telling import settle
from content_models.consultations import ConsultationPage


def possible(user: Any, comment: Comment) -> tuple[Act, ...]:
    """Return what somebody may do about a comment now."""
    if not rights.may_act(user, comment) or comment.erased_at is not None:
        return ()
    return tuple(act for act in Act if _may(comment, act))


def _may(comment: Comment, act: Act) -> bool:
    return states.may(
        State(comment.state),
        act,
        is_on_page=comment.pk in publication.on_page(comment.page),
        leads=comment.joined.exists(),
    )


@transaction.atomic
def publish(
    comment: Comment, *, by: Any, text: str, provision: str = "", now: datetime | None = None
) -> None:
    """Let a comment be published: what the chain then agrees to is public, and nothing before."""
    _require_text(text, "text", _("Hãy giữ lại nội dung góp ý."))
    comment = _decide(comment, Act.ACCEPT, by=by, now=now)
    publication.put(comment, text=text.strip(), provision=provision.strip(), by=by)


@transaction.atomic
def join(comment: Comment, *, lead: Comment, by: Any, now: datetime | None = None) -> None:
    """Count a comment with another on the same draft that says the same."""
    lead = Comment.objects.select_for_update().get(pk=lead.pk)
    is_same_place = lead.page_id == comment.page_id and lead.pk != comment.pk
    if not is_same_place or lead.state not in {State.WAITING, State.ACCEPTED}:
        raise ValidationError({"lead": _("Hãy chọn một ý kiến khác về cùng dự thảo.")})
    comment = _decide(comment, Act.JOIN, by=by, now=now, lead=lead)
    publication.count_anew(lead, by=by)


@transaction.atomic
def refuse(comment: Comment, *, by: Any, reason: str, now: datetime | None = None) -> None:
    """Decide that a comment is not published, for a reason that is kept."""
    _require_text(reason, "reason", _("Hãy ghi lý do không đăng; lý do được lưu vào nhật ký."))
    _decide(comment, Act.REFUSE, by=by, now=now, reason=reason)


@transaction.atomic
def reopen(comment: Comment, *, by: Any, reason: str, now: datetime | None = None) -> None:
    """Look at a comment again; one that stands on the page is taken off there first."""
    _require_text(reason, "reason", _("Hãy ghi lý do xét lại; lý do được lưu vào nhật ký."))
    lead = Comment.objects.get(pk=comment.pk).lead
    _decide(comment, Act.REOPEN, by=by, now=now, reason=reason)
    if lead is not None:
        publication.count_anew(lead, by=by)


def _decide(
    comment: Comment,
    act: Act,
    *,
    by: Any,
    now: datetime | None,
    reason: str = "",
    lead: Comment | None = None,
) -> Comment:
    """Do an act about a comment as it stands now, whoever else is at it."""
    now = now or timezone.now()
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if act not in possible(by, locked):
        raise PermissionDenied
    locked.state = states.TRANSITIONS[act].target
    locked.lead = lead
    locked.decided_at = None if act is Act.REOPEN else now
    locked.save(update_fields=["state", "lead", "decided_at"])
    _write(locked, act, by=by, at=now, reason=reason)
    page = locked.page
    if page is not None and not waiting_on(page):
        settle(intake.queue_path(page))
    return locked


def waiting_on(page: ConsultationPage) -> int:
    """Return how many comments on a consultation nobody has decided about."""
    return Comment.objects.filter(page=page, state=State.WAITING).count()


def unmask(comment: Comment, *, by: Any, reason: str) -> dict[str, str]:
    """Return what the sender told about themselves, and remember who looked and why."""
    if not rights.may_act(by, comment):
        raise PermissionDenied
    _require_text(reason, "reason", _("Hãy ghi lý do xem thông tin người gửi."))
    _write(comment, UNMASKED, by=by, at=timezone.now(), reason=reason)
    return dict(comment.personal)


@transaction.atomic
def erase(comment: Comment, *, now: datetime, by: Any = None, reason: str = "") -> None:
    """Delete who wrote and what, as received; that there was a comment stays, for the statistics.

    What is published of it is the page's, and is taken off there. One that nobody has decided about
    is not erased: PermissionDenied.
    """
    if comment.state == State.WAITING or (by is not None and not rights.may_act(by, comment)):
        raise PermissionDenied
    comment.provision = comment.text = ""
    comment.personal = {}
    comment.erased_at = now
    comment.save(update_fields=["provision", "text", "personal", "erased_at"])
    comment.entries.update(reason="")
    _write(comment, ERASED, by=by, at=now, reason=reason)


@transaction.atomic
def answer(
    page: ConsultationPage,
    *,
    by: Any,
    chosen: Collection[str],
    provision: str,
    comment: str,
    decision: str,
    text: str,
    now: datetime | None = None,
) -> ConsultationPage:
    """Answer published comments in the page's draft, once the consultation is over."""
    if (now or timezone.now()) < page.closes_at or not page.permissions_for_user(by).can_edit():
        raise PermissionDenied
    if not publication.rows_to_answer(page, chosen):
        raise ValidationError({"chosen": _("Hãy chọn ít nhất một ý kiến đã đăng.")})
    return publication.answer(
        page, provision=provision, comment=comment, decision=decision, text=text, by=by
    )


def _write(comment: Comment, what: str, *, by: Any, at: datetime, reason: str) -> None:
    """Add to what was done about a comment."""
    Entry.objects.create(
        comment=comment, portal=comment.portal, what=what, by=by, at=at, reason=reason
    )


def _require_text(text: str, field: str, message: str) -> None:
    if not text.strip():
        raise ValidationError({field: message})
