"""What the API answers about questions: what a form asks for, and what a sender learns by a code."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class QuestionAsker:
    """What an asker of a kind has to tell: all of these fields, and one at least of those."""

    kind: str
    all_of: list[str]
    any_of: list[str]


@dataclass(frozen=True, kw_only=True)
class QuestionLimit:
    """How soon something is done: the regulation's own words, and where it says so."""

    what: str
    text: str
    clause: str


@dataclass(frozen=True, kw_only=True)
class QuestionTopic:
    """What a question may be about; `name` is Vietnamese."""

    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class QuestionAttachments:
    """Which files may come along: endings of their names, bytes of each, how many."""

    types: list[str]
    max_bytes: int
    max_count: int


@dataclass(frozen=True, kw_only=True)
class QuestionConsent:
    """The words a sender agrees to; a question names their version.

    `text` is in Vietnamese, `texts` in every language there is. Agreed to is the one in the question's
    `locale`, the Vietnamese one where there is none.
    """

    version: str
    text: str
    texts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class QuestionSealingKey:
    """The key (X25519, base64) by which publishers seal what they pass on; `id` is its name."""

    id: str
    key: str


@dataclass(frozen=True, kw_only=True)
class QuestionForm:
    """What a site's form asks for. `complaints`: `refuse`, `forward`, or null where nothing is said.

    `lengths` are the most characters of each field.
    """

    open: bool
    askers: list[QuestionAsker]
    channels: list[str]
    complaints: str | None
    limits: list[QuestionLimit]
    topics: list[QuestionTopic]
    attachments: QuestionAttachments
    consent: QuestionConsent
    lengths: dict[str, int]
    sealing_key: QuestionSealingKey


@dataclass(frozen=True, kw_only=True)
class QuestionChallenge:
    """Work for whoever sends, good once.

    Find `n` so that sha256(challenge + ":" + n) begins with `difficulty` zero bits.
    """

    challenge: str
    difficulty: int
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionDay:
    """A day on the way to a deadline: `kind` says why it counted, or why not; `name` a holiday's."""

    date: date
    kind: str
    name: str
    counts: bool


@dataclass(frozen=True, kw_only=True)
class QuestionDue:
    """Something that is owed: `at` is null where there is no number, or while the clock stands still.

    `steps` are the days that were counted. `is_over`: it was done, or is owed no longer.
    """

    what: str
    at: datetime | None
    is_over: bool
    is_overdue: bool
    steps: list[QuestionDay]


@dataclass(frozen=True, kw_only=True)
class QuestionTaken:
    """A question that was received. `code` is told here only; whoever has it reads everything."""

    code: str
    received_at: datetime
    state: str
    due: list[QuestionDue]
    message: str


@dataclass(frozen=True, kw_only=True)
class QuestionStep:
    """What was done: `what` is a word of the state machine, `unit` who a question went to."""

    at: datetime
    what: str
    text: str
    unit: str
    promised: date | None


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered:
    """The answer, as HTML of paragraphs only."""

    html: str
    answered_at: datetime
    unit: str


@dataclass(frozen=True, kw_only=True)
class QuestionDataRequest:
    """What a sender asked about their own data: `access`, `correction` or `deletion`.

    `stage`: `received`, `acknowledged`, `ready` (to be seen once), `done` or `refused`.
    """

    kind: str
    stage: str
    asked_at: datetime
    due: list[QuestionDue]


@dataclass(frozen=True, kw_only=True)
class QuestionSaid:
    """Something a sender wrote after the question."""

    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class QuestionFile:
    """A file that came with a question."""

    name: str
    size: int


@dataclass(frozen=True, kw_only=True)
class QuestionAgreed:
    """Which words a sender agreed to, in which language, and when."""

    version: str
    locale: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionHeld:
    """All that is held about the sender of a question. `details` are by the names of the form's fields.

    `looked_at`: when staff looked at the details in full, each time with a reason that is kept.
    """

    details: dict[str, str]
    asker: str
    channel: str
    received_at: datetime
    title: str
    text: str
    replies: list[QuestionSaid]
    files: list[QuestionFile]
    consent: QuestionAgreed | None
    forwarded_to: list[str]
    looked_at: list[datetime]


@dataclass(frozen=True, kw_only=True)
class QuestionStatus:
    """What a sender sees of a question.

    `may_ask_for`: what may be asked now about the data held about them; `data_is_ready`: it waits to
    be seen, once.
    """

    site: str
    state: str
    received_at: datetime
    title: str
    topic: str
    timeline: list[QuestionStep]
    due: list[QuestionDue]
    overdue: bool
    answer: QuestionAnswered | None
    may_reply: bool
    may_rate: bool
    data_requests: list[QuestionDataRequest]
    may_ask_for: list[str]
    data_is_ready: bool


@dataclass(frozen=True, kw_only=True)
class DialogueQuestionTaken:
    """A question to a dialogue that was received: `number` is its place among all that were asked."""

    number: int
    received_at: datetime
    message: str
