"""Sending what is due: one letter to each, some at a time, and never to all again.

Before a letter is handed over, how far it goes is written down, and that it will be tried again only
after a while; afterwards, that it went. Killed in between, one reader at most gets one letter twice,
with the same number, by which mail programs know it.
"""

import hmac
import re
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone

from backend.approval import site_rules
from backend.calendars import calendar_of
from backend.notices.mailing import MailServerAway, mail_server
from backend.published import sites
from backend.subscriptions import digests, following
from backend.subscriptions.letters import message
from backend.subscriptions.models import States, Subscription
from backend.subscriptions.rhythm import Rhythm, next_look

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

AT_ONCE = 200
SILENT = "django.core.mail.backends.dummy.EmailBackend"
LEASE = timedelta(minutes=10)
"""How long one letter may take before somebody else tries."""
AGAIN = timedelta(minutes=15)
CLOSING = 421  # a server that closes the connection, RFC 5321, 3.8
NO_ADDRESS = frozenset({550, 551, 553})
"""What a server without enhanced codes says of an address it has not."""
OF_ADDRESSES = re.compile(r"5\.1\.(?![78]$)\d+")
"""RFC 3463: that an address is bad; 5.1.7 and 5.1.8 are about the sender's, which is ours."""
MOST_ATTEMPTS = 3
"""After being killed so often over one letter, it counts as sent."""
MOST_REFUSALS = 3
"""After so many letters that its server will never take, a subscription is paused."""


@dataclass
class Round:
    """One round of sending; what it reads of portals is read once."""

    clock: Callable[[], datetime]
    end: int
    connection: "BaseEmailBackend"
    _portals: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)

    def portal(self, subscription: Subscription) -> tuple[str, str]:
        """Return what a portal is called in a language, and its address."""
        key = (subscription.portal_id, subscription.locale)
        if key not in self._portals:
            root = site_rules.settings_of(subscription.portal).site.root_url
            home = digests.name_of(subscription.portal.key, subscription.locale)
            self._portals[key] = (home or subscription.portal.title, root)
        return self._portals[key]

    def call_again(self) -> None:
        """Open a new connection: over one that was cut nothing goes, and Django would keep it."""
        with suppress(OSError):
            self.connection.close()
        try:
            self.connection.open()
        except OSError as fault:
            raise MailServerAway(str(fault)) from fault


def send_due(*, clock: Callable[[], datetime] = timezone.now) -> int:
    """Send to some of those whose letter is due; return how many were looked at.

    Raises MailServerAway where nobody takes mail: nothing is lost then.
    """
    due = Subscription.objects.filter(state=States.ACTIVE, due_at__lte=clock())
    batch = list(due.order_by("due_at", "pk").values_list("pk", "seen")[:AT_ONCE])
    if not batch:
        return 0
    end = following.end()
    is_quiet = end <= min(seen for _pk, seen in batch)
    # Where nothing at all is new, nobody is called.
    with nullcontext(get_connection(SILENT)) if is_quiet else mail_server() as connection:
        going = Round(clock, end, connection)
        for identifier, _seen in batch:
            _look(identifier, going)
    return len(batch)


def _look(identifier: UUID, going: Round) -> None:
    """Claim one subscription, and send its letter if there is anything to tell."""
    now = going.clock()  # a batch may take longer than one letter may
    own = Subscription.objects.filter(pk=identifier, state=States.ACTIVE, due_at__lte=now)
    if not own.update(due_at=now + LEASE, attempts=F("attempts") + 1):
        return  # left, changed, or somebody else's
    own = Subscription.objects.filter(pk=identifier)
    subscription = own.select_related("portal").first()
    if subscription is None:
        return
    if sites.is_withheld(subscription.portal.key):
        own.update(due_at=_next(subscription, now), attempts=0)
        return
    until = going.end if subscription.until is None else subscription.until
    if subscription.attempts > MOST_ATTEMPTS:
        _sent(subscription, until, now)
        return
    chosen = list(subscription.choices.values_list("subject", flat=True))
    digest = digests.digest_of(
        subscription.portal.key,
        subscription.locale,
        chosen,
        after=subscription.seen,
        until=until,
    )
    if digest is None:
        _sent(subscription, until, now)
        return
    own.update(until=until)
    _send(subscription, digest, until, going)


def _send(subscription: Subscription, digest: digests.Digest, until: int, going: Round) -> None:
    name, root = going.portal(subscription)
    letter = message(
        subscription,
        digest,
        portal=name,
        root=root,
        number=number_of(subscription, until, root),
        connection=going.connection,
    )
    try:
        letter.send()
    except OSError as fault:  # SMTPException is one
        _not_sent(subscription, going.clock(), is_final=is_final(fault))
        if is_cut(fault):
            going.call_again()
    else:
        _sent(subscription, until, going.clock(), is_letter=True)


def number_of(subscription: Subscription, until: int, root: str) -> str:
    """Return the Message-ID of a letter: the same whenever it is the same letter; it tells nothing."""
    text = f"{subscription.pk.hex}\n{until}".encode()
    digest = hmac.new(settings.TRACKING_KEY.encode(), b"letter/" + text, sha256).hexdigest()
    return f"<{digest[:32]}@{urlsplit(root).hostname or 'localhost'}>"


def is_cut(fault: OSError) -> bool:
    """Tell whether the connection is gone, not just one letter refused; 421 says so beforehand."""
    if isinstance(fault, SMTPRecipientsRefused):
        return any(code == CLOSING for code, _words in fault.recipients.values())
    if isinstance(fault, SMTPResponseException):
        return fault.smtp_code == CLOSING
    return isinstance(fault, SMTPServerDisconnected) or not isinstance(fault, SMTPException)


def is_final(fault: Exception) -> bool:
    """Tell whether a mail server said that there is no such address, or nobody behind it any more.

    What it says of us (no relaying, our own address) or of what is in a letter is nobody's refusal.
    """
    if isinstance(fault, SMTPRecipientsRefused):
        return all(_is_no_address(*reply) for reply in fault.recipients.values())
    if isinstance(fault, SMTPDataError):
        # Behind the text, a reply that does not say what it is about is about the text.
        return _enhanced(fault.smtp_error) is not None and _is_no_address(
            fault.smtp_code, fault.smtp_error
        )
    return False


def _is_no_address(code: int, words: bytes | str) -> bool:
    detail = _enhanced(words)
    if detail is None:
        return code in NO_ADDRESS
    return 500 <= code < 600 and (detail == "5.2.1" or bool(OF_ADDRESSES.fullmatch(detail)))


def _enhanced(words: bytes | str) -> str | None:
    """Return the code of RFC 3463 that a reply begins with, if any."""
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    found = re.match(r"\s*([245]\.\d{1,3}\.\d{1,3})\b", text)
    return found[1] if found else None


def _sent(
    subscription: Subscription, until: int, now: datetime, *, is_letter: bool = False
) -> None:
    """Record that everything up to a number is told. Refusals are forgotten once a letter went."""
    told = {"refusals": 0} if is_letter else {}
    Subscription.objects.filter(pk=subscription.pk, state=States.ACTIVE).update(
        seen=max(until, subscription.seen),
        until=None,
        attempts=0,
        due_at=_next(subscription, now),
        **told,
    )


def _not_sent(subscription: Subscription, now: datetime, *, is_final: bool) -> None:
    own = Subscription.objects.filter(pk=subscription.pk, state=States.ACTIVE)
    if not is_final:
        # Whether it arrived all the same nobody knows: it is tried again as the same letter.
        own.update(attempts=0, due_at=now + AGAIN)
        return
    refusals = subscription.refusals + 1
    if refusals < MOST_REFUSALS:
        due_at = max(_next(subscription, now), now + timedelta(hours=1))
        own.update(until=None, attempts=0, refusals=refusals, due_at=due_at)
    else:
        own.update(
            until=None,
            attempts=0,
            refusals=refusals,
            due_at=None,
            state=States.PAUSED,
            paused_at=now,
        )


def _next(subscription: Subscription, now: datetime) -> datetime:
    calendar = calendar_of(subscription.portal.key)
    return next_look(Rhythm(subscription.rhythm), calendar, now)
