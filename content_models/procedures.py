"""Administrative procedures: who does what, with which papers, for what fee, in how much time."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as shape_field
from decimal import Decimal
from typing import ClassVar, Literal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, Attachment, Money, Published
from content_models.required_fields import missing_fields


class ProcedureLevel(models.TextChoices):
    """Which level of government settles the procedure; districts closed on 1 July 2025."""

    MINISTRY = "ministry", _("Cấp bộ")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện (trước 01/7/2025)")
    COMMUNE = "commune", _("Cấp xã")
    OTHER = "other", _("Cơ quan khác")


class ServiceLevel(models.TextChoices):
    """How far a procedure can be done online."""

    FULL = "full", _("Toàn trình")
    PARTIAL = "partial", _("Một phần")
    NONE = "none", _("Chưa cung cấp trực tuyến")


@dataclass(frozen=True, kw_only=True)
class ProcedureStep:
    """One step, in order; `responsible` acts, `duration` is in words."""

    title: str
    description: str
    responsible: str
    duration: str


@dataclass(frozen=True, kw_only=True)
class DossierComponent:
    """A paper of the dossier, with how many originals and copies are handed in."""

    name: str
    originals: int
    copies: int


@dataclass(frozen=True, kw_only=True)
class ProcedureFee:
    """A fee or charge; its amount is null where `amount.note` says how it is worked out."""

    label: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class PublishedProcedure(Published):
    """A procedure; `title` is its name, `legal_basis` is clean HTML.

    `service_link` is where to hand it in online, empty only where `service_level` is `none`.
    """

    type: Literal["procedure"]
    procedure_code: str
    field: str
    level: str
    agency: str
    processing_time: str
    result: str
    service_level: str
    service_link: str
    steps: list[ProcedureStep] = shape_field(metadata=DETAIL_ONLY)
    dossier: list[DossierComponent] = shape_field(metadata=DETAIL_ONLY)
    forms: list[Attachment] = shape_field(metadata=DETAIL_ONLY)
    fees: list[ProcedureFee] = shape_field(metadata=DETAIL_ONLY)
    legal_basis: str = shape_field(metadata=DETAIL_ONLY)


class ProcedurePage(CheckedPage):
    """An administrative procedure with what a citizen must know (HP11-2.3p, TD25-18, KH10-8.5)."""

    categories: ClassVar = (Category.ADMINISTRATIVE_PROCEDURES,)
    shape = PublishedProcedure
    filter_fields: ClassVar[tuple[str, ...]] = (
        "procedure_code",
        "field",
        "level",
        "agency",
        "service_level",
    )

    procedure_code = models.CharField(
        _("mã thủ tục"),
        max_length=64,
        blank=True,
        help_text=_("Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính, nếu có."),
    )
    field = models.CharField(
        _("lĩnh vực"), max_length=255, help_text=_("Ví dụ: Hộ tịch, Đất đai, Chứng thực.")
    )
    level = models.CharField(_("cấp giải quyết"), max_length=16, choices=ProcedureLevel)
    agency = models.CharField(
        _("cơ quan giải quyết"),
        max_length=255,
        help_text=_("Ví dụ: Trung tâm Phục vụ hành chính công phường Thành Đông."),
    )
    processing_time = models.CharField(
        _("thời hạn giải quyết"),
        max_length=255,
        help_text=_("Ghi cả mốc tính, ví dụ: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ."),
    )
    result = models.CharField(
        _("kết quả thực hiện"), max_length=500, help_text=_("Giấy tờ người dân nhận được.")
    )
    legal_basis = RichTextField(_("căn cứ pháp lý"), blank=True, features=RICH_TEXT_FEATURES)
    service_level = models.CharField(
        _("mức độ trực tuyến"), max_length=16, choices=ServiceLevel, default=ServiceLevel.NONE
    )
    service_link = models.URLField(
        _("đường dẫn nộp hồ sơ"),
        blank=True,
        help_text=_("Trang của thủ tục trên Cổng Dịch vụ công (HP25-7, TD25-3.9)."),
    )

    content_panels = information_panels(
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("procedure_code"), FieldPanel("field")]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("agency")]),
                FieldRowPanel([FieldPanel("processing_time"), FieldPanel("result")]),
            ],
            heading=_("Thủ tục"),
        ),
        InlinePanel("steps", heading=_("Trình tự thực hiện"), label=_("Bước"), min_num=1),
        InlinePanel("dossier", heading=_("Thành phần hồ sơ"), label=_("Giấy tờ")),
        InlinePanel(
            "forms",
            heading=_("Biểu mẫu"),
            label=_("Biểu mẫu"),
            help_text=_("Mọi mẫu đơn, tờ khai của thủ tục (TD25-18)."),
        ),
        InlinePanel(
            "fees",
            heading=_("Phí, lệ phí"),
            label=_("Khoản thu"),
            min_num=1,
            help_text=_("Không thu thì thêm một dòng với số tiền 0 (TD25-18)."),
        ),
        FieldPanel("legal_basis"),
        MultiFieldPanel(
            [FieldPanel("service_level"), FieldPanel("service_link")],
            heading=_("Dịch vụ công trực tuyến"),
        ),
        guidance=_("Tiêu đề là tên thủ tục, đúng như trong quyết định công bố."),
    )

    class Meta:
        verbose_name = _("Thủ tục hành chính")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        yield from missing_rows(rows, "steps", gettext("Hãy thêm ít nhất một bước (HP11-2.3p)."))
        no_fee = gettext("Hãy thêm khoản thu; không thu thì ghi số tiền 0 (TD25-18).")
        yield from missing_rows(rows, "fees", no_fee)
        if self.service_level != ServiceLevel.NONE:
            online = _("thủ tục làm được trực tuyến thì phải chỉ nơi nộp (HP25-7)")
            yield from missing_fields(self, ("service_link",), online)

    def published(self, composition: Composition) -> PublishedProcedure:
        return PublishedProcedure(
            **self.published_core(composition),
            type="procedure",
            procedure_code=self.procedure_code,
            field=self.field,
            level=self.level,
            agency=self.agency,
            processing_time=self.processing_time,
            result=self.result,
            service_level=self.service_level,
            service_link=self.service_link,
            steps=[step.published() for step in self.steps.all()],
            dossier=[component.published() for component in self.dossier.all()],
            forms=published_files(self.forms.all(), composition),
            fees=[fee.published() for fee in self.fees.all()],
            legal_basis=composition.rich_text(self.legal_basis),
        )


class ProcedureStepRow(Orderable):
    """One step as the editor wrote it."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("tên bước"), max_length=255)
    description = models.TextField(_("cách thực hiện"))
    responsible = models.CharField(_("người, đơn vị thực hiện"), max_length=255, blank=True)
    duration = models.CharField(_("thời gian"), max_length=255, blank=True)

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("responsible"), FieldPanel("duration")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("bước thực hiện")
        verbose_name_plural = _("bước thực hiện")

    def published(self) -> ProcedureStep:
        return ProcedureStep(
            title=self.title,
            description=self.description,
            responsible=self.responsible,
            duration=self.duration,
        )


class DossierComponentRow(Orderable):
    """A paper of the dossier as the editor wrote it."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="dossier")
    name = models.CharField(_("tên giấy tờ"), max_length=500)
    originals = models.PositiveSmallIntegerField(_("số bản chính"), default=1)
    copies = models.PositiveSmallIntegerField(_("số bản sao"), default=0)

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("originals"), FieldPanel("copies")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("giấy tờ trong hồ sơ")
        verbose_name_plural = _("giấy tờ trong hồ sơ")

    def published(self) -> DossierComponent:
        return DossierComponent(name=self.name, originals=self.originals, copies=self.copies)


class ProcedureFormRow(AttachedFile):
    """A form to fill in."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="forms")

    class Meta(Orderable.Meta):
        verbose_name = _("biểu mẫu")
        verbose_name_plural = _("biểu mẫu")


class ProcedureFeeRow(Orderable):
    """A fee or charge in đồng."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="fees")
    label = models.CharField(
        _("tên khoản thu"), max_length=255, help_text=_("Ví dụ: Lệ phí đăng ký kết hôn.")
    )
    amount = models.DecimalField(
        _("số tiền (đồng)"),
        max_digits=14,
        decimal_places=0,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Ghi 0 nếu không thu; để trống nếu phải tính, và nêu cách tính ở ghi chú."),
    )
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("amount")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("phí, lệ phí")
        verbose_name_plural = _("phí, lệ phí")

    def published(self) -> ProcedureFee:
        amount = Money(amount=self.amount, currency="VND", note=self.note)
        return ProcedureFee(label=self.label, amount=amount)
