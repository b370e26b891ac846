"""Advertising and promotion: whose it is, labelled as such, for a limited time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, require_order
from content_models.published import Period, Published


@dataclass(frozen=True, kw_only=True)
class PublishedAdvertisement(Published):
    """An advertisement, to be shown as one during its `period` and no longer."""

    type: Literal["advertisement"]
    advertiser: str
    labelled: bool
    period: Period
    target_url: str


class AdvertisementPage(CheckedPage):
    """An advertisement or promotion (HCM24-6.7, HP11-11, KH10-13)."""

    categories: ClassVar = (Category.ADVERTISING,)
    shape = PublishedAdvertisement
    filter_fields: ClassVar[tuple[str, ...]] = ("advertiser",)

    advertiser = models.CharField(
        _("tổ chức, cơ quan, doanh nghiệp"),
        max_length=255,
        help_text=_("Bên được quảng cáo, quảng bá."),
    )
    labelled = models.BooleanField(
        _("có nhãn “Quảng cáo”"),
        default=True,
        help_text=_("Bắt buộc: người đọc phải phân biệt được với thông tin của cơ quan."),
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    target_url = models.URLField(
        _("địa chỉ đích"), help_text=_("Trang mở ra khi người đọc chọn quảng cáo.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("advertiser"), FieldPanel("labelled")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("target_url"),
        guidance=_("Chỉ đăng quảng cáo đúng pháp luật, phù hợp chức năng của cổng (HCM24-6.7)."),
    )

    class Meta:
        verbose_name = _("Quảng cáo, quảng bá")

    def clean(self) -> None:
        super().clean()
        require_order(self, "starts_on", "ends_on")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not self.labelled:
            message = gettext("Quảng cáo không có nhãn. Hãy đánh dấu “Có nhãn Quảng cáo”.")
            yield Fault("labelled", message)

    def listed_at(self) -> datetime:
        return start_of(self.starts_on)

    def published(self, composition: Composition) -> PublishedAdvertisement:
        return PublishedAdvertisement(
            **self.published_core(composition),
            type="advertisement",
            advertiser=self.advertiser,
            labelled=self.labelled,
            period=Period(start=self.starts_on, end=self.ends_on),
            target_url=self.target_url,
        )
