"""Comments and posts as they were received, and what the board did about them: in confidence."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.citizen.secrecy import EncryptedJSONField, EncryptedTextField
from backend.comments.states import Act, State
from content_models.catalogue import COMMENTED_TYPES
from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL

STATE_LABELS = {
    State.WAITING: _("Chờ duyệt"),
    State.ACCEPTED: _("Đã đưa vào trang"),
    State.JOINED: _("Đã gộp với ý kiến giống nhau"),
    State.REFUSED: _("Không đăng"),
}
ACT_LABELS = {
    Act.ACCEPT: _("Duyệt đăng"),
    Act.JOIN: _("Gộp với ý kiến giống nhau"),
    Act.REFUSE: _("Không đăng"),
    Act.REOPEN: _("Xét lại"),
}
UNMASKED, ERASED, WITHDRAWN, TAKEN_OFF = "unmasked", "erased", "withdrawn", "taken-off"
OTHER_LABELS = {
    UNMASKED: _("Xem thông tin người gửi"),
    ERASED: _("Xóa dữ liệu cá nhân"),
    WITHDRAWN: _("Người gửi rút ý kiến"),
    TAKEN_OFF: _("Gỡ khỏi trang"),
}

CLOSES_AT = Coalesce(*(f"page__{kind._meta.model_name}__closes_at" for kind in COMMENTED_TYPES))
"""When the page closes on which something was said; null where that is open."""


class Refusal(models.TextChoices):
    """Why something is not published; its sender reads which of these it was."""

    OFF_TOPIC = "off-topic", _("Không đúng nội dung được hỏi")
    PERSONAL_DATA = "personal-data", _("Nêu thông tin riêng của người khác")
    INSULTING = "insulting", _("Lời lẽ xúc phạm, thiếu văn hóa")
    ADVERTISING = "advertising", _("Quảng cáo, nội dung gửi hàng loạt")
    UNLAWFUL = "unlawful", _("Nội dung pháp luật cấm đăng")
    OTHER_ROAD = "other-road", _("Là câu hỏi, phản ánh, khiếu nại thuộc kênh khác")
    OTHER = "other", _("Lý do khác")


class Comment(models.Model):
    """What somebody sent to a page on which the public is heard; `lead` is one that says the same.

    Who said what is encrypted. What the public reads of it is a row of the page. `provision` is what a
    comment on a draft is about, `reply_to` the number of the published post that a post replies to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(
        Page,
        verbose_name=_("trang"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    locale = models.CharField(_("ngôn ngữ"), max_length=12, default="vi")
    received_at = models.DateTimeField(_("nhận lúc"))
    provision = EncryptedTextField(_("điều, khoản"))
    reply_to = models.PositiveIntegerField(_("trả lời ý kiến số"), null=True)
    text = EncryptedTextField(_("nội dung góp ý"))
    personal: Any = EncryptedJSONField(_("thông tin người gửi"))
    shows_name = models.BooleanField(_("hiện tên"), default=False)
    consent = models.CharField(max_length=32)
    state = models.CharField(
        _("tình trạng"),
        max_length=16,
        choices=[(each.value, STATE_LABELS[each]) for each in State],
        default=State.WAITING.value,
    )
    lead = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(_("lý do không đăng"), max_length=16, choices=Refusal, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Góp ý dự thảo")
        indexes: ClassVar = [
            models.Index(fields=["portal", "state", "received_at"], name="comment_queue"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="joined", lead__isnull=False)
                | (~Q(state="joined") & Q(lead__isnull=True)),
                name="comment_lead",
            ),
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="comment_code"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What staff call it: no secret, and nothing of its sender."""
        return self.id.hex[:8].upper()


class Entry(models.Model):
    """What was done about a comment, by whom and when; `reason` is for staff alone."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="entries")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(
        _("việc"),
        max_length=16,
        choices=[*((act.value, ACT_LABELS[act]) for act in Act), *OTHER_LABELS.items()],
    )
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("lúc"))
    reason = EncryptedTextField(_("lý do"))

    class Meta:
        verbose_name = _("Việc đã làm")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.what}"
