"""Reminding of what is late: once for each step, those who should decide and those who answer.

A step's time is office time: when a calendar changes, what waits is counted anew.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from backend.accounts.rights import holders
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.approval.tasks import ChainTaskState
from backend.notices.telling import tell
from content_models.navigation import SitePortal


@transaction.atomic
def remind() -> int:
    """Tell everybody concerned of each step that has just become late; return how many steps."""
    told = 0
    for state in _waiting().filter(due_at__lt=timezone.now(), reminded_at=None):
        page = _page_of(state)
        # Counted with a calendar that another transaction was just changing, it may not be late.
        if page is not None and _count(state, site_rules.portal_of(page)).is_overdue:
            _remind_of(state, page)
            state.reminded_at = timezone.now()
            state.save(update_fields=["reminded_at"])
            told += 1
    return told


def recount(site: str | None) -> None:
    """Count anew until when what waits on a site, or on all, is to be decided on."""
    for state in _waiting().exclude(due_at=None):
        page = _page_of(state)
        portal = site_rules.portal_of(page) if page is not None else None
        if portal is not None and site in {None, portal.key}:
            _count(state, portal)


def _waiting() -> QuerySet[ChainTaskState]:
    waiting = ChainTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    return waiting.select_related("task", "workflow_state").order_by("pk")


def _page_of(state: ChainTaskState) -> Page | None:
    return Page.objects.filter(pk=int(state.workflow_state.object_id)).first()


def _count(state: ChainTaskState, portal: SitePortal) -> ChainTaskState:
    """Keep until when a step's time lasts by the calendar of now."""
    due_at = state.task.specific.due_at(portal, since=state.started_at)
    if due_at != state.due_at:
        state.due_at = due_at
        if not state.is_overdue:
            state.reminded_at = None
        state.save(update_fields=["due_at", "reminded_at"])
    return state


def _remind_of(state: ChainTaskState, page: Page) -> None:
    task = state.task.specific
    title = page.get_admin_display_title()
    tell(
        [*holders(page, task.role, unit=task.unit), *holders(page, Role.APPROVER, Role.ADMIN)],
        portal=site_rules.portal_of(page),
        subject=_("Quá hạn: %(title)s") % {"title": title},
        text=_("Bước “%(step)s” của “%(title)s” đã quá hạn xử lý.")
        % {"step": task.name, "title": title},
        path=site_rules.page_path(page),
    )
