"""The API's answers as frozen types. Items stay mappings: only the theme knows their fields."""

from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

Item: TypeAlias = dict[str, Any]


WITHHELD = frozenset({"suspended", "preparing"})


class Payload(BaseModel):
    """An answer, or a part of one; fields the publisher does not use are let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Language(Payload):
    """A language a site speaks."""

    code: str
    home_path: str
    label: str


class Site(Payload):
    """A portal; `settings` and `regulation` are only in its own answer, not in the list.

    `notice` is what readers of a withheld one are told. `leads_on`: the addresses of a closed one
    lead to its successor, which is the site `successor_site` or stands elsewhere.
    """

    key: str
    name: str
    tier: str
    tier_name: str = ""
    parent: str | None = None
    host: str
    aliases: tuple[str, ...] = ()
    url: str
    status: Literal["active", "closed", "suspended", "preparing"] = "active"
    notice: str = ""
    successor: str | None = None
    successor_site: str | None = None
    leads_on: bool = False
    languages: tuple[Language, ...]
    theme: str | None = None
    settings: dict[str, Any] = {}
    regulation: dict[str, Any] = {}

    @property
    def is_withheld(self) -> bool:
        """Tell whether nothing of it may be read but the notice."""
        return self.status in WITHHELD


class Home(Payload):
    """The home page of a site in one locale."""

    id: str
    title: str
    path: str


class Section(Payload):
    """A live section with its live subsections, in tree order."""

    id: str
    title: str
    menu_title: str = ""
    path: str
    category: str | None = None
    in_menu: bool = True
    layout: str = "stream"
    children: tuple["Section", ...] = ()


class Navigation(Payload):
    """All live sections of a site in one locale; a language that waits for its home has none."""

    home: Home | None = None
    sections: tuple[Section, ...] = ()


class TranslatedFrom(Payload):
    """What an item was translated from: the original's text as it was at `published_at`.

    `is_current`: the original still says the same. `source_updated_at` is when it was last published.
    """

    locale: str
    published_at: str
    is_current: bool
    source_updated_at: str


def translated_from(item: Item) -> TranslatedFrom | None:
    """Return what an item was translated from; None of an original, or where nobody knows."""
    found = item.get("translated_from")
    return TranslatedFrom.model_validate(found) if found else None


class PlaceAnswer(Payload):
    """What stands at a path; `path` is only in lists."""

    path: str = ""
    status: Literal["page", "redirect", "gone"]
    id: str | None = None
    locale: str = ""
    type: str | None = None
    target: str | None = None


class Remark(Payload):
    """What somebody said about a draft; of staff without a full name `name` is empty."""

    name: str
    is_staff: bool
    text: str
    at: str


class Preview(Payload):
    """A draft as it would be published; `files` are had by its token only."""

    site: str
    locale: str
    saved_at: str
    expires_at: str
    is_newest: bool
    is_published: bool
    takes_remarks: bool
    remarks: tuple[Remark, ...]
    files: frozenset[str]
    item: Item


class Change(Payload):
    """Something was touched: whoever read one of its keys should read again."""

    cursor: str
    site: str | None = None
    kind: str
    subject: str | None = None
    keys: tuple[str, ...]


class Changes(Payload):
    """What happened after a cursor, in order."""

    changes: tuple[Change, ...]
    next: str


class Piece(Payload):
    """A piece of plain text; `match`: it is what was searched for."""

    text: str
    match: bool


class Attachment(Payload):
    """The attached file an excerpt was taken from."""

    title: str
    url: str


class Excerpt(Payload):
    """Where in an item words were found."""

    field: str
    pieces: tuple[Piece, ...]
    attachment: Attachment | None = None


class Count(Payload):
    """How many results have a value."""

    value: str
    count: int


class Facets(Payload):
    """Counts of all results by value, the most frequent first."""

    category: tuple[Count, ...] = ()
    site: tuple[Count, ...] = ()
    year: tuple[Count, ...] = ()
    details: dict[str, tuple[Count, ...]] = {}


class Results(Payload):
    """A page of search results: items as lists have them, each with its `highlights`."""

    results: tuple[Item, ...]
    next: str | None
    count: int
    facets: Facets | None = None
    did_you_mean: str | None = None
    is_partial: bool = False


class AskerRule(Payload):
    """What somebody who asks must tell: all of some details, and at least one of others."""

    kind: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        """Return the fields of the form that must be filled in."""
        return tuple(_field_of(detail) for detail in self.all_of)

    @property
    def one_of(self) -> tuple[str, ...]:
        """Return the fields of which one must be filled in."""
        return tuple(_field_of(detail) for detail in self.any_of)


def _field_of(detail: str) -> str:
    return detail.replace("-", "_")


class QuestionTopic(Payload):
    """What a question may be about; `name` is Vietnamese."""

    key: str
    name: str


class AttachmentRule(Payload):
    """Which files may come with a question; `types` are suffixes."""

    types: tuple[str, ...] = ()
    max_bytes: int
    max_count: int

    def takes(self, filename: str) -> bool:
        """Tell whether a file of that name may come."""
        suffixes = tuple("." + each.lower().removeprefix(".") for each in self.types)
        return filename.lower().endswith(suffixes)


class QuestionConsent(Payload):
    """What whoever asks agrees to: `text` in Vietnamese, `texts` in other languages as well."""

    version: str
    text: str
    texts: dict[str, str] = {}


class QuestionLimit(Payload):
    """How soon something is done; `text` is the rule's own words, from `clause`."""

    what: str
    text: str
    clause: str = ""


class SealingKey(Payload):
    """The CMS's public key (X25519, base64), by which only it can read what is sealed."""

    id: str
    key: str


class QuestionForm(Payload):
    """What a portal's rules ask of whoever sends a question."""

    open: bool
    askers: tuple[AskerRule, ...] = ()
    complaints: str | None = None
    limits: tuple[QuestionLimit, ...] = ()
    topics: tuple[QuestionTopic, ...] = ()
    attachments: AttachmentRule | None = None
    consent: QuestionConsent | None = None
    lengths: dict[str, int] = {}
    sealing_key: SealingKey | None = None


class CommentForm(Payload):
    """What a portal asks of whoever comments on a draft."""

    open: bool
    consent: QuestionConsent
    lengths: dict[str, int] = {}


class CommentTaken(Payload):
    """That a comment or post was taken; `title` is the page's."""

    received_at: str
    title: str = ""
    provision: str = ""
    code: str = ""
    message: str = ""


class OwnComment(Payload):
    """What became of what somebody sent, and what is held of it."""

    title: str
    state: str
    refusal: str = ""
    received_at: str
    text: str = ""
    details: dict[str, str] = {}
    shows_name: bool = False
    looked_at: list[str] = []
    may_withdraw: bool = False


class ContributionForm(Payload):
    """What a portal asks of whoever contributes an item."""

    open: bool
    categories: tuple[QuestionTopic, ...] = ()
    photographs: AttachmentRule
    consent: QuestionConsent
    declaration: QuestionConsent
    lengths: dict[str, int] = {}


class ContributionTaken(Payload):
    """That a contribution was taken, and the code by which it is followed."""

    code: str
    received_at: str
    message: str = ""


class ContributionStep(Payload):
    """One thing that was done about a contribution."""

    at: str
    what: str
    text: str = ""


class ContributionStatus(Payload):
    """Where a contribution stands; `url` once it is public."""

    state: str
    received_at: str
    title: str
    url: str = ""
    may_reply: bool = False
    timeline: tuple[ContributionStep, ...] = ()


class RatingForm(Payload):
    """On what a portal is rated, and what is published of that."""

    open: bool
    axes: tuple[str, ...] = ()
    clause: str = ""
    least_answers: int = 0
    results: dict[str, Any] | None = None
    everywhere: dict[str, Any] | None = None


class OfferedSubject(Payload):
    """Something that is told of by e-mail, by its `group`: category, news or consultation."""

    key: str
    group: str
    name: str


class SubscriptionForm(Payload):
    """What a portal offers to tell by e-mail, and how often; `hours` a subscription can be confirmed."""

    open: bool
    subjects: tuple[OfferedSubject, ...] = ()
    rhythms: tuple[str, ...] = ()
    consent: QuestionConsent
    hours: int = 48


class DialogueTaken(Payload):
    """A question to a dialogue that was received."""

    number: int
    received_at: str
    message: str = ""


class CountedDay(Payload):
    """A day on the way to a deadline: `kind` says why it counted, or why not; `name` a holiday's."""

    date: str
    kind: str = ""
    name: str = ""
    counts: bool = True


class Owed(Payload):
    """By when something is owed to whoever asked; `steps` say how that was counted."""

    what: str
    at: str | None = None
    steps: tuple[CountedDay, ...] = ()
    is_over: bool = False
    is_overdue: bool = False


class Taken(Payload):
    """That a question was taken."""

    code: str
    received_at: str
    message: str = ""
    due: tuple[Owed, ...] = ()


class Stage(Payload):
    """Something that happened to a question."""

    at: str
    what: str
    text: str = ""
    unit: str = ""
    promised: str | None = None


class GivenAnswer(Payload):
    """An answer: clean HTML, when and by whom."""

    html: str
    answered_at: str | None = None
    unit: str = ""


class DataRequest(Payload):
    """What a sender asked about their own data, and what is owed to them for it."""

    kind: str
    stage: str
    asked_at: str
    due: tuple[Owed, ...] = ()


class Followed(Payload):
    """What may be told of a question to whoever has its code."""

    state: str
    received_at: str
    title: str = ""
    topic: str = ""
    timeline: tuple[Stage, ...] = ()
    due: tuple[Owed, ...] = ()
    overdue: bool = False
    answer: GivenAnswer | None = None
    may_reply: bool = False
    may_rate: bool = False
    data_requests: tuple[DataRequest, ...] = ()
    may_ask_for: tuple[str, ...] = ()
    data_is_ready: bool = False


class HeldWords(Payload):
    """Something a sender wrote after the question."""

    at: str
    text: str


class HeldFile(Payload):
    """A file that came with a question."""

    name: str
    size: int


class HeldConsent(Payload):
    """Which words a sender agreed to, in which language, and when."""

    version: str
    locale: str
    at: str


class Held(Payload):
    """All that is held about the sender of a question; `details` by the names of the form's fields."""

    details: dict[str, str] = {}
    received_at: str
    title: str = ""
    text: str = ""
    replies: tuple[HeldWords, ...] = ()
    files: tuple[HeldFile, ...] = ()
    consent: HeldConsent | None = None
    forwarded_to: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
