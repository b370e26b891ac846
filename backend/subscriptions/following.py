"""What there is to tell: read off the change feed, so that it is what the board made public, and once.

An item is told of when it first appears; a correction, a move, or a second publication of it is no
news. A consultation is told of again when it opens, before it closes, and when its outcome is there.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from backend.published import feed
from backend.published.feed import BEGINNING, Cursor, CursorTooOld, CursorUnknown
from backend.published.models import Change, Item
from backend.subscriptions.models import Announced, Follower
from backend.subscriptions.subjects import Occasion
from content_models.categories import Category
from content_models.consultations import ConsultationStage

CHANGES_AT_ONCE = 200
ITEMS_AT_ONCE = 500
OF_ITEMS = frozenset({"published", "updated", "moved"})
ARRANGING = ("home", "section")
CLOSING_SOON = timedelta(days=3)
BETWEEN_LOOKS = timedelta(minutes=5)
"""How often those are looked for that the clock alone brings near their end."""


def follow(*, now: datetime) -> int:
    """Follow the feed to its end; return how many changes were taken in.

    Where it cannot be followed (first of all, or after a restored database) everything that is public
    then counts as told: better no letter than one about all there is.
    """
    taken = 0
    while True:
        row, _made = Follower.objects.get_or_create(pk=1)
        cursor = Cursor.written(row.cursor)
        if cursor is None:
            _begin(row)
            continue
        try:
            page = feed.read(after=cursor or BEGINNING, limit=CHANGES_AT_ONCE)
        except (CursorTooOld, CursorUnknown):
            _begin(row)
            continue
        if not page.changes:
            _look_at_the_clock(row, now=now)
            return taken
        taken += _take_in(row, page)


def _begin(row: Follower) -> None:
    end = feed.end()
    with transaction.atomic():
        present = Follower.objects.select_for_update().get(pk=row.pk)
        if present.cursor != row.cursor:  # somebody else has begun
            return
        for rows in _everything():
            _announce(rows, is_quiet=True)
        Follower.objects.filter(pk=row.pk).update(cursor=str(end))


def _everything() -> Iterator[list[Item]]:
    last = 0
    while rows := list(Item.objects.filter(pk__gt=last).order_by("pk")[:ITEMS_AT_ONCE]):
        yield rows
        last = rows[-1].pk


def _take_in(row: Follower, page: feed.Page) -> int:
    with transaction.atomic():
        # Whoever else follows waits here, and then finds that this part is done.
        present = Follower.objects.select_for_update().get(pk=row.pk)
        if present.cursor != row.cursor:
            return 0
        _announce(_items(page.changes))
        Follower.objects.filter(pk=row.pk).update(cursor=str(page.next))
    return len(page.changes)


def _items(changes: Iterable[Change]) -> list[Item]:
    touched = {(each.site, each.subject) for each in changes if each.kind in OF_ITEMS}
    rows = Item.objects.filter(uuid__in={uuid for _site, uuid in touched})
    return [row for row in rows if (row.site, str(row.uuid)) in touched]


def _announce(rows: Iterable[Item], *, is_quiet: bool = False) -> None:
    found = [
        _announcement(row, occasion, is_quiet=is_quiet)
        for row in rows
        if row.category and row.type not in ARRANGING
        for occasion in occasions_of(row)
    ]
    Announced.objects.bulk_create(found, ignore_conflicts=True, batch_size=ITEMS_AT_ONCE)


def _announcement(row: Item, occasion: Occasion, *, is_quiet: bool = False) -> Announced:
    return Announced(
        site=row.site,
        locale=row.locale,
        item=row.uuid,
        occasion=occasion.value,
        category=row.category,
        field=row.facets.get("field", "") if row.type == "news" else "",
        is_quiet=is_quiet,
    )


def occasions_of(row: Item) -> list[Occasion]:
    """Return why there is something to tell of an item as it is public now, the clock apart."""
    found = [Occasion.PUBLISHED]
    if row.type == "consultation":
        stage = row.facets.get("stage")
        if stage == ConsultationStage.OPEN.value:
            found.append(Occasion.OPENED)
        elif stage == ConsultationStage.CONCLUDED.value:
            found.append(Occasion.OUTCOME)
    return found


def _look_at_the_clock(row: Follower, *, now: datetime) -> None:
    """Announce consultations that close soon."""
    if row.looked_at is not None and now - row.looked_at < BETWEEN_LOOKS:
        return
    drafts = Item.objects.filter(category=Category.DRAFT_CONSULTATION.value, type="consultation")
    soon = [each for each in drafts.filter(facets__stage="open") if closes_soon(each, now)]
    with transaction.atomic():
        Follower.objects.select_for_update().get(pk=row.pk)
        waiting = [_announcement(each, Occasion.CLOSING) for each in soon]
        Announced.objects.bulk_create(waiting, ignore_conflicts=True)
        Follower.objects.filter(pk=row.pk).update(looked_at=now)


def closes_soon(row: Item, now: datetime) -> bool:
    """Tell whether comments are taken for a few days more only."""
    closes_at = datetime.fromisoformat(row.facets["closes_at"])
    return now < closes_at <= now + CLOSING_SOON


def end() -> int:
    """Return the number behind which everything is new to whoever begins now."""
    last = Announced.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0
