"""Where what readers say is found in the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from backend.feedback import rights, screens

ONE = "feedback/errors/<uuid:report_id>/"


@hooks.register("register_admin_urls")
def feedback_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    return [
        path("feedback/errors/", screens.ReportsView.as_view(), name="feedback_reports"),
        path(ONE, screens.ReportView.as_view(), name="feedback_report"),
        path(f"{ONE}no-error/", screens.NoErrorView.as_view(), name="feedback_no_error"),
        path("feedback/usefulness/", screens.UsefulnessView.as_view(), name="feedback_usefulness"),
        path("feedback/ratings/", screens.RatingsView.as_view(), name="feedback_ratings"),
        path(f"{ONE}correct/", screens.CorrectView.as_view(), name="feedback_correct"),
    ]


class FeedbackMenuItem(MenuItem):
    """Shown to whoever has to do with what readers say."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.has_a_desk(request.user)


@hooks.register("register_admin_menu_item")
def reports_menu_item() -> MenuItem:
    """Lead to the reported errors."""
    return FeedbackMenuItem(
        _("Báo sai sót"),
        reverse_lazy("feedback_reports"),
        name="error-reports",
        icon_name="comment",
        order=242,
    )


class ReportsPanel(Component):
    """How many reported errors wait for an outcome."""

    name, order = "error-reports", 119
    template_name = "feedback/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        if not rights.has_a_desk(user):
            return {"count": 0}
        owed = rights.owes(user)
        return {"count": owed.count(), "overdue": owed.filter(due_at__lt=timezone.now()).count()}


@hooks.register("construct_homepage_panels", order=102)
def show_reports(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the dashboard how many reported errors wait."""
    panels.append(ReportsPanel())
