"""How far a royalty is, and what it comes to. No database."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class State(StrEnum):
    """How far a line is. OPEN: the item is public, and nobody has said yet what it is worth."""

    OPEN = "open"
    PROPOSED = "proposed"
    APPROVED = "approved"
    PAID = "paid"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What is done about a line."""

    PROPOSE = "propose"
    SEND_BACK = "send-back"
    APPROVE = "approve"
    PAY = "pay"
    CANCEL = "cancel"


@dataclass(frozen=True)
class Transition:
    """From where an act leads where."""

    sources: frozenset[State]
    target: State


TRANSITIONS: Mapping[Act, Transition] = {
    Act.PROPOSE: Transition(frozenset({State.OPEN, State.PROPOSED}), State.PROPOSED),
    Act.SEND_BACK: Transition(frozenset({State.PROPOSED, State.APPROVED}), State.OPEN),
    Act.APPROVE: Transition(frozenset({State.PROPOSED}), State.APPROVED),
    Act.PAY: Transition(frozenset({State.APPROVED}), State.PAID),
    Act.CANCEL: Transition(
        frozenset({State.OPEN, State.PROPOSED, State.APPROVED}), State.CANCELLED
    ),
}
OWED = (State.OPEN, State.PROPOSED, State.APPROVED)
SPENT = (State.APPROVED, State.PAID)
"""What counts against a budget."""


class NotNow(Exception):
    """The act is not for a line that stands where this one does."""


def may(state: State, act: Act) -> bool:
    """Tell whether an act is possible."""
    return state in TRANSITIONS[act].sources


def after(state: State, act: Act) -> State:
    """Return where an act leads; NotNow where it is not possible."""
    if not may(state, act):
        raise NotNow(f"{act} in {state}")
    return TRANSITIONS[act].target


def amount(coefficient: Decimal, unit: int, share: int) -> int:
    """Return what a share (in percent) of a work comes to, in whole đồng."""
    whole = coefficient * unit * share / 100
    return int(whole.quantize(Decimal(1), rounding=ROUND_HALF_UP))
