"""Finding the pages that entries name by their slug: a page refers to its own site's pages only."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from backend.demo.faults import Place
from content_models.base import InformationPage
from content_models.catalogue import PAGE_TYPES
from content_models.languages import VIETNAMESE
from content_models.navigation import SectionPage, SitePortal
from content_models.officials import OfficialPage
from content_models.organisation import OrganisationUnitPage


@dataclass
class References:
    """What a site's entries may name."""

    portal: SitePortal
    sections: dict[str, SectionPage] = field(default_factory=dict)
    known: dict[tuple[Any, str], Any] = field(default_factory=dict)

    def find(self, page_type: type[Page], slug: str) -> Any:
        """Return the site's Vietnamese page of that type, None where there is none."""
        key = (page_type, slug)
        if key not in self.known:
            found = _called(page_type, slug).descendant_of(self.portal).first()
            if found is None:
                return None
            self.known[key] = found
        return self.known[key]

    def find_elsewhere(self, page_type: type[Page], slug: str) -> Any:
        """Return another site's Vietnamese page of that type: to be quoted, never to be linked by id."""
        return _called(page_type, slug).not_descendant_of(self.portal).first()

    def page(self, page_type: type[Page], slug: str, place: Place) -> Any:
        """Return the Vietnamese page of that type, or blame the entry that names it."""
        found = self.find(page_type, slug)
        if found is None:
            raise place.fault(f"không tìm thấy trang “{slug}”.")
        return found

    def any_page(self, slug: str, place: Place) -> InformationPage:
        """Return the site's page of that slug, whatever its type."""
        for page_type in PAGE_TYPES:
            found = self.find(page_type, slug)
            if found is not None:
                return found
        raise place.fault(f"không tìm thấy trang “{slug}”.")

    def spoken(self, value: str) -> str:
        """Return the title of the unit or official that the value names, else the value itself."""
        for page_type in (OrganisationUnitPage, OfficialPage):
            found = self._anywhere(page_type, value) if " " not in value else None
            if found is not None:
                return str(found.title)
        return value

    def _anywhere(self, page_type: type[Page], slug: str) -> Any:
        return self.find(page_type, slug) or self.find_elsewhere(page_type, slug)

    def section_url(self, category: str, place: Place) -> str:
        """Return the public address of the site's section of a category."""
        if category not in self.sections:
            raise place.fault(f"cổng này không có mục “{category}”.")
        return str(self.sections[category].full_url)


def _called(page_type: type[Page], slug: str) -> Any:
    return page_type.objects.filter(slug=slug, locale__language_code=VIETNAMESE)
