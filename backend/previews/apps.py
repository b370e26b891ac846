"""The Django application of previews: drafts as the portal will show them, for those who may see them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreviewsConfig(AppConfig):
    """Previews."""

    name = "backend.previews"
    label = "previews"
    verbose_name = _("Xem trước")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views
        from backend.previews.links import has_been_shared
        from backend.previews.models import PreviewLink
        from content_models.base import KEPT_AS_THEY_ARE

        KEPT_AS_THEY_ARE.append(has_been_shared)
        admin_views.teach("preview_", link_id=admin_views.Kind(PreviewLink))
