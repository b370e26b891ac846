"""The review screen: a page's way up the chain, what it changes, what is said, and the decision."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page, Task, TaskState

from backend.accounts.rights import holds_any_role, sees_everything
from backend.approval import chain, site_rules
from backend.approval.comparison import changes_of
from backend.approval.decisions import Decision
from backend.approval.models import EmergencyReview, Remark
from backend.approval.page_screens import PageScreen
from backend.approval.routes import takes
from backend.approval.seals import seal_of
from backend.approval.tasks import ChainTask, ChainTaskState, subject_of
from backend.regulations.approval import StepKey
from backend.regulations.royalty_policies import royalty_rules

APPROVE, CHANGES, REJECT = "approve", "changes", "reject"


class DecisionForm(forms.Form):
    """Agree, or send back with a reason. `seal` is what the person was shown."""

    decision = forms.ChoiceField(label=_("Quyết định"), widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bắt buộc khi trả lại hoặc yêu cầu sửa: ghi rõ phải sửa gì."),
    )
    seal = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, task: ChainTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agree = _("Duyệt đăng") if task.is_final else _("Đồng ý, chuyển bước sau")
        choices = [(APPROVE, agree), (REJECT, _("Trả lại tác giả"))]
        if task.step != StepKey.EDITOR:
            choices.insert(1, (CHANGES, _("Yêu cầu ban thư ký sửa")))
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        decision = cleaned.get("decision")
        if decision in {CHANGES, REJECT} and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Hãy ghi lý do trả lại để biết phải sửa gì."))
        return cleaned


class RemarkForm(forms.Form):
    """Something said about the draft."""

    text = forms.CharField(
        label=_("Góp ý"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy viết ý kiến.")},
    )


@dataclass(frozen=True)
class StepRow:
    """One step of the chain, how the page stands at it, and whether its topics lead there."""

    task: Task
    state: ChainTaskState | None
    is_current: bool
    is_taken: bool


class ReviewView(PageScreen, TemplateView):
    """Where a page waiting for a decision is read, discussed and decided on."""

    template_name = "approval/review.html"
    page_title = _("Kiểm duyệt")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (holds_any_role(request.user, self.page) or sees_everything(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the pressed button says."""
        act = request.POST.get("act", "decide")
        if act == "decide":
            return self._decide()
        if act == "remark":
            return self._remark()
        commands = {"claim": chain.claim, "release": chain.release, "cancel": chain.cancel}
        if act not in commands:
            raise PermissionDenied
        try:
            commands[act](self.page, by=request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
        return redirect(request.path)

    def _decide(self) -> HttpResponse:
        state = chain.waiting_state(self.page)
        if state is None:
            messages.error(self.request, _("Trang này không còn chờ xử lý."))
            return redirect(self.request.path)
        form = DecisionForm(self.request.POST, task=state.task.specific)
        if not form.is_valid() or not self.attempt(form, lambda: self._record(form)):
            return self.render_to_response(self.get_context_data(decision_form=form))
        self._say_what_happened(form.cleaned_data["decision"])
        return redirect(self.parent_url())

    def _record(self, form: DecisionForm) -> None:
        comment, user = form.cleaned_data["comment"], self.request.user
        decision = form.cleaned_data["decision"]
        if decision == REJECT:
            chain.reject(self.page, by=user, reason=comment)
        elif decision == CHANGES:
            chain.request_changes(self.page, by=user, reason=comment)
        else:
            seen = form.cleaned_data["seal"] or None
            chain.approve(self.page, by=user, comment=comment, seen=seen)

    def _say_what_happened(self, decision: str) -> None:
        page = Page.objects.get(pk=self.page.pk)
        if decision == REJECT:
            text = _("Đã trả lại “%s” kèm lý do.")
        elif decision == CHANGES:
            text = _("Đã yêu cầu sửa “%s”.")
        elif page.live and not page.has_unpublished_changes:
            text = _("“%s” đã được duyệt và đang lên cổng.")
        else:
            text = _("“%s” đã được duyệt ở bước này.")
        messages.success(self.request, text % page.get_admin_display_title())

    def _remark(self) -> HttpResponse:
        form = RemarkForm(self.request.POST)
        said = form.is_valid() and self.attempt(
            form,
            lambda: chain.remark(self.page, text=form.cleaned_data["text"], by=self.request.user),
        )
        if not said:
            return self.render_to_response(self.get_context_data(remark_form=form))
        return redirect(f"{self.request.path}#remarks")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = chain.waiting_state(self.page)
        may_decide = state is not None and state.task.specific.may_review(
            self.page, self.request.user
        )
        context = super().get_context_data(**kwargs) | {
            "page": self.page,
            "state": state,
            "steps": steps_of(self.page),
            "may_decide": may_decide,
            "may_cancel": self._may_cancel(state),
            "changes": changes_of(self.page, self.request),
            "credits": credits_of(self.page),
            "remarks": remarks_on(self.page),
            "history": history_of(self.page),
            "emergency": EmergencyReview.objects.filter(page=self.page, reviewed_at=None).first(),
            "may_edit": self.page.permissions_for_user(self.request.user).can_edit(),
        }
        context.setdefault("remark_form", RemarkForm())
        if state is not None and may_decide:
            seal = seal_of(self.page.get_latest_revision()).seal
            fresh = DecisionForm(task=state.task.specific, initial={"seal": seal})
            context.setdefault("decision_form", fresh)
        return context

    def _may_cancel(self, state: ChainTaskState | None) -> bool:
        if state is None:
            return False
        return self.request.user.pk in {state.workflow_state.requested_by_id, self.page.owner_id}


def steps_of(page: Page) -> list[StepRow]:
    """Return the chain's steps and how the page stands at each, for its newest way up."""
    chain_state = page.current_workflow_state or page.workflow_states.order_by("created_at").last()
    if chain_state is None:
        return []
    states: dict[int, ChainTaskState] = {
        state.task_id: state
        for state in ChainTaskState.objects.filter(workflow_state=chain_state)
        .exclude(status=TaskState.STATUS_CANCELLED)
        .select_related("claimed_by", "finished_by")
        .order_by("started_at", "pk")
    }
    current = chain_state.current_task_state_id
    taken = _steps_taken(page)
    return [
        StepRow(
            task,
            states.get(task.pk),
            is_current=_pk(states.get(task.pk)) == current,
            is_taken=task.specific.step_name in taken,
        )
        for task in chain_state.workflow.tasks
    ]


def _steps_taken(page: Page) -> set[str]:
    """Return the names of the steps the newest draft takes, as it stands now."""
    portal = site_rules.portal_of(page)
    rules = site_rules.rules_of(portal).approval
    subject = subject_of(page.get_latest_revision_as_object())
    return {step.name for step in site_rules.chain_of(portal) if takes(step, rules, subject)}


def _pk(state: ChainTaskState | None) -> int | None:
    return state.pk if state is not None else 0


def credits_of(page: Page) -> list[dict[str, Any]]:
    """Return who the newest draft says made it, and of what: approved with it, and public nowhere."""
    rules = royalty_rules()
    return [
        {
            **each,
            "genre": rules.name_of_genre(each["genre"]),
            "kind": rules.name_of_kind(each["kind"]),
        }
        for each in getattr(page.get_latest_revision_as_object(), "authors", ())
    ]


def remarks_on(page: Page) -> QuerySet[Remark]:
    """Return everything said about a page's drafts, oldest first."""
    return Remark.objects.filter(page=page).select_related("user")


def history_of(page: Page) -> QuerySet[Decision]:
    """Return the record's entries about a page, newest first."""
    return Decision.objects.filter(page_id=page.pk).order_by("-number")[:50]
