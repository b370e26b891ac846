"""The index follows the change feed, as any reader of it does, and begins anew where it must."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from backend.published import feed
from backend.published.feed import BEGINNING, Cursor, CursorTooOld, CursorUnknown
from backend.published.models import Change, Item
from backend.search.documents import documents_of, read_attached
from backend.search.engine import Document, Engine, EngineAway, Subject
from backend.search.files import forget_unshown
from backend.search.folding import VERSION
from backend.search.models import Following

CHANGES_AT_ONCE = 200
ITEMS_AT_ONCE = 100
OF_ITEMS = frozenset({"published", "updated", "moved", "withdrawn"})
BUSY = timedelta(minutes=30)
"""Longer than reading the files of so many items takes."""


class BuildingElsewhere(Exception):
    """Another process is building this index anew."""


@dataclass(frozen=True, kw_only=True)
class State:
    """How an engine stands: `behind` changes are not in its index yet, the oldest since `since`.

    Of one that cannot be reached `fault` says why, and nobody knows its `documents`.
    """

    engine: str
    documents: int | None
    behind: int
    since: datetime | None
    built_at: datetime | None
    is_building: bool
    fault: str


def catch_up(engine: Engine) -> int:
    """Follow to the end of the feed; return how many changes were taken in.

    An index that cannot follow (none yet, one that is lost, a restored database, other tokens) is
    built anew.
    """
    taken = 0
    while True:
        row, _made = Following.objects.get_or_create(engine=engine.name)
        if row.analyzer != VERSION or row.built_at is None or not engine.has_index():
            rebuild(engine)
            continue
        try:
            page = feed.read(after=Cursor.written(row.cursor) or BEGINNING, limit=CHANGES_AT_ONCE)
        except (CursorTooOld, CursorUnknown):
            rebuild(engine)
            continue
        if not page.changes:
            _followed(row, page.next)
            return taken
        _take_in(engine, row, page)
        taken += len(page.changes)


def _take_in(engine: Engine, row: Following, page: feed.Page) -> None:
    subjects = {
        Subject(change.site, change.subject) for change in page.changes if change.kind in OF_ITEMS
    }
    read_attached(_items(subjects))
    with transaction.atomic():
        # Whoever else follows waits here, and then finds that this part is done.
        present = Following.objects.select_for_update().get(pk=row.pk)
        if present.cursor != row.cursor:
            return
        engine.replace(subjects, documents_of(_items(subjects)))
        _followed(present, page.next)
    if any(change.kind == "withdrawn" for change in page.changes):
        forget_unshown()


def _items(subjects: set[Subject]) -> list[Item]:
    rows = Item.objects.filter(uuid__in={subject.uuid for subject in subjects})
    return [row for row in rows if (row.site, str(row.uuid)) in subjects]


def _followed(row: Following, cursor: Cursor) -> None:
    now = timezone.now()
    Following.objects.filter(pk=row.pk).update(
        cursor=str(cursor), sequence=cursor.sequence, followed_at=now
    )


def rebuild(engine: Engine) -> None:
    """Build an engine's index anew; the old one answers until the last item is in.

    Raises BuildingElsewhere where somebody else is at it.
    """
    row, _made = Following.objects.get_or_create(engine=engine.name)
    _begin(row)
    try:
        cursor = feed.end()
        engine.rebuild(_batches(row))
        Following.objects.filter(pk=row.pk).update(
            cursor=str(cursor),
            sequence=cursor.sequence,
            analyzer=VERSION,
            built_at=timezone.now(),
            followed_at=timezone.now(),
        )
        forget_unshown()
    finally:
        Following.objects.filter(pk=row.pk).update(busy_until=None)


def _begin(row: Following) -> None:
    now = timezone.now()
    free = Following.objects.filter(Q(busy_until=None) | Q(busy_until__lt=now), pk=row.pk)
    if not free.update(busy_until=now + BUSY):
        raise BuildingElsewhere


def _batches(row: Following) -> Iterator[Sequence[Document]]:
    last = 0
    while True:
        items = list(Item.objects.filter(pk__gt=last).order_by("pk")[:ITEMS_AT_ONCE])
        if not items:
            return
        read_attached(items)
        Following.objects.filter(pk=row.pk).update(busy_until=timezone.now() + BUSY)
        yield documents_of(items)
        last = items[-1].pk


def state(engine: Engine) -> State:
    """Return how far an engine's index is behind."""
    row = Following.objects.filter(engine=engine.name).first() or Following(engine=engine.name)
    waiting = Change.objects.filter(Q(sequence__gt=row.sequence) | Q(sequence=None))
    documents, fault = None, ""
    try:
        documents = engine.count()
    except EngineAway as failure:
        fault = str(failure)
    return State(
        engine=engine.name,
        documents=documents,
        behind=waiting.count(),
        since=waiting.aggregate(oldest=Min("at"))["oldest"],
        built_at=row.built_at,
        is_building=row.busy_until is not None and row.busy_until > timezone.now(),
        fault=fault,
    )
