"""What the API answers about subscriptions by e-mail; an address is told by nobody."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class SubscriptionSubject:
    """Something that can be subscribed to. `group` is category, news or consultation."""

    key: str
    group: str
    name: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionConsent:
    """The words whoever subscribes agrees to; what is sent names their version."""

    version: str
    text: str
    texts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class SubscriptionForm:
    """What a site offers to send, in the language asked for, and how often: hourly, daily, weekly.

    `hours` is how long a subscription can be confirmed.
    """

    open: bool
    subjects: list[SubscriptionSubject]
    rhythms: list[str]
    languages: list[str]
    consent: SubscriptionConsent
    hours: int


@dataclass(frozen=True, kw_only=True)
class SubscriptionTaken:
    """That something was received; `message` says in the reader's language what follows.

    It is the same whether the address is subscribed already, or has had enough letters for now.
    """

    received_at: datetime
    message: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionHeld:
    """One's own subscription; `state` is pending, active or paused."""

    site: str
    locale: str
    rhythm: str
    subjects: list[str]
    state: str
    asked_at: datetime
    confirmed_at: datetime | None
