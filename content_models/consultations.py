"""Consultations: drafts and policies on which organisations and people are asked for their view."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.attachments import file_field
from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, require_order
from content_models.published import DETAIL_ONLY, Published, PublishedFile


@dataclass(frozen=True, kw_only=True)
class PublishedConsultation(Published):
    """A consultation: its full text is `body`, `full_text`, or both.

    Comments are taken from `opens_at` until `closes_at`, online only if `accepts_comments`.
    `outcome` is clean HTML, empty until the agency has said what it made of the comments.
    """

    type: Literal["consultation"]
    opens_at: datetime
    closes_at: datetime
    accepts_comments: bool
    receiving_unit: str
    receiving_address: str
    receiving_email: str
    full_text: PublishedFile | None
    outcome: str = field(metadata=DETAIL_ONLY)


class ConsultationPage(CheckedPage):
    """A draft or policy put to the public (HP11-2.3i, TD25-3.8)."""

    categories: ClassVar = (Category.DRAFT_CONSULTATION,)
    shape = PublishedConsultation
    filter_fields: ClassVar[tuple[str, ...]] = (
        "opens_at",
        "closes_at",
        "accepts_comments",
        "receiving_unit",
    )

    full_text = file_field(
        _("toàn văn nội dung cần xin ý kiến"),
        blank=True,
        help_text=_("Tải tệp lên, hoặc nhập toàn văn vào ô “Nội dung”."),
    )
    opens_at = models.DateTimeField(_("nhận ý kiến từ"), default=timezone.now)
    closes_at = models.DateTimeField(
        _("thời hạn tiếp nhận ý kiến góp ý"),
        help_text=_("Sau thời điểm này cổng ngừng nhận ý kiến."),
    )
    accepts_comments = models.BooleanField(_("nhận ý kiến góp ý mới trên cổng"), default=True)
    receiving_unit = models.CharField(_("cơ quan, đơn vị tiếp nhận"), max_length=255)
    receiving_address = models.CharField(_("địa chỉ tiếp nhận"), max_length=255)
    receiving_email = models.EmailField(_("thư điện tử tiếp nhận"))
    outcome = RichTextField(
        _("tiếp thu, giải trình"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Điền sau khi kết thúc: cơ quan đã tiếp thu, giải trình các ý kiến thế nào."),
    )

    content_panels = information_panels(
        FieldPanel("full_text"),
        FieldRowPanel(
            [FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("accepts_comments")]
        ),
        MultiFieldPanel(
            [
                FieldPanel("receiving_unit"),
                FieldRowPanel([FieldPanel("receiving_address"), FieldPanel("receiving_email")]),
            ],
            heading=_("Nơi tiếp nhận ý kiến (HP11-2.3i)"),
        ),
        FieldPanel("outcome"),
    )

    class Meta:
        verbose_name = _("Lấy ý kiến góp ý")

    def listed_at(self) -> datetime:
        return self.opens_at

    def clean(self) -> None:
        super().clean()
        require_order(self, "opens_at", "closes_at")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.full_text_id is None and not self.body:
            note = gettext("Chưa có toàn văn (HP11-2.3i). Hãy tải tệp hoặc nhập vào “Nội dung”.")
            yield Fault("full_text", note)

    def published(self, composition: Composition) -> PublishedConsultation:
        return PublishedConsultation(
            **self.published_core(composition),
            type="consultation",
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            accepts_comments=self.accepts_comments,
            receiving_unit=self.receiving_unit,
            receiving_address=self.receiving_address,
            receiving_email=self.receiving_email,
            full_text=composition.file(self.full_text),
            outcome=composition.rich_text(self.outcome),
        )
