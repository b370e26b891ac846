"""A page's deadlines, the pauses of their clocks, and the record of why each is due when it is."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.deadlines.counting import Terms, Told
from backend.regulations.deadlines import LimitUnit
from backend.worktime import clock
from content_models.navigation import SitePortal


class State(models.TextChoices):
    """Where a deadline stands. Whether it is late follows from the clock, so no row can lie about it."""

    RUNNING = "running", _("Đang chạy")
    PAUSED = "paused", _("Tạm dừng")
    MET = "met", _("Đã đăng")
    STOPPED = "stopped", _("Không còn áp dụng")


OPEN = (State.RUNNING, State.PAUSED)


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Sentences about deadlines."""

    def open(self) -> "DeadlineQuerySet":
        """Keep those whose page is not public yet."""
        return self.filter(state__in=OPEN)

    def pressing(self, now: datetime) -> "DeadlineQuerySet":
        """Keep the open ones that are late or nearly so, the latest first."""
        return self.open().filter(remind_at__lte=now).order_by("due_at", "pk")


class Deadline(models.Model):
    """One clause's limit for one page, from one event.

    The words of the rule are kept with it, and it outlives its page: it is what a city shows for
    having kept its regulation. `asks_update` marks one that began when the page was public already
    (a programme accepted years after its approval), so that only a later publication meets it.
    `counted_with` is the state of the calendar it was counted with.
    """

    portal = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="site_deadlines")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="deadlines")
    title = models.CharField(_("tiêu đề"), max_length=255)
    category = models.CharField(_("chuyên mục"), max_length=64)
    clause = models.CharField(_("điều khoản"), max_length=32)
    event = models.CharField(max_length=24)
    relation = models.CharField(max_length=16, blank=True)
    rule = models.TextField(_("quy định"))
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    extra = models.PositiveSmallIntegerField(default=0)
    anchored_at = models.DateTimeField(_("tính từ"))
    due_at = models.DateTimeField(_("hạn"), null=True)
    remind_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(_("đăng lúc"), null=True)
    asks_update = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    counted_with = models.CharField(max_length=65, blank=True)
    told = models.PositiveSmallIntegerField(default=Told.NOBODY)
    next_notice_at = models.DateTimeField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("Thời hạn")
        ordering: ClassVar = ["due_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "clause", "event"], name="deadline_of_a_page"),
            models.CheckConstraint(
                condition=~Q(state=State.MET) | Q(met_at__isnull=False), name="deadline_met_when"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_notice_at"],
                name="deadline_to_tell",
                condition=Q(state=State.RUNNING),
            ),
            models.Index(fields=["portal", "due_at"], name="deadline_of_site"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.clause}"

    @property
    def terms(self) -> Terms:
        """What is counted."""
        return Terms(
            anchored_at=self.anchored_at,
            amount=self.amount,
            unit=LimitUnit(self.unit),
            extra=self.extra,
        )

    @property
    def is_open(self) -> bool:
        """Whether its page is still to be published."""
        return self.state in OPEN

    @property
    def counts_hours(self) -> bool:
        """Whether it is a limit in office hours, not in working days."""
        return self.unit == LimitUnit.WORKING_HOURS

    def is_late(self, now: datetime) -> bool:
        """Tell whether it was met too late, or is over and not met yet."""
        if self.due_at is None or self.state == State.STOPPED:
            return False
        return (self.met_at if self.met_at is not None else now) > self.due_at

    @property
    def is_late_now(self) -> bool:
        """Whether it is late at this moment."""
        return self.is_late(timezone.now())


class DeadlinePause(models.Model):
    """A time in which a deadline's clock stands still, by the board and for a reason."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="pauses")
    begin = models.DateTimeField()
    end = models.DateTimeField(null=True)
    reason = models.TextField(_("lý do"))
    by = models.CharField(max_length=320)

    class Meta:
        ordering: ClassVar = ["begin"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(end=None), name="one_pause_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=models.F("begin")), name="pause_ends_after_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begin:%Y-%m-%d %H:%M}: {self.reason}"

    def plain(self) -> clock.Pause:
        """Return what it means to a clock."""
        return clock.Pause(self.begin, self.end, self.reason)


class Cause(models.TextChoices):
    """Why a deadline changed."""

    BEGUN = "begun", _("Bắt đầu tính")
    ANCHOR = "anchor", _("Ngày làm căn cứ thay đổi")
    RULE = "rule", _("Quy định áp dụng thay đổi")
    CALENDAR = "calendar", _("Lịch làm việc thay đổi")
    PAUSED = "paused", _("Tạm dừng")
    RESUMED = "resumed", _("Tính tiếp")
    EXTENDED = "extended", _("Gia hạn")
    MET = "met", _("Đã đăng")
    STOPPED = "stopped", _("Ngừng tính")


class AppendOnlyRecord(models.QuerySet["DeadlineChange"]):
    """The record is added to, never changed."""

    def update(self, **values: Any) -> int:
        raise PermissionDenied(_("Hồ sơ thời hạn chỉ được thêm, không được sửa."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Hồ sơ thời hạn chỉ được thêm, không được xóa."))


class DeadlineChange(models.Model):
    """Why a deadline is due when it is: what it was, what it became, by whom and for what reason.

    `by` is empty where a date, a rule or the system did it.
    """

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    cause = models.CharField(_("vì"), max_length=16, choices=Cause)
    old_due = models.DateTimeField(null=True)
    new_due = models.DateTimeField(null=True)
    text = models.TextField(_("nội dung"), blank=True)
    by = models.CharField(_("người làm"), max_length=320, blank=True)
    by_id = models.PositiveBigIntegerField(null=True)

    objects = AppendOnlyRecord.as_manager()

    class Meta:
        verbose_name = _("Hồ sơ thời hạn")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.cause}"
