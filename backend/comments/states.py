"""When a comment is taken, and what may be done about one that was. No database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How far a comment is. An accepted one stands in a draft or, behind the chain, in public."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    JOINED = "joined"
    REFUSED = "refused"


class Act(StrEnum):
    """What the board does about a comment; JOIN counts it with another that says the same."""

    ACCEPT = "accept"
    JOIN = "join"
    REFUSE = "refuse"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Transition:
    """From where an act leads where."""

    sources: frozenset[State]
    target: State


_WAITING = frozenset({State.WAITING})
TRANSITIONS: Mapping[Act, Transition] = {
    Act.ACCEPT: Transition(_WAITING, State.ACCEPTED),
    Act.JOIN: Transition(_WAITING, State.JOINED),
    Act.REFUSE: Transition(_WAITING, State.REFUSED),
    Act.REOPEN: Transition(frozenset({State.ACCEPTED, State.JOINED, State.REFUSED}), State.WAITING),
}


class NotNow(Exception):
    """The act is not for a comment that stands where this one does."""


class NotOpen(Exception):
    """No comment is taken now; `why` is `announced`, `closed` or `not-online`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Opening:
    """From when until when a page takes comments on its portal, if it does at all.

    Without a `closes_at` it takes them until that is changed. `answers` tells which published posts
    may be replied to, by number: none of a draft's, and of a topic's no replies, so that whoever
    reads a page of posts has before them what each is about, and no thread runs away from its topic.
    """

    opens_at: datetime
    closes_at: datetime | None
    accepts_comments: bool
    answers: Callable[[int], bool] | None = None

    def require_open(self, now: datetime) -> None:
        """Raise NotOpen where no comment is taken at a moment; the closing itself is too late."""
        if self.closes_at is not None and now >= self.closes_at:
            raise NotOpen("closed")
        if not self.accepts_comments:
            raise NotOpen("not-online")
        if now < self.opens_at:
            raise NotOpen("announced")

    def is_open(self, now: datetime) -> bool:
        """Tell whether a comment is taken at a moment."""
        try:
            self.require_open(now)
        except NotOpen:
            return False
        return True


def may(state: State, act: Act, *, is_on_page: bool = False, leads: bool = False) -> bool:
    """Tell whether an act is possible.

    What stands on the page, or in its draft, is taken off there (`is_on_page`); and with a comment
    that others were counted with (`leads`) they would be lost.
    """
    if state not in TRANSITIONS[act].sources:
        return False
    if act is Act.REOPEN:
        return not (state is State.ACCEPTED and is_on_page)
    return not (leads and act in {Act.JOIN, Act.REFUSE})


def after(state: State, act: Act, *, is_on_page: bool = False, leads: bool = False) -> State:
    """Return where an act leads; NotNow where it is not possible."""
    if not may(state, act, is_on_page=is_on_page, leads=leads):
        raise NotNow(f"{act} in {state}")
    return TRANSITIONS[act].target
