"""Public investment: projects, and the tenders by which their work is bought."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content_models.base import InformationPage, information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import (
    CheckedPage,
    Fault,
    Rows,
    require_order,
    spelled_moment,
)
from content_models.published import DETAIL_ONLY, Money, Period, Published, PublishedLink


class Currency(models.TextChoices):
    """ISO 4217 codes of the currencies public projects are paid in."""

    VND = "VND", _("đồng Việt Nam")
    USD = "USD", _("đô la Mỹ")
    EUR = "EUR", _("euro")
    JPY = "JPY", _("yên Nhật")
    KRW = "KRW", _("won Hàn Quốc")
    CNY = "CNY", _("nhân dân tệ")


class ProjectStatus(models.TextChoices):
    """The three lists of projects that must be kept (HP11-2.3h)."""

    PREPARING = "preparing", _("Đang chuẩn bị đầu tư")
    UNDER_WAY = "under-way", _("Đang triển khai")
    COMPLETED = "completed", _("Đã hoàn tất")


@dataclass(frozen=True, kw_only=True)
class PublishedProject(Published):
    """A project; `title` is its name."""

    type: Literal["project"]
    main_objective: str = field(metadata=DETAIL_ONLY)
    field: str
    project_type: str
    period: Period
    budget: Money
    funding_type: str
    sponsor: str
    status: str
    owner_unit: str
    approved_on: date


class ProjectPage(CheckedPage):
    """An investment project with the nine facts the regulation asks for (HP11-2.3h)."""

    categories: ClassVar = (Category.PROJECTS_PROCUREMENT,)
    shape = PublishedProject
    anchors: ClassVar[Mapping[str, str]] = {"approved": "approved_on"}
    filter_fields: ClassVar[tuple[str, ...]] = (
        "status",
        "field",
        "project_type",
        "budget",
        "funding_type",
        "sponsor",
        "owner_unit",
        "approved_on",
    )

    main_objective = models.TextField(_("mục tiêu chính"))
    field = models.CharField(_("lĩnh vực chuyên môn"), max_length=120)
    project_type = models.CharField(
        _("loại dự án"), max_length=120, help_text=_("Ví dụ: nhóm A, nhóm B, nhóm C.")
    )
    period_start = models.DateField(_("thực hiện từ ngày"))
    period_end = models.DateField(_("thực hiện đến ngày"))
    budget_amount = models.DecimalField(
        _("kinh phí dự án"),
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    budget_currency = models.CharField(
        _("đồng tiền"), max_length=3, choices=Currency, default=Currency.VND
    )
    budget_note = models.CharField(
        _("ghi chú kinh phí"),
        max_length=255,
        blank=True,
        help_text=_("Ghi khi chưa có con số, ví dụ: chưa phê duyệt tổng mức đầu tư."),
    )
    funding_type = models.CharField(
        _("loại hình tài trợ"), max_length=120, help_text=_("Ví dụ: ngân sách nhà nước, ODA.")
    )
    sponsor = models.CharField(_("nhà tài trợ"), max_length=255)
    status = models.CharField(_("tình trạng dự án"), max_length=16, choices=ProjectStatus)
    owner_unit = models.CharField(_("chủ đầu tư"), max_length=255, blank=True)
    approved_on = models.DateField(
        _("ngày phê duyệt"),
        help_text=_("Thời hạn công bố được tính từ ngày này (HCM24-12.1d, TD25-7.4)."),
    )

    content_panels = information_panels(
        FieldPanel("main_objective"),
        FieldRowPanel([FieldPanel("field"), FieldPanel("project_type"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("approved_on"), FieldPanel("owner_unit")]),
        FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("budget_amount"), FieldPanel("budget_currency")]),
                FieldPanel("budget_note"),
                FieldRowPanel([FieldPanel("funding_type"), FieldPanel("sponsor")]),
            ],
            heading=_("Kinh phí"),
        ),
        guidance=_("Tiêu đề là tên dự án."),
    )

    class Meta:
        verbose_name = _("Dự án")

    def listed_at(self) -> datetime:
        return start_of(self.approved_on)

    def clean(self) -> None:
        super().clean()
        require_order(self, "period_start", "period_end")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.budget_amount is None and not self.budget_note:
            note = gettext("Chưa có kinh phí dự án. Hãy nhập số tiền, hoặc ghi chú vì sao chưa có.")
            yield Fault("budget_amount", note)

    def published(self, composition: Composition) -> PublishedProject:
        return PublishedProject(
            **self.published_core(composition),
            type="project",
            main_objective=self.main_objective,
            field=self.field,
            project_type=self.project_type,
            period=Period(start=self.period_start, end=self.period_end),
            budget=Money(
                amount=self.budget_amount, currency=self.budget_currency, note=self.budget_note
            ),
            funding_type=self.funding_type,
            sponsor=self.sponsor,
            status=self.status,
            owner_unit=self.owner_unit,
            approved_on=self.approved_on,
        )


class TenderMethod(models.TextChoices):
    """How a contractor is selected."""

    OPEN = "open", _("Đấu thầu rộng rãi")
    LIMITED = "limited", _("Đấu thầu hạn chế")
    COMPETITIVE_OFFER = "competitive-offer", _("Chào hàng cạnh tranh")
    DIRECT_APPOINTMENT = "direct-appointment", _("Chỉ định thầu")
    DIRECT_PURCHASE = "direct-purchase", _("Mua sắm trực tiếp")
    ONLINE_QUOTATION = "online-quotation", _("Chào giá trực tuyến")
    SELF_PERFORMANCE = "self-performance", _("Tự thực hiện")
    COMMUNITY = "community", _("Tham gia thực hiện của cộng đồng")
    OTHER = "other", _("Hình thức khác")


@dataclass(frozen=True, kw_only=True)
class PublishedTender(Published):
    """A tender or public purchase; `result` is empty until a contractor is selected."""

    type: Literal["tender"]
    procuring_entity: str
    package_name: str
    notice_number: str
    project: PublishedLink | None
    method: str
    approved_on: date
    closes_at: datetime | None
    price: Money
    result: str


class TenderPage(InformationPage):
    """A tender or public purchase, from its approval to its result (HP11-2.3h)."""

    categories: ClassVar = (Category.PROJECTS_PROCUREMENT,)
    shape = PublishedTender
    anchors: ClassVar[Mapping[str, str]] = {"approved": "approved_on"}
    filter_fields: ClassVar[tuple[str, ...]] = (
        "procuring_entity",
        "package_name",
        "notice_number",
        "method",
        "approved_on",
        "closes_at",
    )

    procuring_entity = models.CharField(_("bên mời thầu, đơn vị mua sắm"), max_length=255)
    package_name = models.CharField(_("tên gói thầu"), max_length=500)
    notice_number = models.CharField(
        _("số thông báo mời thầu"),
        max_length=64,
        blank=True,
        help_text=_("Số trên Hệ thống mạng đấu thầu quốc gia, nếu có."),
    )
    project = models.ForeignKey(
        ProjectPage,
        verbose_name=_("thuộc dự án"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    method = models.CharField(_("hình thức lựa chọn nhà thầu"), max_length=24, choices=TenderMethod)
    approved_on = models.DateField(
        _("ngày phê duyệt"),
        help_text=_("Ngày phê duyệt việc mời thầu, mua sắm; thời hạn đăng tính từ đây (TD25-7.4)."),
    )
    closes_at = models.DateTimeField(
        _("thời điểm đóng thầu"),
        null=True,
        blank=True,
        help_text=_("Để trống khi hình thức không có thời điểm đóng thầu."),
    )
    price_amount = models.DecimalField(
        _("giá gói thầu"),
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    price_currency = models.CharField(
        _("đồng tiền"), max_length=3, choices=Currency, default=Currency.VND
    )
    price_note = models.CharField(_("ghi chú giá"), max_length=255, blank=True)
    result = models.TextField(
        _("kết quả lựa chọn nhà thầu"),
        blank=True,
        help_text=_("Ghi khi đã có kết quả: nhà thầu trúng thầu, giá trúng thầu."),
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("procuring_entity"), FieldPanel("package_name")]),
        FieldRowPanel([FieldPanel("project"), FieldPanel("notice_number")]),
        FieldRowPanel([FieldPanel("method"), FieldPanel("approved_on"), FieldPanel("closes_at")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("price_amount"), FieldPanel("price_currency")]),
                FieldPanel("price_note"),
            ],
            heading=_("Giá gói thầu"),
        ),
        FieldPanel("result"),
    )

    class Meta:
        verbose_name = _("Đấu thầu, mua sắm công")

    def listed_at(self) -> datetime:
        return start_of(self.approved_on)

    def clean(self) -> None:
        super().clean()
        if self.closes_at and self.approved_on and self.closes_at < start_of(self.approved_on):
            message = _("Đóng thầu %(close)s trước ngày phê duyệt %(day)s. Hãy sửa một trong hai.")
            values = {
                "close": spelled_moment(self.closes_at),
                "day": spelled_moment(self.approved_on),
            }
            raise ValidationError({"closes_at": message % values})

    def published(self, composition: Composition) -> PublishedTender:
        return PublishedTender(
            **self.published_core(composition),
            type="tender",
            procuring_entity=self.procuring_entity,
            package_name=self.package_name,
            notice_number=self.notice_number,
            project=composition.link(self.project),
            method=self.method,
            approved_on=self.approved_on,
            closes_at=self.closes_at,
            price=Money(
                amount=self.price_amount, currency=self.price_currency, note=self.price_note
            ),
            result=self.result,
        )
