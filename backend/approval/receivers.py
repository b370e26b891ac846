"""What Wagtail does by itself and we must know: a chain cancelled, a picture or file replaced."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import WorkflowState
from wagtail.signals import workflow_cancelled

from backend.approval import overdue, reapproval, record, telling
from backend.approval.decisions import Act
from backend.calendars.changing import calendar_changed
from content_models.media import PortalDocument, PortalImage


def connect() -> None:
    """Connect all receivers."""
    workflow_cancelled.connect(_record_cancellation, sender=WorkflowState)
    post_save.connect(_image_saved, sender=PortalImage)
    post_save.connect(_document_saved, sender=PortalDocument)
    calendar_changed.connect(_calendar_changed)


def _record_cancellation(sender: Any, instance: WorkflowState, user: Any, **_named: Any) -> None:
    state = instance.current_task_state
    entry = record.Entry(
        act=Act.CANCELLED, by=user, chain=instance, revision=state.revision_id if state else None
    )
    page = instance.content_object.specific
    record.write(page, entry)
    telling.settled(page)


def _calendar_changed(site: str | None, **_named: Any) -> None:
    overdue.recount(site)


def _image_saved(sender: Any, instance: PortalImage, created: bool, **_named: Any) -> None:
    if not created:
        reapproval.ask_for(instance, "image", by=get_active_log_context().user)


def _document_saved(sender: Any, instance: PortalDocument, created: bool, **_named: Any) -> None:
    if not created:
        reapproval.ask_for(instance, "document", by=get_active_log_context().user)
