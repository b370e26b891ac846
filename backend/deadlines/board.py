"""What the board does with a deadline's clock: let it stand still, let it go on, add to it; with a reason.

Refusals are PermissionDenied (may not) or ValidationError (by field).
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from backend.accounts.rights import Holding, holdings_on
from backend.accounts.roles import Role
from backend.accounts.staff_log import name_of
from backend.approval import record
from backend.approval.decisions import Act
from backend.approval.record import Entry
from backend.approval.telling import name_of as account_name_of
from backend.calendars.reading import dated_calendars_of
from backend.deadlines.keeping import count, note
from backend.deadlines.models import Cause, Deadline, DeadlinePause, State

MOST_EXTRA = 60


@transaction.atomic
def pause(deadline: Deadline, *, reason: str, by: Any) -> Deadline:
    """Let a clock stand still from now on."""
    row, right = _open_row(deadline, by)
    _require_reason(reason)
    if row.state == State.PAUSED:
        raise ValidationError(_("Thời hạn này đang tạm dừng; hãy tải lại màn hình."))
    DeadlinePause.objects.create(
        deadline=row, begin=timezone.now(), reason=reason.strip(), by=name_of(by)
    )
    return _changed(row, State.PAUSED, Cause.PAUSED, reason, right, by)


@transaction.atomic
def resume(deadline: Deadline, *, reason: str, by: Any) -> Deadline:
    """Let a clock that stands still go on from now."""
    row, right = _open_row(deadline, by)
    _require_reason(reason)
    if row.state != State.PAUSED:
        raise ValidationError(_("Thời hạn này không tạm dừng; hãy tải lại màn hình."))
    DeadlinePause.objects.filter(deadline=row, end=None).update(end=timezone.now())
    return _changed(row, State.RUNNING, Cause.RESUMED, reason, right, by)


@transaction.atomic
def extend(deadline: Deadline, *, extra: int, reason: str, by: Any) -> Deadline:
    """Add so many of its unit to a deadline."""
    row, right = _open_row(deadline, by)
    _require_reason(reason)
    if not extra >= 1 or row.extra + extra > MOST_EXTRA:
        message = _("Gia hạn %(extra)d không hợp lệ: ghi từ 1, tổng cộng không quá %(most)d.")
        raise ValidationError({"extra": message % {"extra": extra, "most": MOST_EXTRA}})
    row.extra += extra
    text = f"{added_words(row, extra)}: {reason.strip()}"
    return _changed(row, State(row.state), Cause.EXTENDED, text, right, by)


def added_words(row: Deadline, extra: int) -> str:
    """Return an extension in words."""
    if row.counts_hours:
        words = ngettext("thêm %(count)d giờ hành chính", "thêm %(count)d giờ hành chính", extra)
    else:
        words = ngettext("thêm %(count)d ngày làm việc", "thêm %(count)d ngày làm việc", extra)
    return words % {"count": extra}


def may_decide(user: Any, page: Page) -> bool:
    """Return whether the user is on the board of a page's site."""
    return bool(holdings_on(user, page, Role.APPROVER))


def _open_row(deadline: Deadline, by: Any) -> tuple[Deadline, Holding]:
    """Return the row, locked, and the right by which somebody of the board changes it."""
    page = deadline.page
    held = holdings_on(by, page, Role.APPROVER) if page is not None else []
    if not held:
        raise PermissionDenied
    row = (
        Deadline.objects.select_for_update(of=("self",))
        .select_related("portal", "page")
        .get(pk=deadline.pk)
    )
    if not row.is_open:
        message = _("Thời hạn này đã kết thúc (%(state)s): không tạm dừng hay gia hạn được nữa.")
        raise ValidationError(message % {"state": State(row.state).label})
    return row, held[0]


def _changed(
    row: Deadline, state: State, cause: Cause, text: str, right: Holding, by: Any
) -> Deadline:
    old, row.state = row.due_at, state
    count(row, dated_calendars_of([row.portal.key])[row.portal.key])
    row.save()
    note(row, cause, old, text.strip(), by=by)
    lender = account_name_of(right.for_user) if right.for_user != by.pk else ""
    entry = Entry(
        act=Act.DEADLINE,
        by=by,
        role=right.role,
        on_behalf_of=lender,
        reason=text,
        detail={"clause": row.clause, "event": row.event, "what": str(cause)},
    )
    if row.page is not None:
        record.write(row.page.specific, entry)
    return row


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào hồ sơ của cổng.")})
