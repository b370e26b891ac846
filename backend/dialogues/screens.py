"""The moderator's screens: the dialogues of one's sites, a session as it runs, one question of it."""

from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from backend.approval import site_rules
from backend.approval.page_screens import PrivateScreen, say_in
from backend.citizen import redaction, rights
from backend.dialogues import desk, intake
from backend.dialogues.forms import QuestionForm
from backend.dialogues.models import ACT_LABELS, DialogueQuestion
from backend.dialogues.states import Act, Phase
from backend.published import store
from content_models.dialogues import DialoguePage

MOST_LISTED = 100
PHASE_LABELS = {
    Phase.ANNOUNCED: gettext_lazy("Đã thông báo, đang nhận câu hỏi"),
    Phase.LIVE: gettext_lazy("Đang diễn ra"),
    Phase.OVER: gettext_lazy("Đã kết thúc"),
}


class DialoguesView(PrivateScreen, TemplateView):
    """The announced dialogues of the sites of whose boards somebody is, the latest first."""

    template_name = "dialogues/list.html"
    page_title = gettext_lazy("Đối thoại trực tuyến")
    header_icon = "group"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.boards_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        below = (Q(path__startswith=board) for board in rights.boards_of(self.request.user))
        pages = DialoguePage.objects.live().filter(
            reduce(or_, below), locale__language_code="vi", source_url=""
        )
        return super().get_context_data(**kwargs) | {
            "rows": [(page, _phase(page)) for page in pages.order_by("-starts_at")[:MOST_LISTED]]
        }


def _phase(page: DialoguePage) -> Any:
    return PHASE_LABELS[intake.timetable_of(page).phase(timezone.now())]


def _announced(user: Any, page_id: int) -> DialoguePage:
    """Return a dialogue that somebody may lead: announced, and of a site of whose board they are."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, DialoguePage):
        raise Http404
    if not rights.is_on_board(user, page):
        raise PermissionDenied
    if not page.live or store.cleared(page) is None or not page.is_held_here:
        raise Http404
    return page


class SessionView(PrivateScreen, TemplateView):
    """What was asked, what waits, what was answered; it looks for more by itself."""

    template_name = "dialogues/session.html"
    page_title = gettext_lazy("Điều hành đối thoại")
    header_icon = "group"
    page: DialoguePage

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = _announced(request.user, kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | _seen(self.page)


def _seen(page: DialoguePage) -> dict[str, Any]:
    return {"page": page, "phase": _phase(page), "questions": desk.board_of(page)}


def incoming(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the session's questions alone, as the screen shows them."""
    page = _announced(request.user, page_id)
    answer = render(request, "dialogues/questions.html", _seen(page))
    answer["Cache-Control"] = "no-store"
    return answer


class QuestionView(PrivateScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One question: read, chosen or turned away, prepared, released, corrected, taken back."""

    template_name = "dialogues/question.html"
    page_title = gettext_lazy("Câu hỏi đối thoại")
    header_icon = "group"
    form_class = QuestionForm
    question: DialogueQuestion
    page: DialoguePage

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = DialogueQuestion.objects.select_related("session__portal")
        self.question = get_object_or_404(found, pk=kwargs["asked_id"])
        if not rights.is_on_board(request.user, self.question.session.portal):
            raise PermissionDenied
        self.page = desk.page_of(self.question)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"page": self.page}

    def get_initial(self) -> dict[str, Any]:
        known = [self.question.email] if self.question.email else []
        return QuestionForm.initial_of(
            self.question, redaction.redacted(self.question.text, known=known)
        )

    def form_valid(self, form: Any) -> HttpResponse:
        what = next((act for act in Act if act == self.request.POST.get("do")), None)
        if what is None:
            raise PermissionDenied
        said = dict(form.cleaned_data)
        reason = said.pop("reason")
        try:
            desk.act(
                self.question,
                what,
                by=self.request.user,
                said=desk.Prepared(**said) if what is not Act.RETRACT else None,
                reason=reason,
            )
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        done = {"act": ACT_LABELS[what], "number": self.question.number}
        messages.success(self.request, _("Câu hỏi %(number)d: đã ghi “%(act)s”.") % done)
        return redirect("dialogues_session", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts = desk.possible_acts(self.request.user, self.question, self.page, now=timezone.now())
        return super().get_context_data(**kwargs) | {
            "question": self.question,
            "acts": [(act.value, ACT_LABELS[act]) for act in acts],
            "suggestions": desk.suggestions_for(self.question),
            "back_page": self.page,
            "portal": site_rules.portal_of(self.page),
        }
