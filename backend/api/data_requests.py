"""What senders ask about the data held about them, by the code of their question."""

from typing import Any, ClassVar

from django.db import transaction
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.followed import CodeSerializer, by_code, status_of
from backend.api.operations import Operation, always
from backend.api.problems import NotPossibleNow
from backend.api.question_shapes import (
    QuestionAgreed,
    QuestionFile,
    QuestionHeld,
    QuestionSaid,
    QuestionStatus,
)
from backend.api.sending import SendingEndpoint, object_sent, refused
from backend.citizen import checking, data_requests, refusals, rules, status
from backend.citizen.data_requests import Held, NotAskedNow
from backend.citizen.refusals import NotTaken
from backend.published.rows import to_json


class DataRequestSerializer(CodeSerializer):
    """What is asked. A correction says what is wrong, and what is right."""

    kind = serializers.ChoiceField(choices=data_requests.KINDS)
    text = serializers.CharField(
        required=False, allow_blank=True, max_length=rules.LONGEST["reply"]
    )


class DataRequestsView(SendingEndpoint):
    """POST questions/data-requests/: ask to see, to correct or to delete what is held."""

    operation: ClassVar = Operation(
        summary="Yêu cầu xem, sửa, xóa dữ liệu cá nhân / Ask to see, correct or delete one's data",
        answer=always(reference(QuestionStatus)),
        body=DataRequestSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"

    def post(self, request: Any) -> HttpResponseBase:
        question = by_code(request, {"code", "kind", "text"})
        sent = object_sent(request)
        kind = next((each for each in data_requests.KINDS if each == sent.get("kind")), None)
        needs_words = kind == "correction"
        text, faults = checking.words(sent, "text", least=int(needs_words))
        if kind is None:
            reason = _("Giá trị không dùng được.")
            choices = {"choices": ", ".join(data_requests.KINDS)}
            remedy = _("Hãy chọn một trong: %(choices)s.") % choices
            faults.append(refusals.Fault("kind", str(sent.get("kind", ""))[:20], reason, remedy))
        if faults or kind is None:
            raise refused(NotTaken(*faults))
        now = timezone.now()
        try:
            with transaction.atomic():
                data_requests.ask(question, kind, text=text, now=now)
        except NotAskedNow:
            detail = _("Yêu cầu này đã được gửi và đang chờ, hoặc không còn dữ liệu nào được lưu.")
            raise NotPossibleNow(detail) from None
        return json_answer(
            request, to_json(status_of(status.follow(question), now)), cache=NOT_KEPT
        )


class HeldDataView(SendingEndpoint):
    """POST questions/data/: see, once, what is held about the sender, when it was handed out."""

    operation: ClassVar = Operation(
        summary="Xem một lần dữ liệu cá nhân được cung cấp / See once the data that was handed out",
        answer=always(reference(QuestionHeld)),
        body=CodeSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )

    def post(self, request: Any) -> HttpResponseBase:
        question = by_code(request, {"code"})
        try:
            with transaction.atomic():
                held = data_requests.show(question, now=timezone.now())
        except NotAskedNow:
            detail = _("Chưa có dữ liệu được cung cấp, hoặc đã xem. Hãy gửi yêu cầu mới.")
            raise NotPossibleNow(detail) from None
        return json_answer(request, to_json(_shape(held)), cache=NOT_KEPT)


def _shape(held: Held) -> QuestionHeld:
    consent = held.consent
    return QuestionHeld(
        details=dict(held.details),
        asker=held.asker,
        channel=held.channel,
        received_at=held.received_at,
        title=held.title,
        text=held.text,
        replies=[QuestionSaid(at=at, text=text) for at, text in held.replies],
        files=[QuestionFile(name=name, size=size) for name, size in held.files],
        consent=QuestionAgreed(version=consent[0], locale=consent[1], at=consent[2])
        if consent
        else None,
        forwarded_to=[*held.forwarded_to],
        looked_at=[*held.looked_at],
    )
