"""The Django application of online dialogues."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguesConfig(AppConfig):
    """Online dialogues."""

    name = "backend.dialogues"
    label = "dialogues"
    verbose_name = _("Đối thoại trực tuyến")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views, scope
        from backend.dialogues.models import DialogueQuestion

        admin_views.teach("dialogues_", asked_id=admin_views.Kind(DialogueQuestion))
        scope.teach(DialogueQuestion, scope.of_portals)
