"""The desk of contributions: one queue for a site, one screen for each, one for each act about it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from backend.approval.page_screens import PrivateScreen, say_in
from backend.citizen import files, redaction
from backend.contributions import desk, rights
from backend.contributions.forms import ReasonForm, TakeOverForm, WordsForm
from backend.contributions.models import (
    ACT_LABELS,
    OTHER_LABELS,
    STATE_LABELS,
    Contribution,
    Entry,
    Photograph,
)
from backend.contributions.states import Act, State

PER_PAGE = 100
DETAIL_LABELS = {
    "full_name": gettext_lazy("Họ tên"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
}
ADDRESSES = {
    Act.TAKE_OVER: "contributions_take_over",
    Act.ASK_BACK: "contributions_ask_back",
    Act.DECLINE: "contributions_decline",
    Act.REOPEN: "contributions_reopen",
}


class QueueView(PrivateScreen, TemplateView):
    """The contributions somebody may deal with, those that wait longest first."""

    template_name = "contributions/queue.html"
    page_title = gettext_lazy("Bài gửi của bạn đọc")
    header_icon = "mail"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_a_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        group = next((each for each in State if each == asked.get("group")), State.RECEIVED)
        found = rights.visible(self.request.user).filter(state=group).order_by("received_at", "pk")
        page = Paginator(found, PER_PAGE).get_page(asked.get("p"))
        return super().get_context_data(**kwargs) | {
            "page": page,
            "groups": [(each.value, STATE_LABELS[each]) for each in State],
            "group": group.value,
        }


class OneScreen(PrivateScreen):
    """A screen about the contribution its address names."""

    contribution: Contribution
    header_icon = "mail"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Contribution.objects.select_related("portal", "page")
        self.contribution = get_object_or_404(found, pk=kwargs["contribution_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_read(request.user, self.contribution):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.contribution.reference


class OneView(OneScreen, TemplateView):
    """One contribution: what was sent, what was done about it, what can be done."""

    template_name = "contributions/one.html"
    page_title = gettext_lazy("Bài gửi")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | _seen(self.contribution, self.request.user)


class AboutOne(OneScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Something done about a contribution with a form; subclasses say what."""

    template_name = "approval/act.html"
    form_class: type[forms.Form] = ReasonForm
    explanation: Any = ""
    is_serious = False

    def may(self) -> bool:
        """Tell whether whoever asks may do it now."""
        raise NotImplementedError

    def do(self, form: Any) -> HttpResponse | None:
        """Do it; ValidationError is said in the form."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            answer = self.do(form)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        if answer is not None:
            return answer
        messages.success(self.request, _("Đã ghi: %(act)s.") % {"act": self.page_title})
        return redirect(self.contribution.desk_path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.page_title,
            "back_url": self.contribution.desk_path,
            "explanation": self.explanation,
            "is_serious": self.is_serious,
            "contribution": self.contribution,
        }


class ActView(AboutOne):
    """One act of the board about a contribution."""

    act: ClassVar[Act]

    @property
    def page_title(self) -> str:
        """What is done."""
        return str(ACT_LABELS[self.act])

    def may(self) -> bool:
        return self.act in desk.possible(self.request.user, self.contribution)


class TakeOverView(ActView):
    """Read a contribution over and make a draft of it."""

    act = Act.TAKE_OVER
    form_class = TakeOverForm
    explanation = gettext_lazy(
        "Bản nháp ghi bút danh làm tác giả, không có thông tin nào khác của người gửi. Ảnh được gỡ "
        "dữ liệu về nơi chụp, máy chụp. Bạn sửa tiếp bản nháp rồi gửi duyệt; người đưa vào không tự duyệt."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        sections = desk.sections_for(self.contribution, self.request.user)
        photographs = list(self.contribution.photographs.all())
        return super().get_form_kwargs() | {"sections": sections, "photographs": photographs}

    def get_initial(self) -> dict[str, Any]:
        one = self.contribution
        return {"title": one.title, "text": one.text, "event_at": one.received_at}

    def do(self, form: Any) -> HttpResponse | None:
        page = desk.take_over(self.contribution, by=self.request.user, **form.taken())
        messages.success(self.request, _("Đã tạo bản nháp; hãy đọc lại rồi gửi duyệt."))
        return redirect("wagtailadmin_pages:edit", page.pk)


class AskBackView(ActView):
    """Ask the sender something."""

    act = Act.ASK_BACK
    form_class = WordsForm

    def do(self, form: Any) -> HttpResponse | None:
        desk.ask_back(self.contribution, text=form.cleaned_data["text"], by=self.request.user)
        return None


class ReasonView(ActView):
    """An act with a reason."""

    command: ClassVar[Callable[..., None]]

    def do(self, form: Any) -> HttpResponse | None:
        reason = form.cleaned_data["reason"]
        type(self).command(self.contribution, reason=reason, by=self.request.user)
        return None


class DeclineView(ReasonView):
    """Decide that it is not used."""

    act = Act.DECLINE
    command = staticmethod(desk.decline)
    explanation = gettext_lazy(
        "Người gửi nhận thư có lý do này. Bản nháp chưa đăng và ảnh đã đưa vào kho mất hẳn."
    )


class ReopenView(ReasonView):
    """Look at it again."""

    act = Act.REOPEN
    command = staticmethod(desk.reopen)


class UnmaskView(AboutOne):
    """Read what the sender told about themselves: once, and with a reason that is kept."""

    page_title = gettext_lazy("Xem thông tin người gửi")
    explanation = gettext_lazy("Thông tin hiện một lần, trên trang tiếp theo.")

    def may(self) -> bool:
        return rights.may_act(self.request.user, self.contribution)

    def do(self, form: Any) -> HttpResponse | None:
        reason = form.cleaned_data["reason"]
        told = desk.unmask(self.contribution, by=self.request.user, reason=reason)
        seen = _seen(self.contribution, self.request.user, told)
        return self.response_class(
            request=self.request,
            template=["contributions/one.html"],
            context=self.get_context_data(form=form) | seen,
            using=self.template_engine,
        )


class EraseView(AboutOne):
    """Delete who sent it and what, as the sender may ask."""

    page_title = gettext_lazy("Xóa dữ liệu cá nhân")
    explanation = gettext_lazy(
        "Nội dung đã nhận, ảnh, thông tin người gửi, lời trao đổi và thư gửi cho họ mất hẳn, kể cả thư "
        "chưa đi; bản nháp chưa từng đăng và ảnh của nó cũng vậy. Bài đã đăng giữ bút danh và ảnh: "
        "đó là phần của trang. Hồ sơ kiểm duyệt giữ tiêu đề bản nháp; thư đã đi không lấy lại được."
    )
    is_serious = True

    def may(self) -> bool:
        return desk.may_erase(self.contribution, self.request.user)

    def do(self, form: Any) -> HttpResponse | None:
        desk.erase(self.contribution, by=self.request.user, reason=form.cleaned_data["reason"])
        return None


def photograph(request: HttpRequest, contribution_id: Any, photograph_id: int) -> HttpResponse:
    """Show a picture to the board before it is taken over; nobody keeps it."""
    own = Photograph.objects.select_related("contribution__portal")
    found = get_object_or_404(own, pk=photograph_id, contribution=contribution_id)
    if not rights.may_act(request.user, found.contribution):
        raise PermissionDenied
    answer = HttpResponse(files.content_of(found), content_type=found.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store"
    return answer


def _seen(one: Contribution, user: Any, told: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a screen shows; who sent it is masked unless that is handed in."""
    shown = told if told is not None else _masked(one)
    may_act = rights.may_act(user, one)
    return {
        "one": one,
        "state": STATE_LABELS[State(one.state)],
        "acts": [
            (reverse(ADDRESSES[act], args=[one.pk]), ACT_LABELS[act])
            for act in desk.possible(user, one)
        ],
        "photographs": [
            (reverse("contributions_photograph", args=[one.pk, each.pk]), each)
            for each in one.photographs.all()
        ]
        if may_act
        else [],
        "personal": [(DETAIL_LABELS[name], value) for name, value in shown.items()],
        "is_masked": told is None,
        "may_unmask": bool(one.personal) and may_act,
        "may_erase": desk.may_erase(one, user),
        "timeline": [_line(each) for each in one.entries.select_related("by")],
    }


def _masked(one: Contribution) -> dict[str, str]:
    return {
        name: redaction.masked(value, shown=3 if name == "phone" else 0)
        for name, value in one.personal.items()
    }


def _line(entry: Entry) -> dict[str, Any]:
    label = OTHER_LABELS.get(entry.what) or ACT_LABELS[Act(entry.what)]
    who = entry.by.get_full_name() or entry.by.get_username() if entry.by else ""
    return {"at": entry.at, "label": label, "who": who, "text": entry.text}
