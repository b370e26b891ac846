"""Reminding a site of what it has to pay soon: once for each line, a week before its day."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import ngettext

from backend.accounts.rights import holders
from backend.notices.telling import tell
from backend.royalties import rights
from backend.royalties.models import RoyaltyLine
from backend.royalties.states import OWED

if TYPE_CHECKING:
    from content_models.navigation import SitePortal

AHEAD = timedelta(days=7)


@transaction.atomic
def remind(*, today: date) -> int:
    """Tell the board and admins of each site how much is to be paid; return of how many lines."""
    due = RoyaltyLine.objects.filter(state__in=OWED, due_on__lte=today + AHEAD, reminded_on=None)
    owed: dict[SitePortal, list[int]] = defaultdict(list)
    for line in due.select_related("portal").select_for_update(of=("self",)):
        owed[line.portal].append(line.pk)
    for portal, lines in owed.items():
        subject = ngettext(
            "Nhuận bút: %(count)d khoản đến hạn chi",
            "Nhuận bút: %(count)d khoản đến hạn chi",
            len(lines),
        )
        tell(
            holders(portal, *rights.CONCERNED),
            portal=portal,
            subject=subject % {"count": len(lines)},
            path=reverse("royalties_lines", args=[portal.key]),
        )
        RoyaltyLine.objects.filter(pk__in=lines).update(reminded_on=today)
    return sum(map(len, owed.values()))
