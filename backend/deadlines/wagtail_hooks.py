"""Where deadlines are found in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from backend.accounts.rights import holds_any_role, portals_of, sees_everything
from backend.deadlines import screens
from backend.deadlines.overview import PANEL
from content_models.base import InformationPage
from content_models.translated import is_mirror


@hooks.register("register_admin_urls")
def deadline_urls() -> list[URLPattern]:
    """Give the screens their addresses."""
    of_a_clock = {
        "pause": screens.PauseView,
        "resume": screens.ResumeView,
        "extend": screens.ExtendView,
    }
    return [
        path(
            "deadlines/page/<int:page_id>/",
            screens.PageDeadlinesView.as_view(),
            name="deadline_page",
        ),
        *(
            path(
                f"deadlines/page/<int:page_id>/<int:deadline_id>/{act}/",
                view.as_view(),
                name=f"deadline_{act}",
            )
            for act, view in of_a_clock.items()
        ),
        path("deadlines/report/", screens.ReportView.as_view(), name="deadline_report"),
        path("deadlines/report/csv/", screens.export_report, name="deadline_report_export"),
    ]


@hooks.register("construct_homepage_panels", order=10)
def deadlines_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show what is nearly due, behind what waits for the user."""
    panels.append(PANEL)
    panels.sort(key=lambda panel: panel.order)


class ReportMenuItem(MenuItem):
    """Shown to whoever works for a site, or watches over all."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sees_everything(request.user) or bool(portals_of(request.user))


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Lead to the report."""
    return ReportMenuItem(
        _("Thời hạn đăng"),
        reverse_lazy("deadline_report"),
        name="deadlines",
        icon_name="time",
        order=15,
    )


@hooks.register("register_page_header_buttons")
def deadline_button(
    page: Page, user: Any, next_url: str | None = None, **_named: Any
) -> Iterator[Button]:
    """Lead from a page to its clocks, where its type can have any."""
    model = page.specific_class
    if model is None or not issubclass(model, InformationPage) or not model.anchors:
        return
    if not is_mirror(page) and holds_any_role(user, page):
        url = reverse("deadline_page", args=[page.pk])
        yield Button(_("Thời hạn đăng"), url, icon_name="time", priority=61)


@hooks.register("insert_global_admin_css")
def deadlines_css() -> SafeString:
    """Style the clocks and the report."""
    return format_html('<link rel="stylesheet" href="{}">', static("deadlines/deadlines.css"))
