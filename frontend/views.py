"""What a theme is given: frozen plain data, complete before rendering begins.

Every template receives one view. Whatever is not here, a page does not depend on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Item: TypeAlias = Mapping[str, Any]
"""An item exactly as the API answers it (without `breadcrumbs` and `alternates`): `item["title"]`.

In lists it is the summary: the same mapping without its heavy fields such as `body`.
"""

PageKind: TypeAlias = Literal[
    "home", "section", "archive", "item", "not_found", "gone", "closed", "notice", "search",
    "ask", "track", "comment", "report", "vote", "rate", "subscribe", "posts", "own", "contribute",
    "contributed",
]  # fmt: skip
FeedKind: TypeAlias = Literal["rss", "atom"]
Fallback: TypeAlias = Literal["section", "home"]
"""Where a switch leads in a language that lacks the page: the nearest section above, or home."""
Refusal: TypeAlias = Literal["unknown", "over", "unavailable", "broken"]
"""Why a draft is not shown: no such token, it is over, the CMS is away, no theme can show it."""


@dataclass(frozen=True, kw_only=True)
class SiteView:
    """The site a page belongs to.

    `theme` and `tier` choose how it looks. `settings` and `regulation` are the API's own mappings
    (owner, address, hotline, social, hot_links …; number, title, clause …), in the page's language
    what `settings.in_language` names, else in Vietnamese. `name` is in the page's
    language where the portal has a name in it. `status` is the API's own word; `notice` what readers
    of a withheld portal are told, in Vietnamese. `parent_name` and `parent_url` (the full address of
    a home page) are those of the portal above, None where there is none. `successor` is the address
    a closed portal's readers are sent to, None where there is none.
    """

    key: str
    name: str
    tier: str
    tier_name: str
    parent: str | None
    host: str
    url: str
    theme: str
    is_closed: bool
    status: str
    notice: str
    settings: Mapping[str, Any]
    regulation: Mapping[str, Any]
    parent_name: str | None = None
    parent_url: str | None = None
    successor: str | None = None


@dataclass(frozen=True, kw_only=True)
class LanguageView:
    """One language of the site, as a switcher offers it.

    `path` leads to this page in that language, or where it is not translated to what `fallback`
    says. `label` is the language's own name.
    """

    code: str
    label: str
    path: str
    url: str
    is_current: bool
    fallback: Fallback | None = None

    @property
    def is_translated(self) -> bool:
        """Tell whether this page stands in that language."""
        return self.fallback is None


@dataclass(frozen=True, kw_only=True)
class TranslationView:
    """How far a translation follows its Vietnamese original.

    `as_of` is when the text that was translated had been published; `changed_at` when the original
    was last published, None while it says the same. `path` is the original's, None where it is not
    there any more.
    """

    as_of: str
    changed_at: str | None = None
    path: str | None = None


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section in the tree. `children` are its live subsections, in tree order.

    `title` is its official name, `menu_title` the short words for menus and headings.
    In `PageView.navigation` the tree holds menu sections only, to two levels; in
    `PageView.subsections` it holds every live one.
    """

    id: str
    title: str
    menu_title: str
    path: str
    category: str | None
    in_menu: bool
    layout: str
    children: tuple["SectionView", ...]


@dataclass(frozen=True, kw_only=True)
class CrumbView:
    """One step from the home page down to, and without, the page itself."""

    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class SectionBlock:
    """A section with its newest entries: on a home page, and on a section that has subsections."""

    section: SectionView
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class MonthView:
    """A month that has an archive page. `month` is `YYYY-MM`; the theme words it."""

    month: str
    path: str


@dataclass(frozen=True, kw_only=True)
class WeekView:
    """A leader's week that has a page, from Monday `start` to Sunday `end`."""

    start: str
    end: str
    path: str


@dataclass(frozen=True, kw_only=True)
class PaginationView:
    """Where an archive page stands. Pages are numbered from the oldest, so that they stay.

    There is no total on purpose: it would change every page whenever one is added.
    """

    number: int
    newer_path: str | None
    older_path: str | None


@dataclass(frozen=True, kw_only=True)
class FeedLink:
    """A feed that belongs to this page, for `<link rel="alternate">`."""

    title: str
    path: str
    content_type: str


@dataclass(frozen=True, kw_only=True)
class PortalView:
    """A portal below this one, for its directory of portals (home pages only).

    `status` is `active`, or `suspended` or `preparing`, and then its address shows a notice.
    """

    key: str
    name: str
    tier: str
    tier_name: str
    parent: str | None
    url: str
    status: str


@dataclass(frozen=True, kw_only=True)
class RemarkView:
    """What somebody said about a draft; of staff who gave no full name `name` is empty."""

    name: str
    is_staff: bool
    text: str
    at: str


@dataclass(frozen=True, kw_only=True)
class RemarkForm:
    """The form by which a guest says something, as it was filled in.

    `faults` names what is wrong with `name`, `text` or the whole (``): missing, long, many, refused.
    `was_sent`: the remark before this one was taken.
    """

    name: str = ""
    text: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    was_sent: bool = False


@dataclass(frozen=True, kw_only=True)
class PreviewView:
    """What is said around a draft. `path` is the preview's own address, where its form is sent to."""

    path: str
    saved_at: str
    expires_at: str
    is_newest: bool
    is_published: bool
    takes_remarks: bool
    remarks: tuple[RemarkView, ...]
    form: RemarkForm


@dataclass(frozen=True, kw_only=True)
class PieceView:
    """A piece of an excerpt; `match`: it is what was searched for."""

    text: str
    match: bool


@dataclass(frozen=True, kw_only=True)
class ExcerptView:
    """Where words were found: `field` is the API's word; of a file, its name and address."""

    field: str
    pieces: tuple[PieceView, ...]
    file_title: str = ""
    file_url: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """An item that was found. `title` is it in pieces; `portal` names another site's, else empty."""

    item: Item
    address: str
    title: tuple[PieceView, ...]
    excerpts: tuple[ExcerptView, ...]
    portal: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceView:
    """A way to narrow results, or to take that back; `address` is the search with it."""

    words: str
    address: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class SearchView:
    """What a reader searched for, and what was found.

    `asked` is the question as it was typed, `kept` the other fields of the form as they stand.
    `fault` is why there is no answer: missing, long, refused or unavailable; an
    empty one with `asked` empty is a page nobody has asked anything yet. `meant` is what was
    understood where nothing has all the words as typed, `meant_address` the search for it alone.
    """

    asked: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    count: int = 0
    results: tuple[ResultView, ...] = ()
    is_partial: bool = False
    is_everywhere: bool = False
    is_continued: bool = False
    meant: str = ""
    meant_address: str = ""
    scopes: tuple[ChoiceView, ...] = ()
    orders: tuple[ChoiceView, ...] = ()
    categories: tuple[ChoiceView, ...] = ()
    years: tuple[ChoiceView, ...] = ()
    details: tuple[tuple[str, str, tuple[ChoiceView, ...]], ...] = ()
    portals: tuple[ChoiceView, ...] = ()
    next_address: str | None = None


@dataclass(frozen=True, kw_only=True)
class FieldFault:
    """What is wrong with a field of a form: `code` is ours, `words` are the CMS's, in Vietnamese.

    A fault of no single field has an empty `field`.
    """

    field: str = ""
    code: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class DayView:
    """A day on the way to a deadline: `kind` says why it counted, or why not; `name` a holiday's."""

    date: str
    kind: str
    name: str
    counts: bool


@dataclass(frozen=True, kw_only=True)
class DueView:
    """By when something is owed, and which days were counted. `is_over`: nobody owes it any more."""

    what: str
    at: str | None
    days: tuple[DayView, ...] = ()
    is_over: bool = False
    is_overdue: bool = False


@dataclass(frozen=True, kw_only=True)
class ReceiptView:
    """That a question was received. `is_waiting`: here, until the CMS answers again."""

    code: str
    received_at: str
    is_waiting: bool = False
    message: str = ""
    due: tuple[DueView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskView:
    """The form by which a question is sent.

    `form` is the portal's rules (the API's own mapping), `typed` what was typed, by field. `trouble`
    is why nothing was received, besides faults: closed, unavailable, full, many, large, unreadable.
    `section` leads to the portal's answers, None where it has no such section.
    """

    form: Mapping[str, Any]
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    had_files: bool = False
    receipt: ReceiptView | None = None
    track_path: str = ""
    section: CrumbView | None = None


@dataclass(frozen=True, kw_only=True)
class CommentReceiptView:
    """That a comment was received: on what, about which of its provisions, when; `code` leads back to it."""

    received_at: str
    title: str = ""
    provision: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class DialogueView:
    """What a dialogue's page has besides its item.

    `session_path` is that of the file that tells what was answered so far. `form` is the portal's rules
    (the API's own mapping), empty where no questions are taken; it is sent to `send_path`. The rest is
    as in AskView, `number` that of the question just received.
    """

    session_path: str
    form: Mapping[str, Any] = field(default_factory=dict)
    send_path: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    number: int | None = None
    received_at: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class CommentView:
    """The form by which a draft is commented on, or something is said to a topic (`about`: its type).

    `own_path` is where a sender sees what became of it. `form` is the portal's rules (the API's own
    mapping). It is sent to `path`; `page_path` is the page's own, `item` its id, empty while nobody can
    tell. `provisions` are what a comment may be about, besides the writer's own words. `trouble` is why
    nothing was received, besides faults: closed, unavailable, many, large, unreadable, refused; `words`
    are the API's own about it.
    """

    form: Mapping[str, Any]
    path: str
    page_path: str
    own_path: str
    about: str = "consultation"
    item: str = ""
    provisions: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    words: str = ""
    receipt: CommentReceiptView | None = None


@dataclass(frozen=True, kw_only=True)
class PostsView:
    """Posts of a topic, the oldest first: the newest on its own page, else those of one of its pages.

    There are `pages` of them, none while the topic's own page has all; `path` is where they stand.
    """

    shown: tuple[Item, ...]
    pages: int
    path: str
    topic_path: str
    per_page: int
    number: int | None = None

    def leading_to(self, number: int) -> str:
        """Return the address of a post by its number."""
        anchor = f"#y-kien-{number}"
        if not self.pages:
            return f"{self.topic_path}{anchor}" if self.number else anchor
        page = (number - 1) // self.per_page + 1
        return anchor if page == self.number else f"{self.path}{page}/{anchor}"

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the posts that are shown."""
        return frozenset(post["number"] for post in self.shown)


@dataclass(frozen=True, kw_only=True)
class OwnCommentView:
    """The page on which a sender sees, by their code, what became of a comment, and takes it back.

    `found` is the API's answer; `trouble` is unknown, unavailable or many; `is_done` once it was withdrawn.
    """

    path: str
    found: Mapping[str, Any] | None = None
    code: str = ""
    trouble: str = ""
    is_done: bool = False


@dataclass(frozen=True, kw_only=True)
class StageView:
    """Something that happened to a question; `text` and `unit` are Vietnamese, `what` the API's word.

    `promised` is the day on which an answer was promised.
    """

    at: str
    what: str
    text: str = ""
    unit: str = ""
    promised: str | None = None


@dataclass(frozen=True, kw_only=True)
class DataRequestView:
    """What the sender asked about their own data: access, correction, deletion."""

    kind: str
    stage: str
    asked_at: str
    due: tuple[DueView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeldView:
    """All that is held about the sender, shown once. `details` and `texts` by what they are."""

    details: Mapping[str, str]
    received_at: str
    title: str
    text: str
    replies: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    consent: tuple[str, str, str] | None = None
    forwarded_to: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowedView:
    """What may be told of a question to whoever has its code. `answer` is clean HTML."""

    code: str
    state: str
    received_at: str
    title: str
    topic: str
    stages: tuple[StageView, ...] = ()
    due: tuple[DueView, ...] = ()
    is_overdue: bool = False
    answer: str = ""
    answered_at: str | None = None
    unit: str = ""
    may_reply: bool = False
    may_rate: bool = False
    data_requests: tuple[DataRequestView, ...] = ()
    may_ask_for: tuple[str, ...] = ()
    data_is_ready: bool = False


@dataclass(frozen=True, kw_only=True)
class TrackView:
    """The page on which a question is followed by its code, which is in no address.

    `trouble`: missing, unknown, many, unavailable, large, unreadable. `waits_since`: the question
    with this code waits here for the CMS. `said` is what was taken just now: reply, rating, access,
    correction or deletion; `faults` are those of it, `typed` what was typed. `held` is what is held
    about the sender, this once.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    faults: tuple[FieldFault, ...] = ()
    waits_since: str | None = None
    followed: FollowedView | None = None
    said: str = ""
    ask_path: str = ""
    held: HeldView | None = None


@dataclass(frozen=True, kw_only=True)
class FeedbackView:
    """What a reader said about a page, and what became of it.

    `about` is the id of its item. `typed` is what was typed, by field. `trouble` is why nothing was
    received, besides faults: unavailable, many, large, again, refused. `message` is the CMS's own word
    that it was received, in the reader's language.
    """

    about: str
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class ContributeView:
    """The form by which an item is contributed: `form` is the API's own mapping.

    `typed`, `faults`, `trouble`, `had_files` and `receipt` are as in AskView.
    """

    form: Mapping[str, Any]
    track_path: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    had_files: bool = False
    receipt: ReceiptView | None = None


@dataclass(frozen=True, kw_only=True)
class ContributedView:
    """The page on which a contribution is followed; `found` is the API's own mapping, None before."""

    form_path: str = ""
    code: str = ""
    found: Mapping[str, Any] | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class RateView:
    """The page on which a portal is rated, from 1 to 5 on each of its axes.

    `results` are the portal's, `everywhere` those of all portals: the API's own mappings, None where
    fewer than `least` rated. `typed`, `faults`, `trouble` and `message` are as in FeedbackView.
    """

    axes: tuple[str, ...]
    clause: str
    least: int
    results: Mapping[str, Any] | None = None
    everywhere: Mapping[str, Any] | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class SubscriptionView:
    """One of the pages about letters; `act` is ask, confirm, change or leave.

    `form` is the API's own, None where the portal sends no letters. `token` is what stood in the link
    of a letter; a published page knows none. `is_held`: what somebody is subscribed to is shown, as
    `chosen` and `typed`. `faults`, `trouble` and `message` are as in FeedbackView.
    """

    act: str
    path: str
    ask_path: str
    form: Mapping[str, Any] | None = None
    token: str = ""
    is_held: bool = False
    chosen: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    trouble: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class PageView:
    """Everything a page template may use.

    kind         what is set besides the fields every page has
    home         item, blocks (newest entries per menu section), services, portals (those below)
    closed       the same: the home page of a site whose `is_closed` is true
    section      item, items (stream: the newest; arranged: all), featured, subsections, blocks,
                 months
    archive      item (the section's), items, month, pagination, newer_month, older_month
    item         item; of a work schedule earlier_week and later_week, of a unit units (below it), of
                 a dialogue dialogue
    not_found    nothing: item is None and `path` is the file's own address
    gone         the same
    notice       the same, and `navigation`: the site is withheld, its pages are not there
    search       search; it is made when it is asked for, and nowhere in the output
    ask          ask
    track        track
    posts        item and posts: one page of a topic's posts
    own          own
    comment      comment; it answers what was sent, and is nowhere in the output
    report       feedback: the answer to an error reported in item, None where nobody can tell now
    vote         the same, to whether the item's page is useful
    rate         rate
    subscribe    subscription
    contribute   contribute
    contributed  contributed

    `services` are the sections citizens come for most, wherever they are in the tree; the work
    schedule, the contact and the one-stop notice come with their newest entry in full, procedures
    with some entries, the others with none.
    `featured` is the first of a section's items in full, where that is what people open it for.
    `translation` says of a translated page how old it is, `featured_translation` of what it features.
    `preview` is None on every published page; where it is set, the item is a draft.
    `calendar` is the path of the calendar file of an item's hours, or of a section's newest entries.
    `boundary` is that of the map (GeoJSON) of the introduction that an item's page, or a section,
    shows in full.
    `asking` is the path of the form for questions: on its own pages and on a section of answers, where
    the portal takes questions; `tracking` that of the page on which they are followed.
    `comment` is on the page of a draft, too, while it takes comments.
    `takes_feedback` says that readers may report errors on the page, and say whether it is useful.
    `current_ids` are the ids of the page and of the sections above it, to mark the menu.
    """

    kind: PageKind
    site: SiteView
    locale: str
    path: str
    canonical_url: str
    home: CrumbView
    languages: tuple[LanguageView, ...]
    navigation: tuple[SectionView, ...]
    breadcrumbs: tuple[CrumbView, ...]
    current_ids: frozenset[str]
    feeds: tuple[FeedLink, ...]
    item: Item | None = None
    items: tuple[Item, ...] = ()
    featured: Item | None = None
    subsections: tuple[SectionView, ...] = ()
    blocks: tuple[SectionBlock, ...] = ()
    services: tuple[SectionBlock, ...] = ()
    months: tuple[MonthView, ...] = ()
    month: str | None = None
    newer_month: MonthView | None = None
    older_month: MonthView | None = None
    pagination: PaginationView | None = None
    earlier_week: WeekView | None = None
    later_week: WeekView | None = None
    units: tuple[CrumbView, ...] = ()
    portals: tuple[PortalView, ...] = ()
    translation: TranslationView | None = None
    featured_translation: TranslationView | None = None
    preview: PreviewView | None = None
    calendar: str | None = None
    boundary: str | None = None
    search: SearchView | None = None
    asking: str | None = None
    tracking: str | None = None
    ask: AskView | None = None
    track: TrackView | None = None
    comment: CommentView | None = None
    takes_feedback: bool = False
    feedback: FeedbackView | None = None
    rate: RateView | None = None
    subscription: SubscriptionView | None = None
    contribute: ContributeView | None = None
    contributed: ContributedView | None = None
    dialogue: DialogueView | None = None
    posts: PostsView | None = None
    own: OwnCommentView | None = None


@dataclass(frozen=True, kw_only=True)
class FeedView:
    """A feed of the newest entries, of a whole site in one language or of one section.

    `page_url` is the page it belongs to, `url` the feed's own address; both are full addresses.
    `updated` is the newest `updated_at` among the entries, None without entries.
    """

    site: SiteView
    locale: str
    title: str
    url: str
    page_url: str
    updated: str | None
    items: tuple[Item, ...]
