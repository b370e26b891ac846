"""Consultations: drafts and policies on which organisations and people are asked for their view."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content_models.attachments import file_field
from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.commented import CommentedPage, CommentRow, ReceivedPanel
from content_models.composition import Composition
from content_models.document_references import cited_document, document_page_field
from content_models.publication_checks import Fault, Rows, require_order
from content_models.published import DETAIL_ONLY, Published, PublishedFile, PublishedLink


class ConsultationStage(models.TextChoices):
    """How far a consultation is; the clock alone opens and closes it."""

    ANNOUNCED = "announced", _("sắp lấy ý kiến")
    OPEN = "open", _("đang lấy ý kiến")
    AWAITING_OUTCOME = "awaiting-outcome", _("đã hết hạn, chưa có kết quả tiếp thu")
    CONCLUDED = "concluded", _("đã có kết quả tiếp thu")


class ConsultationDecision(models.TextChoices):
    """What the agency makes of comments on one point."""

    ACCEPTED = "accepted", _("tiếp thu")
    PARTLY_ACCEPTED = "partly-accepted", _("tiếp thu một phần")
    EXPLAINED = "explained", _("giải trình")


@dataclass(frozen=True, kw_only=True)
class ComparedProvision:
    """A provision as it is and as it would be; an empty one is added or taken away."""

    provision: str
    current_text: str
    proposed_text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AnsweredPoint:
    """Comments on one point, the agency's `decision` and its `answer` in clean HTML."""

    provision: str
    comment: str
    decision: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class PublishedComment:
    """What somebody said on a draft, as the board let it be published.

    `provision` is what it is about, empty: the whole. `name` is empty of whoever did not want theirs
    shown. `locale` is the language it is written in; `count` how many wrote the same.
    """

    provision: str
    text: str
    name: str
    locale: str
    received_at: datetime
    count: int


@dataclass(frozen=True, kw_only=True)
class PublishedConsultation(Published):
    """A consultation: its full text is `body`, `full_text`, or both.

    Comments are taken from `opens_at` until `closes_at`, online only if `accepts_comments`;
    `stage` is announced, open, awaiting-outcome or concluded. While the outcome is awaited,
    `awaiting_days` counts the days since the closing. `outcome` is clean HTML, empty until the
    agency has said what it made of the comments; `answers` say so point by point. `comments` are those
    that are published, `comment_count` says how many people they are of.
    """

    type: Literal["consultation"]
    opens_at: datetime
    closes_at: datetime
    stage: str
    awaiting_days: int | None
    accepts_comments: bool
    receiving_unit: str
    receiving_address: str
    receiving_email: str
    full_text: PublishedFile | None
    amended_number: str
    amended_document: PublishedLink | None
    comparison: list[ComparedProvision] = field(metadata=DETAIL_ONLY)
    comment_count: int
    comments: list[PublishedComment] = field(metadata=DETAIL_ONLY)
    outcome: str = field(metadata=DETAIL_ONLY)
    answers: list[AnsweredPoint] = field(metadata=DETAIL_ONLY)
    outcome_number: str
    outcome_document: PublishedLink | None


class ConsultationPage(CommentedPage):
    """A draft or policy put to the public (HP11-2.3i, TD25-3.8)."""

    categories: ClassVar = (Category.DRAFT_CONSULTATION,)
    shape = PublishedConsultation
    filter_fields: ClassVar[tuple[str, ...]] = (
        "opens_at",
        "closes_at",
        "stage",
        "accepts_comments",
        "receiving_unit",
    )

    full_text = file_field(
        _("toàn văn nội dung cần xin ý kiến"),
        blank=True,
        help_text=_("Tải tệp lên, hoặc nhập toàn văn vào ô “Nội dung”."),
    )
    amended_document = document_page_field(
        _("văn bản được sửa đổi, thay thế"),
        help_text=_("Chọn khi dự thảo sửa đổi, bổ sung hoặc thay thế một văn bản có trên cổng."),
    )
    amended_number = models.CharField(
        _("hoặc số, ký hiệu"),
        max_length=64,
        blank=True,
        help_text=_("Chỉ ghi khi văn bản đó không có trên cổng."),
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

    outcome_document = document_page_field(
        _("văn bản đã ban hành"),
        help_text=_("Chọn khi dự thảo đã được ban hành và văn bản có trên cổng."),
    )
    outcome_number = models.CharField(_("hoặc số, ký hiệu đã ban hành"), max_length=64, blank=True)

    content_panels = information_panels(
        FieldPanel("full_text"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("amended_document"), FieldPanel("amended_number")]),
                InlinePanel("comparison", label=_("điều, khoản so sánh")),
            ],
            heading=_("So sánh với văn bản hiện hành"),
        ),
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
        ReceivedPanel(
            "published_comments",
            label=_("ý kiến đã duyệt"),
            help_text=_(
                "Ý kiến gửi trên cổng được đưa vào đây từ màn hình “Góp ý dự thảo”. "
                "Không ghi địa chỉ, số điện thoại, thư điện tử của người góp ý."
            ),
        ),
        MultiFieldPanel(
            [
                InlinePanel("answers", label=_("ý kiến và trả lời")),
                FieldPanel("outcome"),
                FieldRowPanel([FieldPanel("outcome_document"), FieldPanel("outcome_number")]),
            ],
            heading=_("Kết quả: tiếp thu, giải trình (HCM24-4.3a)"),
        ),
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

    def new_comment(
        self, *, place: str, reply_to: int | None, **said: Any
    ) -> "ConsultationComment":
        return ConsultationComment(provision=place, **said)

    def stage_at(self, moment: datetime) -> ConsultationStage:
        """Return how far the consultation is at a moment."""
        if moment < self.opens_at:
            return ConsultationStage.ANNOUNCED
        if moment < self.closes_at:
            return ConsultationStage.OPEN
        has_outcome = self.outcome or self.answers.exists()
        return ConsultationStage.CONCLUDED if has_outcome else ConsultationStage.AWAITING_OUTCOME

    def published(self, composition: Composition) -> PublishedConsultation:
        now = timezone.now()
        stage = self.stage_at(now)
        amended_number, amended_document = cited_document(
            self.amended_document, self.amended_number, composition
        )
        outcome_number, outcome_document = cited_document(
            self.outcome_document, self.outcome_number, composition
        )
        heard = self.heard(composition)
        return PublishedConsultation(
            **self.published_core(composition),
            type="consultation",
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            stage=stage.value,
            awaiting_days=(now - self.closes_at).days
            if stage is ConsultationStage.AWAITING_OUTCOME
            else None,
            accepts_comments=self.accepts_comments,
            receiving_unit=self.receiving_unit,
            receiving_address=self.receiving_address,
            receiving_email=self.receiving_email,
            full_text=composition.file(self.full_text),
            amended_number=amended_number,
            amended_document=amended_document,
            comparison=[
                ComparedProvision(
                    provision=row.provision,
                    current_text=row.current_text,
                    proposed_text=row.proposed_text,
                    reason=row.reason,
                )
                for row in self.comparison.all()
            ],
            comment_count=sum(row.count for row in heard),
            comments=[
                PublishedComment(
                    provision=row.provision,
                    text=row.text,
                    name=row.name,
                    locale=row.written_in,
                    received_at=row.received_at,
                    count=row.count,
                )
                for row in heard
            ],
            outcome=composition.rich_text(self.outcome),
            answers=[
                AnsweredPoint(
                    provision=row.provision,
                    comment=row.comment,
                    decision=row.decision,
                    answer=composition.rich_text(row.answer),
                )
                for row in self.answers.all()
            ],
            outcome_number=outcome_number,
            outcome_document=outcome_document,
        )


LONGEST_PROVISION = 120


class ConsultationComparison(Orderable):
    """A provision of the document in force beside that of the draft."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="comparison")
    provision = models.CharField(_("điều, khoản"), max_length=LONGEST_PROVISION)
    current_text = models.TextField(_("quy định hiện hành"), blank=True)
    proposed_text = models.TextField(_("quy định trong dự thảo"), blank=True)
    reason = models.TextField(_("lý do"), blank=True)

    panels: ClassVar = [
        FieldPanel("provision"),
        FieldRowPanel([FieldPanel("current_text"), FieldPanel("proposed_text")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("điều, khoản so sánh")
        verbose_name_plural = _("điều, khoản so sánh")

    def __str__(self) -> str:
        return self.provision

    def clean(self) -> None:
        super().clean()
        if not self.current_text and not self.proposed_text:
            message = _("Hãy nhập quy định hiện hành, quy định trong dự thảo, hoặc cả hai.")
            raise ValidationError({"proposed_text": message})


class ConsultationComment(CommentRow):
    """What somebody said on the draft, and about which of its provisions."""

    page = ParentalKey(
        ConsultationPage, on_delete=models.CASCADE, related_name="published_comments"
    )
    provision = models.CharField(_("điều, khoản"), max_length=LONGEST_PROVISION, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("provision"), FieldPanel("name"), FieldPanel("count")]),
        FieldPanel("text"),
    ]

    class Meta(CommentRow.Meta):
        verbose_name = _("ý kiến đã duyệt")
        verbose_name_plural = _("ý kiến đã duyệt")


class ConsultationAnswer(Orderable):
    """What was said on one point, by how many it may be, and what the agency made of it."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="answers")
    provision = models.CharField(_("điều, khoản"), max_length=120, blank=True)
    comment = models.TextField(
        _("nội dung góp ý"),
        help_text=_(
            "Gộp các ý kiến giống nhau; không ghi họ tên, địa chỉ, số điện thoại người góp ý."
        ),
    )
    decision = models.CharField(_("hướng xử lý"), max_length=16, choices=ConsultationDecision)
    answer = RichTextField(_("tiếp thu, giải trình"), features=RICH_TEXT_FEATURES)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("provision"), FieldPanel("decision")]),
        FieldPanel("comment"),
        FieldPanel("answer"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("ý kiến và trả lời")
        verbose_name_plural = _("ý kiến và trả lời")

    def __str__(self) -> str:
        return self.comment
