"""Who hears of a deadline, and when: before it is over, then further up for every unit it is late.

Each stage is told once, by whichever process comes first; who was passed over while nothing ran is
told together with the rest.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import holders
from backend.accounts.roles import Role
from backend.approval.tasks import supplying_unit
from backend.calendars.reading import dated_calendars_of
from backend.calendars.words import moment_words
from backend.deadlines.counting import Told, moments_of, next_after, stage_at
from backend.deadlines.models import Deadline, State
from backend.notices.telling import tell

AT_ONCE = 200
WRITERS = (Role.AUTHOR, Role.COLLABORATOR, Role.EDITOR)


def remind(now: datetime | None = None) -> int:
    """Tell of every deadline whose next stage has come; return of how many."""
    moment = now or timezone.now()
    due = Deadline.objects.filter(state=State.RUNNING, next_notice_at__lte=moment)
    rows = list(due.select_related("portal", "page").prefetch_related("pauses")[:AT_ONCE])
    calendars = dated_calendars_of({row.portal.key for row in rows})
    told = 0
    for row in rows:
        pauses = [pause.plain() for pause in row.pauses.all()]
        moments = moments_of(calendars[row.portal.key].calendar, row.terms, pauses)
        told += _tell_of(row, moments, moment)
    return told


@transaction.atomic
def _tell_of(row: Deadline, moments: dict[Told, datetime], now: datetime) -> int:
    """Tell of one deadline, unless somebody else has just done so."""
    stage = stage_at(moments, now)
    mine = Deadline.objects.filter(
        pk=row.pk, state=State.RUNNING, told=row.told, next_notice_at=row.next_notice_at
    )
    if not mine.update(told=max(stage, row.told), next_notice_at=next_after(moments, stage)):
        return 0
    if row.page is None or stage <= row.told:
        return 0
    tell(
        _people(row.page, stages=[each for each in Told if row.told < each <= stage]),
        portal=row.portal,
        subject=_subject(stage) % {"title": row.title},
        text=_text(row, stage),
        path=reverse("deadline_page", args=[row.page.pk]),
    )
    return 1


def _people(page: Page, *, stages: Sequence[Told]) -> list[Any]:
    found = []
    if Told.REMINDED in stages or Told.UNIT in stages:
        unit = supplying_unit(page, page.owner) if page.owner else ""
        colleagues = holders(page, *WRITERS, unit=unit) if unit else []
        found += [page.owner, *colleagues, *holders(page, Role.EDITOR)]
    if Told.BOARD in stages:
        found += holders(page, Role.APPROVER)
    if Told.ADMINISTRATORS in stages:
        found += holders(page, Role.ADMIN)
    return found


def _subject(stage: Told) -> str:
    return (
        _("Sắp đến hạn đăng: %(title)s") if stage is Told.REMINDED else _("Quá hạn đăng: %(title)s")
    )


def _text(row: Deadline, stage: Told) -> str:
    values = {
        "title": row.title,
        "due": moment_words(row.due_at),
        "rule": row.rule,
        "clause": row.clause,
    }
    if stage is Told.REMINDED:
        text = _("“%(title)s” phải được đăng trước %(due)s. %(rule)s (%(clause)s).")
    else:
        text = _("“%(title)s” chưa được đăng, hạn là %(due)s. %(rule)s (%(clause)s).")
    return text % values
