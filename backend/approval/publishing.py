"""The only road to live: what a finished chain approved is published, and nothing else is."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowState

from backend.published import store
from backend.published.receivers import held


@transaction.atomic
def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish exactly the revision the last step approved; Wagtail calls this at the chain's end."""
    page = workflow_state.content_object.specific
    approved = workflow_state.current_task_state.revision
    if approved.pk != page.get_latest_revision().pk:
        raise PermissionDenied(_("Nội dung đã thay đổi sau khi gửi duyệt; hãy tải lại trang."))
    with held():  # composed once, below, and not by Wagtail's signal too
        approved.publish(user=user, skip_permission_checks=True)
    store.refresh([page])


@transaction.atomic
def publish_due(now: datetime | None = None) -> int:
    """Publish approved revisions whose hour has come, take expired pages off; return how many."""
    moment = now or timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=moment).order_by("approved_go_live_at")
    for revision in due:
        revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
        store.refresh([revision.content_object])
    expired = Page.objects.live().filter(expire_at__lte=moment)
    count = len(due) + len(expired)
    for page in expired.specific():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        store.refresh([page])
    return count


@transaction.atomic
def take_off(page: Page, *, by: Any, reason: str) -> None:
    """Withdraw a page from the public, with the reason on record."""
    subject = page.specific
    subject.unpublish(user=by, log_action=False)
    log(instance=subject, action="wagtail.unpublish", user=by, data={"reason": reason})
    store.refresh([subject])
