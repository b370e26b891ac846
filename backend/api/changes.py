"""The change feed over HTTP: what was touched, to be read again; never what it says now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.views import APIView

from backend.api.answers import json_answer
from backend.api.parameters import refuse, refuse_unknown, whole_number
from backend.published import feed
from backend.published.models import Change
from backend.published.rows import to_json

LONGEST_WAIT = 30


class ChangesView(APIView):
    """GET changes/: the changes behind a cursor; waits for the next one if asked to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        refuse_unknown(request, {"after", "wait", "limit"})
        wait = whole_number(request, "wait", default=0, most=LONGEST_WAIT, least=0)
        limit = whole_number(request, "limit", default=500, most=1000)
        if request.GET.get("after") == "now":
            return _answer(request, [], feed.end())
        page = feed.wait_for(after=_cursor(request), limit=limit, seconds=wait)
        return _answer(request, page.changes, page.next)


def _cursor(request: HttpRequest) -> int:
    text = request.GET.get("after", "0")
    if text.isascii() and text.isdecimal() and len(text) < 19:
        return int(text)
    refuse(
        request,
        "after",
        _("Con trỏ không do nguồn này cấp."),
        _("Hãy dùng nguyên văn “next” của câu trả lời trước, hoặc after=now."),
    )


def _answer(request: HttpRequest, changes: list[Change], following: int) -> HttpResponse:
    body = {"changes": [_entry(change) for change in changes], "next": str(following)}
    return json_answer(request, to_json(body), cache="no-store")


def _entry(change: Change) -> dict[str, Any]:
    return {
        "cursor": str(change.sequence),
        "site": change.site,
        "kind": change.kind,
        "subject": change.subject,
        "keys": change.keys,
        "at": change.at,
    }
