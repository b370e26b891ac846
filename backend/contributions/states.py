"""How far a contribution is, and what may be done about it. No database."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a contribution is. What was taken over is a draft; public it is behind the chain only."""

    RECEIVED = "received"
    ASKED = "asked"
    DRAFTED = "drafted"
    PUBLISHED = "published"
    DECLINED = "declined"


class Act(StrEnum):
    """What the board does about a contribution, its sender (REPLY), or the chain (PUBLISH)."""

    TAKE_OVER = "take-over"
    ASK_BACK = "ask-back"
    REPLY = "reply"
    DECLINE = "decline"
    PUBLISH = "publish"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Transition:
    """From where an act leads where."""

    sources: frozenset[State]
    target: State


_OPEN = frozenset({State.RECEIVED, State.ASKED})
TRANSITIONS: Mapping[Act, Transition] = {
    Act.TAKE_OVER: Transition(_OPEN, State.DRAFTED),
    Act.ASK_BACK: Transition(frozenset({State.RECEIVED}), State.ASKED),
    Act.REPLY: Transition(_OPEN, State.RECEIVED),
    Act.DECLINE: Transition(_OPEN | {State.DRAFTED}, State.DECLINED),
    Act.PUBLISH: Transition(frozenset({State.DRAFTED}), State.PUBLISHED),
    Act.REOPEN: Transition(frozenset({State.DECLINED}), State.RECEIVED),
}
OPEN = tuple(sorted(_OPEN))
OVER = (State.PUBLISHED, State.DECLINED)
OF_THE_BOARD = (Act.TAKE_OVER, Act.ASK_BACK, Act.DECLINE, Act.REOPEN)


class NotNow(Exception):
    """The act is not for a contribution that stands where this one does."""


def may(state: State, act: Act) -> bool:
    """Tell whether an act is possible."""
    return state in TRANSITIONS[act].sources


def after(state: State, act: Act) -> State:
    """Return where an act leads; NotNow where it is not possible."""
    if not may(state, act):
        raise NotNow(f"{act} in {state}")
    return TRANSITIONS[act].target
