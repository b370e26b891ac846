"""Telling staff something: written with what caused it, in one transaction, and mailed afterwards."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from backend.notices.models import Notice
from content_models.navigation import SitePortal


def tell(
    users: Iterable[Any],
    *,
    portal: SitePortal | None,
    subject: str,
    text: str = "",
    path: str = "",
    asks: bool = False,
) -> None:
    """Tell each of the users once, in the admin and by e-mail."""
    people = {user.pk: user for user in users if user is not None and user.is_active}
    Notice.objects.bulk_create(
        Notice(user=user, portal=portal, subject=subject[:255], text=text, path=path, asks=asks)
        for user in people.values()
    )


def settle(path: str) -> None:
    """Put away what asked for an act at this address: it is done, nobody needs to be mailed."""
    Notice.objects.filter(path=path, asks=True, read_at=None).update(read_at=timezone.now())


def unread(user: Any) -> QuerySet[Notice]:
    """Return the news the user has not read yet, newest first; what asks is on their desk."""
    return Notice.objects.filter(user=user, read_at=None, asks=False).order_by("-at", "-pk")


def mark_read(user: Any, *, notice_id: int | None = None) -> None:
    """Mark one notice of the user as read, or all."""
    waiting = Notice.objects.filter(user=user, read_at=None)
    if notice_id is not None:
        waiting = waiting.filter(pk=notice_id)
    waiting.update(read_at=timezone.now())


def forget(user: Any, portal: SitePortal) -> None:
    """Remove what the user was told about a site they no longer work for."""
    Notice.objects.filter(user=user, portal=portal).delete()


def mark_all_read() -> None:
    """Put everything away that anybody was told, without mailing it: it is history."""
    Notice.objects.filter(read_at=None).update(read_at=timezone.now())
