"""A page's clocks beside its form: Wagtail 7.4 has no hook for a side panel, so its list is added to."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from backend.deadlines.explaining import clock_of
from backend.deadlines.keeping import rows_of


class DeadlinesSidePanel(BaseSidePanel):
    """The deadlines of a page: due when, counted how, by which clause."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button; it counts what is late or nearly so."""

        aria_label = _("Mở hoặc đóng bảng thời hạn")
        icon_name = "time"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            pressing = [each for each in self.panel.clocks if each.is_late or each.is_near]
            open_ones = [each for each in pressing if each.row.is_open]
            return {**super().get_context_data(parent_context), "count": len(open_ones)}

    name = "deadlines"
    title = _("Thời hạn đăng")
    template_name = "deadlines/side_panel.html"
    order = 150

    def __init__(self, page: Any, request: Any) -> None:
        super().__init__(page, request)
        self.clocks = [clock_of(row) for row in rows_of(page)]

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "clocks": self.clocks}


def install() -> None:
    """Add the panel to the form of every page that has a deadline."""
    EditView.get_side_panels = _with_deadlines(EditView.get_side_panels)


def _with_deadlines(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def get_side_panels(self: Any) -> Any:
        panels = method(self)
        own = DeadlinesSidePanel(self.page, self.request)
        return MediaContainer([*panels, own]) if own.clocks else panels

    return get_side_panels
