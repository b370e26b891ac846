"""The desk of questions: one queue, one screen for each question with its clocks and its log."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from backend.approval.page_screens import PrivateScreen, say_in
from backend.citizen import desk, files, intake, log, publication, redaction, rights, rules
from backend.citizen.files import Sent
from backend.citizen.forms import (
    ActForm,
    EntryForm,
    ForwardForm,
    PublicForm,
    ReasonForm,
)
from backend.citizen.models import (
    ACT_LABELS,
    OTHER_LABELS,
    STATE_LABELS,
    UNMASKED,
    Attachment,
    Kind,
    Question,
)
from backend.citizen.refusals import NotTaken
from backend.citizen.secrecy import new_submission_key
from backend.citizen.states import OVER, WITH_A_UNIT, WITH_THE_BOARD, Act, Actor, State
from content_models.navigation import SitePortal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PER_PAGE = 100
GROUPS: dict[str, tuple["StrOrPromise", tuple[State, ...]]] = {
    "board": (gettext_lazy("Chờ Ban Biên tập"), (State.RECEIVED, *WITH_THE_BOARD)),
    "unit": (gettext_lazy("Chờ đơn vị trả lời"), WITH_A_UNIT),
    "over": (gettext_lazy("Đã trả lời, kết thúc"), OVER),
}
CLOCK_LABELS = {
    "classify": gettext_lazy("Phân loại, chuyển đơn vị"),
    "out-of-scope-notice": gettext_lazy("Thông báo nếu không thuộc phạm vi"),
    "answer": gettext_lazy("Trả lời hoặc thông báo quá trình xử lý"),
    "promise": gettext_lazy("Ngày đã hẹn người gửi"),
    "acknowledge": gettext_lazy("Phản hồi yêu cầu"),
    "data": gettext_lazy("Thực hiện yêu cầu"),
}
DETAIL_LABELS = {
    "full_name": gettext_lazy("Họ tên, tên tổ chức"),
    "identity_number": gettext_lazy("Số định danh"),
    "address": gettext_lazy("Địa chỉ"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
}
OWN_ADDRESS = {Act.FORWARD: "citizen_forward", Act.MAKE_PUBLIC: "citizen_make_public"}
PLAIN_ACTS = tuple(
    act
    for act in Act
    if act not in {*OWN_ADDRESS, Act.REPLY, Act.RATE, Act.COPY_TO_BOARD, Act.WITHDRAW}
)
"""Acts that one form serves, at one address: which of them, its query says (`?do=answer`)."""


class QuestionsView(PrivateScreen, TemplateView):
    """The questions somebody may deal with, those due first."""

    template_name = "citizen/queue.html"
    page_title = gettext_lazy("Hỏi đáp")
    header_icon = "help"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_a_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        group = self.request.GET.get("group", "")
        questions = rights.visible(self.request.user)
        if group in GROUPS:
            questions = questions.filter(state__in=GROUPS[group][1])
        else:
            questions = questions.exclude(state__in=OVER)
        ordered = questions.order_by(F("due_at").asc(nulls_last=True), "received_at", "pk")
        page = Paginator(ordered, PER_PAGE).get_page(self.request.GET.get("p"))
        entering = SitePortal.objects.filter(path__in=rights.boards_of(self.request.user))
        return super().get_context_data(**kwargs) | {
            "questions": [_row(each, timezone.now()) for each in page],
            "page": page,
            "groups": [(key, label) for key, (label, _states) in GROUPS.items()],
            "group": group,
            "entering": entering.order_by("title"),
            "has_data_desk": rights.has_data_desk(self.request.user),
        }


def _row(question: Question, now: datetime) -> dict[str, Any]:
    return {
        "question": question,
        "state": STATE_LABELS[State(question.state)],
        "is_overdue": question.due_at is not None and question.due_at < now,
    }


class QuestionScreen(PrivateScreen):
    """A screen about the question its address names."""

    question: Question
    header_icon = "help"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Question.objects.select_related("portal", "routed_portal")
        self.question = get_object_or_404(found, pk=kwargs["question_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_read(request.user, self.question):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.question.reference

    def own_url(self) -> str:
        """Return where the question is dealt with."""
        return intake.desk_path(self.question)


class QuestionView(QuestionScreen, TemplateView):
    """One question: what was asked, until when what is owed, what was done, what can be done."""

    template_name = "citizen/question.html"
    page_title = gettext_lazy("Câu hỏi")
    personal: ClassVar[dict[str, str] | None] = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | _seen(
            self.question, self.request.user, kwargs.get("personal")
        )


class UnmaskView(QuestionScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Read what the sender told about themselves: once, and with a reason that is kept."""

    template_name = "citizen/act.html"
    page_title = gettext_lazy("Xem thông tin người gửi")
    form_class = ReasonForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.actors(request.user, self.question, log.case_of(self.question)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        told = desk.unmask(self.question, by=self.request.user, reason=reason)
        context = self.get_context_data(form=form) | _seen(self.question, self.request.user, told)
        return self.response_class(
            request=self.request,
            template=["citizen/question.html"],
            context=context,
            using=self.template_engine,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Xem"),
            "back_url": self.own_url(),
            "explanation": _("Thông tin hiện một lần, trên trang tiếp theo."),
        }


class ActView(QuestionScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One act about a question."""

    template_name = "citizen/act.html"
    form_class: type[forms.Form] = ActForm
    act: Act | None = None

    @property
    def page_title(self) -> str:
        """What is done."""
        return str(ACT_LABELS[self.doing])

    @property
    def doing(self) -> Act:
        """The act that the address is of, or that the query names."""
        named = self.act or self.request.GET.get("do", "")
        found = next((act for act in Act if act == named), None)
        if found is None or (self.act is None and found not in PLAIN_ACTS):
            raise Http404
        return found

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        case = log.case_of(self.question)
        if self.doing not in desk.possible(request.user, self.question, case):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        own = {"act": self.doing, "needs_words": self.doing in desk.ASKED_FOR}
        return super().get_form_kwargs() | own

    def do(self, values: dict[str, Any]) -> None:
        """Do it; ValidationError is said in the form."""
        desk.act(self.question, self.doing, by=self.request.user, **values)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.do(form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        said = _("Đã ghi: %(act)s.") % {"act": self.page_title}
        messages.success(self.request, said)
        if not rights.may_read(self.request.user, self.question):
            return redirect("citizen_queue")  # it is with somebody else now
        return redirect(self.own_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.page_title,
            "back_url": self.own_url(),
            "question": self.question,
        }


class ForwardView(ActView):
    """Send a question to whoever has to answer it."""

    act = Act.FORWARD
    form_class = ForwardForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = FormView.get_form_kwargs(self)
        return kwargs | {"portals": SitePortal.objects.order_by("path")}

    def get_initial(self) -> dict[str, Any]:
        return {"to": self.question.portal_id}

    def do(self, values: dict[str, Any]) -> None:
        desk.forward(self.question, by=self.request.user, **values)


class MakePublicView(ActView):
    """Draft the public page of an answer."""

    act = Act.MAKE_PUBLIC
    form_class = PublicForm
    template_name = "citizen/public.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        section = publication.section_for(self.question)
        if section is None or not section.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        self.proposal = publication.proposal_for(self.question)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return FormView.get_form_kwargs(self)

    def get_initial(self) -> dict[str, Any]:
        return {
            "title": self.proposal.title.text,
            "question": self.proposal.question.text,
            "answer": self.proposal.answer.text,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        values = form.cleaned_data
        try:
            page = publication.make_public(
                self.question,
                title=values["title"],
                text=values["question"],
                answer=values["answer"],
                by=self.request.user,
            )
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã tạo bản nháp; hãy đọc lại rồi gửi duyệt."))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"removed": self.proposal.removed}


class EraseView(QuestionScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Delete who asked and what was said, as the sender may ask (HP25-9.7)."""

    template_name = "citizen/act.html"
    page_title = gettext_lazy("Xóa dữ liệu cá nhân")
    form_class = ReasonForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.question.state not in OVER or not rights.is_on_board(
            request.user, self.question.portal
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        desk.erase(self.question, by=self.request.user, now=timezone.now())
        messages.success(self.request, _("Đã xóa; số liệu thống kê được giữ lại."))
        return redirect(self.own_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Xóa vĩnh viễn"),
            "is_serious": True,
            "back_url": self.own_url(),
            "explanation": _(
                "Nội dung, thông tin người gửi, câu trả lời và tệp đính kèm mất hẳn; thời điểm và "
                "tình trạng được giữ để thống kê."
            ),
        }


class EnterView(PrivateScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Enter what arrived some other way than by the portal."""

    template_name = "citizen/act.html"
    page_title = gettext_lazy("Nhập câu hỏi")
    header_icon = "help"
    form_class = EntryForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.portal = get_object_or_404(SitePortal, key=kwargs["portal_key"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_enter(request.user, self.portal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.portal.title)

    def form_valid(self, form: Any) -> HttpResponse:
        values = dict(form.cleaned_data)
        uploaded = values.pop("attachments")
        attached = (Sent(uploaded.name, uploaded.read(files.LARGEST + 1)),) if uploaded else ()
        try:
            taken = intake.enter(
                self.portal,
                values,
                attached,
                channel=values.pop("channel"),
                received_at=values.pop("received_at"),
                by=self.request.user,
                key=new_submission_key(),
                now=timezone.now(),
            )
        except NotTaken as refusal:
            for fault in refusal.faults:
                form.add_error(fault.field, f"{fault.reason} {fault.remedy}")
            return self.form_invalid(form)
        said = _("Đã nhập. Mã tra cứu, chỉ hiện lần này, để đưa cho người gửi: %(code)s")
        messages.success(self.request, said % {"code": taken.code})
        return redirect(intake.desk_path(taken.question))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Nhập"),
            "back_url": reverse("citizen_queue"),
            "explanation": _(
                "Thiếu thông tin theo quy chế thì câu hỏi chờ người gửi bổ sung; thời hạn tính từ khi đủ."
            ),
        }


def attachment(request: HttpRequest, question_id: Any, attachment_id: int) -> HttpResponse:
    """Hand over what a sender attached, as a file that no browser opens by itself."""
    found = get_object_or_404(
        Attachment.objects.select_related("question__portal", "question__routed_portal"),
        pk=attachment_id,
        question=question_id,
    )
    question = found.question
    if not rights.actors(request.user, question, log.case_of(question)):
        raise PermissionDenied
    answer = HttpResponse(files.content_of(found), content_type="application/octet-stream")
    ending = next(key for key, kind in files.TYPES.items() if kind == found.content_type)
    # The name may tell who sent it, and headers end up in logs.
    answer["Content-Disposition"] = (
        f'attachment; filename="{question.reference}-{found.pk}.{ending}"'
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store"
    return answer


def _address(question: Question, act: Act) -> str:
    if act in OWN_ADDRESS:
        return reverse(OWN_ADDRESS[act], args=[question.pk])
    return f"{reverse('citizen_act', args=[question.pk])}?do={act}"


def _seen(question: Question, user: Any, personal: dict[str, str] | None) -> dict[str, Any]:
    """Return what a screen shows of a question; who asked is masked unless it is handed in."""
    events = list(question.events.select_related("words", "by"))
    case = log.case_of(question, events)
    acts = desk.possible(user, question, case)
    is_board = rights.is_on_board(user, question.portal)
    told = personal if personal is not None else masked(question.personal)
    return {
        "question": question,
        "state": STATE_LABELS[case.state],
        "topic": {each.key: each.name for each in rules.topics()}.get(question.topic, ""),
        "clocks": _clocks(question, case),
        "timeline": [_line(each) for each in events],
        "acts": [
            (_address(question, act), ACT_LABELS[act])
            for act in acts
            if act in PLAIN_ACTS or act in OWN_ADDRESS
        ],
        "personal": [(DETAIL_LABELS[name], value) for name, value in told.items()],
        "is_masked": personal is None,
        "may_unmask": bool(rights.actors(user, question, case)),
        "may_enter_request": is_board and question.erased_at is None,
        "may_erase": is_board and case.state in OVER and question.erased_at is None,
        "attachments": question.attachments.all(),
        "is_paused": case.is_paused,
        "has_no_letters": bool(question.personal) and "email" not in question.personal,
    }


def masked(personal: dict[str, str]) -> dict[str, str]:
    """Return what a sender told, with no more of it than tells one from another."""
    return {
        name: redaction.masked(value, shown=0 if name in {"full_name", "address", "email"} else 3)
        for name, value in personal.items()
    }


def _clocks(question: Question, case: Any) -> list[dict[str, Any]]:
    now = timezone.now()
    return [
        {
            "clock": clock,
            "label": CLOCK_LABELS[clock.what],
            "is_overdue": clock.is_overdue(now),
            "days": [step for step in clock.steps if step.days or step.day.name],
        }
        for clock in log.clocks(question, case)
    ]


def _line(event: Any) -> dict[str, Any]:
    words = getattr(event, "words", None)
    label = OTHER_LABELS.get(event.what) or ACT_LABELS[Act(event.what)]
    who = event.by.get_full_name() or event.by.get_username() if event.by else ""
    if not who:
        who = _("Người gửi") if event.actor == Actor.CITIZEN else _("Hệ thống")
    return {
        "at": event.at,
        "label": label,
        "who": who,
        "unit": event.unit,
        "promised": event.promised,
        "text": words.text if words else "",
        "is_internal": words is not None and words.kind == Kind.INTERNAL,
        "is_look": event.what == UNMASKED,
    }
