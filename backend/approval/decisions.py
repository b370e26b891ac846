"""The record's tables: every decision about a page or a site, added to and never changed."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What somebody, or the system, did about a page or a site."""

    PROVISIONED = "provisioned", _("Dựng theo quy chế")
    SUBMITTED = "submitted", _("Gửi duyệt")
    APPROVED = "approved", _("Đồng ý")
    SKIPPED = "skipped", _("Không thuộc lĩnh vực phải kiểm duyệt")
    CHANGES_REQUESTED = "changes-requested", _("Yêu cầu sửa")
    REJECTED = "rejected", _("Trả lại tác giả")
    REOPENED = "reopened", _("Mở lại chuỗi duyệt")
    CANCELLED = "cancelled", _("Rút lại đề nghị duyệt")
    SCHEDULED = "scheduled", _("Duyệt, hẹn giờ đăng")
    UNSCHEDULED = "unscheduled", _("Hủy hẹn giờ đăng")
    PUBLISHED = "published", _("Đăng lên cổng")
    EMERGENCY = "emergency", _("Đăng khẩn cấp")
    REVIEWED = "reviewed", _("Hậu kiểm đăng khẩn cấp")
    EXPIRED = "expired", _("Hết hạn, tự gỡ")
    WITHDRAWN = "withdrawn", _("Gỡ khỏi cổng")
    DELETED = "deleted", _("Xóa")
    MOVED = "moved", _("Chuyển chỗ")
    REORDERED = "reordered", _("Sắp xếp lại")
    RESTRICTED = "restricted", _("Giới hạn người xem")
    OPENED = "opened", _("Bỏ giới hạn người xem")
    SYNDICATED = "syndicated", _("Đăng lại theo quyết định của cổng nguồn")
    DEADLINE = "deadline", _("Tạm dừng, tính tiếp hoặc gia hạn thời hạn")
    ANSWER_RELEASED = "answer-released", _("Công bố câu trả lời tại phiên đối thoại")
    ANSWER_RETRACTED = "answer-retracted", _("Rút câu trả lời tại phiên đối thoại")
    QUESTION_REFUSED = "question-refused", _("Không đưa câu hỏi vào phiên đối thoại")
    SESSION_CLOSED = "session-closed", _("Kết thúc phiên đối thoại")
    SETTINGS = "settings", _("Sửa thông tin cổng")
    SITE_SUSPENDED = "site-suspended", _("Tạm ngừng cổng")
    SITE_RESUMED = "site-resumed", _("Mở lại cổng")


class AppendOnly(models.QuerySet["Decision"]):
    """The record is added to, never changed; the database refuses too."""

    def update(self, **values: Any) -> int:
        raise PermissionDenied(_("Hồ sơ kiểm duyệt chỉ được thêm, không được sửa."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Hồ sơ kiểm duyệt chỉ được thêm, không được xóa."))


class Decision(models.Model):
    """One entry of a site's record, chained to the one before it by its hash.

    It holds no foreign keys: it outlives the revision, the page and the account it speaks of.
    `chain` is the Wagtail workflow state that the entries of one way up the chain share; `seal` the
    digest of what was decided on; `detail` what only some acts have (steps, authors, places).
    """

    site = models.CharField(max_length=63)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(_("việc"), max_length=24, choices=Act)
    chain = models.PositiveBigIntegerField(null=True)
    step = models.CharField(max_length=64, blank=True)
    page_id = models.PositiveBigIntegerField(null=True)
    uuid = models.UUIDField(null=True)
    locale = models.CharField(max_length=12, blank=True)
    title = models.CharField(_("tiêu đề"), max_length=255, blank=True)
    revision = models.PositiveBigIntegerField(null=True)
    seal = models.CharField(max_length=64, blank=True)
    actor = models.CharField(_("người làm"), max_length=150, blank=True)
    actor_id = models.PositiveBigIntegerField(null=True)
    on_behalf_of = models.CharField(_("thay mặt"), max_length=150, blank=True)
    role = models.CharField(max_length=16, blank=True)
    unit = models.CharField(_("đơn vị cung cấp"), max_length=255, blank=True)
    reason = models.TextField(_("lý do, ý kiến"), blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("Quyết định")
        ordering: ClassVar = ["site", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "number"], name="decision_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["page_id", "number"], name="decision_page"),
            models.Index(fields=["chain"], name="decision_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.number}: {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PermissionDenied(_("Hồ sơ kiểm duyệt chỉ được thêm, không được sửa."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Hồ sơ kiểm duyệt chỉ được thêm, không được xóa."))


class RecordHead(models.Model):
    """The newest entry of a site's record: whoever adds one locks it first."""

    site = models.CharField(max_length=63, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.site}: {self.number}"
