"""A site's editorial desk: the people of its chain, and the one road by which they publish."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page

from backend.accounts.roles import Role
from backend.approval import chain
from backend.demo.faults import ContentFault
from backend.published.receivers import held
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Desk:
    """A site and the demonstration accounts that work on it."""

    portal: SitePortal
    staff: dict[Role, Any]

    @classmethod
    def of(cls, site: str) -> "Desk":
        """Return the desk of a site of the registry."""
        portal = SitePortal.objects.filter(key=site).first()
        if portal is None:
            raise ContentFault(f"Chưa có cổng “{site}”; hãy chạy sync_sites trước.")
        users = get_user_model().objects.in_bulk(
            [f"{role}.{site}" for role in Role], field_name="username"
        )
        return cls(portal, {Role(name.split(".")[0]): user for name, user in users.items()})

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
            for role in (Role.EDITOR, Role.APPROVER):
                # Read anew: a page remembers the step it stood at.
                chain.approve(type(page).objects.get(pk=page.pk), by=self.staff[role])
