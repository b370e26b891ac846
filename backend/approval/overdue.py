"""Reminding of what is late: once for each step, those who should decide and those who answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from backend.accounts.rights import holders
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.approval.tasks import ChainTaskState
from backend.notices.telling import tell


@transaction.atomic
def remind() -> int:
    """Tell everybody concerned of each step that has just become late; return how many steps."""
    late = ChainTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, due_at__lt=timezone.now(), reminded_at=None
    )
    states = list(late.select_related("task", "workflow_state"))
    for state in states:
        page = Page.objects.filter(pk=int(state.workflow_state.object_id)).first()
        if page is not None:
            _remind_of(state, page)
    late.filter(pk__in=[state.pk for state in states]).update(reminded_at=timezone.now())
    return len(states)


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
