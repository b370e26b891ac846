"""Questions, what was done about them, and what their senders attached: all of it in confidence."""

import uuid
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.citizen.secrecy import EncryptedJSONField, EncryptedTextField
from backend.citizen.states import Act, Actor, State
from backend.regulations.citizen_policies import AskerKind
from content_models.navigation import SitePortal

USER = settings.AUTH_USER_MODEL


class Channels(models.TextChoices):
    """How a question arrived (HP25-9.6)."""

    PORTAL = "portal", _("Cổng thông tin điện tử")
    EMAIL = "email", _("Thư điện tử")
    FACEBOOK = "facebook", _("Facebook")
    IN_PERSON = "in-person", _("Trực tiếp, đường bưu điện")
    DIALOGUE = "dialogue", _("Đối thoại trực tuyến")


STATE_LABELS = {
    State.RECEIVED: _("Đã tiếp nhận"),
    State.INVALID: _("Chưa hợp lệ"),
    State.TRIAGE: _("Chờ phân loại"),
    State.OUT_OF_SCOPE: _("Không thuộc phạm vi"),
    State.COMPLAINT_REFUSED: _("Đơn khiếu nại, tố cáo: không tiếp nhận"),
    State.COMPLAINT_FORWARDED: _("Đơn khiếu nại, tố cáo: đã chuyển cơ quan có thẩm quyền"),
    State.FORWARDED: _("Đã chuyển đơn vị trả lời"),
    State.RETURNED_TO_BOARD: _("Đơn vị trả lại Ban Biên tập"),
    State.IN_PROGRESS: _("Đang xử lý"),
    State.PROGRESS_NOTIFIED: _("Đã thông báo quá trình xử lý"),
    State.ANSWERED: _("Đã trả lời"),
    State.CLOSED: _("Kết thúc"),
}
ACT_LABELS = {
    Act.ACCEPT: _("Tiếp nhận là hợp lệ"),
    Act.FIND_INVALID: _("Đề nghị người gửi bổ sung"),
    Act.CALL_OUT_OF_SCOPE: _("Thông báo không thuộc phạm vi"),
    Act.REFUSE_COMPLAINT: _("Không tiếp nhận đơn khiếu nại, tố cáo"),
    Act.FORWARD_COMPLAINT: _("Chuyển đơn khiếu nại, tố cáo"),
    Act.FORWARD: _("Chuyển đơn vị trả lời"),
    Act.RETURN: _("Trả lại Ban Biên tập"),
    Act.TAKE_UP: _("Nhận xử lý"),
    Act.NOTIFY_PROGRESS: _("Thông báo quá trình xử lý"),
    Act.ANSWER: _("Trả lời"),
    Act.COPY_TO_BOARD: _("Gửi Ban Biên tập văn bản trả lời"),
    Act.MAKE_PUBLIC: _("Đưa câu trả lời lên cổng"),
    Act.PAUSE: _("Tạm dừng thời hạn"),
    Act.RESUME: _("Tính tiếp thời hạn"),
    Act.REPLY: _("Người gửi viết thêm"),
    Act.RATE: _("Người gửi đánh giá"),
    Act.CLOSE: _("Kết thúc"),
    Act.WITHDRAW: _("Người gửi rút câu hỏi"),
}
RECEIVED, UNMASKED, ERASED = "received", "unmasked", "erased"
REMINDED, RECOUNTED = "reminded", "recounted"
DATA_ACKNOWLEDGED, DATA_READY, DATA_SHOWN = "data-acknowledged", "data-ready", "data-shown"
DATA_CORRECTED, DATA_REFUSED = "data-corrected", "data-refused"


class Request(models.TextChoices):
    """What somebody asks about the data that is held about them."""

    ACCESS = "access", _("Xem dữ liệu")
    CORRECTION = "correction", _("Sửa dữ liệu")
    DELETION = "deletion", _("Xóa dữ liệu")


REQUEST_LABELS = {
    Request.ACCESS: _("Người gửi đề nghị xem dữ liệu cá nhân"),
    Request.CORRECTION: _("Người gửi đề nghị sửa dữ liệu cá nhân"),
    Request.DELETION: _("Người gửi đề nghị xóa dữ liệu cá nhân"),
}


def asked_word(kind: str) -> str:
    """Return what a request is called in the log."""
    return f"{kind}-asked"


OTHER_LABELS = {
    RECEIVED: _("Tiếp nhận"),
    UNMASKED: _("Xem thông tin người gửi"),
    ERASED: _("Xóa dữ liệu cá nhân"),
    REMINDED: _("Nhắc quá hạn"),
    RECOUNTED: _("Tính lại thời hạn vì lịch làm việc thay đổi"),
    **{asked_word(kind): label for kind, label in REQUEST_LABELS.items()},
    DATA_ACKNOWLEDGED: _("Báo đã nhận yêu cầu về dữ liệu cá nhân"),
    DATA_READY: _("Cung cấp dữ liệu cá nhân"),
    DATA_SHOWN: _("Người gửi đã xem dữ liệu cá nhân được cung cấp"),
    DATA_CORRECTED: _("Sửa dữ liệu cá nhân"),
    DATA_REFUSED: _("Từ chối yêu cầu về dữ liệu cá nhân"),
}
"""What is written into the log beside the acts that move a question."""


class Question(models.Model):
    """One question, reflection or petition, to the board of the site that received it.

    `routed_portal` and `routed_unit` (in words, as in a membership; empty: whoever answers there) say
    who has to answer. `due_at` is the nearest moment by which something is owed, kept for lists;
    `counted_with` is the state of the calendar it was counted with.
    Who asked, and what, is encrypted; `code_hash` recognises the code that only the sender has.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="questions")
    channel = models.CharField(_("kênh tiếp nhận"), max_length=16, choices=Channels)
    asker = models.CharField(
        _("người gửi"), max_length=16, choices=[(each.value, each.value) for each in AskerKind]
    )
    origin = models.CharField(_("từ đâu chuyển sang"), max_length=255, blank=True)
    topic = models.CharField(_("lĩnh vực"), max_length=64)
    locale = models.CharField(_("ngôn ngữ"), max_length=12, default="vi")
    received_at = models.DateTimeField(_("tiếp nhận lúc"))
    entered_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    title = EncryptedTextField(_("tiêu đề"))
    text = EncryptedTextField(_("nội dung"))
    personal: Any = EncryptedJSONField(_("thông tin người gửi"))
    state = models.CharField(
        _("tình trạng"), max_length=24, choices=[(each.value, STATE_LABELS[each]) for each in State]
    )
    routed_portal = models.ForeignKey(
        SitePortal, on_delete=models.PROTECT, null=True, related_name="routed_questions"
    )
    routed_unit = models.CharField(_("đơn vị trả lời"), max_length=255, blank=True)
    due_at = models.DateTimeField(_("hạn"), null=True)
    counted_with = models.CharField(max_length=80, blank=True)
    is_common = models.BooleanField(_("vấn đề có liên quan chung"), default=False)
    rating = models.PositiveSmallIntegerField(_("đánh giá"), null=True)
    public_page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Câu hỏi")
        indexes: ClassVar = [
            models.Index(fields=["portal", "state", "due_at"], name="question_queue"),
            models.Index(fields=["routed_portal", "state", "due_at"], name="question_routed"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rating=None) | models.Q(rating__range=(1, 5)),
                name="question_rating",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What staff call it: no secret, and nothing of its sender."""
        return self.id.hex[:8].upper()


class Consent(models.Model):
    """That the sender agreed, to which words in which language, and when (HP25-9.7)."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="consent")
    version = models.CharField(max_length=32)
    locale = models.CharField(max_length=12, default="vi")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.version


class AppendOnly(models.QuerySet["Event"]):
    """The log is added to, never changed; the database refuses too."""

    def update(self, **values: Any) -> int:
        raise PermissionDenied(_("Nhật ký câu hỏi chỉ được thêm, không được sửa."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký câu hỏi chỉ được thêm, không được xóa."))


class Event(models.Model):
    """One thing that was done about a question. It holds no words: those can be erased, this cannot.

    `what` is an act of the state machine or a word of OTHER_LABELS. `unit` is who it was forwarded to,
    in words.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="events")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    what = models.CharField(
        _("việc"),
        max_length=24,
        choices=[
            *((each.value, ACT_LABELS[each]) for each in Act),
            *OTHER_LABELS.items(),
        ],
    )
    actor = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Actor])
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("lúc"))
    promised = models.DateField(_("ngày hẹn trả lời"), null=True)
    is_public = models.BooleanField(default=False)
    to_the_board = models.BooleanField(default=False)
    unit = models.CharField(_("đơn vị"), max_length=255, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("Việc đã làm")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "number"], name="question_event_number"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.number}: {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PermissionDenied(_("Nhật ký câu hỏi chỉ được thêm, không được sửa."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký câu hỏi chỉ được thêm, không được xóa."))


class Kind(models.TextChoices):
    """Whose words, and for whom."""

    ANSWER = "answer", _("Câu trả lời")
    PROGRESS = "progress", _("Thông báo quá trình xử lý")
    NOTICE = "notice", _("Thông báo cho người gửi")
    REPLY = "reply", _("Người gửi viết thêm")
    RATING = "rating", _("Ý kiến kèm đánh giá")
    INTERNAL = "internal", _("Ghi chú nội bộ")


FOR_THE_SENDER = (Kind.ANSWER, Kind.PROGRESS, Kind.NOTICE, Kind.REPLY)


class Words(models.Model):
    """What was said with an act: an answer, a notice of progress, a reason. Erased with the question."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="words")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    text = EncryptedTextField(_("nội dung"))

    class Meta:
        verbose_name = _("Lời ghi")

    def __str__(self) -> str:
        return f"{self.event_id}: {self.kind}"


class Scan(models.TextChoices):
    """Whether anybody has looked for malware in a file."""

    NOT_SCANNED = "not-scanned", _("Chưa quét mã độc")
    CLEAN = "clean", _("Đã quét, không thấy mã độc")
    INFECTED = "infected", _("Có mã độc")


def private_storage() -> FileSystemStorage:
    """Return the folder that no web server serves; what lies in it is encrypted."""
    return FileSystemStorage(location=Path(settings.PRIVATE_ROOT), base_url=None)


class StoredFile(models.Model):
    """A file that somebody sent, kept encrypted under a name that says nothing."""

    name = EncryptedTextField(_("tên tệp"))
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("số byte"))
    stored_name = models.CharField(max_length=100, unique=True)
    scan = models.CharField(_("mã độc"), max_length=16, choices=Scan)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.stored_name


class Attachment(StoredFile):
    """A file that came with a question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="attachments")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Tệp đính kèm")
        ordering: ClassVar = ["pk"]


class Stage(models.TextChoices):
    """Where a request stands. What is ready waits for the sender to look at it."""

    RECEIVED = "received", _("Chờ phản hồi")
    ACKNOWLEDGED = "acknowledged", _("Đã phản hồi, chờ thực hiện")
    READY = "ready", _("Đã cung cấp, chờ người gửi xem")
    DONE = "done", _("Đã thực hiện")
    REFUSED = "refused", _("Đã từ chối")


UNDECIDED = (Stage.RECEIVED, Stage.ACKNOWLEDGED)


class DataRequest(models.Model):
    """What the sender of a question asks about the data held about them (Law 91/2025, HP25-9.7).

    What was done about it stands in the question's log; this is where it stands, for the queue.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="data_requests")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(_("yêu cầu"), max_length=16, choices=Request)
    channel = models.CharField(_("kênh tiếp nhận"), max_length=16, choices=Channels)
    stage = models.CharField(_("tình trạng"), max_length=16, choices=Stage, default=Stage.RECEIVED)
    text = EncryptedTextField(_("nội dung yêu cầu"))
    received_at = models.DateTimeField(_("tiếp nhận lúc"))
    entered_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("hạn"), null=True)
    counted_with = models.CharField(max_length=80, blank=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Yêu cầu về dữ liệu cá nhân")
        indexes: ClassVar = [
            models.Index(fields=["portal", "stage", "due_at"], name="data_request_queue"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "kind"],
                condition=models.Q(stage__in=["received", "acknowledged", "ready"]),
                name="data_request_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question.reference}: {self.kind}"


class SpentChallenge(models.Model):
    """A challenge that was solved and used; forgotten once it would be too old anyway."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class Letter(models.Model):
    """A letter to a sender, by e-mail, in the language they wrote in; its words go once it is sent.

    `question` is what it is about, unless it is about something else that somebody sent.
    """

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, null=True, related_name="letters"
    )
    locale = models.CharField(max_length=12, default="vi")
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="+")
    to = EncryptedTextField()
    subject = models.CharField(max_length=200)
    text = EncryptedTextField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Thư gửi công dân")
        indexes: ClassVar = [
            models.Index(
                F("made_at"), name="letter_unsent", condition=models.Q(sent_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.subject
