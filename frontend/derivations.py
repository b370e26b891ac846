"""Facts derived from others: the parts of a large answer that pages really depend on."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from frontend import answers, keys
from frontend.answers import ANSWERS
from frontend.client import NotFound
from frontend.facts import Fact, FactKind, FactOf, Library, Loaded, Record, fingerprint
from frontend.payloads import Item, Navigation, Section, Site
from frontend.relatives import RELATIVES
from frontend.views import CrumbView, PortalView, SectionView

SERVICES = (
    "administrative-procedures",
    "online-public-services",
    "legal-documents",
    "direction.leader-schedule",
    "official-contacts",
    "draft-consultation",
    "qa",
    "one-stop-notices",
    "portal-contact",
)
"""Categories of the sections that citizens come for most, in the order they need them."""
GROWING = frozenset({"posts", "post_count", "last_number", "updated_at"})
"""What of a topic is other with each post."""


class Menu(NamedTuple):
    """What every page of a site shows of its tree: the menu sections, to two levels."""

    home_id: str
    home: CrumbView
    sections: tuple[SectionView, ...]


class Step(NamedTuple):
    """A section on the way from the home page to an item."""

    id: str
    title: str
    menu_title: str
    path: str


class Above(NamedTuple):
    """A portal as the pages of those below it name it."""

    key: str
    name: str
    url: str
    locales: tuple[str, ...]


class Topic(NamedTuple):
    """What each page of a topic's posts shows of it: nothing that changes with every post.

    `item` is the topic's, without what does; `pages` is how many there are.
    """

    item: Item
    pages: int


class Neighbours(NamedTuple):
    """The pages of a month's archive just after and just before one, numbered from the oldest.

    A month's newest page has no number in its address: to the page before it, it is 0.
    """

    newer: int | None
    older: int | None


def menu(site: str, locale: str) -> FactOf[Menu]:
    """Name a site's menu."""
    return FactOf("menu", site, locale)


def trail(site: str, locale: str, section: str) -> FactOf[tuple[Step, ...]]:
    """Name the sections from the home page down to one, itself included."""
    return FactOf("trail", site, locale, section)


def branch(site: str, locale: str, section: str) -> FactOf[SectionView | None]:
    """Name a section with all that is below it."""
    return FactOf("branch", site, locale, section)


def streams(site: str, locale: str) -> FactOf[tuple[str, ...]]:
    """Name the sections whose entries are news to subscribers."""
    return FactOf("streams", site, locale)


def neighbours(
    site: str, locale: str, section: str, month: str
) -> FactOf[tuple[str | None, str | None]]:
    """Name the months with entries just after and just before one."""
    return FactOf("neighbours", site, locale, section, month)


def archive_pages(site: str, locale: str, section: str, month: str) -> FactOf[int]:
    """Name how many pages the archive of a month has."""
    return FactOf("archive_pages", site, locale, section, month)


def archive_neighbours(
    site: str, locale: str, section: str, month: str, number: int
) -> FactOf[Neighbours]:
    """Name the pages beside one of a month's archive."""
    return FactOf("archive_neighbours", site, locale, section, f"{month}/{number}")


def sitemaps(site: str, locale: str) -> FactOf[tuple[tuple[str, int], ...]]:
    """Name the months in which a site lists anything, and how many sitemaps each fills."""
    return FactOf("sitemaps", site, locale, answers.EVERYTHING)


def topic(site: str, locale: str, identifier: str) -> FactOf[Topic]:
    """Name what the pages of a topic's posts show of the topic itself."""
    return FactOf("topic", site, locale, identifier)


def services(site: str, locale: str) -> FactOf[tuple[SectionView, ...]]:
    """Name the sections that citizens come for most, wherever they are in the tree."""
    return FactOf("services", site, locale)


def home(site: str, locale: str) -> FactOf[CrumbView | None]:
    """Name a site's home page in a language, if it has one: its title is the portal's name there."""
    return FactOf("home", site, locale)


def nearest(site: str, locale: str, section: str, language: str) -> FactOf[str | None]:
    """Name the path that is nearest, in a language, to a section of a locale.

    It is that of the section, else of the nearest one above it, else of the home page, which is
    what an empty section asks for too; None where the language has no home page.
    """
    return FactOf("nearest", site, locale, section, language)


def portal(site: str) -> FactOf[Above | None]:
    """Name what the pages of the portals below say of one."""
    return FactOf("portal", site)


def portals_below(site: str) -> FactOf[tuple[PortalView, ...]]:
    """Name the portals below a portal that are not closed, at any depth."""
    return FactOf("portals_below", site)


def section_view(section: Section, *, menu_only: bool = False, levels: int = 99) -> SectionView:
    """Return a section as themes see it."""
    children = [child for child in section.children if child.in_menu or not menu_only]
    return SectionView(
        id=section.id,
        title=section.title,
        menu_title=section.menu_title or section.title,
        path=section.path,
        category=section.category,
        in_menu=section.in_menu,
        layout=section.layout,
        children=tuple(
            section_view(child, menu_only=menu_only, levels=levels - 1) for child in children
        )
        if levels > 1
        else (),
    )


def walk(
    sections: tuple[Section, ...], above: tuple[Step, ...] = ()
) -> Iterator[tuple[Section, tuple[Step, ...]]]:
    """Return every section with the steps that lead to it, itself included."""
    for section in sections:
        name = section.menu_title or section.title
        steps = (*above, Step(section.id, section.title, name, section.path))
        yield section, steps
        yield from walk(section.children, steps)


def _derived(library: Library, source: Fact, value: Any) -> Loaded:
    return Loaded(value, Record(fingerprint(value), library.records[source].keys))


def _navigation(library: Library, fact: Fact) -> tuple[Fact, Navigation]:
    source = answers.navigation(fact.site, fact.locale)
    return source, library.load(source)


def _menu(library: Library, fact: Fact) -> Loaded:
    source, tree = _navigation(library, fact)
    if tree.home is None:
        raise NotFound(f"{fact.site} has no home page in {fact.locale}")
    shown = (section for section in tree.sections if section.in_menu)
    sections = tuple(section_view(section, menu_only=True, levels=2) for section in shown)
    home = CrumbView(title=tree.home.title, path=tree.home.path)
    return _derived(library, source, Menu(tree.home.id, home, sections))


def _trail(library: Library, fact: Fact) -> Loaded:
    source, tree = _navigation(library, fact)
    found = (steps for section, steps in walk(tree.sections) if section.id == fact.subject)
    return _derived(library, source, next(found, ()))


def _branch(library: Library, fact: Fact) -> Loaded:
    source, tree = _navigation(library, fact)
    found = (
        section_view(section) for section, _ in walk(tree.sections) if section.id == fact.subject
    )
    return _derived(library, source, next(found, None))


def _streams(library: Library, fact: Fact) -> Loaded:
    source, tree = _navigation(library, fact)
    ids = tuple(section.id for section, _ in walk(tree.sections) if section.layout == "stream")
    return _derived(library, source, ids)


def _neighbours(library: Library, fact: Fact) -> Loaded:
    source = answers.months(fact.site, fact.locale, fact.subject)
    months = library.load(source)
    newer = min((month for month in months if month > fact.detail), default=None)
    older = max((month for month in months if month < fact.detail), default=None)
    return _derived(library, source, (newer, older))


def in_pages(count: int, size: int) -> int:
    """Return how many pages of some size so many entries fill."""
    return -(-count // size)


def neighbours_among(pages: int, number: int) -> Neighbours:
    """Return the pages beside one of a month that has so many."""
    newer = number + 1 if number + 1 < pages else 0
    return Neighbours(newer if number < pages else None, number - 1 if number > 1 else None)


def _archive_pages(library: Library, fact: Fact) -> Loaded:
    source = answers.counts(fact.site, fact.locale, fact.subject)
    found = library.load(source)
    value = in_pages(dict(found).get(fact.detail, 0), answers.STRETCH)
    names = keys.of_month(library.records[source].keys, fact.detail)
    return Loaded(value, Record(fingerprint(value), names))


def _archive_neighbours(library: Library, fact: Fact) -> Loaded:
    month, _, number = fact.detail.partition("/")
    source = archive_pages(fact.site, fact.locale, fact.subject, month)
    return _derived(library, source, neighbours_among(library.load(source), int(number)))


def _topic(library: Library, fact: Fact) -> Loaded:
    source = answers.item(fact.site, fact.locale, fact.subject)
    item = library.load(source)
    if "last_number" not in item:
        raise NotFound(f"{fact.subject} of {fact.site} is no topic")
    shown = {name: value for name, value in item.items() if name not in GROWING}
    pages = in_pages(item["last_number"], answers.POSTS)
    return _derived(library, source, Topic(shown, pages))


def _sitemaps(library: Library, fact: Fact) -> Loaded:
    source = answers.counts(fact.site, fact.locale, fact.subject)
    found = library.load(source)
    value = tuple((month, in_pages(count, answers.ADDRESSES)) for month, count in found)
    return _derived(library, source, value)


def _services(library: Library, fact: Fact) -> Loaded:
    source, tree = _navigation(library, fact)
    found: dict[str | None, Section] = {}
    for section, _ in walk(tree.sections):
        found.setdefault(section.category, section)
    value = tuple(section_view(found[name], levels=1) for name in SERVICES if name in found)
    return _derived(library, source, value)


def _home(library: Library, fact: Fact) -> Loaded:
    """Return a site's home page; of a withheld one, which cannot be asked, what the list says."""
    source = answers.sites()
    withheld = (site for site in library.load(source) if site.key == fact.site and site.is_withheld)
    for site in withheld:
        paths = {language.code: language.home_path for language in site.languages}
        value = CrumbView(title=site.name, path=paths.get(fact.locale, "/"))
        names = library.records[source].keys | {keys.open_site(site.key)}
        return Loaded(value, Record(fingerprint(value), names))
    source, tree = _navigation(library, fact)
    home = CrumbView(title=tree.home.title, path=tree.home.path) if tree.home else None
    return _derived(library, source, home)


def _nearest(library: Library, fact: Fact) -> Loaded:
    """Go up from the section, and look for each on the way in the other language."""
    source, tree = _navigation(library, fact._replace(locale=fact.detail))
    standing = {section.id: section.path for section, _ in walk(tree.sections)}
    home = tree.home.path if tree.home else None
    if not fact.subject:
        return _derived(library, source, home)
    way = trail(fact.site, fact.locale, fact.subject)
    steps = library.load(way)
    found = (standing[step.id] for step in steps[::-1] if step.id in standing)
    value = next(found, home)
    names = library.records[source].keys | library.records[way].keys
    return Loaded(value, Record(fingerprint(value), names))


def portal_view(site: Site) -> PortalView:
    """Return a portal as others see it."""
    return PortalView(
        key=site.key,
        name=site.name,
        tier=site.tier,
        tier_name=site.tier_name,
        parent=site.parent,
        url=site.url,
        status=site.status,
    )


def _portal(library: Library, fact: Fact) -> Loaded:
    source = answers.sites()
    found = (
        Above(site.key, site.name, site.url, tuple(each.code for each in site.languages))
        for site in library.load(source)
        if site.key == fact.site
    )
    return _derived(library, source, next(found, None))


def below(sites: tuple[Site, ...], key: str) -> tuple[Site, ...]:
    """Return the sites below one, at any depth, in their own order."""
    parents = {site.key: site.parent for site in sites}

    def is_below(site: Site) -> bool:
        above, seen = site.parent, {site.key}
        while above and above != key and above not in seen:
            seen.add(above)
            above = parents.get(above)
        return above == key

    return tuple(site for site in sites if is_below(site))


def _portals_below(library: Library, fact: Fact) -> Loaded:
    source = answers.sites()
    found = below(library.load(source), fact.site)
    value = tuple(portal_view(site) for site in found if site.status != "closed")
    return _derived(library, source, value)


FACT_KINDS: dict[str, FactKind] = {
    **ANSWERS,
    "menu": FactKind(_menu),
    "trail": FactKind(_trail),
    "branch": FactKind(_branch),
    "streams": FactKind(_streams),
    "neighbours": FactKind(_neighbours, listing=True),
    "archive_pages": FactKind(_archive_pages, listing=True),
    "archive_neighbours": FactKind(_archive_neighbours, listing=True),
    "topic": FactKind(_topic, volatile=True),
    "sitemaps": FactKind(_sitemaps, listing=True),
    "services": FactKind(_services),
    "home": FactKind(_home),
    "nearest": FactKind(_nearest),
    "portal": FactKind(_portal),
    "portals_below": FactKind(_portals_below),
    **RELATIVES,
}
ANSWERED_OF_A_WITHHELD_SITE = frozenset({"sites", "site", "home", "portal", "portals_below"})
"""Kinds of facts that are known of a site whatever its status; the others cannot be asked for."""
