"""What the API answers about what readers say: that something was taken, and totals of many."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class FeedbackTaken:
    """That something was received; `message` says in the reader's language what becomes of it."""

    received_at: datetime
    message: str
