"""Loading the demonstration: one site after the other, whatever is there already left as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Locale, Page

from backend.accounts.roles import Role
from backend.demo.content_files import Entry, entries, read_yaml
from backend.demo.desks import STAGES, Desk
from backend.demo.faults import Place, blaming
from backend.demo.filling import Filler
from backend.demo.mirrors import LANGUAGES, publish_translation, translated
from backend.demo.pages import ORGANISATION_UNITS, PAGE_TYPES, PageWriter
from backend.demo.progress import Progress
from backend.demo.references import References
from backend.demo.regulation_entries import regulation_entries
from backend.demo.shelves import Shelf
from backend.demo.structure import arrange_section, dress_home, home_of, sections_of
from backend.provisioning.tree import stable_id
from backend.translation.sections import mirrored
from content_models.categories import Category
from content_models.languages import VIETNAMESE, wagtail_language
from content_models.navigation import HomePage, SectionPage

SITES = ("haiphong", "thanhdong")
"""The sites that have content, in the order in which their pages may refer to one another."""
UNFINISHED = "unfinished"
NOT_PAGES = frozenset({"home", "sections", UNFINISHED})


@dataclass
class SiteLoad:
    """The loading of one site."""

    site: str
    desk: Desk
    progress: Progress

    @cached_property
    def data(self) -> dict[str, Any]:
        """The site's Vietnamese content."""
        found = read_yaml(f"{self.site}.yaml")
        unknown = found.keys() - PAGE_TYPES.keys() - NOT_PAGES
        if unknown:
            raise Place(f"{self.site}.yaml").fault(f"không biết loại thông tin {sorted(unknown)}.")
        return found

    @cached_property
    def home(self) -> HomePage:
        """The Vietnamese home page."""
        return home_of(self.desk.portal, VIETNAMESE)

    @cached_property
    def sections(self) -> dict[str, SectionPage]:
        """The Vietnamese sections by category."""
        return sections_of(self.home)

    @cached_property
    def shelf(self) -> Shelf:
        """The site's images and files."""
        return Shelf(self.site, self.desk.staff[Role.AUTHOR])

    @cached_property
    def references(self) -> References:
        """What the site's entries may name."""
        return References(self.desk.portal, self.sections)

    @cached_property
    def writer(self) -> PageWriter:
        """The writer of the site's Vietnamese pages."""
        return PageWriter(Filler(self.shelf, self.references), byline="Ban Biên tập")

    @cached_property
    def present(self) -> set[str]:
        """The tree addresses of all pages the site had before."""
        pages = Page.objects.descendant_of(self.desk.portal)
        return set(pages.values_list("url_path", flat=True))

    def load(self) -> None:
        """Bring everything about that is missing."""
        self._arrange()
        for kind, entry in self.entries():
            self._publish(kind, entry)
        for entry in entries(f"{self.site}.yaml", UNFINISHED, self.data.get(UNFINISHED, [])):
            self._leave(entry)
        for language in LANGUAGES:
            self._mirror(language)

    def _arrange(self) -> None:
        file = f"{self.site}.yaml"
        if dress_home(self.home, self.data.get("home", {}), self.desk, self.shelf, file):
            self.progress.count("homes", self.home.title)
        for values in self.data.get("sections", ()):
            place = Place(file).at(f"sections/{values.get('category')}")
            if arrange_section(values, self.home, self.sections, self.desk, place):
                self.progress.count("sections", self.sections[values["category"]].title)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield the site's entries by kind, those that others refer to first."""
        for kind in PAGE_TYPES:
            if kind == Category.LEGAL_DOCUMENTS:
                yield from ((kind, entry) for entry in regulation_entries(self.site))
            listed = entries(f"{self.site}.yaml", kind, self.data.get(kind, []))
            yield from ((kind, entry) for entry in listed)

    def _publish(self, kind: str, entry: Entry) -> None:
        section = self._section(kind, entry.place)
        page = self._written(kind, entry, section)
        if page is not None:
            with blaming(entry.place):
                self.desk.publish(page, under=section)
            self.progress.count("pages", page.title)

    def _leave(self, entry: Entry) -> None:
        """Write a news item and leave it on somebody's desk."""
        stage = entry.values.get("stage")
        if stage not in STAGES:
            raise entry.place.of("stage").fault(f"hãy ghi một trong {sorted(STAGES)}.")
        section = self._section(Category.NEWS_EVENTS, entry.place)
        page = self._written(Category.NEWS_EVENTS, entry, section)
        if page is not None:
            reason = entry.values.get("reason", "")
            with blaming(entry.place):
                self.desk.leave(page, under=section, stage=stage, reason=reason)
            self.progress.count("unfinished", page.title)

    def _written(self, kind: str, entry: Entry, section: SectionPage) -> Any:
        """Return the unsaved page of an entry, None where it is there already."""
        if f"{section.url_path}{entry.slug}/" in self.present:
            self.progress.counts["present"] += 1
            return None
        page: Any = self.writer.write(kind, entry)
        page.translation_key = stable_id(self.site, kind, entry.slug)
        page.locale_id = section.locale_id
        return page

    def _section(self, kind: str, place: Place) -> SectionPage:
        category = Category.INTRODUCTION if kind == ORGANISATION_UNITS else kind
        if category not in self.sections:
            raise place.fault(f"cổng “{self.site}” không có mục “{category}”.")
        return self.sections[category]

    def _mirror(self, language: str) -> None:
        file = f"{self.site}.{language}.yaml"
        data = read_yaml(file)
        if not data:
            return
        home = home_of(self.desk.portal, wagtail_language(language))
        if dress_home(home, data.get("home", {}), self.desk, self.shelf, file):
            self.progress.count("homes", home.title)
        for kind in data.keys() - NOT_PAGES:
            listed = entries(file, kind, data[kind])
            with blaming(Place(file).at(kind)):
                section = mirrored(self._section(kind, Place(file).at(kind)), home.locale)
            self._translate(kind, listed, section, home.locale)

    def _translate(self, kind: str, listed: Iterable[Entry], section: Page, locale: Locale) -> None:
        originals = {each["slug"]: Entry(Place(self.site), each) for each in self.data[kind]}
        made = set(Page.objects.child_of(section).values_list("translation_key", flat=True))
        for entry in listed:
            original = self.references.page(PAGE_TYPES[kind], entry.slug, entry.place)
            if original.translation_key in made:
                self.progress.counts["present"] += 1
                continue
            publish_translation(
                translated(originals[entry.slug], entry),
                kind,
                of=original,
                under=section,
                locale=locale,
                writer=self.writer,
                desk=self.desk,
            )
            self.progress.count("translations", entry.values["title"])


def load_site(site: str, progress: Progress) -> None:
    """Load one site's content; an interrupted load goes on where it stopped."""
    SiteLoad(site, Desk.of(site), progress).load()
