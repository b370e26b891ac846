"""What the press is told every month, and when it is met in person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_body
from content_models.published import Published


@dataclass(frozen=True, kw_only=True)
class PublishedPressInformation(Published):
    """A month's information, in `body`; `month` reads `2026-11`."""

    type: Literal["press-information"]
    month: str
    press_conference_on: datetime | None


class PressInformationPage(CheckedPage):
    """The monthly information for the press (HCM24-4.2b, HCM24-9.4)."""

    categories: ClassVar = (Category.PRESS_INFORMATION,)
    shape = PublishedPressInformation
    filter_fields: ClassVar[tuple[str, ...]] = ("month", "press_conference_on")

    period = models.DateField(
        _("tháng"), help_text=_("Chọn một ngày bất kỳ trong tháng; cổng chỉ giữ tháng và năm.")
    )
    press_conference_on = models.DateTimeField(
        _("họp báo"),
        null=True,
        blank=True,
        help_text=_("Thời điểm họp báo, nếu có; ít nhất ba tháng một lần (HCM24-9.4)."),
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("period"), FieldPanel("press_conference_on")]),
    )

    class Meta:
        verbose_name = _("Thông tin cho báo chí")

    def listed_at(self) -> datetime:
        return start_of(self.period)

    def clean(self) -> None:
        super().clean()
        if self.period:
            self.period = self.period.replace(day=1)

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        yield from missing_body(self)

    def published(self, composition: Composition) -> PublishedPressInformation:
        return PublishedPressInformation(
            **self.published_core(composition),
            type="press-information",
            month=f"{self.period:%Y-%m}",
            press_conference_on=self.press_conference_on,
        )
