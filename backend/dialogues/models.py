"""Questions to dialogues, in confidence until one is answered in public."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.citizen.models import Question
from backend.citizen.secrecy import EncryptedTextField
from backend.dialogues.states import Act, State
from content_models.navigation import SitePortal

STATE_LABELS = {
    State.WAITING: _("Chờ xem"),
    State.ACCEPTED: _("Đã chọn"),
    State.ANSWERED: _("Đã công bố câu trả lời"),
    State.REFUSED: _("Không đưa vào phiên"),
    State.MOVED_ON: _("Đã chuyển sang Hỏi đáp"),
}
ACT_LABELS = {
    Act.ACCEPT: _("Chọn"),
    Act.REFUSE: _("Không chọn"),
    Act.PREPARE: _("Lưu"),
    Act.RELEASE: _("Công bố"),
    Act.RETRACT: _("Rút khỏi trang công khai"),
}


class Session(models.Model):
    """The questions of one dialogue: whoever numbers one, or closes it, locks this row first.

    `dialogue` is the id that all languages of its page share.
    """

    dialogue = models.UUIDField(unique=True)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="dialogues")
    asked = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Phiên đối thoại")

    def __str__(self) -> str:
        return str(self.dialogue)


class DialogueQuestion(models.Model):
    """A question to a dialogue, and what a moderator makes of it.

    Who asked, and in which words, is encrypted. `shown` and `shown_name` are what the public is to
    read of it, once a moderator has looked; `prepared` is the answer as it is being written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="questions")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    received_at = models.DateTimeField(_("tiếp nhận lúc"))
    locale = models.CharField(max_length=12, default="vi")
    name = EncryptedTextField(_("họ tên"), blank=True)
    email = EncryptedTextField(_("thư điện tử"), blank=True)
    text = EncryptedTextField(_("nội dung"))
    consent_version = models.CharField(max_length=32)
    state = models.CharField(
        _("tình trạng"),
        max_length=16,
        default=State.WAITING.value,
        choices=[(each.value, STATE_LABELS[each]) for each in State],
    )
    shown = EncryptedTextField(_("câu hỏi trên trang"), blank=True)
    shown_name = EncryptedTextField(_("tên hiện trên trang"), blank=True)
    answered_by = models.CharField(_("người trả lời"), max_length=120, blank=True)
    prepared = EncryptedTextField(_("câu trả lời"), blank=True)
    reason = EncryptedTextField(_("lý do"), blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    moved_to = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="+")
    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Câu hỏi đối thoại")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "number"], name="dialogue_question_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["session", "state"], name="dialogue_question_state"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.portal_id = self.session.portal_id
        super().save(*args, **kwargs)

    def stands(self) -> State:
        """Return its state as the rules know it."""
        return State(self.state)
