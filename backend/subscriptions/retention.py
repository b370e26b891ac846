"""What goes by itself: what nobody confirmed, what could not be delivered for long, old counts and keys."""

from datetime import datetime, timedelta

from django.db import transaction

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
        while some := list(over.select_related("letter")[:AT_ONCE]):
            with transaction.atomic():
                for each in some:
                    forget(each)
            gone += len(some)
    _forget_counts(now)
    Asking.objects.filter(at__lte=now - KEYS_KEPT_FOR).delete()
    return gone


def _forget_counts(now: datetime) -> None:
    """Delete what is known of addresses that no subscription has any more."""
    alone = Addressee.objects.filter(subscriptions=None)
    since = (now - HOUR).timestamp()
    old = [each.pk for each in alone.iterator() if not any(at > since for at in each.letters_at)]
    for start in range(0, len(old), AT_ONCE):
        Addressee.objects.filter(pk__in=old[start : start + AT_ONCE], subscriptions=None).delete()
