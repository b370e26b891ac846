"""The names of what can change: one table for recording what was read and for finding who read it.

Answers carry their keys in `Surrogate-Key`; the names below are needed where the publisher reads
many items in one answer, where it acts on a key's meaning, and for keys of its own.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """A path on a site, whatever stands there now."""

    site: str
    path: str


def item(site: str, identifier: str, locale: str) -> str:
    """Name the content of one item in one locale."""
    return f"item:{site}:{identifier}:{locale}"


def alternates(site: str, identifier: str) -> str:
    """Name the set of locales an item exists in, and where."""
    return f"alternates:{site}:{identifier}"


def path(place: Place) -> str:
    """Name what stands at a path."""
    return f"path:{place.site}:{place.path}"


def is_months(key: str) -> bool:
    """Tell whether a key names which months a list has entries in."""
    return key.startswith("months:")


def place_of(key: str) -> Place | None:
    """Return the place a `path:` key names, None for any other key: the inverse of `path`."""
    kind, _, rest = key.partition(":")
    site, _, found = rest.partition(":")
    return Place(site, found) if kind == "path" and site and found.startswith("/") else None


def absence(site: str, identifier: str, locale: str) -> str:
    """Name the publisher's own fact that an item could not be built, so that lists leave it out."""
    return f"absence:{site}:{identifier}:{locale}"
