"""The smallest theme: says all that a view holds, with links a crawler can follow."""

from html import escape
from pathlib import Path
from typing import Any

import orjson

from frontend.views import FeedKind, FeedView, PageView

STYLE = "plain/style.0123abcd.css"


class PlainRenderer:
    """Renders views as lists of links and data; a page titled `explode` fails."""

    fingerprint = "plain"

    def __init__(self, compiled: Path | None = None) -> None:
        """Compile nothing, wherever that would be kept."""

    def page(self, view: PageView) -> str:
        """Return the view in HTML: links as links, everything else as JSON."""
        if view.item and view.item["title"] == "explode":
            message = "the template has a fault"
            raise ValueError(message)
        shown = [*view.breadcrumbs, *view.languages, *view.feeds, *view.months]
        paths: list[str] = [each.path for each in shown]  # type: ignore[attr-defined]  # all have one
        paths += [path for section in view.navigation for path in section_paths(section)]
        paths += [path for section in view.subsections for path in section_paths(section)]
        paths += [item["path"] for item in view.items]
        paths += [item["path"] for block in view.blocks for item in block.items]
        paths += [month.path for month in (view.newer_month, view.older_month) if month]
        paths += self._neighbours(view)
        paths += [week.path for week in (view.earlier_week, view.later_week) if week]
        paths += [unit.path for unit in view.units]
        paths += [portal.url + "/" for portal in view.portals]
        links = "\n".join(f'<a href="{escape(path)}">{escape(path)}</a>' for path in paths)
        return (
            f'<!doctype html><link href="/assets/{STYLE}">'
            f"<title>{escape(self._title(view))}</title>\n"
            f"{links}\n{self._media(view)}\n<pre>{escape(self._data(view))}</pre></html>\n"
        )

    def answers(self, item: Any, theme: str, tier: str, locale: str) -> list[str]:
        """Return the answers of a dialogue as data."""
        return [orjson.dumps(each).decode() for each in item.get("answers", ())]

    def _neighbours(self, view: PageView) -> list[str]:
        page = view.pagination
        return [path for path in (page.newer_path, page.older_path) if path] if page else []

    def _title(self, view: PageView) -> str:
        return f"{view.item['title'] if view.item else view.kind} - {view.site.name}"

    def _media(self, view: PageView) -> str:
        image = view.item["image"] if view.item else None
        return f'<img src="{escape(image)}">' if image else ""

    def _data(self, view: PageView) -> str:
        values = {name: getattr(view, name) for name in view.__dataclass_fields__}
        values["current_ids"] = sorted(view.current_ids)
        return orjson.dumps(values, default=plain, option=orjson.OPT_SORT_KEYS).decode()

    def feed(self, view: FeedView, kind: FeedKind) -> str:
        """Return the feed as lines."""
        lines = (f"<link>{escape(item['url'])}</link>" for item in view.items)
        title = escape(view.title)
        return f"<{kind} title='{title}' updated='{view.updated}'>{''.join(lines)}</{kind}>"

    def assets(self) -> dict[str, bytes]:
        """Return the one style sheet."""
        return {STYLE: b"body { margin: 0 }\n"}


def section_paths(section: Any) -> list[str]:
    """Return the paths of a section and all below it."""
    return [section.path, *(path for child in section.children for path in section_paths(child))]


def plain(value: Any) -> Any:
    """Return what orjson cannot write by itself."""
    return list(value)
