"""Reminding of what is late: once for each step, those who should decide and those who answer.

A step's time is office time: when a calendar changes, what waits is counted anew.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import holders, portal_path
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.approval.desk import in_progress, with_pages
from backend.approval.tasks import ChainTask, ChainTaskState
from backend.calendars.reading import dated_calendars_of
from backend.notices.telling import tell
from content_models.navigation import SitePortal


@transaction.atomic
def remind() -> int:
    """Tell everybody concerned of each step that has just become late; return how many steps."""
    told = 0
    late = in_progress().filter(due_at__lt=timezone.now(), reminded_at=None)
    # Counted with a calendar that another transaction was just changing, it may not be late.
    for state, page in _counted_anew(late):
        if state.is_overdue:
            _remind_of(state, page)
            state.reminded_at = timezone.now()
            state.save(update_fields=["reminded_at"])
            told += 1
    return told


def recount(site: str | None) -> None:
    """Count anew until when what waits on a site, or on all, is to be decided on."""
    for _state, _page in _counted_anew(in_progress().exclude(due_at=None), site):
        pass


def _counted_anew(
    states: QuerySet[ChainTaskState], site: str | None = None
) -> Iterator[tuple[ChainTaskState, Page]]:
    """Yield steps, of one site or of all, that last as long as the calendar of now says."""
    found = list(with_pages(states))
    tasks = ChainTask.objects.in_bulk({state.task_id for state, _page in found})
    paths = {portal_path(page) for _state, page in found}
    portals = SitePortal.objects.in_bulk(paths, field_name="path")
    for portal in portals.values():
        site_rules.keep_settings(portal)
    calendars = dated_calendars_of([portal.key for portal in portals.values()])
    for state, page in found:
        portal = portals[portal_path(page)]
        if site in {None, portal.key}:
            calendar = calendars[portal.key].calendar
            _count(state, tasks[state.task_id].due_at(portal, calendar, since=state.started_at))
            yield state, page


def _count(state: ChainTaskState, due_at: datetime | None) -> None:
    if due_at == state.due_at:
        return
    state.due_at = due_at
    if not state.is_overdue:
        state.reminded_at = None
    state.save(update_fields=["due_at", "reminded_at"])


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
