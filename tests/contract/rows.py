"""Many published items at once, as the store would keep them."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import F

from backend.published.differences import scopes
from backend.published.models import Item, ListMonth


def copies(of: Item, moments: list[datetime], titles: list[str] | None = None) -> list[Item]:
    """Store copies of an item, one for each moment it is to be listed at."""
    last = Item.objects.order_by("-page_id").values_list("page_id", flat=True)[0]
    first = last + 10_000  # no page made later must take one of these numbers
    titles = titles or [f"Tin {first + number}" for number in range(len(moments))]
    return Item.objects.bulk_create(
        _copy(of, first + number, moment, title)
        for number, (moment, title) in enumerate(zip(moments, titles, strict=True))
    )


def fill_month(of: Item, *, earlier: int, later: int) -> None:
    """Store copies of an item around its own moment, counted as the store counts its entries."""
    steps = [*range(-earlier, 0), *range(1, later + 1)]
    copies(of, [of.listed_at + timedelta(minutes=step) for step in steps])
    months = ListMonth.objects.filter(scope__in=scopes(of), month=of.month)
    months.update(count=F("count") + len(steps))


def _copy(of: Item, number: int, moment: datetime, title: str) -> Item:
    values = {field.attname: getattr(of, field.attname) for field in Item._meta.concrete_fields}
    del values["id"]
    uuid = uuid4()
    own = {
        "page_id": number,
        "uuid": uuid,
        "path": f"/tin/{number}/",
        "title": title,
        "tree_path": f"{of.tree_path[:-4]}{uuid.hex[:4].upper()}",
        "listed_at": moment,
        "month": f"{moment:%Y-%m}",
        "summary": f'{{"id":"{uuid}"}}',
    }
    return Item(**(values | own))
