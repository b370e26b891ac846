"""Receipts: a publisher says what is live; until the first full publish the system is starting."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import bad_fields, problem
from backend.api.shapes import Health, ReceiptTaken
from backend.api.throttling import holds_token
from backend.published import feed
from backend.published.models import Receipt
from backend.published.rows import to_json

KINDS = ("full", "incremental")
LARGEST_NUMBER = 2**31 - 1


class ReceiptSerializer(serializers.ModelSerializer):
    """What a publisher reports after a run."""

    kind = serializers.ChoiceField(choices=KINDS)
    cursor = serializers.RegexField(f"^{feed.WRITTEN}$")
    artifacts = serializers.IntegerField(min_value=0, max_value=LARGEST_NUMBER)
    milliseconds = serializers.IntegerField(min_value=0, max_value=LARGEST_NUMBER)

    class Meta:
        model = Receipt
        fields = ("publisher", "cursor", "kind", "artifacts", "milliseconds")

    def validate_cursor(self, text: str) -> int:
        """Return which change is live; of another history's changes nobody here waits for any."""
        cursor = feed.Cursor.written(text)
        if cursor is None or not feed.is_known(cursor):
            raise serializers.ValidationError(_("Con trỏ thuộc dữ liệu trước khi khôi phục."))
        return cursor.sequence


class ReceiptsView(Endpoint):
    """POST receipts/: for publishers that hold the shared token."""

    operation: ClassVar = Operation(
        summary="Báo đã xuất bản / A publisher's receipt",
        answer=always(reference(ReceiptTaken)),
        body=ReceiptSerializer,
        status=201,
        problems=(401, 415),
        kept=False,
        needs_token=True,
    )

    def get_authenticate_header(self, request: Any) -> str:
        """Return the scheme by which to come back; without one, DRF would answer 403."""
        return "Bearer"

    def post(self, request: Any) -> HttpResponseBase:
        refuse_unknown(request, set())
        if not holds_token(request):
            raise NotAuthenticated
        receipt = ReceiptSerializer(data=request.data)
        if not receipt.is_valid():
            raise bad_fields(receipt)
        kept = receipt.save()
        taken = to_json(ReceiptTaken(**{**receipt.data, "cursor": kept.cursor}))
        answer = json_answer(request, taken, cache=NOT_KEPT)
        answer.status_code = 201
        return answer


class HealthView(Endpoint):
    """GET health/: 200 once a publisher has receipted a full publish, 503 before."""

    throttle_classes: ClassVar = []

    operation: ClassVar = Operation(
        summary="Hệ thống đã sẵn sàng chưa / Whether the system is ready",
        answer=always(reference(Health)),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, set())
        if Receipt.objects.filter(kind="full").exists():
            return json_answer(request, to_json(Health()), cache=NOT_KEPT)
        return problem(503, _("Đang xuất bản lần đầu; các cổng sẽ sẵn sàng sau ít phút."))
