"""The Django application of what readers say about a portal and its pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """Reported errors, answers about pages, ratings of portals."""

    name = "backend.feedback"
    label = "feedback"
    verbose_name = _("Ý kiến bạn đọc")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from backend.accounts import admin_views, scope
        from backend.calendars.changing import calendar_changed
        from backend.feedback.models import ErrorReport, PageAnswer, PortalRating

        admin_views.teach("feedback_", report_id=admin_views.Kind(ErrorReport))
        for model in (ErrorReport, PageAnswer, PortalRating):
            scope.teach(model, scope.of_portals)
        calendar_changed.connect(_calendar_changed)
        page_published.connect(_page_published)


def _calendar_changed(site: str | None, **_named: object) -> None:
    from backend.feedback import correcting

    correcting.recount(site)


def _page_published(instance: object, **_named: object) -> None:
    from backend.feedback import correcting

    correcting.page_published(instance)
