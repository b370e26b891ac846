"""What Wagtail and calendars do and deadlines must follow, in the same transaction."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from backend.calendars.changing import calendar_changed
from backend.deadlines import keeping
from backend.deadlines.obligations import content_in
from content_models.base import InformationPage


def connect() -> None:
    """Connect all receivers."""
    post_save.connect(_drafted, sender=Revision)
    page_published.connect(_published)
    pre_delete.connect(_deleted, sender=Page)
    calendar_changed.connect(_calendar_changed)


def _drafted(
    sender: Any, instance: Revision, created: bool, raw: bool = False, **_named: Any
) -> None:
    """Follow a page's newest draft, not an older one that is saved again for its bookkeeping."""
    model = instance.content_type.model_class()
    if raw or model is None or not issubclass(model, InformationPage) or not model.anchors:
        return
    page = instance.content_object
    if page is not None and (created or page.latest_revision_id == instance.pk):
        keeping.follow(page, content_in(model, instance.content), is_public=False, by=instance.user)


def _published(sender: Any, instance: Page, **_named: Any) -> None:
    if instance.live and isinstance(instance, InformationPage):  # not what is only scheduled
        keeping.follow(instance, instance, is_public=True)


def _deleted(sender: Any, instance: Page, **_named: Any) -> None:
    keeping.stop_of_page(instance, by=get_active_log_context().user)


def _calendar_changed(sender: Any, site: str | None, cause: str, by: Any, **_named: Any) -> None:
    keeping.follow_calendar(site, cause=cause, by=by)
