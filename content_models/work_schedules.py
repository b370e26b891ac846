"""Leaders' work schedules: one leader, one week, what happens when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import (
    CheckedPage,
    Fault,
    Rows,
    missing_rows,
    require_order,
    spelled_moment,
)
from content_models.published import DETAIL_ONLY, Published, PublishedLink

LAST_DAY = timedelta(days=6)


@dataclass(frozen=True, kw_only=True)
class ScheduleEntry:
    """One thing a leader does; an open end is null."""

    starts_at: datetime
    ends_at: datetime | None
    content: str
    place: str
    presided_by: str
    participants: str


@dataclass(frozen=True, kw_only=True)
class ScheduleDay:
    """A day that has something on it, in order of time."""

    date: date
    entries: list[ScheduleEntry]


@dataclass(frozen=True, kw_only=True)
class PublishedWorkSchedule(Published):
    """A leader's week, from Monday `week_start` to Sunday `week_end`."""

    type: Literal["work-schedule"]
    leader: PublishedLink | None
    leader_name: str
    week_start: date
    week_end: date
    days: list[ScheduleDay] = field(metadata=DETAIL_ONLY)


class WorkSchedulePage(CheckedPage):
    """A leader's work schedule of one week (HP11-2.3c)."""

    categories: ClassVar = (Category.DIRECTION_LEADER_SCHEDULE,)
    shape = PublishedWorkSchedule
    filter_fields: ClassVar[tuple[str, ...]] = ("leader_name", "week_start")

    leader = models.ForeignKey(
        Page,
        verbose_name=_("lãnh đạo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Chọn trang giới thiệu của lãnh đạo."),
    )
    leader_name = models.CharField(
        _("hoặc họ tên, chức vụ lãnh đạo"),
        max_length=255,
        blank=True,
        help_text=_("Ghi khi lãnh đạo chưa có trang giới thiệu, hoặc là lịch chung của cơ quan."),
    )
    week_start = models.DateField(
        _("tuần bắt đầu từ thứ Hai ngày"), help_text=_("Chọn ngày thứ Hai của tuần.")
    )

    content_panels = information_panels(
        FieldRowPanel(
            [
                PageChooserPanel("leader", "content_models.OfficialPage"),
                FieldPanel("leader_name"),
            ]
        ),
        FieldPanel("week_start"),
        InlinePanel("entries", heading=_("Lịch làm việc"), label=_("việc")),
        body=False,
    )

    class Meta:
        verbose_name = _("Lịch làm việc của lãnh đạo")

    def listed_at(self) -> datetime:
        return start_of(self.week_start)

    @property
    def week_end(self) -> date:
        """The Sunday on which the week ends."""
        return self.week_start + LAST_DAY

    def clean(self) -> None:
        super().clean()
        if self.week_start and self.week_start.weekday():
            monday = self.week_start - timedelta(days=self.week_start.weekday())
            message = _("%(day)s không phải thứ Hai. Hãy chọn thứ Hai của tuần đó: %(monday)s.")
            values = {"day": spelled_moment(self.week_start), "monday": spelled_moment(monday)}
            raise ValidationError({"week_start": message % values})

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.leader_id is None and not self.leader_name:
            yield Fault("leader_name", gettext("Hãy chọn lãnh đạo hoặc ghi họ tên, chức vụ."))
        remedy = gettext("Lịch chưa có việc nào. Hãy thêm ít nhất một việc trong tuần.")
        yield from missing_rows(rows, "entries", remedy)
        for row in rows.get("entries", ()):
            if not self.week_start <= row.day <= self.week_end:
                yield Fault("entries", self._outside(row.day), row=row, row_field="day")

    def _outside(self, day: date) -> str:
        message = gettext("Ngày %(day)s nằm ngoài tuần từ %(start)s đến %(end)s. Hãy sửa ngày.")
        return message % {
            "day": spelled_moment(day),
            "start": spelled_moment(self.week_start),
            "end": spelled_moment(self.week_end),
        }

    def published(self, composition: Composition) -> PublishedWorkSchedule:
        leader = composition.link(self.leader)
        return PublishedWorkSchedule(
            **self.published_core(composition),
            type="work-schedule",
            leader=leader,
            leader_name=self.leader_name or (leader.title if leader else ""),
            week_start=self.week_start,
            week_end=self.week_end,
            days=schedule_days(self.entries.all()),
        )


class WorkScheduleEntry(Orderable):
    """One line of a schedule."""

    page = ParentalKey(WorkSchedulePage, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("ngày"))
    start_time = models.TimeField(_("bắt đầu lúc"))
    end_time = models.TimeField(_("kết thúc lúc"), null=True, blank=True)
    content = models.TextField(_("nội dung"))
    place = models.CharField(_("địa điểm"), max_length=255, blank=True)
    presided_by = models.CharField(_("chủ trì"), max_length=255, blank=True)
    participants = models.TextField(_("thành phần"), blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("content"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("presided_by")]),
        FieldPanel("participants"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("việc trong lịch")
        verbose_name_plural = _("việc trong lịch")

    def __str__(self) -> str:
        return f"{self.day} {self.start_time} {self.content}"

    def clean(self) -> None:
        super().clean()
        require_order(self, "start_time", "end_time")


def schedule_days(rows: Iterable[WorkScheduleEntry]) -> list[ScheduleDay]:
    """Return the days that have entries, everything in order of time."""
    ordered = sorted(rows, key=lambda row: (row.day, row.start_time))
    return [
        ScheduleDay(date=day, entries=[_entry(row) for row in of_day])
        for day, of_day in groupby(ordered, key=lambda row: row.day)
    ]


def _entry(row: WorkScheduleEntry) -> ScheduleEntry:
    starts = datetime.combine(row.day, row.start_time)
    ends = datetime.combine(row.day, row.end_time) if row.end_time else None
    return ScheduleEntry(
        starts_at=timezone.make_aware(starts),
        ends_at=timezone.make_aware(ends) if ends else None,
        content=row.content,
        place=row.place,
        presided_by=row.presided_by,
        participants=row.participants,
    )
