"""Who holds which role on which site, from when until when; who is invited; who is suspended."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.roles import AFFILIATION_LABELS, ROLE_LABELS, SYSTEM_ROLES, Role
from backend.accounts.staff_log import StaffEvent
from content_models.navigation import SitePortal

__all__ = [
    "Invitation",
    "Membership",
    "MembershipQuerySet",
    "SiteLaunch",
    "SiteSuspension",
    "StaffEvent",
    "Suspension",
]

USER = settings.AUTH_USER_MODEL
AFFILIATIONS = [(each.value, label) for each, label in AFFILIATION_LABELS.items()]
OF_THE_SYSTEM = Q(role__in=[role.value for role in SYSTEM_ROLES])


class Suspension(models.Model):
    """A person's rights on a site, stopped at once and with a reason (HCM24-8.9).

    Without a site it stops all of them. It is lifted, never deleted.
    """

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="suspensions")
    portal = models.ForeignKey(
        SitePortal, on_delete=models.CASCADE, null=True, related_name="user_suspensions"
    )
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Tạm ngừng quyền")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "portal"],
                condition=Q(lifted_at=None),
                name="one_suspension_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.portal}"


class SiteSuspension(models.Model):
    """A whole site taken off the web for a time, with the notice its readers see (HCM24-8.9)."""

    portal = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="suspensions")
    reason = models.TextField(_("lý do"), help_text=_("Lưu vào hồ sơ, báo cho cơ quan quản lý."))
    notice = models.TextField(
        _("thông báo cho người đọc"), help_text=_("Hiện trên mọi địa chỉ của cổng.")
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Tạm ngừng cổng")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portal"], condition=Q(lifted_at=None), name="one_site_suspension_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.portal)


class SiteLaunch(models.Model):
    """That a site has passed the board gate (KH10-6.2): from then on it stays open."""

    site = models.CharField(max_length=63, unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.site


def _is_suspended(prefix: str) -> Exists:
    """Return whether the holder of the membership at `prefix` is suspended there or everywhere."""
    own_site = Q(portal=OuterRef(f"{prefix}portal")) | Q(portal=None)
    return Exists(
        Suspension.objects.filter(own_site, user=OuterRef(f"{prefix}user"), lifted_at=None)
    )


def _dated(prefix: str, at: datetime) -> Q:
    day = timezone.localdate(at)
    return (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day})
    ) & Q(**{
        f"{prefix}since__lte": day,
        f"{prefix}ended_at": None,
        f"{prefix}user__is_active": True,
    })  # fmt: skip


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, by the questions asked of them."""

    def in_force(self, at: datetime | None = None) -> Self:
        """Keep those that give rights now: dated, not ended, nobody suspended.

        A delegated one also needs the one it comes from to be in force.
        """
        moment = at or timezone.now()
        lent = Q(delegated_from=None) | (
            _dated("delegated_from__", moment) & ~Q(_is_suspended("delegated_from__"))
        )
        return self.filter(_dated("", moment), lent).exclude(_is_suspended(""))

    def on(self, portal: SitePortal) -> Self:
        """Keep those of one site."""
        return self.filter(portal=portal)


class Membership(models.Model):
    """One role of one user, on one site or (a system role) on none. It ends and is never deleted.

    `title` is the holder's title on the editorial board, by the rule set's key. `unit` is the unit
    a topic reviewer reviews for (the rule set's key), for others the unit they write for, in words.
    `affiliation` says where a collaborator comes from.
    """

    user = models.ForeignKey(
        USER, verbose_name=_("người dùng"), on_delete=models.CASCADE, related_name="memberships"
    )
    portal = models.ForeignKey(
        SitePortal,
        verbose_name=_("cổng"),
        on_delete=models.CASCADE,
        null=True,
        related_name="memberships",
    )
    role = models.CharField(_("vai trò"), max_length=16, choices=list(ROLE_LABELS.items()))
    title = models.CharField(_("chức danh trong Ban Biên tập"), max_length=32, blank=True)
    unit = models.CharField(_("đơn vị"), max_length=255, blank=True)
    affiliation = models.CharField(_("thuộc"), max_length=16, choices=AFFILIATIONS, blank=True)
    since = models.DateField(_("từ ngày"), default=timezone.localdate)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    delegated_from = models.ForeignKey(
        "self",
        verbose_name=_("được ủy quyền từ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
    )
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(_("lý do kết thúc"), blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Phân công")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "portal", "role", "unit", "since"],
                condition=Q(ended_at=None, delegated_from=None),
                name="membership",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_dates"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="membership_role"
            ),
            models.CheckConstraint(
                condition=(OF_THE_SYSTEM & Q(portal=None))
                | (~OF_THE_SYSTEM & Q(portal__isnull=False)),
                name="membership_system_role",
            ),
            models.CheckConstraint(
                condition=Q(affiliation="") | Q(role=Role.COLLABORATOR.value),
                name="membership_affiliation",
            ),
            models.CheckConstraint(
                condition=Q(delegated_from=None) | Q(until__isnull=False),
                name="membership_delegation_ends",
            ),
        ]

    def __str__(self) -> str:
        where = self.portal.key if self.portal else "*"
        return f"{self.user} – {where} – {self.role}"


class Invitation(models.Model):
    """A role offered by e-mail. The link's secret is kept as a digest only."""

    portal = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("thư điện tử"))
    role = models.CharField(_("vai trò"), max_length=16, choices=list(ROLE_LABELS.items()))
    title = models.CharField(_("chức danh trong Ban Biên tập"), max_length=32, blank=True)
    unit = models.CharField(_("đơn vị"), max_length=255, blank=True)
    affiliation = models.CharField(_("thuộc"), max_length=16, choices=AFFILIATIONS, blank=True)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    mailed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Lời mời")

    def __str__(self) -> str:
        return f"{self.email} – {self.portal.key} – {self.role}"
