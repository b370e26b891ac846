"""Where Django looks for the chain's models; what is said about drafts and owed after emergencies."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.approval.decisions import Decision, RecordHead
from backend.approval.tasks import ChainTask, ChainTaskState
from content_models.navigation import SitePortal

__all__ = ["ChainTask", "ChainTaskState", "Decision", "EmergencyReview", "RecordHead", "Remark"]

USER = settings.AUTH_USER_MODEL


class Remark(models.Model):
    """What somebody says about a draft while it is on its way: staff, or a guest with a link."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="chain_remarks")
    user = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    guest = models.CharField(_("họ tên người góp ý"), max_length=120, blank=True)
    revision = models.PositiveBigIntegerField(null=True)
    text = models.TextField(_("ý kiến"), max_length=4000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Ý kiến")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class EmergencyReview(models.Model):
    """A page that went live by emergency and still has to be looked at by another of the board."""

    portal = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="emergency_reviews")
    revision = models.PositiveBigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Hậu kiểm")

    def __str__(self) -> str:
        return str(self.page)
