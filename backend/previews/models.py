"""Preview links: who let whom see which revision, until when; and what was said through them."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.approval.models import Remark

USER = settings.AUTH_USER_MODEL


class PreviewLink(models.Model):
    """A link by which one revision of a page is seen without an account.

    Its token is not kept: it is signed anew from this row whenever somebody who may share copies it.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="preview_links")
    revision = models.PositiveBigIntegerField()
    recipient = models.CharField(_("người nhận"), max_length=120, blank=True)
    shows_remarks = models.BooleanField(_("cho đọc các ý kiến đã có"), default=False)
    made_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("hết hạn"))
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Liên kết xem trước")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="preview_link_expires"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["revision"], name="preview_link_revision")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.revision}"

    def is_open(self, now: datetime) -> bool:
        """Return whether the link still works, as far as the link itself is concerned."""
        return self.revoked_at is None and now < self.expires_at


class LinkRemark(models.Model):
    """That a remark was made through a link."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="remarks")
    remark = models.OneToOneField(Remark, on_delete=models.CASCADE, related_name="through_link")

    class Meta:
        verbose_name = _("Ý kiến qua liên kết")

    def __str__(self) -> str:
        return str(self.remark)
