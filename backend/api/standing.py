"""Where an item stands: the pages above it, and its other languages."""

from collections.abc import Iterable

from backend.api.shapes import Alternate, Breadcrumb
from backend.published.models import Item
from backend.published.rows import to_json


def in_full(row: Item, ancestors: Iterable[Item]) -> str:
    """Return an item's JSON with where it stands."""
    crumbs = [Breadcrumb(title=each.title, path=each.path) for each in ancestors]
    alternates = [
        Alternate(locale=each.locale, path=each.path, url=each.url, title=each.title)
        for each in _alternates(row)
    ]
    standing = f'"breadcrumbs":{to_json(crumbs)},"alternates":{to_json(alternates)}'
    return f"{row.document[:-1]},{standing}}}"


def ancestors_of(row: Item) -> list[Item]:
    """Return the public pages above an item, home first."""
    step = len(row.position)
    paths = [row.tree_path[:length] for length in range(step, len(row.tree_path), step)]
    rows = Item.public.filter(tree_path__in=paths).order_by("tree_path")
    return list(rows.only("uuid", "title", "path"))


def _alternates(row: Item) -> list[Item]:
    rows = Item.public.filter(uuid=row.uuid, site=row.site).exclude(locale=row.locale)
    return list(rows.order_by("locale").only("locale", "path", "url", "title"))
