"""Royalty lines, the site's own units and budgets, and in confidence whom to pay where."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.citizen.secrecy import EncryptedJSONField
from backend.regulations.royalty_policies import royalty_rules
from backend.royalties.states import Act, State
from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL
STATE_LABELS = {
    State.OPEN: _("Chờ chấm"),
    State.PROPOSED: _("Đã đề nghị"),
    State.APPROVED: _("Đã duyệt"),
    State.PAID: _("Đã chi"),
    State.CANCELLED: _("Đã hủy"),
}
ACT_LABELS = {
    Act.PROPOSE: _("Chấm hệ số"),
    Act.SEND_BACK: _("Trả lại để chấm lại"),
    Act.APPROVE: _("Duyệt"),
    Act.PAY: _("Ghi đã chi"),
    Act.CANCEL: _("Hủy"),
}


class Payee(models.Model):
    """Somebody to be paid by a site: by which name in public, and in confidence where to."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="payees")
    pen_name = models.CharField(_("tên hiện trên bài"), max_length=255)
    user = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    account: Any = EncryptedJSONField(_("họ tên, mã số thuế, tài khoản"))

    class Meta:
        verbose_name = _("Người hưởng")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "pen_name"], name="payee_pen_name"),
        ]

    def __str__(self) -> str:
        return self.pen_name


class PayeeChange(models.Model):
    """That somebody changed where somebody is paid: which fields, not what was in them; none: erased."""

    payee = models.ForeignKey(Payee, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.payee_id} {self.at}"


class UnitValue(models.Model):
    """A site's own unit in place of the law's, by a decision and for a time (TD25-19.1-2, TD25-20.3)."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    amount = models.PositiveIntegerField(_("giá trị một đơn vị hệ số (đồng)"))
    legal_basis = models.CharField(_("căn cứ"), max_length=500)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Đơn vị hệ số")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="unit_value_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.portal_id} {self.since}: {self.amount}"


class Budget(models.Model):
    """What a site may spend in a year, by a decision (KH10-14-2)."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    amount = models.PositiveBigIntegerField(_("kinh phí được duyệt (đồng)"))
    legal_basis = models.CharField(_("căn cứ"), max_length=500)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Kinh phí năm")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "year"], name="budget_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.portal_id} {self.year}"


class AccountedItem(models.Model):
    """That an item's authors were put on record when it was first published: once, whatever follows."""

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()
    locale = models.CharField(max_length=12)
    revision = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "locale"], name="accounted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.locale}"


class RoyaltyLine(models.Model):
    """What is owed to one author for their share of one item; without `item`, an allowance.

    `genre` and `kind` are keys of the rules, which a line outlives. `unit` and `basis` are those of the
    day of publication. `withdrawn_at`: the item was taken off
    before the line was paid, and somebody has to look.
    """

    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="royalties")
    item = models.UUIDField(null=True)
    locale = models.CharField(max_length=12, default="vi")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("tin, bài"), max_length=255)
    published_on = models.DateField(_("ngày đăng"))
    due_on = models.DateField(_("hạn chi"))
    name = models.CharField(_("tác giả"), max_length=255)
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, null=True, related_name="lines")
    genre = models.CharField(_("thể loại"), max_length=24, blank=True)
    kind = models.CharField(_("loại chi"), max_length=24)
    share = models.PositiveSmallIntegerField(_("phần (%)"), default=100)
    coefficient = models.DecimalField(_("hệ số"), max_digits=5, decimal_places=2, null=True)
    unit = models.PositiveIntegerField(_("đơn vị (đồng)"), null=True)
    basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    amount = models.PositiveBigIntegerField(_("thành tiền (đồng)"), null=True)
    state = models.CharField(
        _("tình trạng"),
        max_length=16,
        choices=[(each.value, STATE_LABELS[each]) for each in State],
        default=State.OPEN.value,
    )
    proposed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    document_number = models.CharField(_("số chứng từ"), max_length=64, blank=True)
    paid_on = models.DateField(_("ngày chi"), null=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("bài bị gỡ lúc"), null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("Nhuận bút")
        indexes: ClassVar = [
            models.Index(fields=["portal", "published_on"], name="royalty_period"),
            models.Index(fields=["portal", "state", "due_on"], name="royalty_owed"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "locale", "number"],
                condition=Q(item__isnull=False),
                name="royalty_once",
            ),
            models.CheckConstraint(condition=Q(share__range=(1, 100)), name="royalty_share"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "cancelled"]) | Q(amount__isnull=False),
                name="royalty_amount",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid")
                | (Q(paid_on__isnull=False) & ~Q(document_number="") & Q(payee__isnull=False)),
                name="royalty_paid",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="royalty_cancelled"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.name}"

    @property
    def genre_name(self) -> str:
        """What the rules call its genre; an allowance has none."""
        return royalty_rules().name_of_genre(self.genre)

    @property
    def kind_name(self) -> str:
        """What the rules call what is paid for."""
        return royalty_rules().name_of_kind(self.kind)
