"""Strategies and plans, and the opportunities to invest that follow from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.document_references import cited_document, document_page_field
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_body, missing_rows
from content_models.published import DETAIL_ONLY, Attachment, Published, PublishedLink


class PlanTopic(models.TextChoices):
    """What a plan is about: the fields the regulation names, and all others (HP11-2.3đ)."""

    INVESTMENT = "investment", _("Ưu đãi, cơ hội đầu tư, dự án mời gọi vốn")
    CONSTRUCTION_LAND = "construction-land", _("Quy hoạch xây dựng, đô thị, sử dụng đất")
    NATURAL_RESOURCES = "natural-resources", _("Tài nguyên thiên nhiên")
    ENVIRONMENT = "environment", _("Chất thải, môi trường")
    OTHER = "other", _("Lĩnh vực khác")


@dataclass(frozen=True, kw_only=True)
class PublishedPlan(Published):
    """An approved strategy or plan with its files and maps."""

    type: Literal["plan"]
    topic: str
    approved_on: date
    approval_document: PublishedLink | None
    approval_number: str
    files: list[Attachment] = field(metadata=DETAIL_ONLY)
    maps: list[Attachment] = field(metadata=DETAIL_ONLY)


class PlanPage(CheckedPage):
    """A strategy, master plan or development plan, dated by its approval (TD25-7.4)."""

    categories: ClassVar = (
        Category.STRATEGY_PLANNING,
        Category.STRATEGY_PLANNING_CONSTRUCTION_LAND,
    )
    shape = PublishedPlan
    anchors: ClassVar[Mapping[str, str]] = {"approved": "approved_on"}
    filter_fields: ClassVar[tuple[str, ...]] = ("topic", "approved_on", "approval_number")

    topic = models.CharField(_("lĩnh vực"), max_length=32, choices=PlanTopic)
    approved_on = models.DateField(
        _("ngày phê duyệt"),
        help_text=_("Thời hạn công bố được tính từ ngày này (HCM24-12.1d, TD25-7.4)."),
    )
    approval_document = document_page_field(_("quyết định phê duyệt"))
    approval_number = models.CharField(
        _("số, ký hiệu quyết định phê duyệt"), max_length=64, blank=True
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("topic"), FieldPanel("approved_on")]),
        FieldRowPanel([FieldPanel("approval_document"), FieldPanel("approval_number")]),
        InlinePanel("files", heading=_("Tệp đính kèm"), label=_("tệp")),
        InlinePanel("maps", heading=_("Bản đồ quy hoạch"), label=_("bản đồ")),
        guidance=_("Tiêu đề là tên đầy đủ của chiến lược, quy hoạch, kế hoạch."),
    )

    class Meta:
        verbose_name = _("Chiến lược, quy hoạch, kế hoạch")

    def listed_at(self) -> datetime:
        return start_of(self.approved_on)

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not rows.get("maps"):
            remedy = gettext("Quy hoạch, kế hoạch phải có tệp. Hãy thêm ít nhất một tệp đính kèm.")
            yield from missing_rows(rows, "files", remedy)

    def published(self, composition: Composition) -> PublishedPlan:
        number, document = cited_document(self.approval_document, self.approval_number, composition)
        return PublishedPlan(
            **self.published_core(composition),
            type="plan",
            topic=self.topic,
            approved_on=self.approved_on,
            approval_document=document,
            approval_number=number,
            files=published_files(self.files.all(), composition),
            maps=published_files(self.maps.all(), composition),
        )


class PlanFile(AttachedFile):
    """A file of a plan."""

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="files")

    class Meta(AttachedFile.Meta):
        verbose_name = _("tệp quy hoạch, kế hoạch")
        verbose_name_plural = _("tệp quy hoạch, kế hoạch")


class PlanMap(AttachedFile):
    """A map of a plan."""

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="maps")

    class Meta(AttachedFile.Meta):
        verbose_name = _("bản đồ quy hoạch")
        verbose_name_plural = _("bản đồ quy hoạch")


class InvestmentKind(models.TextChoices):
    """What investors are told (HP11-2.3đ)."""

    INCENTIVE = "incentive", _("Chính sách ưu đãi")
    OPPORTUNITY = "opportunity", _("Cơ hội đầu tư")
    CALL = "call", _("Dự án mời gọi vốn đầu tư")


@dataclass(frozen=True, kw_only=True)
class PublishedInvestmentOpportunity(Published):
    """An incentive, an opportunity, or a project that calls for capital; `body` describes it."""

    type: Literal["investment-opportunity"]
    kind: str
    field: str
    place: str
    contact: str


class InvestmentOpportunityPage(CheckedPage):
    """What an investor may take up (HP11-2.3đ, KH10-8.1)."""

    categories: ClassVar = (Category.STRATEGY_PLANNING_INVESTMENT,)
    shape = PublishedInvestmentOpportunity
    filter_fields: ClassVar[tuple[str, ...]] = ("kind", "field", "place")

    kind = models.CharField(_("loại thông tin"), max_length=16, choices=InvestmentKind)
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    place = models.CharField(_("địa điểm"), max_length=255, blank=True)
    contact = models.TextField(
        _("đầu mối liên hệ"), blank=True, help_text=_("Cơ quan, điện thoại, thư điện tử công vụ.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("kind"), FieldPanel("field"), FieldPanel("place")]),
        FieldPanel("contact"),
        guidance=_("Tiêu đề là tên chính sách, cơ hội hoặc dự án."),
    )

    class Meta:
        verbose_name = _("Ưu đãi, cơ hội đầu tư")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        yield from missing_body(self)

    def published(self, composition: Composition) -> PublishedInvestmentOpportunity:
        return PublishedInvestmentOpportunity(
            **self.published_core(composition),
            type="investment-opportunity",
            kind=self.kind,
            field=self.field,
            place=self.place,
            contact=self.contact,
        )
