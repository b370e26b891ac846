"""Notices of the one-stop centre: receiving and returning dossiers, its week, its hotline."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.contact_details import validate_phone
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, Published


class Weekday(models.TextChoices):
    """A day of the working week."""

    MONDAY = "monday", _("Thứ Hai")
    TUESDAY = "tuesday", _("Thứ Ba")
    WEDNESDAY = "wednesday", _("Thứ Tư")
    THURSDAY = "thursday", _("Thứ Năm")
    FRIDAY = "friday", _("Thứ Sáu")
    SATURDAY = "saturday", _("Thứ Bảy")
    SUNDAY = "sunday", _("Chủ nhật")


@dataclass(frozen=True, kw_only=True)
class WorkingDay:
    """A day's hours in words, such as `7 giờ 30 – 11 giờ 30`; empty when the counter is closed."""

    weekday: str
    morning: str
    afternoon: str


@dataclass(frozen=True, kw_only=True)
class PublishedOneStopNotice(Published):
    """A notice of the centre; `notice` is clean HTML."""

    type: Literal["one-stop-notice"]
    notice: str = field(metadata=DETAIL_ONLY)
    schedule: list[WorkingDay]
    hotline: str


class OneStopNoticePage(CheckedPage):
    """How dossiers are received and returned, when the counter works, whom to call (TD25-18-2)."""

    categories: ClassVar = (Category.ONE_STOP_NOTICES,)
    shape = PublishedOneStopNotice
    filter_fields: ClassVar[tuple[str, ...]] = ()

    notice = RichTextField(
        _("thông báo tiếp nhận – trả kết quả"),
        features=RICH_TEXT_FEATURES,
        help_text=_("Ai nhận, nhận ở đâu, hẹn trả thế nào (TD25-18)."),
    )
    hotline = models.CharField(_("đường dây nóng"), max_length=20, validators=[validate_phone])

    content_panels = information_panels(
        FieldPanel("notice"),
        InlinePanel(
            "schedule",
            heading=_("Lịch làm việc"),
            label=_("Ngày"),
            min_num=1,
            help_text=_("Mỗi ngày một dòng; buổi nghỉ thì để trống."),
        ),
        FieldPanel("hotline"),
        body=False,
    )

    class Meta:
        verbose_name = _("Thông báo của bộ phận một cửa")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        empty = gettext("Chưa có lịch làm việc. Hãy thêm ít nhất một ngày (TD25-18).")
        yield from missing_rows(rows, "schedule", empty)
        days = [row.weekday for row in rows.get("schedule", ())]
        for row in rows.get("schedule", ()):
            if days.count(row.weekday) > 1:
                message = gettext("%(day)s có hai dòng. Hãy gộp lại thành một dòng.")
                day = row.get_weekday_display()
                yield Fault("schedule", message % {"day": day}, row=row, row_field="weekday")

    def published(self, composition: Composition) -> PublishedOneStopNotice:
        return PublishedOneStopNotice(
            **self.published_core(composition),
            type="one-stop-notice",
            notice=composition.rich_text(self.notice),
            schedule=[day.published() for day in self.schedule.all()],
            hotline=self.hotline,
        )


class WorkingDayRow(Orderable):
    """One day of the schedule as the editor wrote it."""

    page = ParentalKey(OneStopNoticePage, on_delete=models.CASCADE, related_name="schedule")
    weekday = models.CharField(_("ngày"), max_length=16, choices=Weekday)
    morning = models.CharField(
        _("buổi sáng"), max_length=64, blank=True, help_text=_("Ví dụ: 7 giờ 30 – 11 giờ 30.")
    )
    afternoon = models.CharField(
        _("buổi chiều"), max_length=64, blank=True, help_text=_("Ví dụ: 13 giờ 30 – 17 giờ.")
    )

    panels: ClassVar = [
        FieldPanel("weekday"),
        FieldRowPanel([FieldPanel("morning"), FieldPanel("afternoon")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("ngày làm việc")
        verbose_name_plural = _("ngày làm việc")

    def published(self) -> WorkingDay:
        return WorkingDay(weekday=self.weekday, morning=self.morning, afternoon=self.afternoon)
