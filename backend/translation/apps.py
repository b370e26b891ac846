"""The Django application of mirrors: translations under the chain's rules."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Mirrors."""

    name = "backend.translation"
    label = "translation"
    verbose_name = _("Bản dịch")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views
        from backend.translation import receivers
        from backend.translation.models import MirrorJob

        receivers.connect()
        admin_views.teach("translation_", job_id=admin_views.Kind(MirrorJob))
