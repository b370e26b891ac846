"""The screens by which a whole site is taken off the web for a time, and brought back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts.models import SiteSuspension
from backend.accounts.staff_forms import ReasonForm, take_faults
from backend.approval import site_suspension
from backend.published.sites import public_facts
from content_models.navigation import SitePortal

STATUS_LABELS = {
    "active": _("đang hoạt động"),
    "closed": _("đã đóng"),
    "suspended": _("tạm ngừng"),
    "preparing": _("đang chuẩn bị, chờ Ban Biên tập"),
}


class SiteSuspensionForm(ReasonForm):
    """Why a site is taken off, and what its readers are told."""

    notice = forms.CharField(
        label=_("Thông báo cho người đọc"),
        max_length=site_suspension.LONGEST_NOTICE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Hiện thay cho mọi trang của cổng. Ghi rõ người dân liên hệ ở đâu trong thời gian này."
        ),
        error_messages={"required": _("Hãy viết thông báo cho người đọc.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Lưu vào hồ sơ của cổng và báo cơ quan quản lý; người đọc không thấy."
        )


@dataclass(frozen=True)
class SiteRow:
    """One site in the list: its name, how it stands, and the notice it shows."""

    portal: SitePortal
    url: str
    status: str
    status_label: Any
    notice: str


def rows_for(user: Any) -> list[SiteRow]:
    """Return the sites the user answers for, in the order of their names."""
    facts = public_facts()
    portals = SitePortal.objects.filter(key__in=facts).order_by("title")
    return [
        SiteRow(
            portal,
            facts[portal.key]["url"],
            facts[portal.key]["status"],
            STATUS_LABELS[facts[portal.key]["status"]],
            facts[portal.key]["notice"],
        )
        for portal in site_suspension.portals_answered_for(user, portals)
    ]


class SiteStandingsView(WagtailAdminTemplateMixin, TemplateView):
    """The sites one answers for, and how each stands."""

    template_name = "approval/site_standings.html"
    page_title = _("Trạng thái cổng")
    header_icon = "site"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = rows_for(request.user)
        if not rows:
            raise PermissionDenied
        return self.render_to_response(self.get_context_data(rows=rows))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class SiteStandingView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """One site: suspend it, or bring it back."""

    template_name = "approval/site_standing.html"
    page_title = _("Trạng thái cổng")
    header_icon = "site"
    suspension: SiteSuspension | None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        portal = SitePortal.objects.filter(key=kwargs["portal_key"]).first()
        if portal is None or not site_suspension.answers_for(request.user, portal):
            raise PermissionDenied
        self.portal = portal
        self.suspension = site_suspension.suspension_of(portal)

    def get_page_subtitle(self) -> str:
        return str(self.portal.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("staff_site_standings"), "label": self.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.portal.title}]

    def get_form_class(self) -> type[forms.Form]:
        return ReasonForm if self.suspension else SiteSuspensionForm

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            done = self._act(form.cleaned_data)
        except ValidationError as faults:
            take_faults(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, done)
        return redirect("staff_site_standing", self.portal.key)

    def _act(self, values: dict[str, str]) -> str:
        if self.suspension:
            site_suspension.resume_site(self.portal, by=self.request.user, reason=values["reason"])
            return str(_("Cổng đang mở lại; vài giây nữa người đọc thấy lại nội dung."))
        site_suspension.suspend_site(
            self.portal,
            by=self.request.user,
            reason=values["reason"],
            notice=values["notice"],
        )
        return str(_("Cổng đang tạm ngừng; vài giây nữa mọi địa chỉ hiện thông báo."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = public_facts()[self.portal.key]
        return super().get_context_data(**kwargs) | {
            "portal": self.portal,
            "status": facts["status"],
            "status_label": STATUS_LABELS[facts["status"]],
            "url": facts["url"],
            "suspension": self.suspension,
            "may_resume": site_suspension.may_resume(self.request.user, self.portal),
        }
