"""The Django application of the content models."""

from warnings import filterwarnings

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class ContentModelsConfig(AppConfig):
    """Content models."""

    name = "content_models"
    verbose_name = _("Nội dung")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from content_models.checks import check_catalogue

        register(check_catalogue)
        # wagtail-localize reads texts as markup, whose reader takes an address on its own for a mistake.
        filterwarnings("ignore", "The input passed in on this line looks more like", UserWarning)
