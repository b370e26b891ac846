"""Information outside the named categories, which an authority publishes on a basis of its own."""

from dataclasses import dataclass
from dataclasses import field as shape_field
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, require_order
from content_models.published import DETAIL_ONLY, Attachment, Period, Published


@dataclass(frozen=True, kw_only=True)
class PublishedOtherInformation(Published):
    """Other information: `field` is its subject, `legal_basis` why it is published, in words."""

    type: Literal["other-information"]
    field: str
    legal_basis: str
    valid: Period
    attachments: list[Attachment] = shape_field(metadata=DETAIL_ONLY)


class OtherInformationPage(CheckedPage):
    """Information of a kind the authority itself has added (TD25-3.12, HP25-5.2, KH10-8.12)."""

    categories: ClassVar = (Category.OTHER,)
    shape = PublishedOtherInformation
    filter_fields: ClassVar[tuple[str, ...]] = ("field",)

    field = models.CharField(
        _("lĩnh vực"), max_length=255, blank=True, help_text=_("Ví dụ: Y tế, Giao thông.")
    )
    legal_basis = models.CharField(
        _("căn cứ đăng tải"),
        max_length=500,
        blank=True,
        help_text=_("Văn bản cho phép hoặc yêu cầu công khai thông tin này (TD25-3.12)."),
    )
    valid_from = models.DateField(_("có giá trị từ ngày"), null=True, blank=True)
    valid_until = models.DateField(
        _("đến hết ngày"), null=True, blank=True, help_text=_("Để trống nếu không có thời hạn.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("field"), FieldPanel("legal_basis")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        InlinePanel("attachments", heading=_("Tệp đính kèm"), label=_("Tệp")),
    )

    class Meta:
        verbose_name = _("Thông tin khác")

    def clean(self) -> None:
        super().clean()
        require_order(self, "valid_from", "valid_until")

    def published(self, composition: Composition) -> PublishedOtherInformation:
        return PublishedOtherInformation(
            **self.published_core(composition),
            type="other-information",
            field=self.field,
            legal_basis=self.legal_basis,
            valid=Period(start=self.valid_from, end=self.valid_until),
            attachments=published_files(self.attachments.all(), composition),
        )


class OtherInformationFileRow(AttachedFile):
    """A file of an item of other information."""

    page = ParentalKey(OtherInformationPage, on_delete=models.CASCADE, related_name="attachments")

    class Meta(Orderable.Meta):
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
