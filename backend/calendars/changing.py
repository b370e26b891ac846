"""What staff do to a calendar: each act is checked, done, logged and made known in one transaction.

Refusals are PermissionDenied (may not) or ValidationError (by field, with the value and the remedy).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from backend.accounts.rights import administers
from backend.accounts.staff_log import name_of
from backend.calendars.models import (
    CalendarAct,
    CalendarChange,
    CalendarDay,
    CalendarVersion,
    OfficeHours,
    spans_of,
    text_of,
)
from backend.calendars.reading import SYSTEM, calendar_of
from backend.calendars.words import day_words
from backend.worktime.calendar import Calendar, Day, Spans
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

LONGEST_RANGE = 31
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2099, 12, 31)
EXAMPLE = "07:30-11:30, 13:30-17:30"

calendar_changed = Signal()
"""Sent within the transaction: `site` (None for all), `cause` in words, `by` (a user)."""


class Decision(StrEnum):
    """What may be decided of a day."""

    OFF = "off"
    WORKED = "worked"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """Why a calendar is as it is: in words, and by which document."""

    name: str
    legal_basis: str


def may_keep(user: Any, portal: SitePortal | None) -> bool:
    """Return whether somebody keeps a calendar: a site's admins its own, the city's the system's."""
    if portal is not None:
        return administers(user, portal)
    return bool(user.is_active) and (
        bool(user.is_superuser) or any(administers(user, top) for top in top_portals())
    )


def top_portals() -> list[SitePortal]:
    """Return the portals that have none above them: the city's."""
    keys = PortalSettings.objects.filter(parent="").values("key")
    return list(SitePortal.objects.filter(key__in=keys))


@transaction.atomic
def set_days(
    portal: SitePortal | None,
    *,
    first: date,
    last: date,
    decision: Decision,
    hours: str = "",
    grounds: Grounds,
    by: Any,
) -> list[CalendarDay]:
    """Decide of the days from `first` to `last`: off, worked, or worked at other hours.

    Of a stretch that is off, days that are not worked anyway are left as they are.
    """
    _lock(portal, by)
    _require_grounds(grounds)
    wanted = _range(first, last)
    spans = _checked_hours(hours, decision)
    calendar = calendar_of(portal.key if portal else SYSTEM)
    days = _days_it_changes([calendar.day(each) for each in wanted], decision)
    _refuse_decided(portal, days)
    made = CalendarDay.objects.bulk_create(
        CalendarDay(
            portal=portal,
            day=day.date,
            is_worked=decision is not Decision.OFF,
            hours=text_of(spans),
            name=grounds.name.strip(),
            legal_basis=grounds.legal_basis.strip(),
        )
        for day in days
    )
    text = _("%(days)s: %(what)s") % {
        "days": _range_words(made[0].day, made[-1].day),
        "what": _what_words(decision, spans),
    }
    _done(portal, CalendarAct.DAYS_SET, text, f"{grounds.name} ({grounds.legal_basis})", by)
    return made


@transaction.atomic
def remove_day(day: CalendarDay, *, reason: str, by: Any) -> None:
    """Take a decision about a day back: it is again what it would be without."""
    _lock(day.portal, by)
    _require_reason(reason)
    text = str(day)
    day.delete()
    _done(day.portal, CalendarAct.DAY_REMOVED, text, reason, by)


@transaction.atomic
def set_hours(
    portal: SitePortal | None, *, since: date, week: Sequence[str], grounds: Grounds, by: Any
) -> OfficeHours:
    """Set the office hours of each weekday from a day on; no `week` gives back the common ones."""
    _lock(portal, by)
    _require_grounds(grounds)
    _require_known_days(since=since)
    spans = _checked_week(week)
    if OfficeHours.objects.filter(portal=portal, since=since).exists():
        message = _("Đã có giờ làm việc từ ngày %(day)s. Hãy bỏ mục đó hoặc chọn ngày khác.")
        raise ValidationError({"since": message % {"day": date_format(since, "d/m/Y")}})
    made = OfficeHours.objects.create(
        portal=portal,
        since=since,
        week=[text_of(each) for each in spans],
        name=grounds.name.strip(),
        legal_basis=grounds.legal_basis.strip(),
    )
    text = _("từ %(day)s: %(week)s") % {
        "day": date_format(since, "d/m/Y"),
        "week": "; ".join(made.week) or _("theo giờ chung"),
    }
    _done(portal, CalendarAct.HOURS_SET, text, f"{grounds.name} ({grounds.legal_basis})", by)
    return made


@transaction.atomic
def remove_hours(hours: OfficeHours, *, reason: str, by: Any) -> None:
    """Take office hours back: those before them go on."""
    _lock(hours.portal, by)
    _require_reason(reason)
    text = str(hours)
    hours.delete()
    _done(hours.portal, CalendarAct.HOURS_REMOVED, text, reason, by)


def _lock(portal: SitePortal | None, by: Any) -> None:
    """Let changes of a calendar happen one after the other, by those who keep it."""
    if not may_keep(by, portal):
        raise PermissionDenied
    site = portal.key if portal else SYSTEM
    CalendarVersion.objects.get_or_create(site=site)
    CalendarVersion.objects.select_for_update().get(site=site)


def _done(portal: SitePortal | None, what: CalendarAct, text: str, reason: str, by: Any) -> None:
    site = portal.key if portal else SYSTEM
    CalendarVersion.objects.filter(site=site).update(value=uuid4())
    CalendarChange.objects.create(
        site=site, what=what, text=text, reason=reason.strip(), by=name_of(by), by_id=by.pk
    )
    cause = f"{CalendarAct(what).label}: {text}. {reason.strip()}"
    calendar_changed.send(CalendarDay, site=site or None, cause=cause, by=by)


def _require_grounds(grounds: Grounds) -> None:
    faults = {}
    if not grounds.name.strip():
        faults["name"] = _("Hãy ghi lý do: người xem thời hạn đọc thấy nó, ví dụ “Nghỉ bão số 12”.")
    if not grounds.legal_basis.strip():
        faults["legal_basis"] = _("Hãy ghi căn cứ: số, ký hiệu và ngày của văn bản quyết định.")
    if faults:
        raise ValidationError(faults)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào nhật ký lịch.")})


def _range(first: date, last: date) -> list[date]:
    _require_known_days(first=first, last=last)
    count = (last - first).days + 1
    if count < 1:
        message = _("Ngày cuối %(last)s trước ngày đầu %(first)s. Hãy đổi lại.")
        values = {"first": date_format(first, "d/m/Y"), "last": date_format(last, "d/m/Y")}
        raise ValidationError({"last": message % values})
    if count > LONGEST_RANGE:
        message = _("Khoảng này dài %(count)d ngày, tối đa %(most)d. Hãy chia thành nhiều lần ghi.")
        raise ValidationError({"last": message % {"count": count, "most": LONGEST_RANGE}})
    return [first + timedelta(days=number) for number in range(count)]


def _require_known_days(**days: date) -> None:
    message = _("Năm %(year)d không hợp lệ. Hãy ghi ngày trong khoảng 2020–2099.")
    faults = {
        name: message % {"year": day.year}
        for name, day in days.items()
        if not FIRST_DAY <= day <= LAST_DAY
    }
    if faults:
        raise ValidationError(faults)


def read_hours(text: str) -> Spans:
    """Return the office hours of a day as somebody typed them; ValidationError says what is wrong."""
    try:
        spans = spans_of(text)
    except ValueError as fault:
        message = _("“%(text)s” không phải giờ làm việc. Hãy ghi như “%(example)s”.")
        raise ValidationError(message % {"text": text, "example": EXAMPLE}) from fault
    for earlier, later in pairwise(spans):
        if earlier.end > later.begin:
            message = _("Các khoảng giờ trong “%(text)s” chồng nhau hoặc không theo thứ tự.")
            raise ValidationError(message % {"text": text})
    return spans


def _checked_hours(text: str, decision: Decision) -> Spans:
    try:
        spans = read_hours(text)
    except ValidationError as fault:
        raise ValidationError({"hours": fault.messages}) from fault
    if decision is Decision.OFF and spans:
        message = _("Ngày nghỉ không có giờ làm việc: hãy để trống “%(text)s” hoặc chọn việc khác.")
        raise ValidationError({"hours": message % {"text": text}})
    if decision is Decision.HOURS and not spans:
        message = _("Hãy ghi giờ làm việc của ngày này, ví dụ “%(example)s”.")
        raise ValidationError({"hours": message % {"example": EXAMPLE}})
    return spans


def _checked_week(week: Sequence[str]) -> tuple[Spans, ...]:
    if not any(text.strip() for text in week):
        return ()
    faults, spans = {}, []
    for number, text in enumerate(week):
        try:
            spans.append(read_hours(text))
        except ValidationError as fault:
            faults[f"weekday_{number}"] = fault.messages
    if faults:
        raise ValidationError(faults)
    return tuple(spans)


def _days_it_changes(days: list[Day], decision: Decision) -> list[Day]:
    """Return the days a decision makes different; a decision that changes nothing is a mistake."""
    if decision is Decision.OFF:
        worked = [day for day in days if day.is_worked]
        if not worked:
            message = _("%(day)s vốn đã nghỉ (%(why)s): không cần ghi.")
            raise ValidationError({"first": message % _said(days[0])})
        return worked
    for day in days:
        if decision is Decision.WORKED and day.is_worked:
            message = _(
                "%(day)s vốn là ngày làm việc. Muốn đổi giờ, hãy chọn “Làm việc theo giờ khác”."
            )
            raise ValidationError({"first": message % _said(day)})
        if decision is Decision.HOURS and not day.is_worked:
            message = _("%(day)s là ngày nghỉ (%(why)s). Muốn làm việc, hãy chọn “Làm bù”.")
            raise ValidationError({"first": message % _said(day)})
    return days


def _said(day: Day) -> dict[str, str]:
    return {"day": day_words(day.date), "why": day.name or _("nghỉ hằng tuần")}


def _refuse_decided(portal: SitePortal | None, days: list[Day]) -> None:
    """Refuse a second decision of the same calendar about a day."""
    decided = CalendarDay.objects.filter(portal=portal, day__in=[day.date for day in days]).first()
    if decided is not None:
        message = _("%(day)s đã có quyết định “%(name)s”. Hãy bỏ mục đó trước khi ghi mục mới.")
        raise ValidationError({"first": message % {"day": decided.words, "name": decided.name}})


def _range_words(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    return f"{date_format(first, 'd/m/Y')}–{date_format(last, 'd/m/Y')}"


def _what_words(decision: Decision, spans: Spans) -> str:
    if decision is Decision.OFF:
        return _("nghỉ")
    if decision is Decision.WORKED:
        return _("làm bù") + (f" {text_of(spans)}" if spans else "")
    return _("làm việc %(hours)s") % {"hours": text_of(spans)}


def special_days(calendar: Calendar, year: int) -> list[Day]:
    """Return the days of a year that are not what their weekday says, in order."""
    first = date(year, 1, 1)
    days = [calendar.day(first + timedelta(days=number)) for number in range(366)]
    return [day for day in days if day.date.year == year and day.name]
