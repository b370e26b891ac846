"""One error shape for every road into it: RFC 9457 problem+json, in the reader's language."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions, serializers

from backend.api.shapes import Fault, Problem
from backend.api.time_limits import is_overtime
from backend.previews.opening import TooManyRemarks
from backend.previews.tokens import PreviewOver, UnknownPreview
from backend.published.feed import CursorTooOld, CursorUnknown, OtherHistory
from backend.search.engine import EngineAway

API_PREFIX = "/api/"
SITE_WITHHELD = "tag:cong,2026:site-withheld"
"""The `type` that tells a site taken off the web from a system that is down, both 503."""
QUERY_TOO_SLOW = "tag:cong,2026:query-too-slow"
"""The `type` of an answer that was given up because the database took too long over it."""
ASK_AGAIN_SECONDS = 3600
A_MINUTE = 60
SOME_MINUTES = "600"


class BadQuery(Exception):
    """The query cannot be answered; every fault is named at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class SiteWithheld(Exception):
    """The site may not be read for now; `notice` says why."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


def bad_fields(sent: "serializers.BaseSerializer[Any]") -> BadQuery:
    """Return the refusal of what was sent, with each field at fault."""
    data = sent.initial_data if isinstance(sent.initial_data, dict) else {}
    return BadQuery(
        *(
            Fault(name, str(data.get(name, ""))[:200], str(reasons[0]), _("Hãy sửa giá trị này."))
            for name, reasons in sent.errors.items()
        )
    )


class TooLarge(Exception):
    """What was sent is larger than what may be sent there; `most` are bytes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class AddressTooLong(Exception):
    """The address asked for is longer than any the API gives out."""


class SameKeyOtherWords(Exception):
    """An idempotency key came again with something else."""


class NotPossibleNow(Exception):
    """What is asked for is not possible as things stand; `detail` says why."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Gone(Exception):
    """Something public once stood here and was taken off."""


def problem(
    status: int, detail: str, faults: tuple[Fault, ...] = (), *, kind: str = "about:blank"
) -> HttpResponse:
    """Return an error answer; `errors` names each field at fault."""
    title = HTTPStatus(status).phrase
    body = asdict(Problem(type=kind, title=title, status=status, detail=detail, errors=[*faults]))
    if not faults:
        del body["errors"]
    answer = JsonResponse(body, status=status, content_type="application/problem+json")
    answer["Cache-Control"] = "no-store"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def problem_response(error: Exception, _context: dict[str, Any]) -> HttpResponse | None:
    """Translate an error raised in a view; None lets an unforeseen one be a plain 500."""
    if isinstance(error, BadQuery):
        return problem(400, _("Yêu cầu có tham số không hợp lệ."), error.faults)
    if isinstance(error, SiteWithheld):
        return _withheld(error)
    if isinstance(error, TooLarge):
        detail = _("Nội dung gửi lên quá lớn: tối đa %(size)d KiB.")
        return problem(413, detail % {"size": error.most // 1024})
    if is_overtime(error):
        return _too_slow()
    if isinstance(error, NotPossibleNow):
        return problem(409, error.detail)
    for kind, status, detail in _answers():
        if isinstance(error, kind):
            return problem(status, detail)
    if isinstance(error, exceptions.NotAuthenticated):
        refused = problem(401, _("Thiếu mã của trình xuất bản, hoặc mã sai."))
        refused["WWW-Authenticate"] = error.auth_header
        return refused
    if isinstance(error, TooManyRemarks):
        refused = problem(429, _("Đã có quá nhiều ý kiến qua liên kết này. Hãy chờ ít phút."))
        refused["Retry-After"] = SOME_MINUTES
        return refused
    if isinstance(error, exceptions.Throttled):
        wait = max(1, round(error.wait or 1))
        detail = _("Bạn đã gửi quá nhiều yêu cầu. Hãy thử lại sau %(seconds)d giây.")
        refused = problem(429, detail % {"seconds": wait})
        refused["Retry-After"] = str(wait)
        return refused
    if isinstance(error, exceptions.APIException):
        return problem(error.status_code, str(error.detail))
    return None


def _withheld(error: SiteWithheld) -> HttpResponse:
    answer = problem(503, error.notice, kind=SITE_WITHHELD)
    answer["Retry-After"] = str(ASK_AGAIN_SECONDS)
    return answer


def _too_slow() -> HttpResponse:
    detail = _(
        "Cơ sở dữ liệu mất quá nhiều thời gian cho yêu cầu này. "
        "Hãy thu hẹp phạm vi, hoặc thử lại sau %(seconds)d giây."
    )
    answer = problem(503, detail % {"seconds": A_MINUTE}, kind=QUERY_TOO_SLOW)
    answer["Retry-After"] = str(A_MINUTE)
    return answer


def _answers() -> tuple[tuple[type[Exception], int, str], ...]:
    return (
        (Gone, 410, _("Nội dung này đã được gỡ khỏi cổng.")),
        (
            OtherHistory,
            410,
            _(
                "Con trỏ thuộc dữ liệu trước khi khôi phục. "
                "Hãy đọc lại toàn bộ rồi theo dõi từ after=now."
            ),
        ),
        (CursorTooOld, 410, _("Con trỏ quá cũ. Hãy đọc lại toàn bộ rồi theo dõi từ after=now.")),
        (EngineAway, 503, _("Tìm kiếm tạm thời không dùng được. Hãy thử lại sau ít phút.")),
        (CursorUnknown, 400, _("Con trỏ không do nguồn này cấp. Hãy đọc lại từ đầu.")),
        (
            SameKeyOtherWords,
            409,
            _("Khóa này đã dùng cho nội dung khác. Hãy tải lại trang rồi gửi lại."),
        ),
        (PreviewOver, 410, _("Liên kết xem trước đã hết hạn hoặc đã bị thu hồi.")),
        (AddressTooLong, 414, _("Địa chỉ quá dài: tối đa 6 KiB.")),
        (Http404, 404, _("Không có nội dung nào ở địa chỉ này.")),
        (UnknownPreview, 404, _("Không có nội dung nào ở địa chỉ này.")),
        (PermissionDenied, 403, _("Bạn không có quyền làm việc này.")),
    )


@csrf_exempt
def not_found(_request: HttpRequest) -> HttpResponse:
    """Answer an address of the API that does not exist, whatever the method."""
    return problem(404, _("Không có nội dung nào ở địa chỉ này."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request Django itself refused: a broken host name, too many fields."""
    if not request.path.startswith(API_PREFIX):
        return defaults.bad_request(request, exception)
    return problem(400, _("Yêu cầu không đọc được."))


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address nothing stands at, inside or outside this version of the API."""
    if not request.path.startswith(API_PREFIX):
        return defaults.page_not_found(request, exception)
    return not_found(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an unforeseen failure without a word of what went wrong inside."""
    if not request.path.startswith(API_PREFIX):
        return defaults.server_error(request)
    return problem(500, _("Hệ thống gặp lỗi. Hãy thử lại sau ít phút."))
