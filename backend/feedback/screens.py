"""The desk of what readers say: errors they reported, one screen for each, and totals of answers."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from backend.approval.page_screens import PrivateScreen, say_in
from backend.approval.site_rules import settings_of
from backend.feedback import answering, correcting, rating, rights
from backend.feedback.forms import CorrectionForm, NoErrorForm
from backend.feedback.models import OWED, ErrorReport

PER_PAGE = 100


class DeskScreen(PrivateScreen):
    """A screen for whoever deals with what readers say."""

    header_icon = "comment"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_a_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ReportsView(DeskScreen, TemplateView):
    """The errors readers reported, those due first."""

    template_name = "feedback/reports.html"
    page_title = gettext_lazy("Báo sai sót")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_over = self.request.GET.get("group") == "over"
        reports = rights.visible(self.request.user)
        chosen = reports.exclude(state__in=OWED) if is_over else reports.filter(state__in=OWED)
        ordered = chosen.order_by(F("due_at").asc(nulls_last=True), "received_at", "pk")
        page = Paginator(ordered, PER_PAGE).get_page(self.request.GET.get("p"))
        now = timezone.now()
        return super().get_context_data(**kwargs) | {
            "reports": [(each, _is_overdue(each, now)) for each in page],
            "page": page,
            "is_over": is_over,
        }


def _is_overdue(report: ErrorReport, now: Any) -> bool:
    return report.due_at is not None and report.due_at < (report.decided_at or now)


class ReportScreen(DeskScreen):
    """A screen about the report its address names."""

    report: ErrorReport

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = ErrorReport.objects.select_related("portal", "begun_by", "decided_by")
        self.report = get_object_or_404(found, pk=kwargs["report_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_read(request.user, self.report.portal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.report.reference


class ReportView(ReportScreen, TemplateView):
    """One report: what is wrong, where, by when an outcome is owed, and what can be done."""

    template_name = "feedback/report.html"
    page_title = gettext_lazy("Báo sai sót")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report, user = self.report, self.request.user
        due, _state = correcting.due_of(report)
        page = correcting.page_to_correct(report)
        return super().get_context_data(**kwargs) | {
            "report": report,
            "address": f"{settings_of(report.portal).site.root_url}{report.path}",
            "edited": page if page and page.permissions_for_user(user).can_edit() else None,
            "limit": correcting.limit_of(report),
            "days": [step for step in due.steps if step.days or step.day.name] if due else [],
            "is_overdue": _is_overdue(report, timezone.now()),
            "may_decide": correcting.may_decide(user, report),
            "may_begin": correcting.may_begin(user, report),
            "is_gone": page is None,
        }


class OutcomeView(ReportScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """One outcome of a report."""

    template_name = "feedback/outcome.html"
    explanation: ClassVar[Any] = ""

    def may(self) -> bool:
        """Tell whether whoever asks may do it now."""
        raise NotImplementedError

    def do(self, values: dict[str, Any]) -> HttpResponse:
        """Do it, and lead on; ValidationError is said in the form."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return self.do(form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "button": self.page_title,
            "explanation": self.explanation,
        }


class NoErrorView(OutcomeView):
    """Find that there is no error."""

    page_title = gettext_lazy("Không có sai sót")
    form_class = NoErrorForm

    def may(self) -> bool:
        return correcting.may_decide(self.request.user, self.report)

    def do(self, values: dict[str, Any]) -> HttpResponse:
        correcting.dismiss(self.report, by=self.request.user, reason=values["reason"])
        messages.success(self.request, _("Đã ghi kết quả."))
        return redirect(self.report.desk_path)


class CorrectView(OutcomeView):
    """Write a correction onto the page, and go on to its text."""

    page_title = gettext_lazy("Đính chính")
    form_class = CorrectionForm
    explanation = gettext_lazy(
        "Đính chính được ghi vào bản nháp mới nhất của trang. Hãy sửa cả nội dung sai rồi gửi duyệt: "
        "báo cáo chỉ xong khi trang đã đính chính lên cổng."
    )

    def may(self) -> bool:
        return correcting.may_begin(self.request.user, self.report)

    def do(self, values: dict[str, Any]) -> HttpResponse:
        page = correcting.begin(
            self.report, by=self.request.user, was=values["was"], now_says=values["now"]
        )
        messages.success(
            self.request, _("Đã ghi đính chính vào bản nháp; hãy sửa nội dung rồi gửi duyệt.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


class UsefulnessView(DeskScreen, TemplateView):
    """What readers answered about pages, those that help fewest first."""

    template_name = "feedback/usefulness.html"
    page_title = gettext_lazy("Trang có hữu ích không")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        portals = rights.portals_of(self.request.user)
        return super().get_context_data(**kwargs) | {
            "totals": answering.totals(portals),
            "least": settings.LEAST_ANSWERS,
        }


class RatingsView(DeskScreen, TemplateView):
    """How the public rates the sites of whose boards somebody is."""

    template_name = "feedback/ratings.html"
    page_title = gettext_lazy("Đánh giá Cổng")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        portals = rights.portals_of(self.request.user)
        return super().get_context_data(**kwargs) | {
            "totals": rating.totals(portals),
            "everywhere": rating.total_of(None),
            "least": settings.LEAST_ANSWERS,
        }
