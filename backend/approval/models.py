"""The chain's steps as Wagtail tasks: who may review is asked of memberships, never of groups."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, Task, TaskState

from backend.accounts.rights import holds_role, portals_with_role
from backend.accounts.roles import ROLE_LABELS, Role
from backend.approval.four_eyes import wrote_since_last_publish


class RejectionForm(TaskStateCommentForm):
    """A rejection says why."""

    comment = forms.CharField(
        label=_("Lý do"),
        required=True,
        widget=forms.Textarea,
        error_messages={"required": _("Hãy ghi lý do trả lại để tác giả biết phải sửa gì.")},
    )


class ChainTask(Task):
    """One step of every site's chain; one row serves all sites."""

    role = models.CharField(_("vai trò"), max_length=16, choices=list(ROLE_LABELS.items()))
    is_final = models.BooleanField(_("bước duyệt đăng"), default=False)

    admin_form_fields: ClassVar = [*Task.admin_form_fields, "role", "is_final"]

    class Meta:
        verbose_name = _("Bước kiểm duyệt")

    def may_review(self, page: Page, user: Any) -> bool:
        """Return whether the user may decide on the page at this step.

        The final step is for nobody who wrote any of it: four eyes (HCM24-13.1g).
        """
        if not holds_role(user, page, Role(self.role)):
            return False
        return not (self.is_final and wrote_since_last_publish(page, user))

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return holds_role(user, obj, Role(self.role))

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        """Lock everybody out at the final step: what is approved is exactly what is published."""
        return self.is_final or not holds_role(user, obj, Role(self.role))

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return holds_role(user, obj, Role(self.role))

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.may_review(obj, user):
            return []
        approval = _("Duyệt đăng") if self.is_final else _("Đồng ý, chuyển bước sau")
        return [("reject", _("Trả lại"), True), ("approve", approval, False)]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        return RejectionForm if action == "reject" else TaskStateCommentForm

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Decide on the page the task state belongs to, whatever page the request named."""
        page = task_state.workflow_state.content_object.specific
        if not self.may_review(page, user):
            raise PermissionDenied
        if action_name == "approve" and task_state.revision_id != page.latest_revision_id:
            raise PermissionDenied(_("Nội dung đã thay đổi sau khi gửi duyệt; hãy tải lại trang."))
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        paths = portals_with_role(user, Role(self.role))
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        below = models.Q(pk__in=())
        for path in paths:
            below |= models.Q(path__startswith=path)
        pages = [
            str(page_id) for page_id in Page.objects.filter(below).values_list("pk", flat=True)
        ]
        return waiting.filter(workflow_state__object_id__in=pages)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Người giữ vai trò này trên cổng của trang được quyền quyết định."))
