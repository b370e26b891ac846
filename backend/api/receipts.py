"""Receipts: a publisher says what is live; until the first full publish the system is starting."""

import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.views import APIView

from backend.api.answers import json_answer
from backend.api.parameters import refuse_unknown
from backend.api.problems import BadQuery, Fault, problem
from backend.published.models import Receipt
from backend.published.rows import to_json

KINDS = ("full", "incremental")


class ReceiptSerializer(serializers.ModelSerializer):
    """What a publisher reports after a run."""

    kind = serializers.ChoiceField(choices=KINDS)
    cursor = serializers.IntegerField(min_value=0)

    class Meta:
        model = Receipt
        fields = ("publisher", "cursor", "kind", "artifacts", "milliseconds")


class ReceiptsView(APIView):
    """POST receipts/: for publishers that hold the shared token."""

    def post(self, request: Any) -> HttpResponse:
        offered = request.headers.get("Authorization", "")
        if not secrets.compare_digest(offered, f"Bearer {settings.PUBLISHER_TOKEN}"):
            raise PermissionDenied
        receipt = ReceiptSerializer(data=request.data)
        if not receipt.is_valid():
            raise BadQuery(*_faults(receipt))
        receipt.save()
        answer = json_answer(request, to_json(receipt.data), cache="no-store")
        answer.status_code = 201
        return answer


def _faults(receipt: ReceiptSerializer) -> list[Fault]:
    data = receipt.initial_data if isinstance(receipt.initial_data, dict) else {}
    return [
        Fault(name, str(data.get(name, ""))[:200], str(reasons[0]), str(_("Hãy sửa giá trị này.")))
        for name, reasons in receipt.errors.items()
    ]


class HealthView(APIView):
    """GET health/: 200 once a publisher has receipted a full publish, 503 before."""

    def get(self, request: HttpRequest) -> HttpResponse:
        refuse_unknown(request, set())
        if Receipt.objects.filter(kind="full").exists():
            return json_answer(request, to_json({"status": "ok"}), cache="no-store")
        return problem(503, str(_("Đang xuất bản lần đầu; các cổng sẽ sẵn sàng sau ít phút.")))
