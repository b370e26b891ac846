"""Where calendars are found in the admin."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from backend.accounts.rights import portals_of, sees_everything
from backend.calendars import screens


@hooks.register("register_admin_urls")
def calendar_urls() -> list[URLPattern]:
    """Give the screens their addresses."""
    return [
        path("calendars/", screens.CalendarsView.as_view(), name="calendar_list"),
        *_of("calendars/system/", "calendar_system"),
        *_of("calendars/site/<slug:portal_key>/", "calendar_site"),
    ]


def _of(place: str, name: str) -> Iterator[URLPattern]:
    yield path(place, screens.CalendarView.as_view(), name=name)
    for end, ending, view in (
        ("days/add/", "add_days", screens.AddDaysView),
        ("days/<int:day_id>/remove/", "remove_day", screens.RemoveDayView),
        ("hours/add/", "add_hours", screens.AddHoursView),
        ("hours/<int:hours_id>/remove/", "remove_hours", screens.RemoveHoursView),
    ):
        yield path(f"{place}{end}", view.as_view(), name=f"{name}_{ending}")


class CalendarsMenuItem(MenuItem):
    """Shown to whoever works for a site, or watches over all."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sees_everything(request.user) or bool(portals_of(request.user))


@hooks.register("register_settings_menu_item")
def calendars_menu_item() -> MenuItem:
    """Lead to the calendars."""
    return CalendarsMenuItem(
        _("Lịch làm việc"),
        reverse_lazy("calendar_list"),
        name="calendars",
        icon_name="calendar",
        order=20,
    )
