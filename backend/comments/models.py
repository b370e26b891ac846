"""Comments as they were received, and what the board did about them: in confidence, unlike the page."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.citizen.secrecy import EncryptedJSONField, EncryptedTextField
from backend.comments.states import Act, State
from content_models.consultations import ConsultationPage
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
UNMASKED, ERASED = "unmasked", "erased"
OTHER_LABELS = {UNMASKED: _("Xem thông tin người gửi"), ERASED: _("Xóa dữ liệu cá nhân")}


class Comment(models.Model):
    """One comment on a draft, as somebody sent it; `lead` is one that says the same.

    Who said what is encrypted. What the public reads of it is a row of the consultation's page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(
        ConsultationPage,
        verbose_name=_("lấy ý kiến"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    locale = models.CharField(_("ngôn ngữ"), max_length=12, default="vi")
    received_at = models.DateTimeField(_("nhận lúc"))
    provision = EncryptedTextField(_("điều, khoản"))
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
