"""The Django application of office calendars."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarsConfig(AppConfig):
    """Office calendars."""

    name = "backend.calendars"
    label = "calendars"
    verbose_name = _("Lịch làm việc")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend import calendars
        from backend.accounts import admin_views
        from backend.calendars import reading
        from backend.calendars.models import CalendarDay, OfficeHours

        calendars.answer_with(reading.calendar_of)
        admin_views.teach(
            "calendar_site",
            day_id=admin_views.Kind(CalendarDay),
            hours_id=admin_views.Kind(OfficeHours),
        )
