"""Questions to an online dialogue: taken from its announcement until its end (HP25-8.3)."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.parsers import JSONParser, MultiPartParser

from backend.api.components import reference
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.question_shapes import DialogueQuestionTaken
from backend.api.sending import (
    ABOUT_SENDING,
    SendingEndpoint,
    SentSerializer,
    created,
    is_trapped,
    object_sent,
    refuse_other_than_text,
    refuse_unknown_fields,
    taken,
)
from backend.api.sites import site_key
from backend.citizen import rules
from backend.dialogues import intake
from backend.published.rows import to_json

OF_THE_QUESTION = frozenset({"full_name", "email", "text", "consent", "locale"})


class DialogueQuestionSerializer(SentSerializer):
    """A question to a dialogue. Without `full_name` it is shown without a name. `website` stays empty.

    `consent` is the version of the words in `questions/form/`.
    """

    text = serializers.CharField(
        min_length=intake.SHORTEST_TEXT, max_length=rules.LONGEST["dialogue"]
    )
    full_name = serializers.CharField(required=False, max_length=rules.LONGEST["full_name"])
    email = serializers.CharField(required=False, max_length=rules.LONGEST["email"])
    consent = serializers.CharField(max_length=64)


class DialogueQuestionsView(SendingEndpoint):
    """POST sites/{site}/dialogues/{id}/questions/: ask a dialogue."""

    operation: ClassVar = Operation(
        summary="Gửi câu hỏi đến chương trình đối thoại / Ask an online dialogue",
        description="JSON, hoặc multipart/form-data như trang của Cổng gửi. Từ khi kế hoạch được "
        "thông báo đến khi chương trình kết thúc, theo giờ của hệ thống. Gửi lại với cùng "
        "`Idempotency-Key` thì vẫn là một câu hỏi. / JSON, or multipart/form-data as the portal's page "
        "sends it. From the announcement until the end, by this system's clock. Sent again under the "
        "same `Idempotency-Key`, it is one question.",
        answer=always(reference(DialogueQuestionTaken)),
        body=DialogueQuestionSerializer,
        status=201,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "dialogue"
    parser_classes: ClassVar = [JSONParser, MultiPartParser]

    def post(self, request: Any, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, set())
        sent = object_sent(request)
        refuse_unknown_fields(sent, OF_THE_QUESTION | ABOUT_SENDING)
        refuse_other_than_text(sent)
        if is_trapped(sent):
            return created(request, to_json(_taken(1, timezone.now())))
        question = {name: value for name, value in sent.items() if name in OF_THE_QUESTION}

        def take(key: str, now: datetime) -> tuple[DialogueQuestionTaken, bool]:
            portal = rules.portal_named(site_key(request, site))
            try:
                found = intake.receive(portal, id, question, key=key, now=now)
            except intake.NoSuchDialogue:
                raise Http404 from None
            return _taken(found.question.number, found.question.received_at), found.is_new

        closed = _("Chương trình đối thoại này không nhận câu hỏi nữa.")
        return created(request, to_json(taken(request, sent, take, closed=closed)))


def _taken(number: int, received_at: datetime) -> DialogueQuestionTaken:
    return DialogueQuestionTaken(number=number, received_at=received_at, message=_message())


def _message() -> str:
    return _(
        "Đã nhận câu hỏi. Câu hỏi được chọn sẽ được trả lời tại phiên đối thoại, trên trang này; "
        "câu chưa kịp trả lời được chuyển sang mục Hỏi đáp."
    )
