"""What the board does about comments: publish, count together, refuse, look again; and what goes for good."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.citizen.rights import board_of
from backend.comments import intake, publication, rights, states
from backend.comments.models import (
    ERASED,
    TAKEN_OFF,
    UNMASKED,
    WITHDRAWN,
    Comment,
    Entry,
    Refusal,
)
from backend.comments.states import Act, State
from backend.notices.telling import settle, tell
from content_models.consultations import ConsultationPage
from content_models.forums import ForumTopicPage


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
    """Count a comment with another on the same page that says the same."""
    lead = Comment.objects.select_for_update().get(pk=lead.pk)
    is_same_place = lead.page_id == comment.page_id and lead.pk != comment.pk
    if not is_same_place or lead.state not in {State.WAITING, State.ACCEPTED}:
        raise ValidationError({"lead": _("Hãy chọn một ý kiến khác trên cùng trang.")})
    comment = _decide(comment, Act.JOIN, by=by, now=now, lead=lead)
    publication.count_anew(lead, by=by)


@transaction.atomic
def refuse(
    comment: Comment, *, by: Any, reason: str, why: str = Refusal.OTHER, now: datetime | None = None
) -> None:
    """Decide that a comment is not published: `why` is of a list, `reason` is for the log alone."""
    if why == Refusal.OTHER:
        _require_text(reason, "reason", _("Hãy ghi lý do không đăng; lý do được lưu vào nhật ký."))
    refused = _decide(comment, Act.REFUSE, by=by, now=now, reason=reason)
    refused.refusal = why
    refused.save(update_fields=["refusal"])


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
    locked.refusal = ""
    locked.save(update_fields=["state", "lead", "decided_at", "refusal"])
    _write(locked, act, by=by, at=now, reason=reason)
    page = locked.page
    if page is not None and not waiting_on(page):
        settle(intake.queue_path(page))
    return locked


@transaction.atomic
def take_off(comment: Comment, *, by: Any, reason: str, now: datetime | None = None) -> None:
    """Take a comment off its page, as its sender or the law may ask: the chain lets that through."""
    _require_text(reason, "reason", _("Hãy ghi lý do gỡ; lý do được lưu vào nhật ký."))
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if not may_take_off(by, locked):
        raise PermissionDenied
    publication.take_off(locked, by=by)
    _write(locked, TAKEN_OFF, by=by, at=now or timezone.now(), reason=reason)
    settle(path_of(locked))


def may_take_off(user: Any, comment: Comment) -> bool:
    """Tell whether somebody may take a comment off the newest draft of its page."""
    return rights.may_act(user, comment) and comment.pk in publication.in_draft(comment.page)


@transaction.atomic
def withdraw(comment: Comment, *, now: datetime) -> None:
    """Take back what somebody sent, as they ask by their code: what was received is erased at once.

    What stands on the page is the board's to take off, and the board is told. Those who said the same
    are looked at again, by themselves.
    """
    locked = (
        Comment.objects.select_for_update(of=("self",)).select_related("portal").get(pk=comment.pk)
    )
    if locked.withdrawn_at is not None:
        return
    others = locked.joined.filter(erased_at=None).update(
        state=State.WAITING, lead=None, decided_at=None
    )
    # Nothing is left of those to look at.
    locked.joined.update(state=State.REFUSED, lead=None)
    if others and locked.page is not None:
        intake.tell_board(locked.portal, locked.page)
    lead = locked.lead
    if locked.state == State.WAITING:
        locked.state, locked.decided_at = State.REFUSED, now
    locked.withdrawn_at = now
    locked.save(update_fields=["state", "decided_at", "withdrawn_at"])
    _write(locked, WITHDRAWN, by=None, at=now, reason="")
    erase(locked, now=now)
    if locked.pk in publication.on_page(locked.page):
        subject = _("Góp ý: người gửi rút ý kiến đã đăng, cần gỡ khỏi trang (%(reference)s)")
        text = subject % {"reference": locked.reference}
        board = board_of(locked.portal)
        tell(board, portal=locked.portal, subject=text, path=path_of(locked), asks=True)
    elif lead is not None and lead.pk in publication.on_page(lead.page):
        subject = _(
            "Góp ý: một người cùng ý kiến đã rút, số người đếm lại ở lần sửa tới (%(reference)s)"
        )
        text = subject % {"reference": lead.reference}
        tell(board_of(lead.portal), portal=lead.portal, subject=text, path=path_of(lead))
    elif locked.page is not None and not waiting_on(locked.page):
        settle(intake.queue_path(locked.page))


def path_of(comment: Comment) -> str:
    """Return where in the admin a comment is dealt with."""
    return reverse("comments_comment", args=[comment.pk])


@transaction.atomic
def say(page: Page, *, by: Any, unit: str, text: str, reply_to: int | None = None) -> None:
    """Answer in a topic for the agency: public once the chain has let it through, marked as official."""
    if (
        not isinstance(page.specific, ForumTopicPage)
        or not page.permissions_for_user(by).can_edit()
    ):
        raise PermissionDenied
    _require_text(text, "text", _("Hãy nhập nội dung."))
    if reply_to is not None and reply_to not in publication.numbers_of(page):
        raise ValidationError({"reply_to": _("Hãy chọn một ý kiến có trong chủ đề.")})
    publication.say(page, unit=unit.strip(), text=text.strip(), reply_to=reply_to, by=by)


def waiting_on(page: Page) -> int:
    """Return how many comments on a page nobody has decided about."""
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
