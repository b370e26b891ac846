"""What the API answers about what readers say: that something was taken, and totals of many."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class FeedbackTaken:
    """That something was received; `message` says in the reader's language what becomes of it."""

    received_at: datetime
    message: str


@dataclass(frozen=True, kw_only=True)
class FeedbackUsefulness:
    """How many readers answered until yesterday whether an item is useful, and how many find it so.

    Both are null where fewer than `least_answers` did.
    """

    answers: int | None
    useful: int | None
    least_answers: int


@dataclass(frozen=True, kw_only=True)
class FeedbackRatings:
    """How a portal, or all portals together, are rated: the mean of each axis, from 1 to 5."""

    answers: int
    until: date
    interface: float
    content: float
    quality: float
    support: float


@dataclass(frozen=True, kw_only=True)
class FeedbackRatingForm:
    """On which axes a portal is rated, by which clause, and what was said until some night.

    `open` is false where no regulation of the portal asks for it; then there are no axes. `results` are
    the portal's, `everywhere` those of all portals; null where fewer than `least_answers` rated.
    """

    open: bool
    axes: list[str]
    clause: str
    least_answers: int
    results: FeedbackRatings | None
    everywhere: FeedbackRatings | None
