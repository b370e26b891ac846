"""What editors and boards do, as commands. Screens, imports and the demonstration call these.

Each asks whether the person may, does it in one transaction, writes the record, and tells those
concerned. Refusals are PermissionDenied (may not) or ValidationError (what is missing, by field).
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from backend.accounts import references
from backend.accounts.rights import Holding, holdings_on, holds_any_role
from backend.accounts.roles import HEAD, Role
from backend.approval import four_eyes, publishing, record, site_rules, telling
from backend.approval.decisions import Act
from backend.approval.models import EmergencyReview, Remark
from backend.approval.record import Entry
from backend.approval.seals import Sealed, seal_of
from backend.approval.tasks import ChainTask, ChainTaskState
from backend.regulations.approval import StepKey
from content_models import translated


class NotWaiting(ValidationError):
    """The page is not waiting for a decision."""


class ChangedMeanwhile(ValidationError):
    """What was looked at is not what would be approved; the chain has begun anew where it had to."""


@transaction.atomic
def draft(page: Page, *, under: Page, by: Any) -> Page:
    """Write a new page as a draft below a section, by somebody who may write there."""
    if not under.permissions_for_user(by).can_begin(type(page)):
        raise PermissionDenied
    page.live = False
    page.owner = by
    under.add_child(instance=page)
    page.save_revision(user=by, log_action=True, clean=False)
    return page


@transaction.atomic
def edit(page: Page, *, by: Any) -> Page:
    """Keep the page's present content as its newest draft."""
    if not page.permissions_for_user(by).can_edit() or _is_locked_for(page, by):
        raise PermissionDenied
    page.save_revision(user=by, log_action=True)
    return page


@transaction.atomic
def submit(page: Page, *, by: Any) -> WorkflowState:
    """Send the newest draft up the site's chain; ValidationError names what it still lacks."""
    allowed = page.permissions_for_user(by)
    if not allowed.can_edit() or page.workflow_in_progress:
        raise PermissionDenied
    _require_complete(page)
    workflow = page.get_workflow()
    if workflow is None:
        raise ValidationError(_("Cổng này chưa có quy trình kiểm duyệt; hãy chạy sync_sites."))
    waiting = page.current_workflow_state
    if waiting is not None and waiting.status == WorkflowState.STATUS_NEEDS_CHANGES:
        waiting.resume(by)
        return waiting
    return workflow.start(page, by)


def approve(page: Page, *, by: Any, comment: str = "", seen: str | None = None) -> None:
    """Agree to the page at its present step; after the last step it is live.

    `seen` is the seal of what the person looked at. ChangedMeanwhile if that is not what would be
    approved: where text, picture or file changed behind an earlier approval, the chain is reopened.
    """
    with transaction.atomic():
        state = _claimable_state(page, by)
        task, right = _task_and_right(state, page, by)
        sealed = seal_of(page.get_latest_revision())
        is_what_was_seen = seen is None or seen == sealed.seal
        is_what_was_sent = task.step == StepKey.EDITOR or sealed.seal == state.seal
        if is_what_was_seen and is_what_was_sent:
            newest = page.get_latest_revision_as_object()
            references.require_own(newest)
            translated.require_whole(newest)
            _approve(state, task, right, page, by, comment, sealed)
            return
    if not is_what_was_sent:
        reopen(page, reason=_("Nội dung, ảnh hoặc tệp đã thay đổi sau khi gửi duyệt."))
    raise ChangedMeanwhile(_("Nội dung đã thay đổi trong khi bạn xem. Hãy đọc lại rồi quyết định."))


def _approve(
    state: ChainTaskState,
    task: ChainTask,
    right: Holding,
    page: Page,
    by: Any,
    comment: str,
    sealed: Sealed,
) -> None:
    state.revision = page.get_latest_revision()  # an editor agrees to their own corrections too
    state.seal = sealed.seal
    state.workflow_state.sealed = sealed
    detail = {"authors": sorted(four_eyes.authors_of(page))} if task.is_final else {}
    record.write(page, _entry(Act.APPROVED, state, task, right, by, comment, detail))
    telling.settled(page)
    state.approve(user=by, comment=comment)
    telling.approved(page, by)


@transaction.atomic
def reject(page: Page, *, by: Any, reason: str) -> None:
    """Send the page back to its author with a reason; sent up again, it begins anew."""
    _require(reason, _("Hãy ghi lý do trả lại để tác giả biết phải sửa gì."))
    state = _claimable_state(page, by)
    task, right = _task_and_right(state, page, by)
    record.write(page, _entry(Act.REJECTED, state, task, right, by, reason))
    telling.settled(page)
    state.reject(user=by, comment=reason)
    telling.sent_back(page, by, reason)


@transaction.atomic
def request_changes(page: Page, *, by: Any, reason: str) -> None:
    """Send the page back to the editor's step with a reason; the author is not troubled."""
    _require(reason, _("Hãy ghi rõ phải sửa gì."))
    state = _claimable_state(page, by)
    task, right = _task_and_right(state, page, by)
    if task.step == StepKey.EDITOR:
        raise ValidationError(_("Ở bước biên tập hãy tự sửa, hoặc trả lại tác giả."))
    record.write(page, _entry(Act.CHANGES_REQUESTED, state, task, right, by, reason))
    state.status = TaskState.STATUS_REJECTED
    telling.settled(page)
    _finish(state, by, reason)
    _back_to_the_editor(state.workflow_state, by)


@transaction.atomic
def reopen(page: Page, *, reason: str) -> None:
    """Begin the chain of a waiting page anew: what was agreed to is not what it shows any more."""
    state = _waiting_state(page)
    entry = Entry(
        act=Act.REOPENED,
        chain=state.workflow_state,
        revision=state.revision_id,
        seal=state.seal,
        reason=reason,
    )
    record.write(page, entry)
    state.status = TaskState.STATUS_CANCELLED
    telling.settled(page)
    _finish(state, None, reason)
    chain = state.workflow_state
    for earlier in chain.task_states.filter(status=TaskState.STATUS_APPROVED):
        earlier.status = TaskState.STATUS_CANCELLED
        earlier.save(update_fields=["status"])
    _back_to_the_editor(chain, None)
    telling.reopened(page, reason)


def _finish(state: ChainTaskState, by: Any, comment: str) -> None:
    state.finished_at = timezone.now()
    state.finished_by = by
    state.comment = comment
    state.save()


def _back_to_the_editor(chain: WorkflowState, by: Any) -> None:
    first = chain.workflow.tasks.first().specific
    chain.current_task_state = first.start(chain, user=by, sent_back=True)
    chain.save()


@transaction.atomic
def cancel(page: Page, *, by: Any) -> None:
    """Take a page back out of the chain, by whoever sent it or wrote it."""
    state = _waiting_state(page)
    chain = state.workflow_state
    if by.pk not in {chain.requested_by_id, page.owner_id} or not holds_any_role(by, page):
        raise PermissionDenied
    chain.cancel(user=by)


@transaction.atomic
def claim(page: Page, *, by: Any) -> None:
    """Take a waiting page on: the others at this step see that somebody is at it.

    Claiming what somebody else has claimed takes it over, and tells them.
    """
    state = _waiting_state(page)
    _task_and_right(state, page, by)
    before = state.claimed_by
    state.claimed_by, state.claimed_at = by, timezone.now()
    state.save()
    if before is not None and before != by:
        telling.taken_over(page, before, by)


@transaction.atomic
def release(page: Page, *, by: Any) -> None:
    """Give a claimed page back to all at its step."""
    state = _waiting_state(page)
    if state.claimed_by_id != by.pk:
        raise PermissionDenied
    state.claimed_by = state.claimed_at = None
    state.save()


@transaction.atomic
def remark(
    page: Page,
    *,
    text: str,
    by: Any = None,
    guest: str = "",
    revision: int | None = None,
    path: str = "",
) -> Remark:
    """Say something about a draft, the newest or the `revision` that was seen.

    It changes nothing and decides nothing. `path` is where in the admin it is read and answered,
    the page's way up the chain unless something else is said.
    """
    _require(text, _("Hãy viết ý kiến."), field="text")
    if by is None:
        _require(guest, _("Hãy ghi họ tên."), field="guest")
    elif not holds_any_role(by, page):
        raise PermissionDenied
    said = Remark(page=page, user=by, guest=guest.strip(), text=text.strip())
    said.revision = revision or page.latest_revision_id
    said.full_clean(exclude=["page", "user", "revision"])
    said.save()
    telling.remarked(page, said, path)
    return said


@transaction.atomic
def emergency_publish(page: Page, *, by: Any, reason: str) -> None:
    """Publish the newest draft at once, past the steps before: the head of the board only.

    Four eyes still hold. It is recorded as what it is, and another of the board must look at it
    afterwards.
    """
    _require(reason, _("Hãy ghi vì sao phải đăng khẩn cấp."))
    right = _board_right(page, by, title=HEAD, approves=True)
    if {by.pk, right.for_user} & four_eyes.authors_of(page):
        raise PermissionDenied(_("Người viết không tự đăng bài của mình, kể cả khẩn cấp."))
    _require_complete(page)
    if page.workflow_in_progress:
        page.current_workflow_state.cancel(user=by)
    revision = page.get_latest_revision()
    detail = {"authors": sorted(four_eyes.authors_of(page))}
    entry = Entry(act=Act.EMERGENCY, by=by, role=right.role, reason=reason, detail=detail)
    publishing.let_through(page.specific, revision, seal_of(revision), entry)
    portal = site_rules.portal_of(page)
    EmergencyReview.objects.create(portal=portal, page=page, revision=revision.pk, by=by)
    telling.published_in_emergency(page, by, reason)


@transaction.atomic
def review_emergency(review: EmergencyReview, *, by: Any, comment: str) -> None:
    """Confirm afterwards what went live by emergency; what cannot be confirmed is withdrawn."""
    _require(comment, _("Hãy ghi kết quả hậu kiểm."))
    right = _board_right(review.page, by)
    if review.by_id in {by.pk, right.for_user} or review.reviewed_at is not None:
        raise PermissionDenied(_("Người khác trong Ban Biên tập phải hậu kiểm."))
    review.reviewed_at = timezone.now()
    review.save()
    entry = Entry(
        act=Act.REVIEWED, by=by, role=right.role, revision=review.revision, reason=comment
    )
    record.write(review.page.specific, entry)


@transaction.atomic
def withdraw(page: Page, *, by: Any, reason: str) -> None:
    """Take a live page off, by an approver of its site, with a reason."""
    _require(reason, _("Hãy ghi lý do gỡ bài; lý do được lưu vào lịch sử."))
    right = _board_right(page, by)
    publishing.take_off(page, _by_board(Act.WITHDRAWN, right, by, reason))
    telling.withdrawn(page, by, reason)


@transaction.atomic
def unschedule(page: Page, *, by: Any, reason: str) -> None:
    """Call off the hour at which an approved draft was to appear, by an approver, with a reason."""
    _require(reason, _("Hãy ghi lý do hủy hẹn giờ; lý do được lưu vào hồ sơ."))
    right = _board_right(page, by)
    if not page.revisions.exclude(approved_go_live_at=None).exists():
        raise ValidationError(_("Trang này không hẹn giờ đăng; hãy tải lại màn hình."))
    publishing.unschedule(page, _by_board(Act.UNSCHEDULED, right, by, reason))
    telling.unscheduled(page, by, reason)


@transaction.atomic
def delete(page: Page, *, by: Any, reason: str) -> None:
    """Delete a page and all below it: an approver, or of an unpublished draft its keepers."""
    _require(reason, _("Hãy ghi lý do xóa; lý do được lưu vào hồ sơ."))
    if not page.permissions_for_user(by).can_delete():
        raise PermissionDenied
    telling.deleted(page, by, reason)
    publishing.delete(page, Entry(act=Act.DELETED, by=by, reason=reason))


@transaction.atomic
def move(page: Page, *, target: Page, by: Any, reason: str) -> None:
    """Move a page with all below it elsewhere on its site."""
    _require(reason, _("Hãy ghi lý do chuyển; lý do được lưu vào hồ sơ."))
    if not page.permissions_for_user(by).can_move_to(target):
        raise PermissionDenied
    taken = target.get_children().filter(slug=page.slug).exclude(pk=page.pk)
    if taken.exists():
        message = _("Mục “%(target)s” đã có trang ở địa chỉ “%(slug)s”. Hãy đổi địa chỉ trước.")
        raise ValidationError({"target": message % {"target": target, "slug": page.slug}})
    publishing.move(page, target, Entry(act=Act.MOVED, by=by, reason=reason))


@transaction.atomic
def reorder(section: Page, ordered: Sequence[Page], *, by: Any, reason: str) -> None:
    """Bring all children of a section into an order; readers see menus and lists in it."""
    _require(reason, _("Hãy ghi lý do sắp xếp lại; lý do được lưu vào hồ sơ."))
    right = _board_right(section, by)
    if {child.pk for child in ordered} != set(section.get_children().values_list("pk", flat=True)):
        raise ValidationError(_("Danh sách trang đã thay đổi; hãy tải lại màn hình."))
    publishing.reorder(section, ordered, _by_board(Act.REORDERED, right, by, reason))


@transaction.atomic
def restrict(page: Page, *, by: Any, reason: str) -> None:
    """Hide a page and all below it from the public."""
    _require(reason, _("Hãy ghi lý do giới hạn người xem; lý do được lưu vào hồ sơ."))
    right = _board_right(page, by)
    publishing.restrict(page, _by_board(Act.RESTRICTED, right, by, reason))


@transaction.atomic
def unrestrict(page: Page, *, by: Any, reason: str) -> None:
    """Show a page and what is below it to the public again."""
    _require(reason, _("Hãy ghi lý do bỏ giới hạn; lý do được lưu vào hồ sơ."))
    right = _board_right(page, by)
    publishing.unrestrict(page, _by_board(Act.OPENED, right, by, reason))


def _require_complete(page: Page) -> None:
    """Refuse a draft that lacks something or refers to another site's things."""
    newest = page.get_latest_revision_as_object()
    newest.full_clean()
    references.require_own(newest)
    translated.require_whole(newest)


def _require(text: str, message: str, *, field: str = "reason") -> None:
    if not text.strip():
        raise ValidationError({field: message})


def _board_right(page: Page, by: Any, *, title: str = "", approves: bool = False) -> Holding:
    held = [
        each for each in holdings_on(by, page, Role.APPROVER) if not title or each.title == title
    ]
    if approves:
        held = site_rules.approving_rights(page, held)
    if not held or page.depth < 3:
        raise PermissionDenied
    return held[0]


def _by_board(act: Act, right: Holding, by: Any, reason: str) -> Entry:
    lender = telling.name_of(right.for_user) if right.for_user != by.pk else ""
    return Entry(act=act, by=by, role=right.role, on_behalf_of=lender, reason=reason)


def _entry(
    act: Act,
    state: ChainTaskState,
    task: ChainTask,
    right: Holding,
    by: Any,
    reason: str,
    detail: dict[str, Any] | None = None,
) -> Entry:
    lender = telling.name_of(right.for_user) if right.for_user != by.pk else ""
    return Entry(
        act=act,
        by=by,
        chain=state.workflow_state,
        step=task.step_name,
        revision=state.revision_id,
        seal=state.seal,
        on_behalf_of=lender,
        role=right.role,
        unit=right.unit,
        reason=reason,
        detail={"step_title": task.name, **(detail or {})},
    )


def waiting_state(page: Page) -> ChainTaskState | None:
    """Return how the page stands at the step where it waits, None where it waits for nobody."""
    state = page.current_workflow_task_state
    return state.specific if state is not None else None


def _waiting_state(page: Page) -> ChainTaskState:
    state = waiting_state(page)
    if state is None:
        raise NotWaiting(_("Trang này không còn chờ xử lý."))
    return state


def _claimable_state(page: Page, by: Any) -> ChainTaskState:
    state = _waiting_state(page)
    if state.claimed_by_id not in {None, by.pk}:
        message = _("%(name)s đang xử lý trang này. Hãy nhận xử lý trước khi quyết định.")
        raise ValidationError(message % {"name": telling.name_of(state.claimed_by_id)})
    return state


def _task_and_right(state: ChainTaskState, page: Page, by: Any) -> tuple[ChainTask, Holding]:
    task: ChainTask = state.task.specific
    right = task.right_of(page, by)
    if right is None:
        raise PermissionDenied
    return task, right


def _is_locked_for(page: Page, by: Any) -> bool:
    lock = page.get_lock()
    return lock is not None and lock.for_user(by)
