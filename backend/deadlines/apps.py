"""The Django application of deadlines."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    """Deadlines for publishing."""

    name = "backend.deadlines"
    label = "deadlines"
    verbose_name = _("Thời hạn đăng")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views
        from backend.approval import desk
        from backend.deadlines import overview, receivers, side_panel
        from backend.deadlines.models import Deadline

        receivers.connect()
        side_panel.install()
        desk.PUBLICATION_DUES.append(overview.dues_of)
        admin_views.teach("deadline_", deadline_id=admin_views.Kind(Deadline))
