"""The desk of requests about personal data: a queue with its clock, and what is done about each."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from backend.approval.page_screens import PrivateScreen, say_in
from backend.calendars import calendar_of
from backend.citizen import data_requests, rights
from backend.citizen.data_requests import NotAskedNow
from backend.citizen.forms import ConfirmForm, CorrectionForm, DataEntryForm, RefusalForm
from backend.citizen.models import UNDECIDED, DataRequest, Request, Stage
from backend.citizen.refusals import NotTaken
from backend.citizen.screens import CLOCK_LABELS, DETAIL_LABELS, QuestionScreen, masked

PER_PAGE = 100
ACTS: dict[str, tuple[Any, type[forms.Form]]] = {
    "acknowledge": (gettext_lazy("Báo đã nhận"), ConfirmForm),
    "hand-out": (gettext_lazy("Cung cấp dữ liệu"), ConfirmForm),
    "correct": (gettext_lazy("Sửa dữ liệu"), CorrectionForm),
    "erase": (gettext_lazy("Xóa dữ liệu"), ConfirmForm),
    "refuse": (gettext_lazy("Từ chối"), RefusalForm),
}
"""What may be done, by the word in the query, with its form."""
DOES = {Request.ACCESS: "hand-out", Request.CORRECTION: "correct", Request.DELETION: "erase"}
EXPLANATIONS = {
    "acknowledge": gettext_lazy("Người gửi được báo là cơ quan đã nhận yêu cầu và đang thực hiện."),
    "hand-out": gettext_lazy(
        "Người gửi xem được, một lần, bằng mã tra cứu: mọi thông tin đang lưu về họ. Ai có mã đều "
        "xem được; nếu nghi ngờ mã đã lộ, hãy từ chối và mời người gửi đến trực tiếp."
    ),
    "correct": gettext_lazy(
        "Chỉ ghi vào những ô cần sửa; ô để trống giữ nguyên. Sửa nội dung câu hỏi thì nội dung cũ được "
        "giữ trong nhật ký, người gửi đọc được; nếu câu hỏi đã công khai, trang ấy phải được đính chính "
        "và duyệt lại."
    ),
    "erase": gettext_lazy(
        "Nội dung, thông tin người gửi, câu trả lời và tệp đính kèm mất hẳn; câu hỏi chưa trả lời "
        "được coi là đã rút. Thời điểm và tình trạng được giữ để thống kê."
    ),
    "refuse": gettext_lazy("Người gửi đọc lý do này."),
}


def possible(user: Any, request: DataRequest) -> list[str]:
    """Return what somebody may do about a request now."""
    if request.stage not in UNDECIDED or not rights.is_on_board(user, request.portal):
        return []
    first = ["acknowledge"] if request.stage == Stage.RECEIVED else []
    return [*first, DOES[Request(request.kind)], "refuse"]


class DataQueueView(PrivateScreen, TemplateView):
    """The requests of one's own boards, those due first."""

    template_name = "citizen/data_queue.html"
    page_title = gettext_lazy("Yêu cầu về dữ liệu cá nhân")
    header_icon = "lock"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_data_desk(request.user):
            raise PermissionDenied
        answer = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        is_over = self.request.GET.get("group") == "over"
        requests = rights.visible_requests(self.request.user)
        requests = (
            requests.exclude(stage__in=UNDECIDED)
            if is_over
            else requests.filter(stage__in=UNDECIDED)
        )
        order = F("due_at").asc(nulls_last=True)
        page = Paginator(requests.order_by(order, "pk"), PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        rows = [
            (each, bool(each.due_at and each.due_at < now and each.stage in UNDECIDED))
            for each in page
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "page": page, "is_over": is_over}


class DataRequestScreen(PrivateScreen):
    """A screen about the request its address names."""

    asked: DataRequest
    header_icon = "lock"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = DataRequest.objects.select_related("portal", "question__portal")
        self.asked = get_object_or_404(found, pk=kwargs["data_request_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.visible_requests(request.user).filter(pk=self.asked.pk).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.asked.question.reference


class DataRequestView(DataRequestScreen, TemplateView):
    """One request: what is asked, until when what is owed, what can be done. Who asks is masked."""

    template_name = "citizen/data_request.html"
    page_title = gettext_lazy("Yêu cầu về dữ liệu cá nhân")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        asked = self.asked
        clocks = data_requests.clocks_of(asked, calendar_of(asked.portal.key))
        told = masked(asked.question.personal)
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "acts": [(each, ACTS[each][0]) for each in possible(self.request.user, asked)],
            "clocks": [(each, CLOCK_LABELS[each.what], each.is_overdue(now)) for each in clocks],
            "personal": [(DETAIL_LABELS[name], value) for name, value in told.items()],
        }


class DataActView(DataRequestScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One thing that is done about a request; which one, the query says."""

    template_name = "citizen/act.html"

    @property
    def doing(self) -> str:
        """Return the word of what is done."""
        named = self.request.GET.get("do", "")
        if named not in ACTS:
            raise Http404
        return str(named)

    @property
    def page_title(self) -> str:
        """What is done."""
        return str(ACTS[self.doing][0])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.doing not in possible(request.user, self.asked):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[forms.Form]:
        return ACTS[self.doing][1]

    def get_initial(self) -> dict[str, Any]:
        question = self.asked.question
        return {"title": question.title, "text": question.text} if self.doing == "correct" else {}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self._do(form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        except NotTaken as refusal:
            for fault in refusal.faults:
                form.add_error(fault.field, f"{fault.reason} {fault.remedy}")
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi: %(act)s.") % {"act": self.page_title})
        return redirect(data_requests.desk_path(self.asked))

    def _do(self, values: dict[str, Any]) -> None:
        who = {"by": self.request.user, "now": timezone.now()}
        match self.doing:
            case "acknowledge":
                data_requests.acknowledge(self.asked, **who)
            case "hand-out":
                data_requests.hand_out(self.asked, **who)
            case "correct":
                data_requests.correct(self.asked, values, **who)
            case "erase":
                data_requests.erase(self.asked, **who)
            case _:
                data_requests.refuse(self.asked, reason=values["reason"], **who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.page_title,
            "is_serious": self.doing == "erase",
            "explanation": EXPLANATIONS[self.doing],
            "back_url": data_requests.desk_path(self.asked),
        }


class DataEnterView(QuestionScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Enter what a sender asks in person, by post or by letter."""

    template_name = "citizen/act.html"
    page_title = gettext_lazy("Nhập yêu cầu về dữ liệu cá nhân")
    form_class = DataEntryForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.is_on_board(request.user, self.question.portal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        values = form.cleaned_data
        try:
            asked = data_requests.ask(
                self.question,
                Request(values["kind"]),
                text=values["text"],
                channel=values["channel"],
                by=self.request.user,
                now=timezone.now(),
            )
        except NotAskedNow:
            form.add_error("kind", _("Yêu cầu này đang chờ, hoặc không còn dữ liệu nào được lưu."))
            return self.form_invalid(form)
        return redirect(data_requests.desk_path(asked))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Nhập"),
            "back_url": self.own_url(),
            "explanation": _("Trước khi nhập, hãy kiểm tra người yêu cầu đúng là người gửi."),
        }
