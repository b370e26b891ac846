"""What must happen by itself: scheduled publishing, admin search, ended memberships, clean-up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from backend.accounts.rights import sync_groups
from backend.approval.publishing import publish_due
from backend.published import feed, store

INDEXED_AT_ONCE = 200


@dataclass
class Tender:
    """Remembers what was last tended; `tend` is called every few seconds."""

    tell: Callable[[str], None]
    indexed_until: datetime | None = None
    nightly_done_on: date | None = None

    def tend(self) -> None:
        """Do whatever is due now."""
        published = publish_due()
        if published:
            self.tell(f"scheduled: {published}")
        self._index_for_the_admin()
        self._nightly()

    def _index_for_the_admin(self) -> None:
        """Catch up the admin's page search: saving a page does not wait for it."""
        pages = Page.objects.exclude(latest_revision_created_at=None).order_by(
            "latest_revision_created_at"
        )
        if self.indexed_until:
            pages = pages.filter(latest_revision_created_at__gt=self.indexed_until)
        batch = list(pages.specific()[:INDEXED_AT_ONCE])
        if not batch:
            return
        backend = get_search_backend()
        for model in {type(page) for page in batch}:
            backend.add_bulk(model, [page for page in batch if type(page) is model])
        self.indexed_until = batch[-1].latest_revision_created_at

    def _nightly(self) -> None:
        now = timezone.localtime()
        if self.nightly_done_on == now.date() or (self.nightly_done_on and now.hour < 2):
            return
        sync_groups(get_user_model().objects.filter(is_superuser=False))
        feed.drop_old()
        if self.nightly_done_on is not None:
            self.tell(f"reconciled: {len(store.reconcile())}")
        self.nightly_done_on = now.date()
