"""The names of what can change: one table for recording what was read and for finding who read it.

Answers carry their keys in `Surrogate-Key`; the names below are needed where the publisher reads
many items in one answer, where it acts on a key's meaning, and for keys of its own.
"""

from collections.abc import Iterable
from typing import NamedTuple

LIST = "list:"
OPEN = "open:"
EVERY_SITE = "*"
SYSTEM = "system"
"""Names the list of all sites."""


class Place(NamedTuple):
    """A path on a site, whatever stands there now."""

    site: str
    path: str


def site(key: str) -> str:
    """Name a site's own facts: its name, contacts, settings."""
    return f"site:{key}"


def item(site: str, identifier: str, locale: str) -> str:
    """Name the content of one item in one locale."""
    return f"item:{site}:{identifier}:{locale}"


def alternates(site: str, identifier: str) -> str:
    """Name the set of locales an item exists in, and where."""
    return f"alternates:{site}:{identifier}"


def open_site(site: str) -> str:
    """Name whether a site may be read at all."""
    return f"{OPEN}{site}"


def sites_opened_or_not(names: Iterable[str]) -> frozenset[str]:
    """Return the sites of which keys say that they opened, or may be read no longer."""
    found = (name.removeprefix(OPEN) for name in names if name.startswith(OPEN))
    return frozenset(found) - {EVERY_SITE}


def path(place: Place) -> str:
    """Name what stands at a path."""
    return f"path:{place.site}:{place.path}"


def tells_of_months(key: str) -> bool:
    """Tell whether a key says which months a list has entries in, or whether it may be read."""
    return key.startswith(("months:", OPEN))


def of_month(names: Iterable[str], month: str) -> frozenset[str]:
    """Return what one month of a list depends on, of the names that the whole list depends on."""
    lists = {f"{name}:{month}" for name in names if name.startswith(LIST)}
    return frozenset({*lists, *(name for name in names if name.startswith(OPEN))})


def place_of(key: str) -> Place | None:
    """Return the place a `path:` key names, None for any other key: the inverse of `path`."""
    kind, _, rest = key.partition(":")
    site, _, found = rest.partition(":")
    return Place(site, found) if kind == "path" and site and found.startswith("/") else None


def absence(site: str, identifier: str, locale: str) -> str:
    """Name the publisher's own fact that an item could not be built, so that lists leave it out."""
    return f"absence:{site}:{identifier}:{locale}"
