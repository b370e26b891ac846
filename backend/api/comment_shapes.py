"""What the API answers about comments and posts: what a form asks for, that one was received, one's own."""

from dataclasses import dataclass
from datetime import datetime

from backend.api.question_shapes import QuestionConsent


@dataclass(frozen=True, kw_only=True)
class CommentForm:
    """What a site's forms for comments ask for; `open` is false where the site takes none at all.

    `lengths` are the most characters of each field. Whether a draft or a topic is open is said by its item:
    `opens_at`, `closes_at`, `accepts_comments`.
    """

    open: bool
    consent: QuestionConsent
    lengths: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class CommentTaken:
    """A comment or post that was received; `title` is the page's.

    It is public once it has been read and the page approved. By its `code`, told once, its sender sees
    what became of it, and withdraws it.
    """

    received_at: datetime
    title: str
    provision: str
    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class OwnComment:
    """What is held of what somebody sent, and what became of it, for whoever has its code.

    `state` is waiting, accepted (on its way up the chain), published, joined (counted with one that says
    the same), refused or withdrawn; `refusal` is off-topic, personal-data,
    insulting, advertising, unlawful, other-road, other, or empty. `text` and `details` are empty
    once they are erased. `looked_at` are the moments at which staff read who its sender is.
    """

    site: str
    title: str
    state: str
    refusal: str
    received_at: datetime
    text: str
    details: dict[str, str]
    shows_name: bool
    looked_at: list[datetime]
    may_withdraw: bool
