"""The screens by which the head of a board lets somebody approve in their stead for some days."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts import delegations
from backend.accounts.models import Membership
from backend.accounts.staff_forms import DelegationForm, take_faults


class DelegationsView(WagtailAdminTemplateMixin, TemplateView):
    """One's own rights that may be delegated, and who has them now or soon."""

    template_name = "accounts/delegations.html"
    page_title = _("Ủy quyền")
    header_icon = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = delegations.delegable(request.user)
        if not own:
            raise PermissionDenied
        lent = [(each, list(delegations.delegations_of(each))) for each in own]
        return self.render_to_response(self.get_context_data(lent=lent))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class DelegateView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """Delegate one of one's own rights."""

    template_name = "accounts/staff_form.html"
    page_title = _("Ủy quyền kiểm duyệt")
    header_icon = "group"
    form_class = DelegationForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = {each.pk: each for each in delegations.delegable(request.user)}
        if kwargs["membership_id"] not in own:
            raise PermissionDenied
        self.membership = own[kwargs["membership_id"]]

    def get_page_subtitle(self) -> str:
        return str(self.membership.portal)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("staff_delegations"), "label": _("Ủy quyền")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        possible = delegations.possible_delegates(self.membership)
        return super().get_form_kwargs() | {"people": possible}

    def form_valid(self, form: DelegationForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            delegations.delegate(
                self.membership,
                to=get_user_model().objects.get(pk=values["to"]),
                since=values["since"],
                until=values["until"],
                by=self.request.user,
            )
        except ValidationError as faults:
            take_faults(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ủy quyền; người được ủy quyền đã được báo."))
        return redirect("staff_delegations")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Ủy quyền"),
            "intro": _(
                "Trong những ngày này người được ủy quyền duyệt đăng thay bạn. Hồ sơ ghi rõ ai "
                "quyết định và thay mặt ai. Họ không ủy quyền tiếp được, và không duyệt bài do "
                "chính họ hoặc bạn viết."
            ),
            "back": reverse("staff_delegations"),
        }


class EndDelegationView(View):
    """End a delegation one has given before its last day."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, membership_id: int) -> HttpResponseBase:
        given = Membership.objects.filter(delegated_from__user=request.user.pk)
        membership = get_object_or_404(given, pk=membership_id)
        try:
            delegations.end_delegation(membership, by=request.user)
        except ValidationError as faults:
            messages.error(request, " ".join(faults.messages))
        else:
            messages.success(request, _("Ủy quyền đã kết thúc."))
        return redirect("staff_delegations")
