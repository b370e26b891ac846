"""The board's screens: decide on a page at its present step, and take a live page off."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from backend.approval import chain

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

APPROVE, REJECT = "approve", "reject"


class DecisionForm(forms.Form):
    """Approve, or send back with a reason."""

    decision = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[(APPROVE, _("Duyệt")), (REJECT, _("Trả lại để sửa"))],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bắt buộc khi trả lại: ghi rõ phải sửa gì."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("decision") == REJECT and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Hãy ghi lý do trả lại để tác giả biết phải sửa gì."))
        return cleaned


class WithdrawalForm(forms.Form):
    """Why a live page is taken off."""

    reason = forms.CharField(
        label=_("Lý do gỡ"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Lý do được lưu vào lịch sử của trang."),
        error_messages={"required": _("Hãy ghi lý do gỡ bài; lý do được lưu vào lịch sử.")},
    )


class PageDecisionView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """What both screens share: the page, its title, the way back."""

    template_name = "approval/decision.html"
    header_icon = "clipboard-list"
    button: "StrOrPromise" = ""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # the full header says which page is being decided on

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.page.get_parent().pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"page": self.page, "button": self.button}


class DecideView(PageDecisionView):
    """Approve the page at its present step or send it back."""

    page_title = _("Kiểm duyệt")
    form_class = DecisionForm
    button = _("Ghi quyết định")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        state = self.page.current_workflow_task_state
        if state is None or not state.task.specific.may_review(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        try:
            self._decide(form)
        except ValidationError as faults:
            form.add_error(None, faults.messages)
            return self.form_invalid(form)
        return super().form_valid(form)

    def _decide(self, form: DecisionForm) -> None:
        comment = form.cleaned_data["comment"]
        if form.cleaned_data["decision"] == REJECT:
            chain.reject(self.page, by=self.request.user, reason=comment)
            messages.success(self.request, _("Đã trả lại “%s” kèm lý do.") % self.page)
        else:
            chain.approve(self.page, by=self.request.user, comment=comment)
            messages.success(self.request, self._approved_message())

    def _approved_message(self) -> str:
        self.page.refresh_from_db()
        if self.page.live and not self.page.has_unpublished_changes:
            return str(_("“%s” đã được duyệt và đang lên cổng.") % self.page)
        return str(_("“%s” đã được duyệt ở bước này.") % self.page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.page.current_workflow_task_state
        return super().get_context_data(**kwargs) | {
            "step": state.task.name,
            "author": state.revision.user,
        }


class WithdrawView(PageDecisionView):
    """Take a live page off the public portal; stands in for Wagtail's unpublish screen."""

    page_title = _("Gỡ khỏi cổng")
    form_class = WithdrawalForm
    button = _("Gỡ khỏi cổng")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_unpublish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        chain.withdraw(self.page, by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Đã gỡ “%s” khỏi cổng.") % self.page)
        return super().form_valid(form)
