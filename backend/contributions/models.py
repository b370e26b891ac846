"""Contributions as they were sent, their photographs, and what was done about them: in confidence."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.citizen.models import Letter, StoredFile
from backend.citizen.secrecy import EncryptedJSONField, EncryptedTextField
from backend.contributions.states import Act, State
from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL
STATE_LABELS = {
    State.RECEIVED: _("Chờ xem xét"),
    State.ASKED: _("Đã hỏi lại người gửi"),
    State.DRAFTED: _("Đã đưa vào bản nháp"),
    State.PUBLISHED: _("Đã đăng"),
    State.DECLINED: _("Không sử dụng"),
}
ACT_LABELS = {
    Act.TAKE_OVER: _("Đưa vào bản nháp"),
    Act.ASK_BACK: _("Hỏi lại người gửi"),
    Act.REPLY: _("Người gửi trả lời"),
    Act.DECLINE: _("Không sử dụng"),
    Act.PUBLISH: _("Đăng lên cổng"),
    Act.REOPEN: _("Xét lại"),
}
UNMASKED, ERASED = "unmasked", "erased"
OTHER_LABELS = {UNMASKED: _("Xem thông tin người gửi"), ERASED: _("Xóa dữ liệu cá nhân")}


class Contribution(models.Model):
    """An item somebody sent to a site; `page` is the draft it was taken over into.

    `images` are the keys of the pictures made for that. Who sent it and what it says is encrypted.
    `pen_name` is what its author wants to be called in public; it becomes public with the item, and
    not before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="contributions")
    category = models.CharField(_("chuyên mục"), max_length=64)
    locale = models.CharField(_("ngôn ngữ"), max_length=12, default="vi")
    received_at = models.DateTimeField(_("nhận lúc"))
    title = EncryptedTextField(_("tiêu đề"))
    text = EncryptedTextField(_("nội dung"))
    pen_name = EncryptedTextField(_("bút danh"), blank=True)
    personal: Any = EncryptedJSONField(_("thông tin người gửi"))
    consent = models.CharField(max_length=32)
    declaration = models.CharField(max_length=32)
    state = models.CharField(
        _("tình trạng"),
        max_length=16,
        choices=[(each.value, STATE_LABELS[each]) for each in State],
        default=State.RECEIVED.value,
    )
    page = models.OneToOneField(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    images: Any = models.JSONField(default=list)
    letters = models.ManyToManyField(Letter, related_name="+")
    decided_at = models.DateTimeField(null=True)
    code_hash = models.CharField(max_length=64, unique=True)
    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Bài gửi")
        indexes: ClassVar = [
            models.Index(fields=["portal", "state", "received_at"], name="contribution_queue"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What staff call it: no secret, and nothing of its sender."""
        return self.id.hex[:8].upper()

    @property
    def desk_path(self) -> str:
        """Where in the admin it is dealt with."""
        return reverse("contributions_one", args=[self.pk])

    @property
    def byline(self) -> str:
        """What the public is told of its author."""
        return str(self.pen_name or self.personal.get("full_name", ""))


class Photograph(StoredFile):
    """A picture that came with a contribution; the board takes it over with words for the blind."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="photographs"
    )
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Ảnh gửi kèm")
        ordering: ClassVar = ["pk"]


class Entry(models.Model):
    """What was done about a contribution; `text` is what was said to or by its sender, or why."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="entries")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(
        _("việc"),
        max_length=16,
        choices=[*((act.value, ACT_LABELS[act]) for act in Act), *OTHER_LABELS.items()],
    )
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("lúc"))
    text = EncryptedTextField(_("nội dung"), blank=True)

    class Meta:
        verbose_name = _("Việc đã làm")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.what}"
