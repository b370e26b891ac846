"""Questions of citizens: what a form asks for, sending one, following it by its code."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.throttling import BaseThrottle

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.followed import CodeSerializer, by_code, due_of, status_of
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import BadQuery, NotPossibleNow, SameKeyOtherWords
from backend.api.question_shapes import (
    QuestionAsker,
    QuestionAttachments,
    QuestionChallenge,
    QuestionConsent,
    QuestionForm,
    QuestionLimit,
    QuestionSealingKey,
    QuestionStatus,
    QuestionTaken,
    QuestionTopic,
)
from backend.api.sending import (
    ABOUT_SENDING,
    ATTACHMENTS,
    SendingEndpoint,
    SendingWithFilesEndpoint,
    SentSerializer,
    count_all,
    created,
    is_trapped,
    object_sent,
    refuse_unknown_fields,
    refused,
    taken,
)
from backend.api.shapes import Fault
from backend.api.sites import site_key
from backend.api.throttling import holds_token
from backend.citizen import (
    challenges,
    checking,
    files,
    intake,
    log,
    refusals,
    rules,
    sealing,
    secrecy,
    status,
)
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.citizen.states import NotNow
from backend.published import keys
from backend.published.rows import to_json
from backend.published.sites import public_site

FIELDS = frozenset(
    {
        "asker", "full_name", "identity_number", "address", "phone", "email", "topic", "title",
        "text", "consent", "locale", "website", "challenge", "solution", "idempotency_key", "code",
        ATTACHMENTS,
    }
)  # fmt: skip
OF_THE_WAY = {*ABOUT_SENDING, "code", ATTACHMENTS}
"""Fields that are about the sending, not about the question."""


class QuestionFormView(Endpoint):
    """GET sites/{site}/questions/form/: what the site's form asks for."""

    operation: ClassVar = Operation(
        summary="Mẫu gửi câu hỏi của một cổng / What a site's question form asks for",
        description="Người gửi phải khai gì, trong thời hạn nào được trả lời: theo quy chế của cổng. / "
        "What senders have to tell and how soon they are answered, by the site's regulation.",
        answer=always(reference(QuestionForm)),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        key = site_key(request, site)
        # As published, so that the form and the feed say the same at every moment.
        shown = public_site(key)
        form = rules.form_under(shown["regulation"]["key"], is_active=shown["status"] == "active")
        return json_answer(request, to_json(_form(form)), [keys.site(key), keys.open_site(key)])


class ChallengeView(Endpoint):
    """GET questions/challenge/: work to be done before something is sent."""

    operation: ClassVar = Operation(
        summary="Bài toán chống gửi ồ ạt / Work to be done before sending",
        answer=always(reference(QuestionChallenge)),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, set())
        made = challenges.new_challenge(now=timezone.now())
        return json_answer(request, to_json(QuestionChallenge(**vars(made))), cache=NOT_KEPT)


class QuestionSerializer(SentSerializer):
    """A question. Which details are needed is what the form says. `website` stays empty."""

    asker = serializers.CharField(max_length=64)
    full_name = serializers.CharField(required=False, max_length=rules.LONGEST["full_name"])
    identity_number = serializers.CharField(required=False, max_length=32)
    address = serializers.CharField(required=False, max_length=rules.LONGEST["address"])
    phone = serializers.CharField(required=False, max_length=rules.LONGEST["phone"])
    email = serializers.CharField(required=False, max_length=rules.LONGEST["email"])
    topic = serializers.CharField(max_length=64)
    title = serializers.CharField(max_length=rules.LONGEST["title"])
    text = serializers.CharField(max_length=rules.LONGEST["text"])
    consent = serializers.CharField(max_length=64)


class QuestionsView(SendingWithFilesEndpoint):
    """POST sites/{site}/questions/: send a question."""

    operation: ClassVar = Operation(
        summary="Gửi câu hỏi, phản ánh, kiến nghị / Send a question",
        description="JSON, hoặc multipart/form-data với các tệp `attachments`. Gửi lại với cùng "
        "`Idempotency-Key` thì nhận cùng câu trả lời. Bài toán và lời giải nên gửi ở tiêu đề "
        "`Work-Challenge`, `Work-Solution`; nếu gửi bằng trường thì đặt trước các tệp. / JSON, or "
        "multipart/form-data with files `attachments`. Sent again under the same "
        "`Idempotency-Key`, it is one question. Challenge and solution are best sent as headers "
        "`Work-Challenge` and `Work-Solution`; as fields they come before the files.",
        answer=always(reference(QuestionTaken)),
        body=QuestionSerializer,
        status=201,
        problems=(403, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "send"
    fields: ClassVar[frozenset[str]] = FIELDS

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        is_ours = holds_token(request)
        sent, attached = self.sent_with_files(request)
        if is_trapped(sent):
            return created(request, to_json(_thanks()))
        code = sent.get("code") if is_ours else None
        question = {name: value for name, value in sent.items() if name not in OF_THE_WAY}

        def take(key: str, now: datetime) -> tuple[QuestionTaken, bool]:
            portal = rules.portal_named(site_key(request, site))
            told = code if isinstance(code, str) else ""
            found = intake.receive(portal, question, attached, key=key, now=now, code=told)
            return _taken(found, now), found.is_new

        body = to_json(taken(request, sent, take, closed=_closed()))
        return created(request, body)


class SealedSerializer(serializers.Serializer[Any]):
    """An envelope, as a publisher seals what it was sent."""

    site = serializers.CharField(max_length=63)
    key_id = serializers.CharField(max_length=64)
    received_at = serializers.DateTimeField()
    sealed = serializers.CharField()
    signature = serializers.CharField(max_length=64)
    waited = serializers.BooleanField(required=False)


class SealedQuestionsView(SendingEndpoint):
    """POST sites/{site}/questions/sealed/: a publisher brings what citizens sent to it."""

    operation: ClassVar = Operation(
        summary="Trình xuất bản chuyển câu hỏi đã niêm phong / A publisher brings a sealed question",
        description="Cần mã của trình xuất bản. `waited` là true khi người gửi đã được báo là đã nhận "
        "lúc hệ thống gián đoạn: khi đó câu hỏi được nhận dù còn thiếu. / Needs the publisher's token. "
        "`waited` is true where the sender was told of receipt while this system was away: it is then "
        "taken although something is wrong with it.",
        answer=always(reference(QuestionTaken)),
        body=SealedSerializer,
        status=201,
        problems=(401, 403, 409, 415),
        kept=False,
        needs_token=True,
    )
    counted_as: ClassVar[str] = "send"
    # Files are base64 within what is sealed, and that is base64 in the envelope.
    largest_body: ClassVar[int] = (files.LARGEST * files.MOST + 256 * 1024) * 16 // 9 + 4096

    def get_authenticate_header(self, request: Any) -> str:
        """Return the scheme by which to come back; without one, DRF would answer 403."""
        return "Bearer"

    def get_throttles(self) -> list[BaseThrottle]:
        """Count senders, but not what waited: it was counted where it was kept."""
        return [] if self._has_waited() else super().get_throttles()

    def _has_waited(self) -> bool:
        return holds_token(self.request) and object_sent(self.request).get("waited") is True

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        if not holds_token(request):
            raise NotAuthenticated
        envelope = object_sent(request)
        refuse_unknown_fields(envelope, {*sealing.STATED, "waited"})
        now = timezone.now()
        try:
            opened = sealing.open_sealed(envelope, now=now)
        except sealing.NotSealed:
            raise _unsealed() from None
        if opened.site != site_key(request, site):
            raise _unsealed()
        if opened.fields.get("website"):
            return created(request, to_json(_thanks()))
        if not self._has_waited():
            count_all()
        try:
            with files.atomic():
                found = _received(opened, told=self._has_waited())
        except NotTaken as refusal:
            raise refused(refusal) from None
        except OtherWords:
            raise SameKeyOtherWords from None
        except Closed:
            raise NotPossibleNow(_closed()) from None
        return created(request, to_json(_taken(found, now)))


def _received(opened: sealing.Opened, *, told: bool) -> intake.Taken:
    """Take what was sealed; where its sender was told of its receipt, whatever is wrong with it."""
    portal = rules.portal_named(opened.site)
    sent = {name: said for name, said in opened.fields.items() if name not in OF_THE_WAY and said}
    key = str(opened.fields["idempotency_key"])
    now, code = opened.received_at, opened.code
    try:
        return intake.receive(portal, sent, opened.files, key=key, now=now, code=code)
    except (NotTaken, Closed) as refusal:
        if not told:
            raise
        return intake.receive_as_it_is(
            portal, sent, opened.files, refusal=refusal, key=key, now=now, code=code
        )


def _unsealed() -> BadQuery:
    reason = _("Không mở được, hoặc không do trình xuất bản của hệ thống niêm phong.")
    remedy = _("Hãy niêm phong bằng khóa ở questions/form/ của cổng này.")
    return BadQuery(Fault("sealed", "", reason, remedy))


class StatusView(SendingEndpoint):
    """POST questions/status/: where a question stands. The code is never part of an address."""

    operation: ClassVar = Operation(
        summary="Tra cứu câu hỏi bằng mã / Where a question stands, by its code",
        answer=always(reference(QuestionStatus)),
        body=CodeSerializer,
        problems=(403, 404, 415),
        kept=False,
    )

    def post(self, request: Any) -> HttpResponseBase:
        question = by_code(request, {"code"})
        body = to_json(status_of(status.follow(question), timezone.now()))
        return json_answer(request, body, cache=NOT_KEPT)


class ReplySerializer(CodeSerializer):
    """What a sender writes more."""

    text = serializers.CharField(max_length=rules.LONGEST["reply"])


class ReplyView(SendingEndpoint):
    """POST questions/reply/: write more, to complete a question or ask once more."""

    operation: ClassVar = Operation(
        summary="Người gửi viết thêm / The sender writes more",
        answer=always(reference(QuestionStatus)),
        body=ReplySerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"

    def post(self, request: Any) -> HttpResponseBase:
        question = by_code(request, {"code", "text"})
        text, faults = checking.words(object_sent(request), "text")
        if faults:
            raise refused(NotTaken(*faults))
        now = timezone.now()
        try:
            with transaction.atomic():
                status.reply(question, text=text, now=now)
        except NotNow:
            detail = _("Câu hỏi này hiện không nhận thêm ý kiến. Hãy gửi câu hỏi mới.")
            raise NotPossibleNow(detail) from None
        return json_answer(
            request, to_json(status_of(status.follow(question), now)), cache=NOT_KEPT
        )


class RatingSerializer(CodeSerializer):
    """How satisfied a sender is with the answer."""

    score = serializers.IntegerField(min_value=1, max_value=5)
    comment = serializers.CharField(
        required=False, allow_blank=True, max_length=rules.LONGEST["comment"]
    )


class RatingView(SendingEndpoint):
    """POST questions/rating/: rate the answer, once."""

    operation: ClassVar = Operation(
        summary="Đánh giá câu trả lời / Rate the answer",
        answer=always(reference(QuestionStatus)),
        body=RatingSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"

    def post(self, request: Any) -> HttpResponseBase:
        question = by_code(request, {"code", "score", "comment"})
        sent = object_sent(request)
        comment, faults = checking.words(sent, "comment", least=0)
        score = _score(sent.get("score"))
        if score is None:
            reason, remedy = _("Điểm không hợp lệ."), _("Hãy chọn một điểm từ 1 đến 5.")
            said = str(sent.get("score", ""))[:20]
            faults.append(refusals.Fault("score", said, reason, remedy))
        if faults or score is None:
            raise refused(NotTaken(*faults))
        now = timezone.now()
        try:
            with transaction.atomic():
                status.rate(question, score=score, comment=comment, now=now)
        except NotNow:
            detail = _("Chỉ đánh giá được một lần, khi đã có câu trả lời.")
            raise NotPossibleNow(detail) from None
        return json_answer(
            request, to_json(status_of(status.follow(question), now)), cache=NOT_KEPT
        )


def _score(value: Any) -> int | None:
    if isinstance(value, str) and value in {"1", "2", "3", "4", "5"}:  # as forms send it
        return int(value)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 1 <= value <= 5 else None


def _closed() -> str:
    return _("Cổng này hiện không nhận câu hỏi trực tuyến.")


def _thanks() -> QuestionTaken:
    """Return what a machine is told that filled in what nobody sees: nothing was kept."""
    code = secrecy.code_of("", secrecy.new_submission_key())
    now = timezone.now()
    return QuestionTaken(code=code, received_at=now, state="triage", due=[], message=_message())


def _message() -> str:
    return _("Đã tiếp nhận. Xin giữ kín mã tra cứu: ai có mã đều xem được nội dung và câu trả lời.")


def _taken(found: intake.Taken, now: datetime) -> QuestionTaken:
    question = found.question
    clocks = log.clocks(question, found.case)
    return QuestionTaken(
        code=found.code,
        received_at=question.received_at,
        state=question.state,
        due=[due_of(clock, now) for clock in clocks],
        message=_message(),
    )


def _form(form: rules.Form) -> QuestionForm:
    key_id, key = sealing.public_key()
    return QuestionForm(
        open=form.is_open,
        askers=[
            QuestionAsker(kind=each.kind, all_of=[*each.all_of], any_of=[*each.any_of])
            for each in form.askers
        ],
        channels=[*form.channels],
        complaints=form.complaints,
        limits=[
            QuestionLimit(what=what, text=limit.text, clause=limit.clause)
            for what, limit in form.limits
        ],
        topics=[QuestionTopic(key=each.key, name=each.name) for each in form.topics],
        attachments=QuestionAttachments(
            types=sorted(files.TYPES), max_bytes=files.LARGEST, max_count=files.MOST
        ),
        consent=QuestionConsent(
            version=form.consent.version, text=form.consent.text, texts=dict(form.consent.texts)
        ),
        lengths={name: most for name, most in rules.LONGEST.items() if name in FIELDS - OF_THE_WAY},
        sealing_key=QuestionSealingKey(id=key_id, key=key),
    )
