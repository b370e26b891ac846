"""What the API answers about comments on drafts: what a form asks for, and that one was received."""

from dataclasses import dataclass
from datetime import datetime

from backend.api.question_shapes import QuestionConsent


@dataclass(frozen=True, kw_only=True)
class CommentForm:
    """What a site's forms for comments ask for; `open` is false where the site takes none at all.

    `lengths` are the most characters of each field. Whether a draft is open is said by its item:
    `opens_at`, `closes_at`, `accepts_comments`.
    """

    open: bool
    consent: QuestionConsent
    lengths: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class CommentTaken:
    """A comment that was received; `title` is the draft's.

    It is public once it has been read and the page approved.
    """

    received_at: datetime
    title: str
    provision: str
    message: str
