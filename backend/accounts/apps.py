"""The Django application of accounts and memberships."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "backend.accounts"
    label = "accounts"
    verbose_name = _("Nhân sự")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import fences

        fences.install()
