"""What goes by itself: what nobody confirmed, what could not be delivered for long, old counts and keys."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from backend.subscriptions.asking import HOUR, forget
from backend.subscriptions.models import Addressee, Asking, States, Subscription

PAUSED_FOR = timedelta(days=30)
KEYS_KEPT_FOR = timedelta(days=1)
AT_ONCE = 500


def tidy(*, now: datetime) -> int:
    """Do what is due every night; return how many addresses were forgotten."""
    pending = Subscription.objects.filter(state=States.PENDING, expires_at__lte=now)
    paused = Subscription.objects.filter(state=States.PAUSED, paused_at__lte=now - PAUSED_FOR)
    gone = 0
    for over in (pending, paused):
        while count := _forget_some(over):
            gone += count
    _forget_counts(now)
    Asking.objects.filter(at__lte=now - KEYS_KEPT_FOR).delete()
    return gone


def _forget_some(over: QuerySet[Subscription]) -> int:
    """Forget some of those that still are so once nobody else can confirm or replace them."""
    with transaction.atomic():
        some = list(over.select_related("letter").select_for_update(of=("self",))[:AT_ONCE])
        for each in some:
            forget(each)
    return len(some)


def _forget_counts(now: datetime) -> None:
    """Delete what is known of addresses that no subscription has any more."""
    alone = Addressee.objects.filter(subscriptions=None)
    since = (now - HOUR).timestamp()
    old = [each.pk for each in alone.iterator() if not _is_counted(each, since)]
    for start in range(0, len(old), AT_ONCE):
        with transaction.atomic():
            # Asking holds the same lock: what it has counted or made meanwhile is seen behind it.
            rows = Addressee.objects.filter(pk__in=old[start : start + AT_ONCE])
            held = list(rows.select_for_update().order_by("pk"))
            still = [each.pk for each in held if not _is_counted(each, since)]
            alone.filter(pk__in=still).delete()


def _is_counted(addressee: Addressee, since: float) -> bool:
    return any(at > since for at in addressee.letters_at)
