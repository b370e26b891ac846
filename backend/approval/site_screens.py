"""Screens about a site as a whole: its record of decisions, its facts."""

import csv
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts.rights import holds_role, sees_everything
from backend.accounts.roles import Role
from backend.approval import record, site_facts
from backend.approval.decisions import Act, Decision
from backend.approval.page_screens import ReasonForm
from backend.spreadsheets import harmless
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

PER_PAGE = 50
READERS = (Role.ADMIN, Role.APPROVER)


def may_read_record(user: Any, portal: SitePortal) -> bool:
    """Return whether the user may read a site's record: its admins, its board, who supervises."""
    return sees_everything(user) or any(holds_role(user, portal, role) for role in READERS)


class SiteScreen(WagtailAdminTemplateMixin):
    """A screen about the site its address names."""

    portal: SitePortal
    request: Any
    header_icon = "history"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.portal = get_object_or_404(SitePortal, key=kwargs["portal_key"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_page_subtitle(self) -> str:
        return str(self.portal.title)


class RecordView(SiteScreen, TemplateView):
    """A site's record, newest first, with a search by act, person and title."""

    template_name = "approval/record.html"
    page_title = _("Hồ sơ kiểm duyệt")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read_record(request.user, self.portal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words, act = self.request.GET.get("q", "").strip(), self.request.GET.get("act", "")
        entries = Decision.objects.filter(site=self.portal.key).order_by("-number")
        if act in Act.values:
            entries = entries.filter(act=act)
        if words:
            entries = entries.filter(Q(title__icontains=words) | Q(actor__icontains=words))
        page = Paginator(entries, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "decisions": page.object_list,
            "page": page,
            "acts": Act.choices,
            "act": act,
            "words": words,
            "export_url": reverse("approval_record_export", args=[self.portal.key]),
        }


def export_record(request: HttpRequest, portal_key: str) -> HttpResponse:
    """Answer a site's whole record as CSV."""
    portal = get_object_or_404(SitePortal, key=portal_key)
    if not may_read_record(request.user, portal):
        raise PermissionDenied
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ho-so-{portal.key}.csv"'
    answer["Cache-Control"] = "no-store"
    writer = csv.writer(answer)
    writer.writerow(record.Row.COLUMNS)
    for row in record.rows_of(portal.key):
        writer.writerow([harmless(value) for value in row.values()])
    return answer


class FactsForm(forms.ModelForm[PortalSettings]):
    """A site's own facts, and why they change."""

    reason = ReasonForm.base_fields["reason"]

    class Meta:
        model = PortalSettings
        fields = (*site_facts.OWN_FACTS,)


class FactsView(SiteScreen, UpdateView):  # type: ignore[type-arg]  # not at run time
    """Change what every page of a site says of it; stands in for Wagtail's settings screen."""

    template_name = "approval/act.html"
    form_class = FactsForm
    page_title = _("Thông tin cổng")
    header_icon = "cog"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not holds_role(request.user, self.portal, Role.APPROVER):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> PortalSettings:
        return PortalSettings.objects.get(key=self.portal.key)

    def form_valid(self, form: Any) -> HttpResponse:
        facts = {name: form.cleaned_data[name] for name in site_facts.OWN_FACTS}
        reason = form.cleaned_data["reason"]
        site_facts.change(self.portal, facts, by=self.request.user, reason=reason)
        messages.success(self.request, _("Đã ghi thông tin cổng."))
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": _("Ghi"),
            "explanation": _("Thay đổi hiện ngay trên mọi trang của cổng và được lưu vào hồ sơ."),
            "back_url": reverse("wagtailadmin_home"),
        }
