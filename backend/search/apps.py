"""The Django application of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "backend.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Tìm kiếm")
