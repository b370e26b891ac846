"""Live broadcasts: conferences, questioning, interviews, and their recordings afterwards."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.attachments import file_field
from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, require_order
from content_models.published import DETAIL_ONLY, Published, PublishedFile


@dataclass(frozen=True, kw_only=True)
class PublishedLiveEvent(Published):
    """A broadcast; it is linked at `stream_url`, never embedded. `programme` is clean HTML."""

    type: Literal["live-event"]
    starts_at: datetime
    ends_at: datetime | None
    stream_url: str
    place: str
    programme: str = field(metadata=DETAIL_ONLY)
    recording: PublishedFile | None
    recording_url: str


class LiveEventPage(CheckedPage):
    """A broadcast event with its time, its channel and later its recording (HCM24-8.5)."""

    categories: ClassVar = (Category.LIVE_EVENTS,)
    shape = PublishedLiveEvent
    filter_fields: ClassVar[tuple[str, ...]] = ("starts_at", "place")

    starts_at = models.DateTimeField(_("bắt đầu lúc"))
    ends_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    stream_url = models.URLField(
        _("kênh phát"), help_text=_("Địa chỉ xem trực tiếp trên kênh chính thức của cơ quan.")
    )
    place = models.CharField(_("địa điểm"), max_length=255, blank=True)
    programme = RichTextField(
        _("chương trình"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Nội dung, người tham gia, thứ tự các phần."),
    )
    recording = file_field(
        _("bản ghi"), blank=True, help_text=_("Tệp ghi lại, thêm vào sau khi kết thúc.")
    )
    recording_url = models.URLField(
        _("địa chỉ bản ghi"), blank=True, help_text=_("Nơi xem lại, nếu bản ghi không ở cổng này.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("stream_url"), FieldPanel("place")]),
        FieldPanel("programme"),
        MultiFieldPanel(
            [FieldPanel("recording"), FieldPanel("recording_url")], heading=_("Xem lại")
        ),
    )

    class Meta:
        verbose_name = _("Truyền trực tiếp")

    def clean(self) -> None:
        super().clean()
        require_order(self, "starts_at", "ends_at")

    def listed_at(self) -> datetime:
        return self.starts_at

    def published(self, composition: Composition) -> PublishedLiveEvent:
        return PublishedLiveEvent(
            **self.published_core(composition),
            type="live-event",
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            stream_url=self.stream_url,
            place=self.place,
            programme=composition.rich_text(self.programme),
            recording=composition.file(self.recording),
            recording_url=self.recording_url,
        )
