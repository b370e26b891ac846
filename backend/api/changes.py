"""The change feed over HTTP: what was touched, to be read again; never what it says now."""

from typing import ClassVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always, parameters, query
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import refuse, refuse_unknown, whole_number
from backend.api.shapes import ChangeEntry, ChangeKind, Changes
from backend.published import feed
from backend.published.models import Change
from backend.published.rows import to_json

LONGEST_WAIT = 30


class ChangesView(Endpoint):
    """GET changes/: the changes behind a cursor; waits for the next one if asked to."""

    operation: ClassVar = Operation(
        summary="Những gì vừa thay đổi / What was touched",
        description="Không có after: từ đầu; after=now: chỉ lấy con trỏ hiện tại. 410: con trỏ quá "
        "cũ, hoặc của dữ liệu trước khi khôi phục; hãy đọc lại toàn bộ. / Without after: from the "
        "beginning; after=now: the present cursor only. 410: too old, or of the data before it was "
        "restored from a backup: read everything again.",
        answer=always(reference(Changes)),
        parameters=parameters(
            query(
                "after",
                {"type": "string", "pattern": f"^({feed.WRITTEN}|now)$"},
                "Con trỏ “next” của câu trả lời trước / The previous answer's `next`",
            ),
            number_parameter(
                "wait",
                "Số giây chờ khi chưa có gì mới / Seconds to wait while there is nothing",
                default=0,
                least=0,
                most=LONGEST_WAIT,
            ),
            number_parameter("limit", "Số thay đổi / Changes at most", default=500, most=1000),
        ),
        problems=(410,),
        kept=False,
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, {"after", "wait", "limit"})
        wait = whole_number(request, "wait", default=0, most=LONGEST_WAIT, least=0)
        limit = whole_number(request, "limit", default=500, most=1000)
        if request.GET.get("after") == "now":
            return _answer(request, [], feed.end())
        page = feed.wait_for(after=_cursor(request), limit=limit, seconds=wait)
        return _answer(request, page.changes, page.next)


def _cursor(request: HttpRequest) -> feed.Cursor:
    found = feed.Cursor.written(request.GET.get("after", str(feed.BEGINNING)))
    if found is None:
        refuse(
            request,
            "after",
            _("Con trỏ không do nguồn này cấp."),
            _("Hãy dùng nguyên văn “next” của câu trả lời trước, hoặc after=now."),
        )
    return found


def _answer(
    request: HttpRequest, changes: list[Change], following: feed.Cursor
) -> HttpResponseBase:
    body = Changes(changes=[_entry(change) for change in changes], next=str(following))
    return json_answer(request, to_json(body), cache=NOT_KEPT)


def _entry(change: Change) -> ChangeEntry:
    return ChangeEntry(
        cursor=str(feed.Cursor.behind(change)),
        site=change.site,
        kind=cast("ChangeKind", change.kind),
        subject=change.subject,
        keys=change.keys,
        at=change.at,
    )
