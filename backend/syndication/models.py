"""Proposals: one site asks another to show an item of its own, or announces something to it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """Who wants it shown."""

    OFFER = "offer", _("Đề nghị đăng lại")
    ANNOUNCEMENT = "announcement", _("Thông báo của cấp trên")


class State(models.TextChoices):
    """What became of a proposal."""

    OFFERED = "offered", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Đã nhận")
    DECLINED = "declined", _("Từ chối")
    WITHDRAWN = "withdrawn", _("Cổng nguồn đã gỡ")


class Proposal(models.Model):
    """An item of one site, offered to another; once accepted, `copy` is that site's own page.

    The source is remembered by its id in the published store, so that a proposal outlives the page.
    `as_link` shows title and summary only and leads to the source (HCM24-14.1).
    """

    kind = models.CharField(max_length=16, choices=Kind)
    state = models.CharField(max_length=16, choices=State, default=State.OFFERED)
    source = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="proposals_of"
    )
    source_site = models.CharField(max_length=63)
    source_uuid = models.UUIDField()
    title = models.CharField(_("tiêu đề"), max_length=255)
    target = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="proposals_to")
    copy = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="syndicated_by"
    )
    as_link = models.BooleanField(_("chỉ dẫn liên kết"), default=False)
    note = models.TextField(_("lời nhắn"), blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(_("trả lời"), blank=True)

    class Meta:
        verbose_name = _("Đề nghị đăng lại")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source_uuid", "source_site", "target"],
                condition=Q(state__in=["offered", "accepted"]),
                name="one_proposal_at_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["target", "state"], name="proposal_inbox")]

    def __str__(self) -> str:
        return f"{self.source_site} → {self.target.key}: {self.title}"
