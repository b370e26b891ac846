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

DRAFT, SENT_BACK = "draft", "sent-back"
STAGES = frozenset({DRAFT, SENT_BACK, Role.EDITOR, Role.APPROVER})
"""Where a page may be left: before the chain, behind a step that refused it, before one's step."""


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
    def leave(self, page: Page, *, under: Page, stage: str, reason: str = "") -> None:
        """Write a new page and leave it half way: a draft, at a step of the chain, or sent back."""
        chain.draft(page, under=under, by=self.staff[Role.AUTHOR])
        if stage == DRAFT:
            return
        chain.submit(page, by=self.staff[Role.AUTHOR])
        if stage == SENT_BACK:
            chain.reject(page, by=self.staff[Role.EDITOR], reason=reason)
            return
        while (task := self._waiting(page).current_workflow_task).role != stage:
            chain.approve(self._waiting(page), by=self._decider(task))

    @transaction.atomic
    def revise(self, page: Page, *, by: Role = Role.ADMIN) -> None:
        """Keep a changed page as a draft and take it up the whole chain."""
        chain.edit(page, by=self.staff[by])
        self._send_up(page, by)

    def _send_up(self, page: Page, by: Role) -> None:
        chain.submit(page, by=self.staff[by])
        with held():  # the chain's end composes the page itself: once is enough
            while (waiting := self._waiting(page)).workflow_in_progress:
                chain.approve(waiting, by=self._decider(waiting.current_workflow_task))

    def _waiting(self, page: Page) -> Any:
        return type(page).objects.get(pk=page.pk)

    def _decider(self, task: ChainTask) -> Any:
        return self.reviewers[task.unit] if task.unit else self.staff[task.role]
