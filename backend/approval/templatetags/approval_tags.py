"""How the chain's facts are worded on its screens."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from backend.approval.tasks import ChainTaskState

register = template.Library()


@register.filter
def person(user: Any) -> str:
    """Return a person's name as staff know it."""
    return str(user.get_full_name() or user.get_username()) if user else ""


@register.filter
def step_status(state: ChainTaskState | None) -> str:
    """Return how a page stands at a step, in words."""
    if state is None:
        return _("chưa đến")
    words = {
        TaskState.STATUS_IN_PROGRESS: _("đang chờ"),
        TaskState.STATUS_APPROVED: _("đã đồng ý"),
        TaskState.STATUS_REJECTED: _("đã trả lại"),
        TaskState.STATUS_SKIPPED: _("không phải qua"),
    }
    return words.get(state.status, "")


@register.filter
def step_person(state: ChainTaskState | None) -> str:
    """Return who decided at a step, or who has taken it on."""
    if state is None:
        return ""
    if state.finished_by_id is not None:
        return person(state.finished_by)
    if state.claimed_by_id is not None:
        return _("%(name)s đang xử lý") % {"name": person(state.claimed_by)}
    return ""


@register.filter
def step_time(state: ChainTaskState | None) -> str:
    """Return until when a step should be decided, or when it was."""
    if state is None or state.status == TaskState.STATUS_SKIPPED:
        return ""
    if state.finished_at is not None:
        return _moment(state.finished_at)
    if state.due_at is not None:
        return _("hạn %(moment)s") % {"moment": _moment(state.due_at)}
    return ""


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "H:i d/m/Y")
