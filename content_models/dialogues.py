"""Online dialogues: the plan that is announced, who answers, what is said while it runs, and afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows, spelled_moment
from content_models.published import DETAIL_ONLY, Published

LONGEST = 24 * 60
ASKED_IN = "vi"
"""The language in which a session is held: whatever the language of the page that tells of it."""


@dataclass(frozen=True, kw_only=True)
class AnsweringLeader:
    """A leader who answers in a dialogue."""

    name: str
    position: str


@dataclass(frozen=True, kw_only=True)
class CoordinationDuty:
    """What a unit contributes to a dialogue."""

    unit: str
    duty: str


@dataclass(frozen=True, kw_only=True)
class ScriptEntry:
    """A question, and its answer in clean HTML."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class SessionAnswer:
    """A question that was asked, with the answer as it was released: plain text, in Vietnamese.

    `number` is its place among all that were asked. `asked_by` is empty where its sender is not named.
    """

    number: int
    question: str
    asked_by: str
    answer: str
    answered_by: str
    position: str
    released_at: datetime


@dataclass(frozen=True, kw_only=True)
class SessionOutcome:
    """How many questions a session was asked, and what became of them.

    `moved_on` went on to the site's questions and answers, where they are answered by its rules.
    """

    closed_at: datetime
    asked: int
    answered: int
    refused: int
    moved_on: int


@dataclass(frozen=True, kw_only=True)
class PublishedDialogue(Published):
    """A dialogue's plan; `script` stays empty until it is released, never before the dialogue.

    Questions are taken until `questions_close_at`; null means until the dialogue ends. They are taken
    here while `takes_questions`: not on a copy of another portal's announcement, nor once it is over.
    `answers` grows while the session runs and is its transcript afterwards; `outcome` is null until
    it is over. `stream_url` is where it is broadcast, empty where it is not.
    """

    type: Literal["dialogue"]
    purpose: str
    requirements: str
    starts_at: datetime
    ends_at: datetime
    duration_minutes: int
    place: str
    method: str
    questions_close_at: datetime | None
    approved_by: str
    approved_on: date
    answering_leaders: list[AnsweringLeader]
    coordination: list[CoordinationDuty] = field(metadata=DETAIL_ONLY)
    script: list[ScriptEntry] = field(metadata=DETAIL_ONLY)
    stream_url: str = field(metadata=DETAIL_ONLY)
    takes_questions: bool = field(metadata=DETAIL_ONLY)
    answers: list[SessionAnswer] = field(metadata=DETAIL_ONLY)
    outcome: SessionOutcome | None = field(metadata=DETAIL_ONLY)


class DialoguePage(CheckedPage):
    """An online dialogue, with all that its plan must state (HP25-8.2)."""

    categories: ClassVar = (Category.ONLINE_DIALOGUE,)
    shape = PublishedDialogue
    filter_fields: ClassVar[tuple[str, ...]] = ("starts_at", "place", "method")

    purpose = models.TextField(_("mục đích"))
    requirements = models.TextField(_("yêu cầu"))
    starts_at = models.DateTimeField(_("thời gian bắt đầu"))
    duration_minutes = models.PositiveSmallIntegerField(
        _("thời lượng chương trình (phút)"),
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    place = models.CharField(_("địa điểm"), max_length=255)
    method = models.CharField(
        _("cách thức tổ chức đối thoại"),
        max_length=255,
        help_text=_("Ví dụ: trực tuyến trên Cổng kết hợp phát trực tiếp tại hội trường."),
    )
    stream_url = models.URLField(
        _("kênh phát trực tiếp"),
        blank=True,
        help_text=_(
            "Địa chỉ xem trực tiếp trên kênh chính thức; địa chỉ YouTube xem được ngay trên trang."
        ),
    )
    questions_close_at = models.DateTimeField(
        _("nhận câu hỏi đến"),
        null=True,
        blank=True,
        help_text=_("Để trống nếu nhận câu hỏi đến hết chương trình."),
    )
    approved_by = models.CharField(
        _("Trưởng Ban Biên tập phê duyệt kế hoạch"),
        max_length=255,
        help_text=_("Họ tên Trưởng Ban Biên tập đã phê duyệt (HP25-8.2); cấp phó không thay được."),
    )
    approved_on = models.DateField(_("ngày phê duyệt kế hoạch"))
    script_released = models.BooleanField(
        _("công bố câu hỏi và câu trả lời"),
        default=False,
        help_text=_("Chỉ đánh dấu khi chương trình đã bắt đầu (HP25-8.3)."),
    )

    content_panels = information_panels(
        FieldPanel("purpose"),
        FieldPanel("requirements"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("duration_minutes")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("method")]),
                FieldRowPanel([FieldPanel("questions_close_at"), FieldPanel("stream_url")]),
            ],
            heading=_("Thời gian, địa điểm, cách thức"),
        ),
        InlinePanel("answering_leaders", heading=_("Lãnh đạo trả lời"), label=_("lãnh đạo")),
        InlinePanel(
            "coordination", heading=_("Trách nhiệm phối hợp của các đơn vị"), label=_("đơn vị")
        ),
        FieldRowPanel(
            [FieldPanel("approved_by"), FieldPanel("approved_on")],
            heading=_("Phê duyệt kế hoạch"),
        ),
        InlinePanel(
            "script", heading=_("Kịch bản: câu hỏi và câu trả lời"), label=_("câu hỏi, câu trả lời")
        ),
        FieldPanel("script_released"),
    )

    class Meta:
        verbose_name = _("Đối thoại trực tuyến")

    def listed_at(self) -> datetime:
        return self.starts_at

    @property
    def ends_at(self) -> datetime:
        """The moment at which the programme is planned to end."""
        return self.starts_at + timedelta(minutes=self.duration_minutes)

    @property
    def is_held_here(self) -> bool:
        """Whether the session is this portal's own, and not a copy of another's announcement."""
        return not self.source_url

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.duration_minutes:
            self._refuse_late_approval()
            self._refuse_late_questions()

    def _refuse_late_approval(self) -> None:
        if self.approved_on and self.approved_on > timezone.localtime(self.starts_at).date():
            message = _("Ngày phê duyệt %(day)s sau ngày đối thoại %(start)s. Hãy sửa lại.")
            values = {
                "day": spelled_moment(self.approved_on),
                "start": spelled_moment(timezone.localtime(self.starts_at).date()),
            }
            raise ValidationError({"approved_on": message % values})

    def _refuse_late_questions(self) -> None:
        if self.questions_close_at and self.questions_close_at > self.ends_at:
            message = _("Hạn nhận câu hỏi %(close)s sau khi kết thúc %(end)s. Hãy chọn sớm hơn.")
            values = {
                "close": spelled_moment(self.questions_close_at),
                "end": spelled_moment(self.ends_at),
            }
            raise ValidationError({"questions_close_at": message % values})

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        leaders = gettext("Kế hoạch phải nêu lãnh đạo trả lời (HP25-8.2). Hãy thêm lãnh đạo.")
        yield from missing_rows(rows, "answering_leaders", leaders)
        duties = gettext("Kế hoạch phải nêu trách nhiệm phối hợp (HP25-8.2). Hãy thêm đơn vị.")
        yield from missing_rows(rows, "coordination", duties)
        if self.script_released:
            yield from self._script_faults(rows)

    def _script_faults(self, rows: Rows) -> Iterator[Fault]:
        remedy = gettext("Chưa có câu hỏi, câu trả lời để công bố. Hãy nhập, hoặc bỏ đánh dấu.")
        yield from missing_rows(rows, "script", remedy)
        if timezone.now() < self.starts_at:
            early = gettext("Đối thoại bắt đầu lúc %(start)s. Hãy công bố câu trả lời sau lúc đó.")
            yield Fault("script_released", early % {"start": spelled_moment(self.starts_at)})

    def published(self, composition: Composition) -> PublishedDialogue:
        script = self.script.all() if self.script_released else ()
        return PublishedDialogue(
            **self.published_core(composition),
            type="dialogue",
            purpose=self.purpose,
            requirements=self.requirements,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            duration_minutes=self.duration_minutes,
            place=self.place,
            method=self.method,
            questions_close_at=self.questions_close_at,
            approved_by=self.approved_by,
            approved_on=self.approved_on,
            answering_leaders=[
                AnsweringLeader(name=row.name, position=row.position)
                for row in self.answering_leaders.all()
            ],
            coordination=[
                CoordinationDuty(unit=row.unit, duty=row.duty) for row in self.coordination.all()
            ],
            script=[
                ScriptEntry(question=row.question, answer=composition.rich_text(row.answer))
                for row in script
            ],
            stream_url=self.stream_url,
            **self._session(),
        )

    def _session(self) -> dict[str, Any]:
        """Return what was released of the session: rows beside the page, whichever language it is in."""
        outcome = DialogueOutcome.objects.filter(dialogue=self.translation_key).first()
        return {
            "takes_questions": self.is_held_here and outcome is None,
            "answers": [
                answer.published()
                for answer in DialogueAnswer.objects.filter(dialogue=self.translation_key)
            ],
            "outcome": outcome.published() if outcome else None,
        }


class DialogueLeader(Orderable):
    """A leader who answers."""

    page = ParentalKey(DialoguePage, on_delete=models.CASCADE, related_name="answering_leaders")
    name = models.CharField(_("họ tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=255)

    panels: ClassVar = [FieldRowPanel([FieldPanel("name"), FieldPanel("position")])]

    class Meta(Orderable.Meta):
        verbose_name = _("lãnh đạo trả lời")
        verbose_name_plural = _("lãnh đạo trả lời")

    def __str__(self) -> str:
        return self.name


class DialogueCoordination(Orderable):
    """A unit's duty in preparing and holding the dialogue."""

    page = ParentalKey(DialoguePage, on_delete=models.CASCADE, related_name="coordination")
    unit = models.CharField(_("đơn vị"), max_length=255)
    duty = models.TextField(_("trách nhiệm phối hợp"))

    panels: ClassVar = [FieldPanel("unit"), FieldPanel("duty")]

    class Meta(Orderable.Meta):
        verbose_name = _("đơn vị phối hợp")
        verbose_name_plural = _("đơn vị phối hợp")

    def __str__(self) -> str:
        return self.unit


class DialogueScriptEntry(Orderable):
    """A question foreseen or asked, with its answer."""

    page = ParentalKey(DialoguePage, on_delete=models.CASCADE, related_name="script")
    question = models.TextField(_("câu hỏi"))
    answer = RichTextField(_("câu trả lời"), features=RICH_TEXT_FEATURES)

    panels: ClassVar = [FieldPanel("question"), FieldPanel("answer")]

    class Meta(Orderable.Meta):
        verbose_name = _("câu hỏi, câu trả lời")
        verbose_name_plural = _("câu hỏi, câu trả lời")

    def __str__(self) -> str:
        return self.question


class DialogueAnswer(models.Model):
    """An answer that was released while the session ran, as the public reads it.

    It is no part of the page's revisions: the approval of the plan and the release of each answer clear
    it together (ADR 30). Only `backend.approval` writes it. `dialogue` is the id that all languages of
    the page share.
    """

    dialogue = models.UUIDField()
    number = models.PositiveIntegerField()
    question = models.TextField()
    asked_by = models.CharField(max_length=120, blank=True)
    answer = models.TextField()
    answered_by = models.CharField(max_length=120)
    position = models.CharField(max_length=255)
    released_at = models.DateTimeField()

    class Meta:
        verbose_name = _("câu trả lời tại phiên đối thoại")
        ordering: ClassVar = ["released_at", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="dialogue_answer_number"),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue} {self.number}"

    def published(self) -> SessionAnswer:
        """Return what the public sees of it."""
        return SessionAnswer(
            number=self.number,
            question=self.question,
            asked_by=self.asked_by,
            answer=self.answer,
            answered_by=self.answered_by,
            position=self.position,
            released_at=self.released_at,
        )


class DialogueOutcome(models.Model):
    """That a session is over, and what became of its questions."""

    dialogue = models.UUIDField(unique=True)
    closed_at = models.DateTimeField()
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    moved_on = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("kết quả phiên đối thoại")

    def __str__(self) -> str:
        return str(self.dialogue)

    def published(self) -> SessionOutcome:
        """Return what the public sees of it."""
        return SessionOutcome(
            closed_at=self.closed_at,
            asked=self.asked,
            answered=self.answered,
            refused=self.refused,
            moved_on=self.moved_on,
        )
