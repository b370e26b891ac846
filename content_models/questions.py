"""Questions of citizens that concern many, with their answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.base import information_panels, start_of
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, require_order
from content_models.published import DETAIL_ONLY, Published


@dataclass(frozen=True, kw_only=True)
class PublishedQuestionAnswer(Published):
    """A question and its answer; `question`, `answer` and `legal_basis` are clean HTML.

    `topic` is its subject in words; who asked is never said.
    """

    type: Literal["question-answer"]
    topic: str
    answering_unit: str
    asked_on: date | None
    answered_on: date
    question: str = field(metadata=DETAIL_ONLY)
    answer: str = field(metadata=DETAIL_ONLY)
    legal_basis: str = field(metadata=DETAIL_ONLY)


class QuestionAnswerPage(CheckedPage):
    """A published answer (HP25-9.3-3, TD25-7.5d, HCM24-4.3a, KH10-8.9), without personal data."""

    categories: ClassVar = (Category.QA,)
    shape = PublishedQuestionAnswer
    filter_fields: ClassVar[tuple[str, ...]] = (
        "topic",
        "answering_unit",
        "asked_on",
        "answered_on",
    )

    question = RichTextField(
        _("câu hỏi"),
        features=RICH_TEXT_FEATURES,
        help_text=_(
            "Lược bỏ họ tên, số định danh, địa chỉ, số điện thoại, thư điện tử của người hỏi, người khác."
        ),
    )
    answer = RichTextField(_("trả lời"), features=RICH_TEXT_FEATURES)
    legal_basis = RichTextField(
        _("căn cứ pháp lý"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Văn bản, điều khoản mà câu trả lời dựa vào; dẫn đến văn bản có trên Cổng."),
    )
    topic = models.CharField(
        _("lĩnh vực câu hỏi"),
        max_length=120,
        help_text=_("Ghi như trong mẫu gửi câu hỏi, ví dụ: Đất đai, Hộ tịch."),
    )
    answering_unit = models.CharField(_("đơn vị trả lời"), max_length=255)
    asked_on = models.DateField(_("ngày hỏi"), null=True, blank=True)
    answered_on = models.DateField(_("ngày trả lời"))

    content_panels = information_panels(
        FieldPanel("question"),
        FieldPanel("answer"),
        FieldPanel("legal_basis"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("topic"), FieldPanel("answering_unit")]),
                FieldRowPanel([FieldPanel("asked_on"), FieldPanel("answered_on")]),
            ],
            heading=_("Lĩnh vực, đơn vị và ngày"),
        ),
        guidance=_(
            "Chỉ công khai câu trả lời về vấn đề chung; không đăng thông tin nhận ra người hỏi."
        ),
    )

    class Meta:
        verbose_name = _("Hỏi đáp")

    def listed_at(self) -> datetime:
        return start_of(self.answered_on)

    def clean(self) -> None:
        super().clean()
        require_order(self, "asked_on", "answered_on")

    def published(self, composition: Composition) -> PublishedQuestionAnswer:
        return PublishedQuestionAnswer(
            **self.published_core(composition),
            type="question-answer",
            topic=self.topic,
            answering_unit=self.answering_unit,
            asked_on=self.asked_on,
            answered_on=self.answered_on,
            question=composition.rich_text(self.question),
            answer=composition.rich_text(self.answer),
            legal_basis=composition.rich_text(self.legal_basis),
        )
