"""What stands above the pages: banners of homes, summaries of sections, a site's own sections."""

from typing import Any

from backend.accounts.roles import Role
from backend.demo.desks import Desk
from backend.demo.faults import Place, blaming
from backend.demo.shelves import Shelf
from backend.provisioning.tree import stable_id
from content_models.categories import Category
from content_models.navigation import HomePage, SectionLayout, SectionPage, SitePortal


def home_of(portal: SitePortal, language: str) -> HomePage:
    """Return a site's home page in a language."""
    home: HomePage = HomePage.objects.child_of(portal).get(locale__language_code=language)
    return home


def sections_of(home: HomePage) -> dict[str, SectionPage]:
    """Return the sections below a home page by their category."""
    found = SectionPage.objects.descendant_of(home).exclude(category="")
    return {section.category: section for section in found}


def dress_home(home: HomePage, values: dict[str, Any], desk: Desk, shelf: Shelf, file: str) -> bool:
    """Give a home page its tagline and banner; one that has a tagline is left as it is."""
    place = Place(file).at("home")
    if not values or home.tagline:
        return False
    home.tagline = values["tagline"]
    if "banner" in values:
        home.banner = shelf.image(values["banner"], place.of("banner"))
    with blaming(place):
        desk.revise(home)
    return True


def arrange_section(
    values: dict[str, Any],
    home: HomePage,
    sections: dict[str, SectionPage],
    desk: Desk,
    place: Place,
) -> bool:
    """Make a section of the site's own, or give a mandated one its summary, unless it is there."""
    category = values.get("category")
    if category not in set(Category):
        raise place.of("category").fault(f"không có chuyên mục “{category}”.")
    with blaming(place):
        if category not in sections:
            sections[category] = _make_section(values, home, sections, desk)
            return True
        section = sections[category]
        if section.summary or "summary" not in values:
            return False
        section.summary = values["summary"]
        desk.revise(section)
    return True


def _make_section(
    values: dict[str, Any], home: HomePage, sections: dict[str, SectionPage], desk: Desk
) -> SectionPage:
    category = values["category"]
    section = SectionPage(
        category=category,
        title=values["title"],
        slug=values["slug"],
        menu_title=values.get("menu_title", ""),
        summary=values.get("summary", ""),
        layout=SectionLayout(values.get("layout", SectionLayout.STREAM)),
        locale_id=home.locale_id,
        translation_key=stable_id(desk.portal.key, category),
    )
    parent = sections[values["parent"]] if "parent" in values else home
    desk.publish(section, under=parent, by=Role.ADMIN)
    return section
