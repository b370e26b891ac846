"""The change feed: the store's log, numbered without gaps in the order things were committed.

A growing row id is not commit order: a reader could pass a row that commits later. So rows are
written without a number, and whoever reads next numbers what is committed, under one lock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils import timezone

from backend.published.models import Change

SEQUENCER_LOCK = 0x434F4E47
POLL_SECONDS = 0.03
KEPT_DAYS = 30


class CursorTooOld(Exception):
    """Changes after this cursor are no longer kept: the reader must build everything anew."""


class CursorUnknown(Exception):
    """The cursor was never given out by this feed."""


@dataclass(frozen=True)
class Page:
    """Some changes, and the cursor to ask with next."""

    changes: list[Change]
    next: int


def number_committed() -> None:
    """Give every committed change that has none its number; no two callers do it at once."""
    if not Change.objects.filter(sequence__isnull=True).exists():
        return
    table = Change._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEQUENCER_LOCK])
        last = Change.objects.aggregate(last=Max("sequence"))["last"] or 0
        cursor.execute(
            f"UPDATE {table} SET sequence = waiting.place + %s FROM "  # noqa: S608  # own name
            f"(SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM {table} "
            f"WHERE sequence IS NULL) AS waiting WHERE {table}.id = waiting.id",
            [last],
        )


def end() -> int:
    """Return the cursor behind the newest change."""
    number_committed()
    return Change.objects.aggregate(last=Max("sequence"))["last"] or 0


def read(*, after: int, limit: int) -> Page:
    """Return the changes behind a cursor, oldest first.

    Raises CursorTooOld where changes behind it were dropped, CursorUnknown where it lies ahead.
    """
    number_committed()
    changes = list(Change.objects.filter(sequence__gt=after).order_by("sequence")[:limit])
    if changes and changes[0].sequence == after + 1:
        return Page(changes, changes[-1].sequence or after)
    _refuse_strange(after)
    return Page([], after)


def _refuse_strange(after: int) -> None:
    kept = Change.objects.aggregate(first=Min("sequence"), last=Max("sequence"))
    if kept["first"] is not None and after < kept["first"] - 1:
        raise CursorTooOld
    if after > (kept["last"] or 0):
        raise CursorUnknown


def wait_for(
    *, after: int, limit: int, seconds: float, sleep: Callable[[float], None] = time.sleep
) -> Page:
    """Return the changes behind a cursor as soon as there are any, at the latest after `seconds`."""
    until = time.monotonic() + seconds
    page = read(after=after, limit=limit)
    while not page.changes and time.monotonic() < until:
        sleep(POLL_SECONDS)
        page = read(after=after, limit=limit)
    return page


def drop_old() -> int:
    """Drop numbered changes older than the days kept, the newest always excepted; return how many."""
    newest = Change.objects.aggregate(last=Max("sequence"))["last"] or 0
    oldest_kept = timezone.now() - timedelta(days=KEPT_DAYS)
    dropped, _by_model = Change.objects.filter(sequence__lt=newest, at__lt=oldest_kept).delete()
    return dropped
