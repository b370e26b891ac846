"""Natural resources and the environment: what is taken, what is left, where it is dangerous."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content_models.base import information_panels, start_of
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows
from content_models.published import DETAIL_ONLY, Published


@dataclass(frozen=True, kw_only=True)
class PublishedNaturalResource(Published):
    """A plan for, or the activity of, exploiting a natural resource; `activity` is clean HTML."""

    type: Literal["natural-resource"]
    resource: str
    place: str
    activity: str = field(metadata=DETAIL_ONLY)


class NaturalResourcePage(CheckedPage):
    """Planning and exploitation of natural resources (HP11-2.3đ)."""

    categories: ClassVar = (Category.STRATEGY_PLANNING_NATURAL_RESOURCES,)
    shape = PublishedNaturalResource
    filter_fields: ClassVar[tuple[str, ...]] = ("resource", "place")

    resource = models.CharField(_("loại tài nguyên"), max_length=120, blank=True)
    place = models.CharField(_("khu vực"), max_length=255, blank=True)
    activity = RichTextField(_("hoạt động khai thác"), features=RICH_TEXT_FEATURES)

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("resource"), FieldPanel("place")]),
        FieldPanel("activity"),
    )

    class Meta:
        verbose_name = _("Tài nguyên thiên nhiên")

    def published(self, composition: Composition) -> PublishedNaturalResource:
        return PublishedNaturalResource(
            **self.published_core(composition),
            type="natural-resource",
            resource=self.resource,
            place=self.place,
            activity=composition.rich_text(self.activity),
        )


class Severity(models.TextChoices):
    """How badly a place is polluted or degraded."""

    SERIOUS = "serious", _("Nghiêm trọng")
    ESPECIALLY_SERIOUS = "especially-serious", _("Đặc biệt nghiêm trọng")


@dataclass(frozen=True, kw_only=True)
class EmissionSource:
    """Something that gives off waste."""

    name: str
    place: str
    description: str


@dataclass(frozen=True, kw_only=True)
class HazardousWaste:
    """A kind of waste that can harm people and the environment."""

    name: str
    harm: str


@dataclass(frozen=True, kw_only=True)
class PollutedArea:
    """A polluted or degraded place."""

    area: str
    severity: str
    description: str


@dataclass(frozen=True, kw_only=True)
class IncidentRiskArea:
    """A place where an environmental incident may happen."""

    area: str
    risk: str


@dataclass(frozen=True, kw_only=True)
class PublishedEnvironment(Published):
    """The state of the environment; `empty_lists_note` says why a list has no entries."""

    type: Literal["environment"]
    as_of: date | None
    empty_lists_note: str
    waste_plan: str = field(metadata=DETAIL_ONLY)
    emission_sources: list[EmissionSource] = field(metadata=DETAIL_ONLY)
    hazardous_wastes: list[HazardousWaste] = field(metadata=DETAIL_ONLY)
    polluted_areas: list[PollutedArea] = field(metadata=DETAIL_ONLY)
    incident_risk_areas: list[IncidentRiskArea] = field(metadata=DETAIL_ONLY)


ENVIRONMENT_LISTS = (
    "emission_sources",
    "hazardous_wastes",
    "polluted_areas",
    "incident_risk_areas",
)


class EnvironmentPage(CheckedPage):
    """Waste and where it harms: a plan and four lists, none silently empty (HP11-2.3đ)."""

    categories: ClassVar = (Category.STRATEGY_PLANNING_ENVIRONMENT,)
    shape = PublishedEnvironment
    filter_fields: ClassVar[tuple[str, ...]] = ("as_of",)

    as_of = models.DateField(_("số liệu tính đến ngày"), null=True, blank=True)
    waste_plan = RichTextField(
        _("quy hoạch thu gom, tái chế, xử lý chất thải"), features=RICH_TEXT_FEATURES
    )
    empty_lists_note = models.TextField(
        _("giải thích danh sách để trống"),
        blank=True,
        help_text=_("Ví dụ: đến nay chưa phát hiện khu vực ô nhiễm nghiêm trọng."),
    )

    content_panels = information_panels(
        FieldPanel("as_of"),
        FieldPanel("waste_plan"),
        InlinePanel("emission_sources", heading=_("Các nguồn thải"), label=_("nguồn thải")),
        InlinePanel(
            "hazardous_wastes",
            heading=_("Các loại chất thải có nguy cơ gây hại"),
            label=_("loại chất thải"),
        ),
        InlinePanel(
            "polluted_areas",
            heading=_("Khu vực môi trường bị ô nhiễm, suy thoái"),
            label=_("khu vực"),
        ),
        InlinePanel(
            "incident_risk_areas",
            heading=_("Khu vực có nguy cơ xảy ra sự cố môi trường"),
            label=_("khu vực"),
        ),
        FieldPanel("empty_lists_note"),
    )

    class Meta:
        verbose_name = _("Chất thải, môi trường")

    def listed_at(self) -> datetime:
        return start_of(self.as_of) if self.as_of else super().listed_at()

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not self.empty_lists_note and not all(rows.get(name) for name in ENVIRONMENT_LISTS):
            note = gettext("Có danh sách để trống. Hãy thêm dòng vào danh sách hoặc ghi rõ lý do.")
            yield Fault("empty_lists_note", note)

    def published(self, composition: Composition) -> PublishedEnvironment:
        return PublishedEnvironment(
            **self.published_core(composition),
            type="environment",
            as_of=self.as_of,
            empty_lists_note=self.empty_lists_note,
            waste_plan=composition.rich_text(self.waste_plan),
            emission_sources=[
                EmissionSource(name=row.name, place=row.place, description=row.description)
                for row in self.emission_sources.all()
            ],
            hazardous_wastes=[
                HazardousWaste(name=row.name, harm=row.harm) for row in self.hazardous_wastes.all()
            ],
            polluted_areas=[
                PollutedArea(area=row.area, severity=row.severity, description=row.description)
                for row in self.polluted_areas.all()
            ],
            incident_risk_areas=[
                IncidentRiskArea(area=row.area, risk=row.risk)
                for row in self.incident_risk_areas.all()
            ],
        )


class EmissionSourceRow(Orderable):
    """One source of waste."""

    page = ParentalKey(EnvironmentPage, on_delete=models.CASCADE, related_name="emission_sources")
    name = models.CharField(_("nguồn thải"), max_length=255)
    place = models.CharField(_("địa điểm"), max_length=255, blank=True)
    description = models.TextField(_("thông tin về nguồn thải"), blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("place")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("nguồn thải")
        verbose_name_plural = _("nguồn thải")

    def __str__(self) -> str:
        return self.name


class HazardousWasteRow(Orderable):
    """One kind of hazardous waste."""

    page = ParentalKey(EnvironmentPage, on_delete=models.CASCADE, related_name="hazardous_wastes")
    name = models.CharField(_("loại chất thải"), max_length=255)
    harm = models.TextField(
        _("nguy cơ gây hại"), help_text=_("Đối với sức khỏe con người và môi trường.")
    )

    panels: ClassVar = [FieldPanel("name"), FieldPanel("harm")]

    class Meta(Orderable.Meta):
        verbose_name = _("chất thải nguy hại")
        verbose_name_plural = _("chất thải nguy hại")

    def __str__(self) -> str:
        return self.name


class PollutedAreaRow(Orderable):
    """One polluted or degraded place."""

    page = ParentalKey(EnvironmentPage, on_delete=models.CASCADE, related_name="polluted_areas")
    area = models.CharField(_("khu vực"), max_length=255)
    severity = models.CharField(_("mức độ"), max_length=24, choices=Severity)
    description = models.TextField(_("mô tả"), blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("area"), FieldPanel("severity")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("khu vực ô nhiễm, suy thoái")
        verbose_name_plural = _("khu vực ô nhiễm, suy thoái")

    def __str__(self) -> str:
        return self.area


class IncidentRiskAreaRow(Orderable):
    """One place at risk."""

    page = ParentalKey(
        EnvironmentPage, on_delete=models.CASCADE, related_name="incident_risk_areas"
    )
    area = models.CharField(_("khu vực"), max_length=255)
    risk = models.TextField(_("nguy cơ xảy ra sự cố"))

    panels: ClassVar = [FieldPanel("area"), FieldPanel("risk")]

    class Meta(Orderable.Meta):
        verbose_name = _("khu vực có nguy cơ sự cố")
        verbose_name_plural = _("khu vực có nguy cơ sự cố")

    def __str__(self) -> str:
        return self.area
