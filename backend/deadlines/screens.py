"""The screens about deadlines: a page's clocks, the board's acts, the report of sites.

Whose page or site an address names has been asked before they are reached (`backend.accounts.gate`);
who may decide what, the commands ask.
"""

import csv
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from backend.accounts.rights import portals_of, sees_everything
from backend.approval.page_screens import PageActView, PageScreen, ReasonForm
from backend.deadlines import board, report
from backend.deadlines.explaining import amount_words, clock_of
from backend.deadlines.keeping import rows_of
from backend.deadlines.models import Deadline
from backend.deadlines.report import Line
from backend.spreadsheets import harmless
from content_models.navigation import SectionPage, SitePortal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PageDeadlinesView(PageScreen, TemplateView):
    """A page's clocks, how each was counted, and why each is due when it is."""

    template_name = "deadlines/page.html"
    page_title = _("Thời hạn đăng")
    header_icon = "time"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "clocks": [clock_of(row) for row in rows_of(self.page)],
            "may_decide": board.may_decide(self.request.user, self.page),
            "back_url": reverse("approval_decide", args=[self.page.pk]),
        }


class DeadlineActView(PageActView):
    """One act of the board about one of a page's clocks."""

    header_icon = "time"
    done = _("Đã ghi thời hạn của “%(title)s”.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Deadline.objects.filter(page=self.page.pk).select_related("page", "portal")
        row = rows.filter(pk=kwargs["deadline_id"]).first()
        if row is None:
            raise Http404
        self.row = row

    def is_allowed(self) -> bool:
        return board.may_decide(self.request.user, self.page)

    def get_success_url(self) -> str:
        return reverse("deadline_page", args=[self.page.pk])

    def parent_url(self) -> str:
        return self.get_success_url()

    def reason(self, form: Any) -> str:
        """Return why."""
        return str(form.cleaned_data["reason"])


class PauseView(DeadlineActView):
    """Let a clock stand still."""

    page_title = _("Tạm dừng thời hạn")
    button = _("Tạm dừng")
    explanation = _("Thời gian tạm dừng không tính vào thời hạn; lý do hiện trong cách tính.")

    def act(self, form: Any) -> None:
        board.pause(self.row, reason=self.reason(form), by=self.request.user)


class ResumeView(DeadlineActView):
    """Let a clock go on."""

    page_title = _("Tính tiếp thời hạn")
    button = _("Tính tiếp")
    explanation = _("Thời hạn được tính tiếp từ bây giờ.")

    def act(self, form: Any) -> None:
        board.resume(self.row, reason=self.reason(form), by=self.request.user)


class ExtensionForm(ReasonForm):
    """How much is added, and why."""

    extra = forms.IntegerField(
        label=_("Thêm (ngày làm việc, hoặc giờ hành chính nếu thời hạn tính bằng giờ)"),
        min_value=1,
        max_value=board.MOST_EXTRA,
        error_messages={"required": _("Hãy ghi thêm bao nhiêu."), "invalid": _("Hãy ghi một số.")},
    )
    field_order = ("extra", "reason")


class ExtendView(DeadlineActView):
    """Add to a deadline."""

    page_title = _("Gia hạn")
    form_class = ExtensionForm
    button = _("Gia hạn")
    explanation = _("Hạn mới và lý do được lưu vào hồ sơ của cổng và hiện trong báo cáo.")

    def act(self, form: Any) -> None:
        board.extend(
            self.row,
            extra=form.cleaned_data["extra"],
            reason=self.reason(form),
            by=self.request.user,
        )


class PeriodForm(forms.Form):
    """The days a report is about; of the present quarter where nobody says otherwise."""

    first = forms.DateField(label=_("Từ ngày"), widget=AdminDateInput)
    last = forms.DateField(label=_("Đến hết ngày"), widget=AdminDateInput)
    default_error_messages: "dict[str, StrOrPromise]" = {
        "order": _("Ngày cuối trước ngày đầu: hãy đổi lại.")
    }

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("first") and values.get("last") and values["last"] < values["first"]:
            raise ValidationError({"last": self.default_error_messages["order"]})
        return values


def period_of(request: HttpRequest) -> tuple[PeriodForm, date, date]:
    """Return the period a request asks for, and the form that asks."""
    first, last = report.quarter_of(timezone.localdate())
    usual = {"first": first, "last": last}
    asked = {name: request.GET.get(name) or usual[name].strftime("%d/%m/%Y") for name in usual}
    form = PeriodForm(asked)
    if form.is_valid():
        return form, form.cleaned_data["first"], form.cleaned_data["last"]
    return form, first, last


def portals_for(request: HttpRequest) -> list[SitePortal]:
    """Return the sites one may report on; those that watch over the system, all; or the one named."""
    portals = SitePortal.objects.order_by("title", "key")
    if not sees_everything(request.user):
        portals = portals.filter(path__in=portals_of(request.user))
    key = request.GET.get("portal_key")
    found = list(portals)
    return [portal for portal in found if portal.key == key] if key else found


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """How sites have kept their deadlines in a period."""

    template_name = "deadlines/report.html"
    page_title = _("Thời hạn đăng")
    header_icon = "time"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.portals = portals_for(request)
        if not self.portals:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, first, last = period_of(self.request)
        lines = report.lines_of(list(report.due_between(self.portals, first, last)))
        shown = lines if len(self.portals) == 1 else []
        titles = _titles_of_sections(self.portals) if shown else {}
        return super().get_context_data(**kwargs) | {
            "form": form,
            "media": form.media,
            "portal_key": self.request.GET.get("portal_key", ""),
            "totals": [_shown(line, line.site_title) for line in report.totals_of(lines)],
            "lines": [_shown(line, titles.get((line.site, line.category), "")) for line in shown],
            "period": f"first={first:%d/%m/%Y}&last={last:%d/%m/%Y}",
        }


def _titles_of_sections(portals: list[SitePortal]) -> dict[tuple[str, str], str]:
    keys = {portal.path: portal.key for portal in portals}
    sections = SectionPage.objects.filter(locale__language_code="vi").exclude(category="")
    length = len(next(iter(keys)))
    return {
        (keys[path[:length]], category): title
        for path, category, title in sections.order_by("-depth").values_list(
            "path", "category", "title"
        )
        if path[:length] in keys
    }


def _shown(line: Line, title: str) -> dict[str, Any]:
    median, worst = line.median_lateness, line.worst_lateness
    return {
        "line": line,
        "title": title or line.category,
        "median": amount_words(median) if median is not None else "–",
        "worst": amount_words(worst) if worst is not None else "–",
    }


def export_report(request: HttpRequest) -> HttpResponse:
    """Answer every deadline of a period as CSV, so that the figures can be checked."""
    portals = portals_for(request)
    if not portals:
        raise PermissionDenied
    _form, first, last = period_of(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="thoi-han-{first}-{last}.csv"'
    answer["Cache-Control"] = "no-store"
    writer = csv.writer(answer)
    writer.writerow(report.COLUMNS)
    for row in report.rows_for_export(report.due_between(portals, first, last)):
        writer.writerow([harmless(value) for value in row])
    return answer
