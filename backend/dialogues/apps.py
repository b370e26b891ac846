"""The Django application of online dialogues."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from backend.accounts.scope import Reach


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
        scope.teach(DialogueQuestion, _of_own_sites)


def _of_own_sites(reach: "Reach") -> Q:
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(portal__path__startswith=path)
    return own
