"""Names of what can change: written into the feed and into every answer, from this one table."""

from uuid import UUID

SYSTEM = "system"
EVERY_SITE = "*"
"""Stands for the site in the names of lists over all sites."""


def site(key: str) -> str:
    """Name a site's own facts: its name, contacts, languages."""
    return f"site:{key}"


def open_site(key: str) -> str:
    """Name whether a site may be read at all; for every site, which of them may."""
    return f"open:{key}"


def ratings(key: str) -> str:
    """Name what a site publishes of its ratings; for every site, of those of the whole system."""
    return f"ratings:{key}"


def navigation(site_key: str, locale: str) -> str:
    """Name the tree of a site's sections."""
    return f"navigation:{site_key}:{locale}"


def item(site_key: str, uuid: UUID, locale: str) -> str:
    """Name one item's content."""
    return f"item:{site_key}:{uuid}:{locale}"


def place(site_key: str, uuid: UUID, locale: str) -> str:
    """Name where an item stands: its title and path, as breadcrumbs show them."""
    return f"place:{site_key}:{uuid}:{locale}"


def alternates(site_key: str, uuid: UUID) -> str:
    """Name the set of an item's language versions."""
    return f"alternates:{site_key}:{uuid}"


def translations(site_key: str) -> str:
    """Name what a site has in foreign languages: which items, and whether they keep up."""
    return f"translations:{site_key}"


def path(site_key: str, public_path: str) -> str:
    """Name what stands at a path."""
    return f"path:{site_key}:{public_path}"


def paths(site_key: str) -> str:
    """Name the set of a site's paths."""
    return f"paths:{site_key}"


def scope(site_key: str, locale: str, *, section: UUID | None = None, category: str = "") -> str:
    """Name a list: a section's children, a category's items, or everything of a site."""
    if section is not None:
        return f"{site_key}:{locale}:section:{section}"
    if category:
        return f"{site_key}:{locale}:category:{category}"
    return f"{site_key}:{locale}:all"


def whole_list(list_scope: str) -> str:
    """Name a list's every entry."""
    return f"list:{list_scope}"


def month_list(list_scope: str, month: str) -> str:
    """Name a list's entries of one month (`YYYY-MM`)."""
    return f"list:{list_scope}:{month}"


def stretch(list_scope: str, month: str, number: int) -> str:
    """Name one stretch of a list's month, counted from the oldest, the first being 0."""
    return f"list:{list_scope}:{month}:{number}"


def months(list_scope: str) -> str:
    """Name which months of a list have entries at all."""
    return f"months:{list_scope}"
