"""Thematic campaigns: a subject the authority speaks about for a time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, require_order
from content_models.published import DETAIL_ONLY, Attachment, Period, Published


@dataclass(frozen=True, kw_only=True)
class PublishedThematic(Published):
    """A campaign; `title` is its name, an open `period` is one without an announced end."""

    type: Literal["thematic"]
    period: Period
    objectives: str
    materials: list[Attachment] = field(metadata=DETAIL_ONLY)


class ThematicPage(CheckedPage):
    """A thematic campaign (HP11-10.2, HCM24-8.3)."""

    categories: ClassVar = (Category.THEMATIC,)
    shape = PublishedThematic
    filter_fields: ClassVar[tuple[str, ...]] = ()

    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(
        _("đến hết ngày"),
        null=True,
        blank=True,
        help_text=_("Chỉ để trống khi kế hoạch không ấn định ngày kết thúc."),
    )
    objectives = models.TextField(
        _("mục tiêu"), blank=True, help_text=_("Tuyên truyền để làm gì, cho ai.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("objectives"),
        InlinePanel(
            "materials",
            heading=_("Tài liệu tuyên truyền"),
            label=_("Tài liệu"),
            help_text=_("Kế hoạch, đề cương, tờ rơi, tệp phát thanh để tải về."),
        ),
        guidance=_("Tiêu đề là tên chuyên đề."),
    )

    class Meta:
        verbose_name = _("Chuyên đề tuyên truyền")

    def clean(self) -> None:
        super().clean()
        require_order(self, "starts_on", "ends_on")

    def listed_at(self) -> datetime:
        return start_of(self.starts_on)

    def published(self, composition: Composition) -> PublishedThematic:
        return PublishedThematic(
            **self.published_core(composition),
            type="thematic",
            period=Period(start=self.starts_on, end=self.ends_on),
            objectives=self.objectives,
            materials=published_files(self.materials.all(), composition),
        )


class ThematicMaterialRow(AttachedFile):
    """A file of a campaign."""

    page = ParentalKey(ThematicPage, on_delete=models.CASCADE, related_name="materials")

    class Meta(Orderable.Meta):
        verbose_name = _("tài liệu tuyên truyền")
        verbose_name_plural = _("tài liệu tuyên truyền")
