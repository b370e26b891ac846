"""What the API answers about contributions: what a form asks for, and where one stands by its code."""

from dataclasses import dataclass
from datetime import datetime

from backend.api.question_shapes import QuestionAttachments, QuestionConsent, QuestionTopic


@dataclass(frozen=True, kw_only=True)
class ContributionForm:
    """What a site's form for contributions asks for; `clause` is what opens it.

    `declaration` is what the sender declares of authorship, by its version like `consent`. `lengths` are
    the most characters of each field.
    """

    open: bool
    clause: str
    categories: list[QuestionTopic]
    photographs: QuestionAttachments
    consent: QuestionConsent
    declaration: QuestionConsent
    lengths: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ContributionTaken:
    """A contribution that was received, with the code by which its sender follows it."""

    code: str
    received_at: datetime
    message: str


@dataclass(frozen=True, kw_only=True)
class ContributionStep:
    """One thing that was done: `received` or an act; `text` where words came with it."""

    at: datetime
    what: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ContributionStatus:
    """Where a contribution stands: `received`, `asked`, `drafted`, `published` or `declined`.

    `url` is its public address once it has one.
    """

    site: str
    state: str
    received_at: datetime
    title: str
    url: str
    may_reply: bool
    timeline: list[ContributionStep]
