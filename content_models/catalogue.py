"""Every page type, written out: which one holds which mandated category."""

from content_models.base import InformationPage
from content_models.categories import Category
from content_models.news import NewsPage

PAGE_TYPES: tuple[type[InformationPage], ...] = (NewsPage,)

CITIZEN_SERVICES = frozenset(
    {Category.QA, Category.PETITIONS, Category.FORUM, Category.RATING, Category.FOREIGN_LANGUAGE}
)
"""Categories that are services or whole mirrors, not pages an editor writes."""


def page_types_of(category: Category) -> tuple[type[InformationPage], ...]:
    """Return the page types that may hold the category."""
    return tuple(page_type for page_type in PAGE_TYPES if category in page_type.categories)
