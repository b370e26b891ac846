"""What whoever commented or posted sees of it by their code, and takes back."""

from typing import Any, ClassVar

from django.db import transaction
from django.http.response import HttpResponseBase
from django.utils import timezone

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.comment_shapes import OwnComment
from backend.api.components import reference
from backend.api.followed import CodeSerializer, by_code
from backend.api.operations import Operation, always
from backend.api.sending import SendingEndpoint
from backend.comments import own
from backend.comments.own import Own
from backend.published.rows import to_json


class OwnCommentView(SendingEndpoint):
    """POST comments/own/: what is held of one's own comment, and what became of it."""

    operation: ClassVar = Operation(
        summary="Xem ý kiến đã gửi bằng mã / See what became of one's own comment",
        answer=always(reference(OwnComment)),
        body=CodeSerializer,
        problems=(403, 404, 415),
        kept=False,
    )

    def post(self, request: Any) -> HttpResponseBase:
        comment = by_code(request, {"code"}, own.find)
        return json_answer(request, to_json(_shape(own.told(comment))), cache=NOT_KEPT)


class WithdrawnCommentView(SendingEndpoint):
    """POST comments/own/withdrawal/: take one's own comment back."""

    operation: ClassVar = Operation(
        summary="Rút ý kiến đã gửi / Take one's own comment back",
        description="Nội dung và thông tin người gửi được xóa ngay; phần đã đăng được gỡ sau khi Ban "
        "Biên tập duyệt. / What was received is erased at once; what is published is taken off once "
        "the board has let that through.",
        answer=always(reference(OwnComment)),
        body=CodeSerializer,
        problems=(403, 404, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"

    def post(self, request: Any) -> HttpResponseBase:
        comment = by_code(request, {"code"}, own.find)
        with transaction.atomic():
            told = own.withdraw(comment, now=timezone.now())
        return json_answer(request, to_json(_shape(told)), cache=NOT_KEPT)


def _shape(told: Own) -> OwnComment:
    return OwnComment(**{**vars(told), "looked_at": [*told.looked_at]})
