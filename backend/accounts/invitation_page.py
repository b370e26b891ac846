"""The page an invitation's letter leads to: public, on the admin's host, for whoever holds the link."""

from typing import Any

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin import messages

from backend.accounts.invitations import (
    InvitationGone,
    accept_invitation,
    find_invitation,
    has_account,
)
from backend.accounts.offers import Offer
from backend.accounts.staff_forms import RegistrationForm, take_faults
from backend.accounts.staff_log import name_of

EMPTY = {"name": "", "password": "", "again": ""}


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AcceptInvitationView(FormView):  # type: ignore[type-arg]  # not at run time
    """Take up an offer: with the account one is logged in to, else with a new one."""

    template_name = "accounts/accept_invitation.html"
    form_class = RegistrationForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.invitation = find_invitation(kwargs["token"])
        except InvitationGone:
            return render(request, "accounts/invitation_gone.html", status=410)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return self._accept(self.get_form(), user=request.user)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: RegistrationForm) -> HttpResponse:
        values = form.cleaned_data
        return self._accept(form, name=values["name"], password=values["password"])

    def _accept(self, form: Any, **given: Any) -> HttpResponse:
        try:
            membership = accept_invitation(token=self.kwargs["token"], **given)
        except InvitationGone:
            return render(self.request, "accounts/invitation_gone.html", status=410)
        except ValidationError as faults:
            form.errors.clear() if "user" in given else None
            take_faults(form, faults)
            return self.form_invalid(form)
        if "user" not in given:
            login(self.request, membership.user)
        done = _("Bạn đã nhận vai trò trên %s.") % membership.portal
        messages.success(self.request, done)
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "invitation": self.invitation,
            "offer": Offer.of(self.invitation).words,
            "inviter": name_of(self.invitation.made_by),
            "has_account": has_account(self.invitation),
        }
