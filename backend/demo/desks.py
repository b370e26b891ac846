"""A site's editorial desk: the people of its chain, and the one road by which they publish."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page

from backend.accounts.roles import SITE_ROLES, Role
from backend.approval import chain
from backend.approval.tasks import ChainTask
from backend.demo.faults import ContentFault
from backend.published.receivers import held
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Desk:
    """A site and the demonstration accounts that work on it."""

    portal: SitePortal
    staff: dict[Role, Any]
    reviewers: dict[str, Any]

    @classmethod
    def of(cls, site: str) -> "Desk":
        """Return the desk of a site of the registry."""
        portal = SitePortal.objects.filter(key=site).first()
        if portal is None:
            raise ContentFault(f"Chưa có cổng “{site}”; hãy chạy sync_sites trước.")
        users = {
            user.username.split(".")[0]: user
            for user in get_user_model().objects.filter(username__endswith=f".{site}")
        }
        roles = set(SITE_ROLES)
        staff = {Role(name): user for name, user in users.items() if name in roles}
        return cls(portal, staff, {k: user for k, user in users.items() if k not in roles})

    @transaction.atomic
    def publish(self, page: Page, *, under: Page, by: Role = Role.AUTHOR) -> None:
        """Write a new page and take it up the whole chain."""
        chain.draft(page, under=under, by=self.staff[by])
        self._send_up(page, by)

    @transaction.atomic
    def revise(self, page: Page, *, by: Role = Role.ADMIN) -> None:
        """Keep a changed page as a draft and take it up the whole chain."""
        chain.edit(page, by=self.staff[by])
        self._send_up(page, by)

    def _send_up(self, page: Page, by: Role) -> None:
        chain.submit(page, by=self.staff[by])
        with held():  # the chain's end composes the page itself: once is enough
            while (waiting := type(page).objects.get(pk=page.pk)).workflow_in_progress:
                chain.approve(waiting, by=self._decider(waiting.current_workflow_task))

    def _decider(self, task: ChainTask) -> Any:
        return self.reviewers[task.unit] if task.unit else self.staff[task.role]
