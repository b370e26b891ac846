"""Items as the store keeps them, made directly: what a search is to find or to leave."""

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from backend.published.models import Item, SiteRecord
from backend.published.rows import OFFICIAL_TIME, to_json
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Order, Scope
from backend.search.finding import Answer, Continuation, Search, search
from backend.search.following import rebuild

LISTED_AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
_numbers = count(900_000)


def sites(*names: str) -> None:
    """Store sites that may be read."""
    for position, name in enumerate(names):
        SiteRecord.objects.create(
            key=name, host=f"{name}.test", position=position, summary="{}", document="{}",
            digest="", updated_at=LISTED_AT,
        )  # fmt: skip


def item(title: str, /, **given: Any) -> Item:
    """Store an item; what is no column of its row is a field of its JSON."""
    number = next(_numbers)
    columns: dict[str, Any] = {
        "uuid": uuid4(), "locale": "vi", "site": "thanhdong", "type": "news",
        "category": "news-events", "title": title, "path": f"/tin/{number}/",
        "url": f"http://thanhdong.test/tin/{number}/", "listed_at": LISTED_AT,
        "facets": {},
    }  # fmt: skip
    columns |= {name: given.pop(name) for name in tuple(given) if name in columns}
    summary = to_json({"id": columns["uuid"], "title": title, "site": columns["site"]})
    return Item.objects.create(
        **columns, page_id=number, tree_path=f"0001{number}", position="0001",
        month=f"{columns['listed_at'].astimezone(OFFICIAL_TIME):%Y-%m}", updated_at=LISTED_AT,
        summary=summary, document=to_json({"title": title} | given), digest="",
    )  # fmt: skip


def text(*paragraphs: str) -> list[dict[str, str]]:
    """Return a body of paragraphs."""
    return [{"type": "text", "html": f"<p>{each}</p>"} for each in paragraphs]


def indexed() -> None:
    """Let the embedded engine have everything that is stored."""
    rebuild(EmbeddedEngine())


def answer(
    asked: str,
    *,
    locale: str = "vi",
    order: Order = Order.RELEVANCE,
    limit: int = 20,
    after: Continuation | None = None,
    counted_details: tuple[str, ...] = (),
    **scope: Any,
) -> Answer:
    """Ask as a reader does."""
    return search(
        Search(
            text=asked,
            scope=Scope(locale=locale, **scope),
            order=order,
            limit=limit,
            after=after,
            counted_details=counted_details,
        )
    )


def found(asked: str, **options: Any) -> list[str]:
    """Return the titles of what is found, best first."""
    return [result.row.title for result in answer(asked, **options).results]
