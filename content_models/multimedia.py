"""Sound, pictures, video and graphics published for their own sake."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from content_models.attachments import file_field
from content_models.base import information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, ImageBlock, MediaBlock, Published


class MediaKind(models.TextChoices):
    """The form a publication takes (TD25-2.3)."""

    AUDIO = "audio", _("Âm thanh")
    IMAGE = "image", _("Hình ảnh")
    VIDEO = "video", _("Video")
    GRAPHIC = "graphic", _("Đồ họa")


RECORDING_EXTENSIONS = {
    MediaKind.AUDIO.value: (".mp3", ".ogg"),
    MediaKind.VIDEO.value: (".mp4", ".ogg", ".webm"),
}


@dataclass(frozen=True, kw_only=True)
class PublishedMultimedia(Published):
    """A publication of one `kind`: `audio` and `video` have a recording, the others images."""

    type: Literal["multimedia"]
    kind: str
    images: list[ImageBlock] = field(metadata=DETAIL_ONLY)
    recording: MediaBlock | None = field(metadata=DETAIL_ONLY)


class MultimediaPage(CheckedPage):
    """A recording, or a set of images (HCM24-4.2, TD25-2.3, KH10-5.2c)."""

    categories: ClassVar = (Category.MULTIMEDIA,)
    shape = PublishedMultimedia
    filter_fields: ClassVar[tuple[str, ...]] = ("kind",)

    kind = models.CharField(_("hình thức"), max_length=16, choices=MediaKind)
    recording = file_field(
        _("tệp ghi"),
        blank=True,
        help_text=_("Âm thanh: .mp3, .ogg. Video: .mp4, .ogg, .webm."),
    )
    captions = file_field(
        _("phụ đề"), blank=True, help_text=_("Tệp .vtt, cho người không nghe được.")
    )
    transcript = models.TextField(
        _("bản chép lời"), blank=True, help_text=_("Lời nói trong bản ghi, viết ra nguyên văn.")
    )

    content_panels = information_panels(
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("recording"), FieldPanel("captions"), FieldPanel("transcript")],
            heading=_("Bản ghi (âm thanh, video)"),
        ),
        InlinePanel("images", heading=_("Các ảnh (hình ảnh, đồ họa)"), label=_("Ảnh")),
        guidance=_("Âm thanh, video: chọn tệp ghi. Hình ảnh, đồ họa: thêm ít nhất một ảnh."),
    )

    class Meta:
        verbose_name = _("Đa phương tiện")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.kind in RECORDING_EXTENSIONS:
            yield from self._recording_faults()
        else:
            empty = gettext("Chưa có ảnh nào. Hãy thêm ít nhất một ảnh.")
            yield from missing_rows(rows, "images", empty)

    def _recording_faults(self) -> Iterator[Fault]:
        accepted = RECORDING_EXTENSIONS[self.kind]
        yield from self._file_faults("recording", accepted, required=True)
        yield from self._file_faults("captions", (".vtt",), required=False)

    def _file_faults(
        self, name: str, accepted: tuple[str, ...], *, required: bool
    ) -> Iterator[Fault]:
        document = getattr(self, name)
        wanted = {"accepted": ", ".join(accepted)}
        if document is None and required:
            yield Fault(name, gettext("Chưa có tệp ghi. Hãy chọn tệp %(accepted)s.") % wanted)
        elif document and PurePosixPath(document.file.name).suffix.lower() not in accepted:
            message = gettext("Tệp “%(file)s” không dùng được ở đây. Hãy chọn tệp %(accepted)s.")
            yield Fault(name, message % {"file": document.filename, **wanted})

    def published(self, composition: Composition) -> PublishedMultimedia:
        shown = (row.published(composition) for row in self.images.all())
        return PublishedMultimedia(
            **self.published_core(composition),
            type="multimedia",
            kind=self.kind,
            images=[image for image in shown if image],
            recording=self._published_recording(composition),
        )

    def _published_recording(self, composition: Composition) -> MediaBlock | None:
        file = composition.file(self.recording)
        if file is None:
            return None
        return MediaBlock(
            type="audio" if self.kind == MediaKind.AUDIO else "video",
            title=self.title,
            file=file,
            captions=composition.file(self.captions),
            transcript=self.transcript,
        )


class MultimediaImageRow(Orderable):
    """One image of a set, saying in words what it shows."""

    page = ParentalKey(MultimediaPage, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("hình ảnh"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt = models.CharField(
        _("mô tả thay thế"),
        max_length=255,
        help_text=_("Ảnh cho thấy gì: đọc lên cho người không nhìn thấy ảnh."),
    )
    caption = models.CharField(_("chú thích"), max_length=255, blank=True)

    panels: ClassVar = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")

    def published(self, composition: Composition) -> ImageBlock | None:
        image = composition.image(self.image, alt=self.alt)
        return ImageBlock(image=image, caption=self.caption) if image else None
