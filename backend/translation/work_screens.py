"""Screens of the work as a whole: drafts made by the hundred, and where all sites stand."""

import csv
import io
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.spreadsheets import harmless
from backend.translation import jobs
from backend.translation.coverage import State
from backend.translation.glossary_terms import LANGUAGES
from backend.translation.languages import language_name
from backend.translation.models import MirrorJob
from backend.translation.overview import Row, may_see, overview
from content_models.navigation import SitePortal

SECONDS_BETWEEN_LOOKS = 3
FAULTS_SHOWN = 200


class StartJobView(View):
    """Ask for drafts of everything a site lacks in a language."""

    http_method_names = ("post",)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        portal = get_object_or_404(SitePortal, key=request.POST.get("portal_key", ""))
        try:
            job = jobs.start(
                portal,
                language=request.POST.get("language", ""),
                scope=request.POST.get("scope", ""),
                uses_machine=bool(request.POST.get("machine")),
                by=request.user,
            )
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
            return redirect(f"{reverse('translation_desk')}?portal_key={portal.key}")
        return redirect("translation_job", job.pk)


class JobView(WagtailAdminTemplateMixin, TemplateView):
    """How far a job is, what it could not do, and the way to call it off."""

    template_name = "translation/job.html"
    page_title = _("Tạo bản nháp hàng loạt")
    header_icon = "globe"
    job: MirrorJob

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        jobs_known = MirrorJob.objects.select_related("portal")
        self.job = get_object_or_404(jobs_known, pk=kwargs["job_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().get(request, *args, **kwargs)
        if self.job.ended_at is None:
            answer["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Call it off."""
        if not jobs.may_start(request.user, self.job.portal):
            raise PermissionDenied
        jobs.cancel(self.job, by=request.user)
        messages.success(request, gettext("Đã hủy; các bản nháp đã tạo được giữ lại."))
        return redirect("translation_job", self.job.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "job": self.job,
            "language": language_name(self.job.language),
            "faults": self.job.faults.all()[:FAULTS_SHOWN],
            "may_cancel": self.job.ended_at is None
            and jobs.may_start(self.request.user, self.job.portal),
        }


class OverviewView(WagtailAdminTemplateMixin, TemplateView):
    """Every site and foreign language: how much of what is asked for is there, and how old."""

    template_name = "translation/overview.html"
    page_title = _("Bản dịch của các cổng")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        language, state = request.GET.get("language", ""), request.GET.get("state", "")
        rows = [
            row
            for row in overview()
            if language in {"", row.language}
            and (state not in State.values or row.counts[State(state)])
        ]
        if request.GET.get("export") == "csv":
            return _csv(rows)
        context = self.get_context_data(
            rows=[(row, language_name(row.language)) for row in rows],
            states=State.choices,
            state=state,
            language=language,
            languages=[(code, language_name(code)) for code in LANGUAGES],
        )
        return self.render_to_response(context)


def _csv(rows: list[Row]) -> HttpResponse:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("site", "name", "language", "required", *State.values, "working_days_behind"))
    for row in rows:
        writer.writerow(
            (
                row.site,
                harmless(row.name),
                row.language,
                row.required,
                *(count for _state, count in row.cells),
                "" if row.days_behind is None else row.days_behind,
            )
        )
    disposition = content_disposition_header(as_attachment=True, filename="ban-dich.csv")
    return HttpResponse(
        written.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition or ""},
    )
