"""The Django application of subscriptions by e-mail."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from backend.accounts.scope import Reach


class SubscriptionsConfig(AppConfig):
    """Subscriptions by e-mail."""

    name = "backend.subscriptions"
    label = "subscriptions"
    verbose_name = _("Đăng ký nhận tin")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import scope
        from backend.subscriptions.models import Subscription

        scope.teach(Subscription, _to_portals)


def _to_portals(reach: "Reach") -> Q:
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(portal__path__startswith=path)
    return own
