"""The dashboard's receipts: what went live lately on one's own sites, and how long that took."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from wagtail.admin.ui.components import Component

from backend.accounts.rights import sees_everything, sites_of
from backend.published.models import Change, Item, Receipt, SiteRecord

SHOWN = 8


@dataclass(frozen=True)
class ReceiptRow:
    """One change, and what is known of its way to the public web."""

    title: str
    url: str
    kind: str
    at: datetime
    milliseconds: int | None


class ReceiptsPanel(Component):
    """Approved, queued, live: the last changes of the user's sites with the publisher's receipt."""

    name = "receipts"
    template_name = "approval/receipts.html"
    order = 250

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"rows": latest_receipts(parent_context["request"].user)}


def latest_receipts(user: Any) -> list[ReceiptRow]:
    """Return the newest changes of the user's sites, newest first."""
    receipts = Receipt.objects.filter(cursor__gte=OuterRef("sequence")).order_by("cursor", "at")
    changes = (
        Change.objects.filter(site__in=_sites_of(user))
        .exclude(kind="site")
        .annotate(live_at=Subquery(receipts.values("at")[:1]))
        .order_by("-id")[:SHOWN]
    )
    return [_row(change) for change in changes]


def _sites_of(user: Any) -> list[str]:
    if sees_everything(user):
        return list(SiteRecord.objects.values_list("key", flat=True))
    return sites_of(user)


def _row(change: Any) -> ReceiptRow:
    item = Item.objects.filter(Q(uuid=change.subject), site=change.site).first()
    took = (change.live_at - change.at).total_seconds() * 1000 if change.live_at else None
    return ReceiptRow(
        title=item.title if item else "",
        url=item.url if item else "",
        kind=change.kind,
        at=change.at,
        milliseconds=round(took) if took is not None else None,
    )
