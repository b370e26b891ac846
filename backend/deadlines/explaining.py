"""A deadline in words: where it stands, and how it was counted, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from backend.calendars import calendar_of
from backend.calendars.words import day_words, moment_words
from backend.deadlines.counting import due_of
from backend.deadlines.models import Deadline, DeadlineChange, State
from backend.regulations.deadlines import AnchorEvent
from backend.worktime.calendar import OFFICIAL_TIME, Calendar, Day
from backend.worktime.clock import NOTHING, Step, hours_between

HOURS_OF_A_DAY = 8


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A deadline as a screen shows it. `steps` are days and what each brought, in words."""

    row: Deadline
    limit: str
    event: str
    anchored: str
    due: str
    met: str
    standing: str
    is_late: bool
    is_near: bool
    steps: Sequence[tuple[str, str]]
    changes: Sequence[DeadlineChange]


def clock_of(row: Deadline) -> Clock:
    """Return a deadline in words."""
    now, calendar = timezone.now(), calendar_of(row.portal.key)
    due = due_of(calendar, row.terms, [pause.plain() for pause in row.pauses.all()])
    is_late = row.is_late(now)
    return Clock(
        row=row,
        limit=limit_words(row),
        event=event_words(row.event),
        anchored=moment_words(row.anchored_at),
        due=moment_words(row.due_at),
        met=moment_words(row.met_at),
        standing=standing_words(row, calendar, now),
        is_late=is_late,
        is_near=not is_late and row.is_open and bool(row.remind_at and row.remind_at <= now),
        steps=list(_steps(row, due.steps if due else ())),
        changes=list(row.changes.all()),
    )


def limit_words(row: Deadline) -> str:
    """Return the limit itself: `10 ngày làm việc`, with what was added."""
    words = _("%(count)d giờ hành chính") if row.counts_hours else _("%(count)d ngày làm việc")
    said = words % {"count": row.amount}
    return f"{said} + {row.extra}" if row.extra else said


def event_words(event: str) -> str:
    """Return from what a deadline counts."""
    words = {
        AnchorEvent.HELD: _("kể từ khi diễn ra"),
        AnchorEvent.ISSUED: _("kể từ ngày ban hành"),
        AnchorEvent.APPROVED: _("kể từ ngày được phê duyệt"),
        AnchorEvent.ACCEPTED: _("kể từ ngày được nghiệm thu"),
        AnchorEvent.RELEASE_DECIDED: _("kể từ ngày có quyết định công bố"),
    }
    return words.get(AnchorEvent(event), "")


def standing_words(row: Deadline, calendar: Calendar, now: datetime) -> str:
    """Return where a deadline stands at a moment, in one sentence."""
    if row.state == State.STOPPED:
        return _("Không còn áp dụng")
    if row.state == State.PAUSED:
        return _("Đang tạm dừng")
    if row.due_at is None:
        return _("Chưa có hạn")
    late = hours_between(calendar, row.due_at, row.met_at or now)
    if row.state == State.MET:
        return (
            _("Đăng muộn %(late)s") % {"late": amount_words(late)}
            if row.is_late(now)
            else _("Đã đăng đúng hạn")
        )
    if row.is_late(now):
        return _("Quá hạn %(late)s") % {"late": amount_words(late)}
    left = hours_between(calendar, now, row.due_at)
    return _("Còn %(left)s") % {"left": amount_words(left)}


def amount_words(passed: timedelta) -> str:
    """Return office time in words; eight hours of it are a day."""
    minutes = round(passed.total_seconds() / 60)
    days, rest = divmod(minutes, HOURS_OF_A_DAY * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        words % {"count": count}
        for words, count in (
            (_("%(count)d ngày làm việc"), days),
            (_("%(count)d giờ"), hours),
            (_("%(count)d phút"), minutes),
        )
        if count
    ]
    return " ".join(parts) or _("dưới 1 phút")


def _steps(row: Deadline, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    counted, left = 0, timedelta(hours=row.terms.total)
    first = row.anchored_at.astimezone(OFFICIAL_TIME).date()
    for step in steps:
        counted += step.days
        left -= step.time
        day = day_words(step.day.date)
        if step.paused_for:
            yield day, _("tạm dừng: %(reason)s") % {"reason": step.paused_for}
        elif not step.day.is_worked:
            yield day, _rest_words(step.day)
        elif row.counts_hours:
            yield day, _hours_words(step, left) + _special(step.day)
        elif step.days:
            yield day, _("ngày làm việc thứ %(count)d") % {"count": counted} + _special(step.day)
        elif step.day.date == first:
            yield day, _("ngày bắt đầu, không tính") + _special(step.day)


def _rest_words(day: Day) -> str:
    if not day.name:
        return _("nghỉ hằng tuần")
    source = f" ({day.source})" if day.source else ""
    return _("nghỉ: %(name)s") % {"name": day.name} + source


def _hours_words(step: Step, left: timedelta) -> str:
    if step.time == NOTHING:
        return _("ngoài giờ làm việc")
    if left <= NOTHING:
        return _("%(time)s, hết thời hạn") % {"time": amount_words(step.time)}
    return _("%(time)s, còn %(left)s") % {
        "time": amount_words(step.time),
        "left": amount_words(left),
    }


def _special(day: Day) -> str:
    return f" ({day.name})" if day.name else ""
