"""How people and agencies hand information to the portal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.base import information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import Published


@dataclass(frozen=True, kw_only=True)
class ContributionChannel:
    """A way to hand information in; `address` is a mailbox, a web or a postal address."""

    name: str
    address: str
    hours: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PublishedContributionGuide(Published):
    """The ways to hand information in; `hours` holds where a channel names none of its own."""

    type: Literal["contribution-guide"]
    hours: str
    channels: list[ContributionChannel]


class ContributionGuidePage(CheckedPage):
    """How information is handed in and received (HCM24-14.2, HP25-6, TD25-1.4)."""

    categories: ClassVar = (Category.CONTRIBUTION_GUIDE,)
    shape = PublishedContributionGuide
    filter_fields: ClassVar[tuple[str, ...]] = ()

    hours = models.CharField(
        _("thời gian tiếp nhận"),
        max_length=255,
        help_text=_(
            "Ví dụ: 24/24 giờ tất cả các ngày; văn bản giấy trong giờ hành chính (HP25-6.1b)."
        ),
    )

    content_panels = information_panels(
        FieldPanel("hours"),
        InlinePanel(
            "channels",
            heading=_("Hình thức gửi thông tin"),
            label=_("Hình thức"),
            min_num=1,
            help_text=_("Trục liên thông văn bản, thư điện tử, bưu điện, trực tiếp (HP25-6.1a)."),
        ),
    )

    class Meta:
        verbose_name = _("Hướng dẫn cung cấp thông tin")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        empty = gettext("Chưa có hình thức gửi nào. Hãy thêm ít nhất một (HCM24-14.2).")
        yield from missing_rows(rows, "channels", empty)

    def published(self, composition: Composition) -> PublishedContributionGuide:
        return PublishedContributionGuide(
            **self.published_core(composition),
            type="contribution-guide",
            hours=self.hours,
            channels=[channel.published() for channel in self.channels.all()],
        )


class ContributionChannelRow(Orderable):
    """One way to hand information in, as the editor wrote it."""

    page = ParentalKey(ContributionGuidePage, on_delete=models.CASCADE, related_name="channels")
    name = models.CharField(_("hình thức"), max_length=255, help_text=_("Ví dụ: Thư điện tử."))
    address = models.CharField(
        _("địa chỉ nhận"), max_length=255, help_text=_("Hộp thư, địa chỉ mạng hoặc địa chỉ nhà.")
    )
    hours = models.CharField(_("giờ nhận riêng"), max_length=255, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("hình thức gửi thông tin")
        verbose_name_plural = _("hình thức gửi thông tin")

    def published(self) -> ContributionChannel:
        return ContributionChannel(
            name=self.name, address=self.address, hours=self.hours, note=self.note
        )
