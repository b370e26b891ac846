"""What presses: the deadlines that are late or nearly so, on the desks of those concerned."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.scope import scope
from backend.approval.dashboard import DeskPanel
from backend.approval.desk import SHOWN, DeskRow
from backend.deadlines.explaining import limit_words
from backend.deadlines.models import Deadline


def dues_of(page_ids: Collection[int]) -> dict[int, datetime]:
    """Return by when pages must be public, of those for which a clock runs."""
    open_ones = Deadline.objects.open().filter(page__in=page_ids, due_at__isnull=False)
    soonest = open_ones.order_by().values_list("page").annotate(due=Min("due_at"))
    return dict(soonest)


def pressing_on_sites_of(user: Any) -> list[DeskRow]:
    """Return what is late or nearly so on the user's sites, the latest first."""
    now = timezone.now()
    rows = scope(user, Deadline.objects.pressing(now)).exclude(page=None)
    return [
        DeskRow(
            title=row.title,
            url=reverse("deadline_page", args=[row.page_id]),
            site=str(row.portal.title),
            note=f"{limit_words(row)} ({row.clause})",
            due_at=row.due_at,
            is_overdue=row.is_late(now),
        )
        for row in rows.select_related("portal")[:SHOWN]
    ]


PANEL = DeskPanel(
    "deadlines",
    _("Sắp đến hạn, quá hạn đăng"),
    pressing_on_sites_of,
    columns=("site", "rule", "due"),
    icon="time",
    order=115,
)
