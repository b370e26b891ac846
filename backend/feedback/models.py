"""Reported errors, answers about pages, ratings of portals; who said it is encrypted, or not kept at all."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.citizen.models import Letter
from backend.citizen.secrecy import EncryptedTextField
from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL


class States(models.TextChoices):
    """How a reported error stands."""

    OPEN = "open", _("Chờ xem xét")
    CORRECTING = "correcting", _("Đang sửa")
    NO_ERROR = "no-error", _("Không có sai sót")
    CORRECTED = "corrected", _("Đã đính chính")


OWED = (States.OPEN, States.CORRECTING)
"""Where somebody still waits for the outcome."""


class ErrorReport(models.Model):
    """An error that a reader found in an item of a site.

    `item`, `locale`, `title` and `path` are those of what was public when it was reported; `correction`
    names the correction on the page that answers it. The address for a letter goes with the letter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="error_reports")
    item = models.UUIDField()
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    title = models.TextField(_("trang"))
    path = models.TextField()
    text = EncryptedTextField(_("sai sót"))
    email = EncryptedTextField(_("thư điện tử"), blank=True)
    received_at = models.DateTimeField(_("nhận lúc"))
    state = models.CharField(_("tình trạng"), max_length=16, choices=States, default=States.OPEN)
    due_at = models.DateTimeField(_("hạn"), null=True)
    counted_with = models.CharField(max_length=80, blank=True)
    reminded_at = models.DateTimeField(null=True)
    correction = models.UUIDField(null=True)
    begun_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(_("bắt đầu sửa lúc"), null=True)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("xong lúc"), null=True)
    reason = EncryptedTextField(_("lý do"), blank=True)
    letter = models.OneToOneField(Letter, on_delete=models.SET_NULL, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)
    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Báo sai sót")
        indexes: ClassVar = [
            models.Index(fields=["portal", "state", "due_at"], name="error_report_queue"),
            models.Index(fields=["item", "state"], name="error_report_item"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="error_report_decided",
                condition=models.Q(state__in=OWED, decided_at__isnull=True)
                | (~models.Q(state__in=OWED) & models.Q(decided_at__isnull=False)),
            ),
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
        return reverse("feedback_report", args=[self.pk])


class PageAnswer(models.Model):
    """Whether one reader found a page useful. Nothing tells who, and the hour is not kept."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()
    locale = models.CharField(max_length=12)
    is_useful = models.BooleanField(_("hữu ích"))
    sentence = models.TextField(_("góp ý"), blank=True)
    on = models.DateField(_("ngày"))
    submission_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("Trang có hữu ích không")
        indexes: ClassVar = [
            models.Index(fields=["portal", "item", "locale", "on"], name="page_answer_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.locale}"


class PortalRating(models.Model):
    """How one reader rates a portal, from 1 to 5 on each axis. Nothing tells who."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    locale = models.CharField(max_length=12)
    interface = models.PositiveSmallIntegerField(_("giao diện"))
    content = models.PositiveSmallIntegerField(_("nội dung"))
    quality = models.PositiveSmallIntegerField(_("chất lượng"))
    support = models.PositiveSmallIntegerField(_("sự hỗ trợ"))
    on = models.DateField(_("ngày"))
    submission_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("Đánh giá Cổng")
        indexes: ClassVar = [models.Index(fields=["portal", "on"], name="portal_rating_of_site")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="portal_rating_scores",
                condition=models.Q(
                    interface__range=(1, 5),
                    content__range=(1, 5),
                    quality__range=(1, 5),
                    support__range=(1, 5),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.portal_id} {self.on}"


class RatingTotal(models.Model):
    """What is published of a site's ratings, counted every night; of the whole system without a portal."""

    portal = models.OneToOneField(SitePortal, on_delete=models.CASCADE, null=True, related_name="+")
    answers = models.PositiveIntegerField()
    interface = models.DecimalField(max_digits=3, decimal_places=2)
    content = models.DecimalField(max_digits=3, decimal_places=2)
    quality = models.DecimalField(max_digits=3, decimal_places=2)
    support = models.DecimalField(max_digits=3, decimal_places=2)
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.portal_id} {self.until}"
