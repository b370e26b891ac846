"""The Django application of the approval chain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalConfig(AppConfig):
    """Approval chain."""

    name = "backend.approval"
    label = "approval"
    verbose_name = _("Kiểm duyệt")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import WorkflowState

        from backend.approval import guard, publishing, receivers

        guard.install()
        receivers.connect()
        # Not by WAGTAIL_FINISH_WORKFLOW_ACTION: that name is imported before any model exists.
        WorkflowState.on_finish = publishing.publish_approved
