"""The Django application of syndication: sites showing what another has published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SyndicationConfig(AppConfig):
    """Syndication."""

    name = "backend.syndication"
    label = "syndication"
    verbose_name = _("Đăng lại giữa các cổng")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.syndication import receivers

        receivers.connect()
