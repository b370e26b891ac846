"""Days in words, as Vietnamese officials write them: “Thứ Ba 24/11/2026”."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from backend.worktime.calendar import OFFICIAL_TIME

WEEKDAYS = [
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ Nhật"),
]
"""Monday first. Django's own catalogue numbers them."""


def day_words(day: date) -> str:
    """Return a day with its weekday."""
    return f"{WEEKDAYS[day.weekday()]} {date_format(day, 'd/m/Y')}"


def moment_words(moment: datetime | None) -> str:
    """Return a moment of official time with its weekday; nothing for none."""
    if moment is None:
        return ""
    local = moment.astimezone(OFFICIAL_TIME)
    return f"{local:%H:%M} {day_words(local.date())}"
