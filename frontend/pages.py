"""The pages: for each kind of artifact, the view its template gets, put together from a reading."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from frontend import artifacts, calendars, mirrors, routes
from frontend.answers import POSTS
from frontend.artifacts import ACTS, Artifact
from frontend.client import ApiUnavailable, NotFound
from frontend.derivations import Step, in_pages, neighbours_among
from frontend.payloads import Item, Site
from frontend.reading import Reading
from frontend.relatives import SCHEDULE, UNIT, Weeks
from frontend.views import (
    AskView,
    CommentView,
    ContributedView,
    ContributeView,
    CrumbView,
    DialogueView,
    FeedbackView,
    FeedLink,
    MonthView,
    OwnCommentView,
    PageKind,
    PageView,
    PaginationView,
    PostsView,
    RateView,
    SectionBlock,
    SectionView,
    SiteView,
    SubscriptionView,
    TrackView,
)

PER_BLOCK = 5
SHOWN_IN_FULL = frozenset({"direction.leader-schedule", "one-stop-notices", "portal-contact"})
FEATURED = frozenset(
    {"contribution-guide", "disclosure-list", "introduction", "link-directory", "portal-contact",
     "statistics", "work-schedule"}
)  # fmt: skip
"""Types of which a section shows the first in full: mostly it has no other."""

DIALOGUE, TOPIC = "dialogue", "forum-topic"
COMMENTED = frozenset({"consultation", TOPIC})
LENGTHS_OF_DIALOGUE = {"full_name": 120, "email": 254, "text": 2000}
"""Characters of each field of a dialogue's form, at most; the CMS has the last word."""

QUESTION_SECTIONS = frozenset({"qa", "petitions"})
"""Categories of sections that lead to the form: their answers are what it asks for."""

SHOWN_IN_SHORT = frozenset({"administrative-procedures"})
FEED_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


class Ways(NamedTuple):
    """The paths of a portal's form for questions, and of the page on which they are followed."""

    asking: str | None = None
    tracking: str | None = None


NOWHERE = Ways()


def page_view(artifact: Artifact, reading: Reading) -> PageView:
    """Return the view of a page."""
    return VIEWS[artifact.kind](artifact, reading)


def _parent(site: Site, locale: str, reading: Reading) -> tuple[str, str] | None:
    """Return name and address of the portal above, in the same language where it speaks it."""
    portal = reading.portal(site.parent) if site.parent else None
    if portal is None:
        return None
    if locale == site.languages[0].code or locale not in portal.locales:
        return portal.name, routes.absolute(portal.url, "/")
    home = reading.home(portal.key, locale)
    if home is None:
        return portal.name, routes.absolute(portal.url, "/")
    return home.title, routes.absolute(portal.url, home.path)


def _name(site: Site, locale: str, reading: Reading) -> str:
    """Return a portal's name: in another language than its first, the title of its home page."""
    is_first = locale == site.languages[0].code
    home = None if is_first else reading.home(site.key, locale)
    return home.title if home else site.name


def _settings_in(settings: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Return a portal's settings, in the words of a language where it has some.

    `in_language` names those; on a page of another language all others are Vietnamese.
    """
    translations = settings.get("translations") or ()
    found: Mapping[str, Any] = next((each for each in translations if each["locale"] == locale), {})
    said = {name: value for name, value in found.items() if value and name != "locale"}
    return {**settings, **said, "in_language": sorted(said)}


def site_view(site: Site, locale: str, reading: Reading) -> SiteView:
    """Return a site as themes see it on pages of a language."""
    parent_name, parent_url = _parent(site, locale, reading) or (None, None)
    return SiteView(
        key=site.key,
        name=_name(site, locale, reading),
        tier=site.tier,
        tier_name=site.tier_name,
        parent=site.parent,
        host=site.host,
        url=site.url,
        theme=site.theme or "",
        is_closed=site.status == "closed",
        status=site.status,
        notice=site.notice,
        settings=_settings_in(site.settings, locale),
        regulation=site.regulation,
        parent_name=parent_name,
        parent_url=parent_url,
        successor=site.successor,
    )


def _feeds(page: Artifact, title: str) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(title=title, path="/" + feed.file, content_type=FEED_TYPES[feed.detail])
        for feed in artifacts.feeds(page)
    )


def _crumbs(steps: tuple[Step, ...]) -> tuple[CrumbView, ...]:
    return tuple(CrumbView(title=step.menu_title, path=step.path) for step in steps)


def _view(
    artifact: Artifact,
    reading: Reading,
    *,
    kind: PageKind,
    places: dict[str, str],
    section: str = "",
    above: tuple[Step, ...] | None = None,
    own_ids: tuple[str, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    **shown: object,
) -> PageView:
    """Return a view with what every page has; `above` is None for a home page.

    `section` is the one the page is of, or is: a language without the page leads there.
    """
    site = reading.site(artifact.site)
    shown_site = site_view(site, artifact.locale, reading)
    menu = reading.menu(artifact.site, artifact.locale)
    home = Artifact("home", artifact.site, routes.file_of(menu.home.path), artifact.locale)
    return PageView(
        kind=kind,
        site=shown_site,
        locale=artifact.locale,
        path=artifact.path,
        canonical_url=routes.absolute(site.url, artifact.path),
        home=menu.home,
        languages=tuple(mirrors.languages(site, artifact.locale, places, section, reading)),
        navigation=menu.sections,
        breadcrumbs=() if above is None else (menu.home, *_crumbs(above)),
        current_ids=frozenset((*own_ids, *(step.id for step in above or ()))),
        feeds=(*feeds, *_feeds(home, shown_site.name)),
        **shown,  # type: ignore[arg-type]
    )


def _item(artifact: Artifact, reading: Reading) -> PageView:
    site, locale, identifier = artifact.site, artifact.locale, artifact.subject
    item = reading.item(site, locale, identifier)
    earlier, later = _weeks(item, reading)
    places = reading.alternates(site, locale, identifier)
    return _view(
        artifact,
        reading,
        kind="item",
        places=places,
        section=item["section"] or "",
        above=reading.trail(site, locale, item["section"]),
        own_ids=(identifier,),
        item=item,
        translation=mirrors.translation(item, places),
        calendar=_calendar(artifact, (item,)),
        boundary=_boundary(site, item),
        earlier_week=earlier,
        later_week=later,
        units=_units(item, reading),
        comment=_comment(artifact, item, reading),
        posts=_posts(artifact, item),
        dialogue=_dialogue(artifact, item, reading),
        takes_feedback=reading.site(artifact.site).status == "active",
    )


def _comment(artifact: Artifact, item: Item, reading: Reading) -> CommentView | None:
    """Return the form for comments on a draft, or for posts to a topic, while it takes any."""
    is_open = item["type"] in COMMENTED and item["stage"] == "open"
    if not is_open or not item["accepts_comments"]:
        return None
    form = reading.comment_form(artifact.site)
    if form is None:
        return None
    return CommentView(
        form=form.model_dump(),
        path=f"{artifact.path}{routes.COMMENT}",
        page_path=artifact.path,
        own_path=_own_path(artifact, reading),
        about=item["type"],
        item=artifact.subject,
        provisions=tuple(
            row["provision"] for row in item.get("comparison", ()) if row["provision"]
        ),
    )


def _own_path(artifact: Artifact, reading: Reading) -> str:
    return f"{reading.menu(artifact.site, artifact.locale).home.path}{routes.OWN}"


def _posts(artifact: Artifact, item: Item) -> PostsView | None:
    """Return the newest posts of a topic, and how many pages hold all of them."""
    if item["type"] != TOPIC:
        return None
    pages = in_pages(item["last_number"], POSTS)
    return _posts_of(artifact.path, pages, tuple(item.get("posts", ())))


def _posts_of(
    topic_path: str, pages: int, shown: tuple[Item, ...], number: int | None = None
) -> PostsView:
    return PostsView(
        shown=shown,
        pages=pages if pages > 1 else 0,
        path=f"{topic_path}{routes.POSTS}/",
        topic_path=topic_path,
        per_page=POSTS,
        number=number,
    )


def topic_of(posts: Artifact) -> Artifact:
    """Return the topic a page of posts belongs to."""
    path = posts.path.removesuffix(f"{routes.POSTS}/{posts.detail}/")
    return posts._replace(kind="item", file=routes.file_of(path), detail="")


def posts_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return one of the pages of a topic's posts."""
    site, locale, identifier = artifact.site, artifact.locale, artifact.subject
    item, pages = reading.topic(site, locale, identifier)
    number = int(artifact.detail)
    shown = reading.posts(site, locale, identifier, number)
    topic = Step(identifier, item["title"], item["title"], item["path"])
    return _view(
        artifact,
        reading,
        kind="posts",
        places={locale: artifact.path},
        section=item["section"] or "",
        above=(*reading.trail(site, locale, item["section"]), topic),
        own_ids=(identifier,),
        item=item,
        posts=_posts_of(topic_of(artifact).path, pages, shown, number),
    )


def _dialogue(artifact: Artifact, item: Item, reading: Reading) -> DialogueView | None:
    """Return what a dialogue's page has: the form while questions are taken, and how it goes on."""
    if item["type"] != DIALOGUE:
        return None
    session = artifacts.session(artifact).path
    takes = item.get("takes_questions") and reading.site(artifact.site).status == "active"
    form = reading.question_form(artifact.site) if takes else None
    if form is None or form.consent is None:
        return DialogueView(session_path=session)
    home = reading.menu(artifact.site, artifact.locale).home.path
    shown = {"consent": form.consent.model_dump(), "lengths": LENGTHS_OF_DIALOGUE}
    return DialogueView(session_path=session, form=shown, send_path=f"{home}{routes.DIALOGUE}")


def _weeks(item: Item, reading: Reading) -> Weeks:
    is_week = item["type"] == SCHEDULE and item["section"]
    return reading.weeks_around(item) if is_week else (None, None)


def _units(item: Item, reading: Reading) -> tuple[CrumbView, ...]:
    is_unit = item["type"] == UNIT and item["section"]
    return reading.units_below(item) if is_unit else ()


def _boundary(site: str, item: Item | None) -> str | None:
    """Return the path of the map an item's page brings along, wherever the item is shown."""
    if not item or not item.get("admin_map"):
        return None
    page = Artifact("item", site, routes.file_of(item["path"]), item["locale"], item["id"])
    return artifacts.boundary(page).path


def _calendar(page: Artifact, shown: tuple[Item, ...]) -> str | None:
    has_hours = any(item["type"] in calendars.TYPES for item in shown)
    return artifacts.calendar(page).path if has_hours else None


def _descendants(section: SectionView) -> tuple[str, ...]:
    below = (identifier for child in section.children for identifier in _descendants(child))
    own = (section.id,) if section.layout == "stream" else ()
    return (*own, *below)


def _block(artifact: Artifact, reading: Reading, section: SectionView) -> SectionBlock:
    sections = _descendants(section)
    items = reading.newest(artifact.site, artifact.locale, sections, PER_BLOCK)
    return SectionBlock(section=section, items=items)


def _child_block(artifact: Artifact, reading: Reading, child: SectionView) -> SectionBlock:
    """Return a subsection with what it holds: an arranged one in its editors' order."""
    if child.layout == "arranged":
        entries = reading.whole(artifact.site, artifact.locale, child.id)
        if entries:
            return SectionBlock(section=child, items=entries[:PER_BLOCK])
    return _block(artifact, reading, child)


def _menu_block(artifact: Artifact, reading: Reading, section: SectionView) -> SectionBlock:
    """Return a menu section with what is newest in it, in subsections off the menu too."""
    whole = reading.branch(artifact.site, artifact.locale, section.id) or section
    return replace(_block(artifact, reading, whole), section=section)


def _service(artifact: Artifact, reading: Reading, section: SectionView) -> SectionBlock:
    site, locale = artifact.site, artifact.locale
    items: tuple[Item, ...] = ()
    if section.category in SHOWN_IN_SHORT:
        items = reading.newest(site, locale, (section.id,), PER_BLOCK)
    if section.category in SHOWN_IN_FULL:
        newest = reading.newest(site, locale, (section.id,), 1)
        items = tuple(reading.item(site, locale, entry["id"]) for entry in newest)
    return SectionBlock(section=section, items=items)


def _home(artifact: Artifact, reading: Reading) -> PageView:
    site, locale, identifier = artifact.site, artifact.locale, artifact.subject
    menu = reading.menu(site, locale)
    is_closed = reading.site(site).status == "closed"
    return _view(
        artifact,
        reading,
        kind="closed" if is_closed else "home",
        places=reading.alternates(site, locale, identifier),
        own_ids=(identifier,),
        item=reading.item(site, locale, identifier),
        blocks=tuple(_menu_block(artifact, reading, section) for section in menu.sections),
        services=tuple(
            _service(artifact, reading, section) for section in reading.services(site, locale)
        ),
        portals=reading.portals_below(site),
    )


def month_view(section: Artifact, month: str | None) -> MonthView | None:
    """Return a month with the address of its archive."""
    if month is None:
        return None
    return MonthView(month=month, path=routes.archive_path(section.path, month))


def _section(artifact: Artifact, reading: Reading) -> PageView:
    site, locale, identifier = artifact.site, artifact.locale, artifact.subject
    item = reading.item(site, locale, identifier)
    branch = reading.branch(site, locale, identifier)
    children = branch.children if branch else ()
    trail = reading.trail(site, locale, identifier)
    months = section_months(artifact, item, reading)
    has_feeds = item["layout"] == "stream"
    items = _section_items(artifact, item, reading)
    featured = _featured(artifact, items, reading)
    places = reading.alternates(site, locale, identifier)
    ways = _ways_of_section(artifact, item, reading)
    return _view(
        artifact,
        reading,
        kind="section",
        places=places,
        section=identifier,
        above=trail[:-1] if trail else reading.trail(site, locale, item["section"]),
        own_ids=(identifier,),
        feeds=_feeds(artifact, trail[-1].menu_title) if trail and has_feeds else (),
        item=item,
        items=items,
        featured=featured,
        translation=mirrors.translation(item, places),
        featured_translation=mirrors.featured_translation(featured, reading),
        boundary=_boundary(site, featured),
        subsections=children,
        blocks=tuple(_child_block(artifact, reading, child) for child in children),
        months=tuple(view for month in months if (view := month_view(artifact, month))),
        calendar=_calendar(artifact, items),
        asking=ways.asking,
        tracking=ways.tracking,
    )


def _ways_of_section(artifact: Artifact, item: Item, reading: Reading) -> Ways:
    if item["category"] not in QUESTION_SECTIONS:
        return NOWHERE
    home = reading.menu(artifact.site, artifact.locale).home.path
    return _question_ways(artifact.site, home, reading)


def _featured(artifact: Artifact, items: tuple[Item, ...], reading: Reading) -> Item | None:
    if not items or items[0]["type"] not in FEATURED:
        return None
    return reading.item(artifact.site, artifact.locale, items[0]["id"])


def _section_items(artifact: Artifact, item: Item, reading: Reading) -> tuple[Item, ...]:
    if item["layout"] == "arranged":
        return reading.whole(artifact.site, artifact.locale, artifact.subject)
    return reading.latest(artifact.site, artifact.locale, artifact.subject)


def section_months(artifact: Artifact, item: Item, reading: Reading) -> tuple[str, ...]:
    """Return the months of a section's archive; an arranged section has none."""
    if item["layout"] == "arranged":
        return ()
    return reading.months(artifact.site, artifact.locale, artifact.subject)


def section_of(archive: Artifact) -> Artifact:
    """Return the section an archive page belongs to."""
    folder, _, _ = archive.file.partition(f"{routes.ARCHIVE}/{archive.detail}/")
    return archive._replace(kind="section", file=folder + routes.PAGE_FILE, detail="")


def _archive(artifact: Artifact, reading: Reading) -> PageView:
    site, locale, identifier = artifact.site, artifact.locale, artifact.subject
    section = section_of(artifact)
    month, _, numbered = artifact.detail.partition("/")
    newest = 0 if numbered else max(1, reading.archive_pages(site, locale, identifier, month))
    number = newest or int(numbered)
    beside = (
        neighbours_among(newest, newest)
        if newest
        else reading.archive_neighbours(site, locale, identifier, month, number)
    )
    trail = reading.trail(site, locale, identifier)
    newer, older = reading.neighbours(site, locale, identifier, month)

    def neighbour(number: int | None) -> str | None:
        return None if number is None else routes.archive_path(section.path, month, number or None)

    return _view(
        artifact,
        reading,
        kind="archive",
        places={locale: artifact.path},
        section=identifier,
        above=trail,
        own_ids=(identifier,),
        feeds=_feeds(section, trail[-1].menu_title if trail else ""),
        item=reading.item(site, locale, identifier),
        items=reading.stretch(site, locale, identifier, month, number),
        month=month,
        newer_month=month_view(section, newer),
        older_month=month_view(section, older),
        pagination=PaginationView(
            number=number, newer_path=neighbour(beside.newer), older_path=neighbour(beside.older)
        ),
    )


def _not_found(artifact: Artifact, reading: Reading) -> PageView:
    homes = mirrors.homes(artifact, reading)
    return _view(artifact, reading, kind="not_found", places=homes, above=())


def _gone_page(artifact: Artifact, reading: Reading) -> PageView:
    homes = mirrors.homes(artifact, reading)
    return _view(artifact, reading, kind="gone", places=homes, above=())


def _notice(artifact: Artifact, reading: Reading) -> PageView:
    """Return what every address of a withheld site shows: nothing of it is asked but its record."""
    site = reading.site(artifact.site)
    homes = {language.code: language.home_path for language in site.languages}
    first = CrumbView(title=site.name, path=homes.get(artifact.locale, "/"))
    home = reading.home(site.key, artifact.locale) or first
    return PageView(
        kind="notice",
        site=site_view(site, artifact.locale, reading),
        locale=artifact.locale,
        path=artifact.path,
        canonical_url=routes.absolute(site.url, artifact.path),
        home=home,
        languages=tuple(mirrors.languages(site, artifact.locale, homes, "", reading)),
        navigation=(),
        breadcrumbs=(),
        current_ids=frozenset(),
        feeds=(),
    )


def search_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page on which a portal is searched, before anything is."""
    homes = mirrors.homes(artifact, reading)
    places = {code: f"{home}{routes.SEARCH}" for code, home in homes.items()}
    return _view(artifact, reading, kind="search", places=places, above=())


# Questions of citizens


def _question_ways(site: str, home: str, reading: Reading) -> Ways:
    """Return where a portal that takes questions is asked; nowhere while it takes none."""
    if reading.site(site).status != "active" or reading.question_form(site) is None:
        return NOWHERE
    return Ways(f"{home}{routes.ASK}", f"{home}{routes.TRACK}")


def _of_questions(
    artifact: Artifact,
    reading: Reading,
    *,
    kind: PageKind,
    folder: str,
    ask: AskView | None = None,
    track: TrackView | None = None,
) -> PageView:
    site, locale = artifact.site, artifact.locale
    homes = mirrors.homes(artifact, reading)
    section = _section_of_answers(artifact, reading)
    ways = _question_ways(site, artifact.path.removesuffix(folder), reading)
    return _view(
        artifact,
        reading,
        kind=kind,
        places={code: f"{home}{folder}" for code, home in homes.items()},
        above=reading.trail(site, locale, section.id) if section else (),
        asking=ways.asking,
        tracking=ways.tracking,
        ask=ask,
        track=track,
    )


def _section_of_answers(artifact: Artifact, reading: Reading) -> SectionView | None:
    services = reading.services(artifact.site, artifact.locale)
    return next((each for each in services if each.category == "qa"), None)


def ask_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page with the form for questions, as nobody has filled it in."""
    form = reading.question_form(artifact.site)
    if form is None:
        raise NotFound(artifact.output)
    section = _section_of_answers(artifact, reading)
    shown = AskView(
        form=form.model_dump(exclude={"sealing_key"}),
        track_path=f"{artifact.path.removesuffix(routes.ASK)}{routes.TRACK}",
        section=CrumbView(title=section.menu_title, path=section.path) if section else None,
    )
    return _of_questions(artifact, reading, kind="ask", folder=routes.ASK, ask=shown)


def track_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page on which a question is followed, before a code is typed."""
    shown = TrackView(ask_path=f"{artifact.path.removesuffix(routes.TRACK)}{routes.ASK}")
    return _of_questions(artifact, reading, kind="track", folder=routes.TRACK, track=shown)


def comment_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page that answers a comment, as nobody has filled it in; `subject` is the draft's id.

    Nothing is asked of the draft itself: it answers while the CMS is away, too.
    """
    form = reading.comment_form(artifact.site)
    if form is None:
        raise NotFound(artifact.output)
    shown = CommentView(
        form=form.model_dump(),
        path=artifact.path,
        page_path=artifact.path.removesuffix(routes.COMMENT),
        own_path=_own_path(artifact, reading),
        item=artifact.subject,
    )
    homes = mirrors.homes(artifact, reading)
    return _view(artifact, reading, kind="comment", places=homes, above=(), comment=shown)


def own_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page on which one's own comment is looked for, before a code is typed."""
    homes = mirrors.homes(artifact, reading)
    places = {code: f"{home}{routes.OWN}" for code, home in homes.items()}
    shown = OwnCommentView(path=artifact.path)
    return _view(artifact, reading, kind="own", places=places, above=(), own=shown)


def feedback_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page that answers what a reader said of an item, before anything is said.

    Items are not remembered: while the CMS is away, the page does without its own.
    """
    site, locale = artifact.site, artifact.locale
    if reading.site(site).status != "active":
        raise NotFound(artifact.output)
    try:
        item = reading.item(site, locale, artifact.subject)
    except ApiUnavailable:
        item = None
    section = (item["section"] or "") if item else ""
    return _view(
        artifact,
        reading,
        kind="report" if artifact.kind == "report" else "vote",
        places={locale: artifact.path},
        section=section,
        above=reading.trail(site, locale, section),
        item=item,
        feedback=FeedbackView(about=artifact.subject),
    )


def rate_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page on which a portal is rated, with how it was, before anything is chosen."""
    form = reading.rating_form(artifact.site)
    if form is None:
        raise NotFound(artifact.output)
    homes = mirrors.homes(artifact, reading)
    shown = RateView(
        axes=form.axes,
        clause=form.clause,
        least=form.least_answers,
        results=form.results,
        everywhere=form.everywhere,
    )
    places = {code: f"{home}{routes.RATE}" for code, home in homes.items()}
    return _view(artifact, reading, kind="rate", places=places, above=(), rate=shown)


def subscription_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return one of the pages about letters, as nobody has filled it in; `detail` is the act."""
    site, locale, act = artifact.site, artifact.locale, artifact.detail
    if reading.site(site).status != "active":
        raise NotFound(artifact.output)
    form = reading.subscription_form(site, locale)
    folder = ACTS[act]
    start = artifact.path.removesuffix(folder)
    shown = SubscriptionView(
        act=act,
        path=artifact.path,
        ask_path=f"{start}{routes.SUBSCRIBE}",
        form=form.model_dump() if form else None,
    )
    homes = mirrors.homes(artifact, reading)
    places = {code: f"{home}{folder}" for code, home in homes.items()}
    return _view(artifact, reading, kind="subscribe", places=places, above=(), subscription=shown)


def contribute_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page with the form for contributions, as nobody has filled it in."""
    form = reading.contribution_form(artifact.site)
    if form is None:
        raise NotFound(artifact.output)
    homes = mirrors.homes(artifact, reading)
    home = artifact.path.removesuffix(routes.CONTRIBUTE)
    shown = ContributeView(form=form.model_dump(), track_path=f"{home}{routes.CONTRIBUTED}")
    places = {code: f"{each}{routes.CONTRIBUTE}" for code, each in homes.items()}
    return _view(artifact, reading, kind="contribute", places=places, above=(), contribute=shown)


def contributed_page(artifact: Artifact, reading: Reading) -> PageView:
    """Return the page on which a contribution is followed, before a code is typed."""
    if reading.contribution_form(artifact.site) is None:
        raise NotFound(artifact.output)
    homes = mirrors.homes(artifact, reading)
    home = artifact.path.removesuffix(routes.CONTRIBUTED)
    shown = ContributedView(form_path=f"{home}{routes.CONTRIBUTE}")
    places = {code: f"{each}{routes.CONTRIBUTED}" for code, each in homes.items()}
    return _view(artifact, reading, kind="contributed", places=places, above=(), contributed=shown)


VIEWS = {
    "subscribe": subscription_page,
    "contribute": contribute_page,
    "contributed": contributed_page,
    "comment": comment_page,
    "own": own_page,
    "posts": posts_page,
    "rate": rate_page,
    "ask": ask_page,
    "report": feedback_page,
    "vote": feedback_page,
    "track": track_page,
    "item": _item,
    "home": _home,
    "section": _section,
    "archive": _archive,
    "not_found": _not_found,
    "gone_page": _gone_page,
    "notice": _notice,
}
