"""Memberships: who holds which role on which site, from when until when. The only source of rights."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.roles import ROLE_LABELS, Role
from content_models.navigation import SitePortal


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, by the questions asked of them."""

    def valid_on(self, day: date) -> Self:
        """Keep those in force on a day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Membership(models.Model):
    """One role of one user on one site; it ends by date and is never deleted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người dùng"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    portal = models.ForeignKey(
        SitePortal, verbose_name=_("cổng"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("vai trò"), max_length=16, choices=list(ROLE_LABELS.items()))
    since = models.DateField(_("từ ngày"), default=timezone.localdate)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Phân công")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "portal", "role", "since"], name="membership"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="membership_dates"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="membership_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.portal.key} – {self.role}"
