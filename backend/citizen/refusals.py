"""Why something of a citizen's was not taken: every fault at once, and nothing personal repeated."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field, and what to do. `value` is empty where it would tell who asks."""

    field: str
    value: str
    reason: str
    remedy: str


class NotTaken(Exception):
    """What was sent cannot be taken."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__([fault.field for fault in faults])
        self.faults = faults


class Closed(Exception):
    """The site takes no questions by its portal now."""


class OtherWords(Exception):
    """The same key came with other words before: one key, one question."""


class UnknownCode(Exception):
    """No question has this code."""
