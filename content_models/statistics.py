"""Statistics: the figures, how they were gathered, and what they say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from content_models.attachments import file_field
from content_models.base import information_panels, start_of
from content_models.blocks import RICH_TEXT_FEATURES, Table
from content_models.categories import Category
from content_models.composition import Composition, plain_text
from content_models.publication_checks import CheckedPage, Fault, Rows, require_order
from content_models.published import DETAIL_ONLY, Period, Published, PublishedFile, TableBlock


@dataclass(frozen=True, kw_only=True)
class PublishedStatistics(Published):
    """A survey's results: figures in `tables`, `data_file` or both; texts are clean HTML."""

    type: Literal["statistics"]
    period: Period
    publish_decided_on: date
    data_file: PublishedFile | None
    report: PublishedFile | None
    analysis_file: PublishedFile | None
    tables: list[TableBlock] = field(metadata=DETAIL_ONLY)
    method: str = field(metadata=DETAIL_ONLY)
    analysis: str = field(metadata=DETAIL_ONLY)


class StatisticsPage(CheckedPage):
    """A statistical report with all five parts (HP11-2.3n), dated by its release (TD25-7.6)."""

    categories: ClassVar = (Category.STATISTICS,)
    shape = PublishedStatistics
    anchors: ClassVar[Mapping[str, str]] = {"release-decided": "publish_decided_on"}
    filter_fields: ClassVar[tuple[str, ...]] = ("publish_decided_on",)

    tables = StreamField([("table", Table())], verbose_name=_("bảng số liệu"), blank=True)
    data_file = file_field(_("tệp số liệu"), blank=True)
    report = file_field(_("báo cáo thống kê"))
    method = RichTextField(_("phương pháp thống kê"), features=RICH_TEXT_FEATURES)
    analysis = RichTextField(
        _("bản phân tích số liệu thống kê"), blank=True, features=RICH_TEXT_FEATURES
    )
    analysis_file = file_field(_("tệp bản phân tích"), blank=True)
    period_start = models.DateField(_("thời gian thực hiện thống kê từ ngày"))
    period_end = models.DateField(_("đến ngày"))
    publish_decided_on = models.DateField(
        _("ngày thủ trưởng cơ quan quyết định công bố"),
        help_text=_("Thời hạn đăng tải được tính từ ngày này (HCM24-12.1g, TD25-7.6)."),
    )

    content_panels = information_panels(
        FieldRowPanel(
            [
                FieldPanel("period_start"),
                FieldPanel("period_end"),
                FieldPanel("publish_decided_on"),
            ]
        ),
        MultiFieldPanel(
            [FieldPanel("tables"), FieldPanel("data_file")],
            heading=_("Số liệu: nhập bảng hoặc tải tệp"),
        ),
        FieldPanel("report"),
        FieldPanel("method"),
        MultiFieldPanel(
            [FieldPanel("analysis"), FieldPanel("analysis_file")],
            heading=_("Phân tích: viết tại đây hoặc tải tệp"),
        ),
    )

    class Meta:
        verbose_name = _("Thông tin, báo cáo thống kê")

    def listed_at(self) -> datetime:
        return start_of(self.publish_decided_on)

    def clean(self) -> None:
        super().clean()
        require_order(self, "period_start", "period_end")
        require_order(self, "period_start", "publish_decided_on")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not self.tables and self.data_file_id is None:
            note = gettext("Chưa có số liệu (HP11-2.3n). Hãy nhập bảng hoặc tải tệp số liệu lên.")
            yield Fault("data_file", note)
        if not plain_text(self.analysis) and self.analysis_file_id is None:
            note = gettext("Chưa có bản phân tích (HP11-2.3n). Hãy viết hoặc tải tệp lên.")
            yield Fault("analysis", note)

    def published(self, composition: Composition) -> PublishedStatistics:
        return PublishedStatistics(
            **self.published_core(composition),
            type="statistics",
            period=Period(start=self.period_start, end=self.period_end),
            publish_decided_on=self.publish_decided_on,
            data_file=composition.file(self.data_file),
            report=composition.file(self.report),
            analysis_file=composition.file(self.analysis_file),
            tables=[table.block.published(table.value, composition) for table in self.tables],
            method=composition.rich_text(self.method),
            analysis=composition.rich_text(self.analysis),
        )
