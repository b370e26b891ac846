"""What all screens about one page share: the page, its title, the way back, and how refusals are said."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ReasonForm(forms.Form):
    """Why something is done; kept in the site's record."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Lý do được lưu vào hồ sơ kiểm duyệt của cổng."),
        error_messages={"required": _("Hãy ghi lý do; lý do được lưu vào hồ sơ.")},
    )


class PrivateScreen(WagtailAdminTemplateMixin):
    """A screen with what is nobody else's business: no browser or proxy keeps it."""

    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # its title says what it is about


class PageScreen(WagtailAdminTemplateMixin):
    """A screen about the page its address names."""

    page: Any
    request: Any
    header_icon = "clipboard-list"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # the full header says which page this is about

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def parent_url(self) -> str:
        """Return where the page is listed."""
        parent = self.page.get_parent()
        return reverse("wagtailadmin_explore", args=[parent.pk])

    def attempt(self, form: forms.Form, act: Callable[[], object]) -> bool:
        """Do something of the chain's; what it finds missing is said in the form."""
        try:
            act()
        except ValidationError as faults:
            say_in(form, faults)
            return False
        return True


def say_in(form: forms.Form, faults: ValidationError) -> None:
    """Put what a command found wrong where the form shows it."""
    named = faults.message_dict if hasattr(faults, "error_dict") else {"": faults.messages}
    for name, texts in named.items():
        for text in texts:
            known = name in form.fields
            form.add_error(
                name if known else None, text if known or not name else f"{name}: {text}"
            )


class PageActView(PageScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One act about a page that needs a reason; subclasses say which, who may, and what is said."""

    template_name = "approval/act.html"
    form_class: type[forms.Form] = ReasonForm
    button: "StrOrPromise" = ""
    explanation: "StrOrPromise" = ""
    done: "StrOrPromise" = ""
    is_serious = False

    def is_allowed(self) -> bool:
        """Return whether the user may do this to the page."""
        raise NotImplementedError

    def act(self, form: Any) -> None:
        """Do it; ValidationError is said in the form."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        title = self.get_page_subtitle()
        target = self.get_success_url()
        if not self.attempt(form, lambda: self.act(form)):
            return self.form_invalid(form)
        messages.success(self.request, str(self.done) % {"title": title})
        return redirect(target)

    def get_success_url(self) -> str:
        return self.parent_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "button": self.button,
            "explanation": self.explanation,
            "is_serious": self.is_serious,
            "back_url": self.parent_url(),
        }
