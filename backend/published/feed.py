"""The change feed: the store's log, numbered without gaps in the order things were committed.

A growing row id is not commit order: a reader could pass a row that commits later. So rows are
written without a number, and whoever reads next numbers what is committed, under one lock.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils import timezone

from backend.published.models import Change, new_mark

SEQUENCER_LOCK = 0x434F4E47
POLL_SECONDS = 0.03
KEPT_DAYS = 30
WRITTEN = "([0-9]{1,18})(-[0-9a-f]{12})?"
"""A cursor as it is handed out; opaque to everybody else."""


class CursorTooOld(Exception):
    """Changes after this cursor are no longer kept: the reader must build everything anew."""


class OtherHistory(CursorTooOld):
    """The cursor names a change this feed never had, or has no more: the database was restored."""


class CursorUnknown(Exception):
    """The number was never given out by this feed."""


@dataclass(frozen=True)
class Cursor:
    """A place in the feed: behind the change of this number, which has this mark.

    Without a mark it is a number alone, for looking into the feed: whether what came before it is
    what its reader has seen, nobody can tell.
    """

    sequence: int
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.sequence}-{self.mark}" if self.mark else str(self.sequence)

    @classmethod
    def written(cls, text: str) -> Self | None:
        """Return the cursor a text writes out; None for a text that never was one."""
        found = re.fullmatch(WRITTEN, text, re.ASCII)
        return cls(int(found[1]), (found[2] or "")[1:]) if found else None

    @classmethod
    def behind(cls, change: Change) -> Self:
        """Return the place behind a numbered change."""
        return cls(change.sequence or 0, change.mark)


BEGINNING = Cursor(0)


@dataclass(frozen=True)
class Page:
    """Some changes, and the cursor to ask with next."""

    changes: list[Change]
    next: Cursor


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


def end() -> Cursor:
    """Return the cursor behind the newest change."""
    number_committed()
    newest = Change.objects.filter(sequence__isnull=False).order_by("-sequence").first()
    return Cursor.behind(newest) if newest else BEGINNING


def version() -> str:
    """Return what differs whenever anything public does: the end of the feed, and what is unnumbered.

    Several may stand unnumbered behind the same end, never as many twice: numbering moves the end.
    """
    table = Change._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT MAX(sequence) FROM {table}), "  # noqa: S608  # own name
            f"(SELECT COUNT(*) FROM {table} WHERE sequence IS NULL), "
            f"(SELECT mark FROM {table} WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1)"
        )
        return " ".join(map(str, cursor.fetchone()))


def read(*, after: Cursor, limit: int) -> Page:
    """Return the changes behind a cursor, oldest first.

    Raises CursorTooOld where changes behind it were dropped, OtherHistory where the change it names
    is not this feed's, CursorUnknown where a number alone lies ahead.
    """
    number_committed()
    found = list(
        Change.objects.filter(sequence__gte=after.sequence).order_by("sequence")[: limit + 1]
    )
    named = found.pop(0) if found and found[0].sequence == after.sequence else None
    if after.mark and (named is None or named.mark != after.mark):
        raise OtherHistory if named or not found else CursorTooOld
    if found and found[0].sequence != after.sequence + 1:
        raise CursorTooOld
    if not found and named is None and after != BEGINNING:
        raise CursorUnknown
    found = found[:limit]
    return Page(found, Cursor.behind(found[-1]) if found else _marked(after, named))


def _marked(after: Cursor, named: Change | None) -> Cursor:
    return Cursor.behind(named) if named else after


def is_known(cursor: Cursor) -> bool:
    """Tell whether a cursor is of this history, as far as it says of which it is."""
    changes = Change.objects.filter(sequence=cursor.sequence, mark=cursor.mark)
    return not cursor.mark or changes.exists()


def begin_another_history() -> None:
    """Let every cursor given out so far be another history's: their readers read all anew."""
    Change.objects.update(mark=new_mark())


def wait_for(
    *, after: Cursor, limit: int, seconds: float, sleep: Callable[[float], None] = time.sleep
) -> Page:
    """Return the changes behind a cursor as soon as there are any, at the latest after `seconds`."""
    until = time.monotonic() + seconds
    page = read(after=after, limit=limit)
    while not page.changes and time.monotonic() < until:
        sleep(POLL_SECONDS)
        page = read(after=after, limit=limit)
    return page


def drop_old() -> int:
    """Drop numbered changes older than the days kept; return how many.

    The last of the old stays: whoever has read it, and nothing behind it, is up to date.
    """
    numbered = Change.objects.filter(sequence__isnull=False)
    oldest_kept = timezone.now() - timedelta(days=KEPT_DAYS)
    first_recent = numbered.filter(at__gte=oldest_kept).aggregate(first=Min("sequence"))["first"]
    newest = numbered.aggregate(last=Max("sequence"))["last"] or 0
    last_old = newest if first_recent is None else first_recent - 1
    dropped, _by_model = numbered.filter(sequence__lt=last_old).delete()
    return dropped
