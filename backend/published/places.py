"""Where pages stand in public: site, path, address; what a composition asks of the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from wagtail.models import Page, PageViewRestriction

from backend.published.models import Clearance, Item
from backend.published.withholding import withheld_sites
from content_models.languages import language_prefix, public_language
from content_models.navigation import SitePortal
from content_models.published import PublishedLink
from content_models.site_settings import PortalSettings

PORTAL_DEPTH = 2
PORTAL_LENGTH = Page.steplen * PORTAL_DEPTH
UNTRANSLATED = Q(alias_of__isnull=False) & ~Q(alias_of__locale=F("locale"))
"""A page standing in for its translation, in the words of another language."""


@dataclass(frozen=True)
class SitePlace:
    """A site as its pages see it; `url` has no slash at its end."""

    key: str
    url: str
    attribution: str


class StorePlaces:
    """Answers from the published store; one instance serves one write and remembers what it read."""

    def __init__(self) -> None:
        self._sections: dict[str, UUID | None] = {}

    @cached_property
    def sites(self) -> dict[str, SitePlace]:
        """Every site by the tree path of its portal root."""
        settings = PortalSettings.objects.select_related("site__root_page")
        return {
            entry.site.root_page.path[:PORTAL_LENGTH]: SitePlace(
                key=entry.key,
                url=entry.site.root_url,
                attribution=entry.attribution,
            )
            for entry in settings
        }

    @cached_property
    def restricted(self) -> tuple[str, ...]:
        """Tree paths below which pages are not for everybody."""
        restrictions = PageViewRestriction.objects.select_related("page")
        return tuple(restriction.page.path for restriction in restrictions)

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The sites that may not be read for now."""
        return withheld_sites()

    def site_of(self, page: Page) -> SitePlace | None:
        """Return the site the page belongs to, None above all sites."""
        return self.sites.get(page.path[:PORTAL_LENGTH])

    def site_key(self, page: Page) -> str:
        """Return the key of the page's site."""
        return self.sites[page.path[:PORTAL_LENGTH]].key

    def path(self, page: Page) -> str:
        """Return the page's public path: its place below its home, behind its language."""
        below_home = page.url_path.split("/", 3)[3]
        return language_prefix(public_language(page.locale.language_code)) + below_home

    def url(self, page: Page) -> str:
        """Return the page's full public address."""
        return self.sites[page.path[:PORTAL_LENGTH]].url + self.path(page)

    def attribution(self, page: Page) -> str:
        """Return the words by which the page's site asks to be quoted."""
        return self.sites[page.path[:PORTAL_LENGTH]].attribution

    def section(self, page: Page) -> UUID | None:
        """Return the id of the page's parent, None for a home page."""
        parent = page.path[: -Page.steplen]
        if parent not in self._sections:
            self.remember_sections([parent])
        return self._sections[parent]

    def remember_sections(self, tree_paths: Iterable[str]) -> None:
        """Read the ids of many parents at once."""
        wanted = {path for path in tree_paths if path not in self._sections}
        self._sections |= dict.fromkeys(wanted)
        found = Page.objects.filter(path__in=wanted, depth__gt=PORTAL_DEPTH)
        self._sections |= dict(found.values_list("path", "translation_key"))

    def public_link(self, page_id: int, reader: Page) -> PublishedLink | None:
        """Return the address of a page as `reader` links to it, None where it is not public."""
        item = Item.objects.filter(page_id=page_id).first()
        own = self.site_key(reader)
        if item is None or (item.site != own and item.site in self.withheld):
            return None
        item = self._in_language_of(reader, item)
        url = item.path if item.site == own else item.url
        return PublishedLink(id=item.uuid, title=item.title, url=url)

    def _in_language_of(self, reader: Page, item: Item) -> Item:
        language = public_language(reader.locale.language_code)
        if item.locale == language:
            return item
        versions = Item.objects.filter(uuid=item.uuid, site=item.site, locale=language)
        return versions.first() or item


def _is_untranslated(page: Page) -> bool:
    original = page.alias_of
    return original is not None and original.locale_id != page.locale_id


def hidden_ancestors(pages: Iterable[Page]) -> set[str]:
    """Return the tree paths of those ancestors of the pages that are not public themselves."""
    paths = {
        page.path[:length]
        for page in pages
        for length in range(PORTAL_LENGTH + Page.steplen, len(page.path), Page.steplen)
    }
    cleared = Clearance.objects.filter(
        page_id=OuterRef("pk"), revision=Coalesce(OuterRef("live_revision_id"), 0)
    )
    hidden = Page.objects.filter(path__in=paths).filter(
        Q(live=False) | UNTRANSLATED | ~Exists(cleared)
    )
    return set(hidden.values_list("path", flat=True))


def clearances_of(pages: Iterable[Page]) -> dict[int, Clearance]:
    """Return the chain's word for the live revisions of those pages that have it, by page."""
    live = {page.pk: page.live_revision_id or 0 for page in pages}
    found = Clearance.objects.filter(page_id__in=live)
    return {each.page_id: each for each in found if each.revision == live[each.page_id]}


def is_public(page: Page, places: StorePlaces, hidden: set[str]) -> bool:
    """Return whether everybody may see the page now, if the chain has let it through."""
    site = places.site_of(page)
    if site is None or not page.live or page.expired:
        return False
    if isinstance(page, SitePortal) or _is_untranslated(page):
        return False
    ancestors = range(PORTAL_LENGTH, len(page.path) + 1, Page.steplen)
    if any(page.path[:length] in hidden for length in ancestors):
        return False
    return not page.path.startswith(places.restricted or ("-",))
