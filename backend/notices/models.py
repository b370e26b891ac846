"""Notices: one line to one person about one thing, kept until it is read and sent until it is sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content_models.navigation import SitePortal


class Notice(models.Model):
    """Something a member of staff must know; `path` leads to where they can act on it.

    One that `asks` for an act is settled for everybody asked once somebody has done it.

    `portal` is the site it is about: when somebody leaves the site, its notices go with them.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    portal = models.ForeignKey(
        SitePortal, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    subject = models.CharField(_("tiêu đề"), max_length=255)
    text = models.TextField(_("nội dung"))
    path = models.CharField(max_length=500, blank=True)
    asks = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    mail_attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Thông báo")
        indexes: ClassVar = [
            models.Index(fields=["user", "-at"], name="notice_of_user"),
            models.Index(
                fields=["path"], name="notice_asking", condition=models.Q(asks=True, read_at=None)
            ),
            models.Index(
                fields=["at"], name="notice_unmailed", condition=models.Q(mailed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.subject
