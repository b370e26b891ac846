"""Science programmes and topics paid from the state budget, and their results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content_models.attachments import file_field
from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, require_order
from content_models.published import Period, Published, PublishedFile

REPORTS = ("summary_report", "application_report")


class ScienceKind(models.TextChoices):
    """Whether it is a programme or a single topic."""

    PROGRAMME = "programme", _("Chương trình")
    TOPIC = "topic", _("Đề tài")


class ManagementLevel(models.TextChoices):
    """Which level of the state manages it."""

    NATIONAL = "national", _("Cấp quốc gia")
    MINISTRY = "ministry", _("Cấp bộ, ngành")
    CITY = "city", _("Cấp thành phố")
    GRASSROOTS = "grassroots", _("Cấp cơ sở")


@dataclass(frozen=True, kw_only=True)
class PublishedScienceProgramme(Published):
    """A programme or topic; its reports are null until it has been accepted."""

    type: Literal["science-programme"]
    kind: str
    code: str
    management_level: str
    field: str
    lead_unit: str
    period: Period
    approved_on: date
    accepted_on: date | None
    summary_report: PublishedFile | None
    application_report: PublishedFile | None


class ScienceProgrammePage(CheckedPage):
    """A programme or topic, dated by its approval and again by its acceptance (HCM24-12.1e)."""

    categories: ClassVar = (Category.SCIENCE_PROGRAMMES,)
    shape = PublishedScienceProgramme
    anchors: ClassVar[Mapping[str, str]] = {
        "approved": "approved_on",
        "accepted": "accepted_on",
    }
    filter_fields: ClassVar[tuple[str, ...]] = (
        "kind",
        "code",
        "management_level",
        "field",
        "lead_unit",
        "approved_on",
        "accepted_on",
    )

    kind = models.CharField(
        _("loại"), max_length=16, choices=ScienceKind, default=ScienceKind.TOPIC
    )
    code = models.CharField(_("mã số"), max_length=64)
    management_level = models.CharField(_("cấp quản lý"), max_length=16, choices=ManagementLevel)
    field = models.CharField(_("lĩnh vực"), max_length=120)
    lead_unit = models.CharField(_("đơn vị chủ trì"), max_length=255)
    period_start = models.DateField(_("thực hiện từ ngày"))
    period_end = models.DateField(_("thực hiện đến ngày"))
    approved_on = models.DateField(_("ngày được phê duyệt"))
    accepted_on = models.DateField(
        _("ngày được nghiệm thu"),
        null=True,
        blank=True,
        help_text=_("Điền khi Hội đồng nghiệm thu khoa học đã thông qua (HP11-2.3m)."),
    )
    summary_report = file_field(_("báo cáo tổng hợp"), blank=True)
    application_report = file_field(_("báo cáo kết quả triển khai áp dụng"), blank=True)
    results_restricted = models.BooleanField(
        _("kết quả không được công bố"),
        default=False,
        help_text=_("Đánh dấu khi pháp luật về khoa học và công nghệ không cho công bố kết quả."),
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("kind"), FieldPanel("code"), FieldPanel("management_level")]),
        FieldRowPanel([FieldPanel("field"), FieldPanel("lead_unit")]),
        FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
        FieldPanel("approved_on"),
        MultiFieldPanel(
            [
                FieldPanel("accepted_on"),
                FieldPanel("summary_report"),
                FieldPanel("application_report"),
                FieldPanel("results_restricted"),
            ],
            heading=_("Kết quả, sau khi nghiệm thu"),
        ),
        guidance=_("Tiêu đề là tên chương trình, đề tài."),
    )

    class Meta:
        verbose_name = _("Chương trình, đề tài khoa học")

    def listed_at(self) -> datetime:
        return start_of(self.accepted_on or self.approved_on)

    def clean(self) -> None:
        super().clean()
        require_order(self, "period_start", "period_end")
        require_order(self, "approved_on", "accepted_on")
        if self.accepted_on is None and any(self._report_id(name) for name in REPORTS):
            message = _("Báo cáo kết quả chỉ đăng sau nghiệm thu. Hãy điền ngày hoặc gỡ báo cáo.")
            raise ValidationError({"accepted_on": message})
        if self.results_restricted and any(self._report_id(name) for name in REPORTS):
            message = _("Kết quả không được công bố thì không kèm báo cáo. Hãy gỡ các báo cáo.")
            raise ValidationError({"results_restricted": message})

    def _report_id(self, name: str) -> int | None:
        report_id: int | None = getattr(self, f"{name}_id")
        return report_id

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.accepted_on is None or self.results_restricted:
            return
        for name in REPORTS:
            if self._report_id(name) is None:
                label = self._meta.get_field(name).verbose_name
                note = gettext("Đã nghiệm thu thì phải có %(label)s (HP11-2.3m). Hãy chọn tệp.")
                yield Fault(name, note % {"label": label})

    def published(self, composition: Composition) -> PublishedScienceProgramme:
        return PublishedScienceProgramme(
            **self.published_core(composition),
            type="science-programme",
            kind=self.kind,
            code=self.code,
            management_level=self.management_level,
            field=self.field,
            lead_unit=self.lead_unit,
            period=Period(start=self.period_start, end=self.period_end),
            approved_on=self.approved_on,
            accepted_on=self.accepted_on,
            summary_report=composition.file(self.summary_report),
            application_report=composition.file(self.application_report),
        )
