"""A site's pages: its portal root, a home for each language, the mandated sections of its tier."""

from collections.abc import Iterable, Mapping

from wagtail.models import Locale, Page

from backend.provisioning.tree import add_children, stable_id
from backend.regulations.sections import Section
from backend.site_registry.registry import Registry, SiteConfig
from backend.translation.sections import section_titles
from content_models.categories import Category
from content_models.languages import VIETNAMESE, public_language, wagtail_language
from content_models.navigation import HomePage, SectionLayout, SectionPage, SitePortal

ARRANGED = frozenset(
    {
        Category.INTRODUCTION,
        Category.LEADERS,
        Category.OFFICIAL_CONTACTS,
        Category.PORTAL_CONTACT,
        Category.ADMINISTRATIVE_PROCEDURES,
        Category.ONLINE_PUBLIC_SERVICES,
        Category.ACCESS_TO_INFORMATION,
        Category.SHARED_DATABASES,
        Category.LINKS,
        Category.CONTRIBUTION_GUIDE,
    }
)
"""Categories read as a whole, in the editors' order; all others are streams, newest first."""


def make_portals(root: Page, registry: Registry) -> dict[str, SitePortal]:
    """Return every site's portal root, making those that are missing."""
    portals = {portal.key: portal for portal in SitePortal.objects.all()}
    missing = [
        SitePortal(key=site.key, title=site.name, slug=site.key, locale=_locale(VIETNAMESE))
        for site in registry.parents_first()
        if site.key not in portals
    ]
    add_children([(root, portal) for portal in missing])
    return portals | {portal.key: portal for portal in missing}


def make_homes(
    registry: Registry, portals: Mapping[str, SitePortal]
) -> dict[tuple[str, str], HomePage]:
    """Return every site's home page by site and language, making those that are missing."""
    keys = {portal.path: key for key, portal in portals.items()}
    homes = {
        (keys[home.path[: -Page.steplen]], home.locale.language_code): home
        for home in HomePage.objects.select_related("locale")
    }
    wanted = [
        (site, wagtail_language(code))
        for site in registry.sites.values()
        for code in site.languages
    ]
    missing = [
        (site, code, _home(site, code)) for site, code in wanted if (site.key, code) not in homes
    ]
    add_children([(portals[site.key], home) for site, _code, home in missing])
    return homes | {(site.key, code): home for site, code, home in missing}


def _home(site: SiteConfig, code: str) -> HomePage:
    return HomePage(
        title=site.name_in(public_language(code)),
        slug=f"home-{public_language(code)}",
        locale=_locale(code),
        translation_key=stable_id(site.key, "home"),
    )


def make_sections(
    registry: Registry, homes: Mapping[tuple[str, str], HomePage]
) -> list[SectionPage]:
    """Make every mandated section that is missing, parents before their children."""
    known = _known_sections()
    made: list[SectionPage] = []
    for has_parent in (False, True):
        additions = [
            (parent, page)
            for (site_key, code), home in homes.items()
            if site_key in registry.sites
            for section in _sections(registry, registry.sites[site_key], code)
            if (section.parent is not None) == has_parent
            and (home.path, section.category) not in known
            for parent, page in [_child(known, home, site_key, section, code)]
        ]
        add_children(additions)
        made += [page for _parent, page in additions]
        known |= {(page.path[: Page.steplen * 3], page.category): page for page in made}
    return made


def _known_sections() -> dict[tuple[str, str], SectionPage]:
    return {
        (section.path[: Page.steplen * 3], section.category): section
        for section in SectionPage.objects.exclude(category="")
    }


def _sections(registry: Registry, site: SiteConfig, code: str) -> Iterable[Section]:
    rules = registry.rules_of(site.key)
    sections = rules.sections_for(site.tier)
    if code == VIETNAMESE:
        return sections
    mirrored = {
        category
        for required in rules.languages.required_content
        if site.tier in required.tiers
        for category in required.categories
    } | {Category.PORTAL_CONTACT}
    return [section for section in sections if section.category in mirrored]


def _child(
    known: Mapping[tuple[str, str], SectionPage],
    home: HomePage,
    site_key: str,
    section: Section,
    code: str,
) -> tuple[Page, SectionPage]:
    parent = known[home.path, section.parent] if section.parent else home
    return parent, SectionPage(
        title=_title(section, code),
        menu_title=(section.menu_title or "") if code == VIETNAMESE else "",
        slug=section.slug if code == VIETNAMESE else str(section.category).replace(".", "-"),
        category=section.category.value,
        clause=section.clause,
        layout=SectionLayout.ARRANGED if section.category in ARRANGED else SectionLayout.STREAM,
        show_in_menus=section.in_menu or code != VIETNAMESE,
        locale=_locale(code),
        translation_key=stable_id(site_key, section.category.value),
    )


def _title(section: Section, code: str) -> str:
    if code == VIETNAMESE:
        return section.title
    return section_titles()[section.category.value][public_language(code)]


def _locale(code: str) -> Locale:
    return Locale.objects.get_for_language(code)
