"""The Django application of subscriptions by e-mail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubscriptionsConfig(AppConfig):
    """Subscriptions by e-mail."""

    name = "backend.subscriptions"
    label = "subscriptions"
    verbose_name = _("Đăng ký nhận tin")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import scope
        from backend.subscriptions.models import Subscription

        scope.teach(Subscription, scope.of_portals)
