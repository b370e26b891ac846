"""How long what citizens wrote with a comment is kept: as long as the site's regulation says of questions."""

from datetime import datetime, timedelta

from django.db.models import Q

from backend.citizen import rules
from backend.comments import desk
from backend.comments.models import CLOSES_AT, Comment
from backend.comments.states import State
from content_models.navigation import SitePortal

AT_ONCE = 500


def erase_due(*, now: datetime) -> int:
    """Erase what was decided, and whose page was closed, longer ago than it may be kept.

    On a page that is open without an end, nothing waits for its closing.
    """
    erased = 0
    keys = Comment.objects.filter(erased_at=None).values("portal")
    for portal in SitePortal.objects.filter(pk__in=keys):
        kept = rules.policy_of(portal).personal_data_kept_days
        erased += erase_over(portal, days=kept.value, now=now) if kept else 0
    return erased


def erase_over(portal: SitePortal, *, days: int, now: datetime) -> int:
    """Erase the comments of a site that have been over for so many days."""
    before = now - timedelta(days=days)
    comments = Comment.objects.annotate(closes_at=CLOSES_AT)
    decided = comments.filter(portal=portal, erased_at=None, decided_at__lt=before)
    is_over = Q(closes_at=None) | Q(closes_at__lt=before)
    over = decided.exclude(state=State.WAITING).filter(is_over)
    gone = list(over.order_by("received_at")[:AT_ONCE])
    for comment in gone:
        desk.erase(comment, now=now)
    return len(gone)
