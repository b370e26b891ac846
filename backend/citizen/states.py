"""What may become of a question, by whose act: a state machine without a database or a clock.

HP25-9.2 to 9.4, TD25-7.5, HCM24-12.1đ, KH10-5.2l. A question that went to the wrong unit goes back to
the board and never sideways; nobody pauses a clock that runs against themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from backend.regulations.citizen_policies import ComplaintHandling, QuestionPolicy
from backend.regulations.deadlines import LimitKind


class State(StrEnum):
    """Where a question stands."""

    RECEIVED = "received"
    INVALID = "invalid"
    TRIAGE = "triage"
    OUT_OF_SCOPE = "out-of-scope"
    COMPLAINT_REFUSED = "complaint-refused"
    COMPLAINT_FORWARDED = "complaint-forwarded"
    FORWARDED = "forwarded"
    RETURNED_TO_BOARD = "returned-to-board"
    IN_PROGRESS = "in-progress"
    PROGRESS_NOTIFIED = "progress-notified"
    ANSWERED = "answered"
    CLOSED = "closed"


class Act(StrEnum):
    """What somebody does about a question."""

    ACCEPT = "accept"
    FIND_INVALID = "find-invalid"
    CALL_OUT_OF_SCOPE = "call-out-of-scope"
    REFUSE_COMPLAINT = "refuse-complaint"
    FORWARD_COMPLAINT = "forward-complaint"
    FORWARD = "forward"
    RETURN = "return"
    TAKE_UP = "take-up"
    NOTIFY_PROGRESS = "notify-progress"
    ANSWER = "answer"
    COPY_TO_BOARD = "copy-to-board"
    MAKE_PUBLIC = "make-public"
    PAUSE = "pause"
    RESUME = "resume"
    REPLY = "reply"
    RATE = "rate"
    CLOSE = "close"
    WITHDRAW = "withdraw"


class Actor(StrEnum):
    """On whose behalf an act is done; `UNIT` is whoever the question was forwarded to."""

    BOARD = "board"
    UNIT = "unit"
    SYSTEM = "system"
    CITIZEN = "citizen"


WITH_THE_BOARD = (State.TRIAGE, State.RETURNED_TO_BOARD)
WITH_A_UNIT = (State.FORWARDED, State.IN_PROGRESS, State.PROGRESS_NOTIFIED)
REFUSED = (State.OUT_OF_SCOPE, State.COMPLAINT_REFUSED, State.COMPLAINT_FORWARDED)
OVER = (State.INVALID, *REFUSED, State.ANSWERED, State.CLOSED)
"""Where nobody owes the sender anything any more, unless the sender writes again."""
OPEN = tuple(state for state in State if state not in OVER)


@dataclass(frozen=True)
class Transition:
    """From which states an act leads where (None: where it was), and on whose behalf."""

    sources: tuple[State, ...]
    target: State | None
    actors: tuple[Actor, ...]


TRANSITIONS: dict[Act, Transition] = {
    Act.ACCEPT: Transition(
        (State.RECEIVED, State.INVALID), State.TRIAGE, (Actor.SYSTEM, Actor.BOARD)
    ),
    Act.FIND_INVALID: Transition(
        (State.RECEIVED, State.TRIAGE), State.INVALID, (Actor.SYSTEM, Actor.BOARD)
    ),
    Act.CALL_OUT_OF_SCOPE: Transition(WITH_THE_BOARD, State.OUT_OF_SCOPE, (Actor.BOARD,)),
    Act.REFUSE_COMPLAINT: Transition(WITH_THE_BOARD, State.COMPLAINT_REFUSED, (Actor.BOARD,)),
    Act.FORWARD_COMPLAINT: Transition(WITH_THE_BOARD, State.COMPLAINT_FORWARDED, (Actor.BOARD,)),
    Act.FORWARD: Transition(WITH_THE_BOARD, State.FORWARDED, (Actor.BOARD,)),
    Act.RETURN: Transition(WITH_A_UNIT, State.RETURNED_TO_BOARD, (Actor.UNIT,)),
    Act.TAKE_UP: Transition((State.FORWARDED,), State.IN_PROGRESS, (Actor.UNIT,)),
    # Once only: a second notice would move the date that the sender was promised.
    Act.NOTIFY_PROGRESS: Transition(
        (State.FORWARDED, State.IN_PROGRESS), State.PROGRESS_NOTIFIED, (Actor.UNIT,)
    ),
    Act.ANSWER: Transition(WITH_A_UNIT, State.ANSWERED, (Actor.UNIT,)),
    Act.COPY_TO_BOARD: Transition((State.ANSWERED,), None, (Actor.UNIT, Actor.SYSTEM)),
    Act.MAKE_PUBLIC: Transition((State.ANSWERED, State.CLOSED), None, (Actor.BOARD, Actor.UNIT)),
    Act.PAUSE: Transition(WITH_A_UNIT, None, (Actor.BOARD,)),
    Act.RESUME: Transition(WITH_A_UNIT, None, (Actor.BOARD,)),
    Act.REPLY: Transition(
        (State.INVALID, *WITH_THE_BOARD, *WITH_A_UNIT, State.ANSWERED), None, (Actor.CITIZEN,)
    ),
    Act.RATE: Transition((State.ANSWERED, State.CLOSED), None, (Actor.CITIZEN,)),
    Act.CLOSE: Transition(
        (State.INVALID, *REFUSED, State.ANSWERED), State.CLOSED, (Actor.BOARD, Actor.SYSTEM)
    ),
    # Whoever has what they asked deleted is owed no answer to it any more.
    Act.WITHDRAW: Transition(OPEN, State.CLOSED, (Actor.CITIZEN,)),
}

ENDS_A_PAUSE = frozenset({Act.RESUME, Act.RETURN, Act.NOTIFY_PROGRESS, Act.ANSWER})
REPLY_LEADS = {State.INVALID: State.TRIAGE, State.ANSWERED: State.IN_PROGRESS}
"""What a sender's further words set going again: a question completed, one asked once more."""


class NotNow(Exception):
    """The act is not for this actor, or not for a question that stands where this one does."""

    def __init__(self, act: Act, state: State, why: str = "") -> None:
        super().__init__(f"{act} in {state}: {why}" if why else f"{act} in {state}")
        self.act, self.state = act, state


@dataclass(frozen=True)
class Event:
    """One act that was done. `promised` is the day an answer comes by; `is_public` an answer's.

    `to_the_board` says that the board forwarded the question to itself.
    """

    act: Act
    actor: Actor
    at: datetime
    promised: date | None = None
    is_public: bool = False
    to_the_board: bool = False


@dataclass(frozen=True)
class Case:
    """A question as its events have made it; a question is a fold over what was done about it.

    `is_public` is what was decided of the answer; `has_page` that a page of it was drafted.
    """

    received_at: datetime
    events: tuple[Event, ...] = ()
    state: State = State.RECEIVED
    is_paused: bool = False
    is_with_the_board: bool = False
    is_public: bool = False
    is_copied: bool = False
    has_page: bool = False
    was_answered: bool = False
    valid_from: int = 0
    asked_from: int = 0

    @property
    def valid_since(self) -> datetime:
        """When it was received as a valid question: only such a one is received at all."""
        return self._at(self.valid_from)

    @property
    def asked_since(self) -> datetime:
        """When it was asked: that moment, or when the sender asked once more behind an answer."""
        return self._at(max(self.asked_from, self.valid_from))

    def since_valid(self) -> tuple[Event, ...]:
        """Return what was done since it is valid."""
        return self.events[self.valid_from :]

    def since_asked(self) -> tuple[Event, ...]:
        """Return what was done since it was asked, or asked once more."""
        return self.events[max(self.asked_from, self.valid_from) :]

    @classmethod
    def of(cls, received_at: datetime, events: Iterable[Event], policy: QuestionPolicy) -> "Case":
        """Return the case that these events make, in their order; NotNow where one cannot be."""
        case = cls(received_at)
        for event in events:
            case = case.after(event, policy)
        return case

    def may(self, act: Act, actor: Actor, policy: QuestionPolicy) -> bool:
        """Tell whether an act is possible here, on that behalf, under these rules."""
        allowed = TRANSITIONS[act]
        return (
            self.state in allowed.sources
            and actor in allowed.actors
            and self._fits(act, actor, policy)
        )

    def acts(self, actor: Actor, policy: QuestionPolicy) -> tuple[Act, ...]:
        """Return everything that may be done now on somebody's behalf."""
        return tuple(act for act in Act if self.may(act, actor, policy))

    def after(self, event: Event, policy: QuestionPolicy) -> "Case":
        """Return the case with one act more; NotNow if that act is not possible."""
        act = event.act
        if not self.may(act, event.actor, policy):
            raise NotNow(act, self.state)
        if self.events and event.at < self.events[-1].at:
            raise NotNow(act, self.state, "an act is not earlier than the one before")
        if _must_promise(act, policy) and event.promised is None:
            raise NotNow(act, self.state, "it names the day by which the answer comes")
        state = TRANSITIONS[act].target or self.state
        if act is Act.REPLY:
            state = REPLY_LEADS.get(self.state, self.state)
        answers = act is Act.ANSWER
        here = len(self.events)
        completes = self.state is State.INVALID and state is State.TRIAGE
        return Case(
            received_at=self.received_at,
            events=(*self.events, event),
            state=state,
            is_paused=act is Act.PAUSE or (self.is_paused and act not in ENDS_A_PAUSE),
            is_with_the_board=event.to_the_board if act is Act.FORWARD else self.is_with_the_board,
            is_public=event.is_public if answers else self.is_public or act is Act.MAKE_PUBLIC,
            has_page=act is Act.MAKE_PUBLIC or (self.has_page and not answers),
            is_copied=(self.is_copied and not answers) or act is Act.COPY_TO_BOARD,
            was_answered=self.was_answered or answers,
            valid_from=here if completes else self.valid_from,
            asked_from=here
            if act is Act.REPLY and self.state is State.ANSWERED
            else self.asked_from,
        )

    def _at(self, index: int) -> datetime:
        return self.events[index].at if index else self.received_at

    def _fits(self, act: Act, actor: Actor, policy: QuestionPolicy) -> bool:
        match act:
            case Act.REFUSE_COMPLAINT:
                return _handles_complaints_by(policy, ComplaintHandling.REFUSE)
            case Act.FORWARD_COMPLAINT:
                return _handles_complaints_by(policy, ComplaintHandling.FORWARD)
            case Act.PAUSE:
                return not self.is_paused and not self.is_with_the_board
            case Act.RESUME:
                return self.is_paused
            case Act.COPY_TO_BOARD:
                return not self.is_public and not self.is_copied
            case Act.MAKE_PUBLIC:
                return self.was_answered and not self.has_page
            case Act.RATE:
                return self.was_answered
            case Act.CLOSE:
                return self._may_close(policy)
        return True

    def _may_close(self, policy: QuestionPolicy) -> bool:
        """Tell whether an answer is where it must be: in public, or with the board as well."""
        if self.state is not State.ANSWERED:
            return True
        if self.is_public:
            return self.has_page
        copies = policy.private_answer_copied_to_board
        return not (copies and copies.value) or self.is_copied


def promises_at_take_up(policy: QuestionPolicy) -> bool:
    """Tell whether the unit sets the limit itself, so that it names a day as it takes a question up."""
    return policy.answer is not None and policy.answer.kind is LimitKind.AGENCY_SET


def _must_promise(act: Act, policy: QuestionPolicy) -> bool:
    # A notice without a day says nothing, whether or not the regulation insists.
    return act is Act.NOTIFY_PROGRESS or (act is Act.TAKE_UP and promises_at_take_up(policy))


def _handles_complaints_by(policy: QuestionPolicy, handling: ComplaintHandling) -> bool:
    return policy.complaints is None or policy.complaints.value is handling
