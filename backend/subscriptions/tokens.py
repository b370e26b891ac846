"""What stands in the links of letters: signed, so that nothing need be kept of them.

By the key that cannot be changed without forgetting every code given out: a link by which to leave
works as long as there is something to leave.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

GOOD_FOR = timedelta(hours=48)
"""How long a subscription can be confirmed; the letter says so."""
LONGEST = 200


class UnknownToken(Exception):
    """It was not given out by us, or something of it is missing."""


class TokenOver(Exception):
    """It was good once."""


def for_confirming(subscription: UUID, *, now: datetime) -> str:
    """Return what confirms a subscription, for a while."""
    return _confirming().sign(f"{subscription.hex}-{int((now + GOOD_FOR).timestamp())}")


def for_managing(subscription: UUID) -> str:
    """Return what reads, changes and ends a subscription, as long as it is there."""
    return _managing().sign(subscription.hex)


def to_confirm(token: str, *, now: datetime) -> UUID:
    """Return which subscription a token confirms; TokenOver, UnknownToken."""
    try:
        named, until = _confirming().unsign(token[:LONGEST]).split("-")
    except signing.BadSignature:
        raise UnknownToken from None
    if now.timestamp() >= int(until):
        raise TokenOver
    return UUID(hex=named)


def to_manage(token: str) -> UUID:
    """Return which subscription a token is for; UnknownToken."""
    try:
        return UUID(hex=_managing().unsign(token[:LONGEST]))
    except signing.BadSignature:
        raise UnknownToken from None


def _confirming() -> signing.Signer:
    return signing.Signer(key=settings.TRACKING_KEY, salt="subscriptions.confirm", sep=".")


def _managing() -> signing.Signer:
    return signing.Signer(key=settings.TRACKING_KEY, salt="subscriptions.manage", sep=".")
