"""What may become of a question to a dialogue, and when, by the clock alone. Plain Python."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

EXTRA_TIME = timedelta(minutes=30)
"""How long after the planned end answers are still released: what was said last is still being written.

No regulation gives a number. Questions are not taken any more, and whatever is then without an answer
goes on to the site's questions.
"""


class State(StrEnum):
    """Where a question stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    REFUSED = "refused"
    MOVED_ON = "moved-on"


class Act(StrEnum):
    """What is done about a question. MOVE_ON is the clock's, all others are a moderator's."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    PREPARE = "prepare"
    RELEASE = "release"
    RETRACT = "retract"
    MOVE_ON = "move-on"


class Phase(StrEnum):
    """Where a session stands."""

    ANNOUNCED = "announced"
    LIVE = "live"
    OVER = "over"


AFTER: dict[tuple[State, Act], State] = {
    (State.WAITING, Act.ACCEPT): State.ACCEPTED,
    (State.WAITING, Act.REFUSE): State.REFUSED,
    (State.WAITING, Act.MOVE_ON): State.MOVED_ON,
    (State.ACCEPTED, Act.PREPARE): State.ACCEPTED,
    (State.ACCEPTED, Act.REFUSE): State.REFUSED,
    (State.ACCEPTED, Act.RELEASE): State.ANSWERED,
    (State.ACCEPTED, Act.MOVE_ON): State.MOVED_ON,
    (State.ANSWERED, Act.RELEASE): State.ANSWERED,
    (State.ANSWERED, Act.RETRACT): State.ACCEPTED,
    (State.REFUSED, Act.ACCEPT): State.ACCEPTED,
}
"""Every step there is. Releasing what is answered already corrects it."""
UNANSWERED = frozenset({State.WAITING, State.ACCEPTED})
PUBLIC = frozenset({Act.RELEASE, Act.RETRACT})
"""Acts that change what the public reads."""


class NotNow(Exception):
    """Nobody can do that with a question as it stands, or not at this hour."""


@dataclass(frozen=True)
class Timetable:
    """When a session is held, and until when questions are taken; None: until its end."""

    starts_at: datetime
    ends_at: datetime
    questions_close_at: datetime | None = None

    @property
    def closes_at(self) -> datetime:
        """The moment from which nothing is released any more."""
        return self.ends_at + EXTRA_TIME

    def takes_questions(self, now: datetime) -> bool:
        """Tell whether a question still comes in time."""
        return now < min(self.questions_close_at or self.ends_at, self.ends_at)

    def phase(self, now: datetime) -> Phase:
        """Return where the session stands at a moment."""
        if now < self.starts_at:
            return Phase.ANNOUNCED
        return Phase.LIVE if now < self.closes_at else Phase.OVER


def possible(state: State, phase: Phase) -> tuple[Act, ...]:
    """Return what a moderator may do about a question.

    No answer is public before the session begins (HP25-8.3). When it is over nothing changes but an
    answer that has to be corrected.
    """
    acts = tuple(act for each, act in AFTER if each is state and act is not Act.MOVE_ON)
    if phase is Phase.ANNOUNCED:
        return tuple(act for act in acts if act not in PUBLIC)
    if phase is Phase.OVER:
        return tuple(act for act in acts if (state, act) == (State.ANSWERED, Act.RELEASE))
    return acts


def after(state: State, act: Act, phase: Phase) -> State:
    """Return how a question stands once this is done; NotNow where it cannot be."""
    is_due = phase is Phase.OVER and (state, act) in AFTER if act is Act.MOVE_ON else None
    if not (act in possible(state, phase) if is_due is None else is_due):
        raise NotNow(f"{act}: {state}, {phase}")
    return AFTER[state, act]
