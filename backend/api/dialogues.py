"""Questions to an online dialogue: taken from its announcement until its end (HP25-8.3)."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.parsers import JSONParser, MultiPartParser

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import NotPossibleNow, SameKeyOtherWords
from backend.api.question_shapes import DialogueQuestionTaken
from backend.api.sending import (
    SendingEndpoint,
    count_all,
    is_trapped,
    object_sent,
    refuse_other_than_text,
    refuse_unknown_fields,
    refused,
    require_work,
    submission_key,
    unsolved,
)
from backend.api.sites import site_key
from backend.api.throttling import holds_token
from backend.citizen import challenges, rules
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.dialogues import intake
from backend.published.rows import to_json

OF_THE_QUESTION = frozenset({"full_name", "email", "text", "consent", "locale"})
OF_THE_WAY = frozenset({"website", "challenge", "solution", "idempotency_key"})


class DialogueQuestionSerializer(serializers.Serializer[Any]):
    """A question to a dialogue. Without `full_name` it is shown without a name. `website` stays empty.

    `consent` is the version of the words in `questions/form/`.
    """

    text = serializers.CharField(
        min_length=intake.SHORTEST_TEXT, max_length=rules.LONGEST["dialogue"]
    )
    full_name = serializers.CharField(required=False, max_length=rules.LONGEST["full_name"])
    email = serializers.CharField(required=False, max_length=rules.LONGEST["email"])
    consent = serializers.CharField(max_length=64)
    locale = serializers.CharField(required=False, max_length=12)
    website = serializers.CharField(required=False, allow_blank=True)
    challenge = serializers.CharField(required=False, max_length=challenges.LONGEST)
    solution = serializers.CharField(required=False, max_length=challenges.LONGEST)
    idempotency_key = serializers.CharField(
        required=False,
        min_length=rules.SHORTEST["idempotency_key"],
        max_length=rules.LONGEST["idempotency_key"],
    )


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
        is_ours = holds_token(request)
        sent = object_sent(request)
        refuse_unknown_fields(sent, OF_THE_QUESTION | OF_THE_WAY)
        refuse_other_than_text(sent)
        now = timezone.now()
        if is_trapped(sent):
            return self._answer(
                request, DialogueQuestionTaken(number=1, received_at=now, message=_message())
            )
        if not is_ours:
            require_work(sent)
        count_all()
        key = submission_key(request, sent)
        question = {name: value for name, value in sent.items() if name in OF_THE_QUESTION}
        try:
            with transaction.atomic():
                portal = rules.portal_named(site_key(request, site))
                taken = intake.receive(portal, id, question, key=key, now=now)
                if taken.is_new and not is_ours:
                    challenges.spend(str(sent["challenge"]), now=now)
        except intake.NoSuchDialogue:
            raise Http404 from None
        except NotTaken as refusal:
            raise refused(refusal) from None
        except challenges.NotSolved:
            raise unsolved() from None
        except OtherWords:
            raise SameKeyOtherWords from None
        except Closed:
            raise NotPossibleNow(_("Chương trình đối thoại này không nhận câu hỏi nữa.")) from None
        return self._answer(
            request,
            DialogueQuestionTaken(
                number=taken.question.number,
                received_at=taken.question.received_at,
                message=_message(),
            ),
        )

    def _answer(self, request: Any, taken: DialogueQuestionTaken) -> HttpResponseBase:
        answer = json_answer(request, to_json(taken), cache=NOT_KEPT)
        answer.status_code = 201
        return answer


def _message() -> str:
    return _(
        "Đã nhận câu hỏi. Câu hỏi được chọn sẽ được trả lời tại phiên đối thoại, trên trang này; "
        "câu chưa kịp trả lời được chuyển sang mục Hỏi đáp."
    )
