"""What editors do, as commands: draft, submit, approve, reject, withdraw. Screens and imports call these."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from backend.accounts.rights import holds_role
from backend.accounts.roles import Role
from backend.approval import publishing


class NotWaiting(Exception):
    """The page is not waiting for a decision."""


@transaction.atomic
def draft(page: Page, *, under: Page, by: Any) -> Page:
    """Write a new page as a draft below a section, by somebody who may write there."""
    if not under.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    page.live = False
    page.owner = by
    under.add_child(instance=page)
    page.save_revision(user=by, log_action=True, clean=False)
    return page


@transaction.atomic
def edit(page: Page, *, by: Any) -> Page:
    """Keep the page's present content as its newest draft."""
    if not page.permissions_for_user(by).can_edit():
        raise PermissionDenied
    page.save_revision(user=by, log_action=True)
    return page


@transaction.atomic
def submit(page: Page, *, by: Any) -> WorkflowState:
    """Send the newest draft up the site's chain; ValidationError names what it still lacks."""
    page.get_latest_revision_as_object().full_clean()
    workflow = page.get_workflow()
    if workflow is None:
        raise ValidationError(_("Cổng này chưa có quy trình kiểm duyệt; hãy chạy sync_sites."))
    return workflow.start(page, by)


@transaction.atomic
def approve(page: Page, *, by: Any, comment: str = "") -> None:
    """Agree to the page at its present step; after the last step it is live."""
    state = _waiting_state(page)
    state.task.specific.on_action(state, by, "approve", comment=comment)


@transaction.atomic
def reject(page: Page, *, by: Any, reason: str) -> None:
    """Send the page back with a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do trả lại để tác giả biết phải sửa gì.")})
    state = _waiting_state(page)
    state.task.specific.on_action(state, by, "reject", comment=reason)


@transaction.atomic
def withdraw(page: Page, *, by: Any, reason: str) -> None:
    """Take a live page off, by an approver of its site, with a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do gỡ bài; lý do được lưu vào lịch sử.")})
    if not (holds_role(by, page, Role.APPROVER) or by.is_superuser):
        raise PermissionDenied
    publishing.take_off(page, by=by, reason=reason)


def _waiting_state(page: Page) -> TaskState:
    state = page.current_workflow_task_state
    if state is None:
        raise NotWaiting(str(page))
    return state
