"""The Django application of what happens by itself."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TendingConfig(AppConfig):
    """Tending."""

    name = "backend.tending"
    label = "tending"
    verbose_name = _("Việc tự động")

    def ready(self) -> None:
        from backend.tending import admin_search

        admin_search.follow_uploads()
