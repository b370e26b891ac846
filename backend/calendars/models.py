"""What staff decide of working time: single days, weeks of office hours, and the log of both.

A row without a portal holds for the whole system; a site's own row of the same day goes before it.
"""

from datetime import time
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from backend.calendars.words import day_words
from backend.worktime.calendar import DatedWeek, Override, Span, Spans
from content_models.navigation import SitePortal

OF_THE_SYSTEM = Q(portal=None)


def spans_of(text: str) -> Spans:
    """Return the office hours a text names: `07:30-11:30, 13:30-17:30`; ValueError if it is none."""
    return tuple(Span.read(part.strip()) for part in text.split(",") if part.strip())


def text_of(spans: Spans) -> str:
    """Return office hours as `spans_of` reads them."""
    return ", ".join(f"{_clock(span.begin)}-{_clock(span.end)}" for span in spans)


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


class CalendarDay(models.Model):
    """One day decided otherwise: not worked, worked instead of another, or at other hours.

    `hours` are those of that day alone; a day worked without any has those of its weekday, or of
    the first working day of the week.
    """

    portal = models.ForeignKey(
        SitePortal, on_delete=models.CASCADE, null=True, related_name="calendar_days"
    )
    day = models.DateField(_("ngày"))
    is_worked = models.BooleanField(_("làm việc"))
    hours = models.CharField(_("giờ làm việc"), max_length=120, blank=True)
    name = models.CharField(_("lý do"), max_length=200)
    legal_basis = models.CharField(_("căn cứ"), max_length=255)

    class Meta:
        verbose_name = _("Ngày quyết định riêng")
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "day"], name="calendar_day_of_a_site"),
            models.UniqueConstraint(
                fields=["day"], condition=OF_THE_SYSTEM, name="calendar_day_of_the_system"
            ),
            models.CheckConstraint(
                condition=Q(is_worked=True) | Q(hours=""), name="calendar_day_off_has_no_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.name}"

    @property
    def words(self) -> str:
        """The day as people say it: “Thứ Ba 24/11/2026”."""
        return day_words(self.day)

    def override(self) -> Override:
        """Return what it means to a calendar."""
        return Override(
            date=self.day,
            is_worked=self.is_worked,
            name=self.name,
            spans=spans_of(self.hours),
            source=self.legal_basis,
        )


class OfficeHours(models.Model):
    """The office hours of each weekday from a day on, until the next row of the same site.

    `week` has seven texts, Monday first, as `spans_of` reads them; none at all give back what held
    before: the system's for a site, the usual for the system.
    """

    portal = models.ForeignKey(
        SitePortal, on_delete=models.CASCADE, null=True, related_name="office_hours"
    )
    since = models.DateField(_("từ ngày"))
    week = models.JSONField(_("giờ làm việc trong tuần"), default=list)
    name = models.CharField(_("lý do"), max_length=200)
    legal_basis = models.CharField(_("căn cứ"), max_length=255)

    class Meta:
        verbose_name = _("Giờ làm việc")
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "since"], name="office_hours_of_a_site"),
            models.UniqueConstraint(
                fields=["since"], condition=OF_THE_SYSTEM, name="office_hours_of_the_system"
            ),
        ]

    def __str__(self) -> str:
        return f"{date_format(self.since, 'd/m/Y')}: {self.name}"

    def dated(self) -> DatedWeek:
        """Return what it means to a calendar."""
        week = tuple(spans_of(text) for text in self.week)
        return DatedWeek(self.since, week or None)


class CalendarVersion(models.Model):
    """Which state of a calendar is valid: another value with every change, never the same again.

    `site` is empty for the system's. Whoever changes a calendar locks its row first; whoever has
    read it keeps it until the value is another one. A number would not do: one that was counted up
    and rolled back would come again for other contents.
    """

    site = models.CharField(max_length=63, unique=True)
    value = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return f"{self.site}: {self.value}"


class AppendOnlyChanges(models.QuerySet["CalendarChange"]):
    """The log is added to, never changed; the database refuses too."""

    def update(self, **values: Any) -> int:
        raise PermissionDenied(_("Nhật ký lịch làm việc chỉ được thêm, không được sửa."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký lịch làm việc chỉ được thêm, không được xóa."))


class CalendarAct(models.TextChoices):
    """What was done to a calendar."""

    DAYS_SET = "days-set", _("Ghi ngày quyết định riêng")
    DAY_REMOVED = "day-removed", _("Bỏ ngày quyết định riêng")
    HOURS_SET = "hours-set", _("Ghi giờ làm việc")
    HOURS_REMOVED = "hours-removed", _("Bỏ giờ làm việc")


class CalendarChange(models.Model):
    """One act about a calendar, in words; it outlives the rows and accounts it speaks of."""

    site = models.CharField(max_length=63, blank=True)
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    what = models.CharField(_("việc"), max_length=16, choices=CalendarAct)
    text = models.TextField(_("nội dung"))
    reason = models.TextField(_("lý do"))
    by = models.CharField(_("người làm"), max_length=320)
    by_id = models.PositiveBigIntegerField(null=True)

    objects = AppendOnlyChanges.as_manager()

    class Meta:
        verbose_name = _("Nhật ký lịch làm việc")
        indexes: ClassVar = [models.Index(fields=["site", "-at"], name="calendar_change_site")]

    def __str__(self) -> str:
        return f"{self.site} {self.at:%Y-%m-%d %H:%M}: {self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PermissionDenied(_("Nhật ký lịch làm việc chỉ được thêm, không được sửa."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký lịch làm việc chỉ được thêm, không được xóa."))
