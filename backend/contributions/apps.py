"""The Django application of what the public contributes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    """Items of the public."""

    name = "backend.contributions"
    label = "contributions"
    verbose_name = _("Bài gửi")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from backend.accounts import admin_views, scope
        from backend.contributions.models import Contribution, Photograph

        admin_views.teach("contributions_", contribution_id=admin_views.Kind(Contribution))
        admin_views.teach("contributions_", photograph_id=admin_views.Kind(Photograph))
        for model in (Contribution, Photograph):
            scope.teach(model, scope.of_portals)
        page_published.connect(_page_published)


def _page_published(instance: object, **_named: object) -> None:
    from backend.contributions import desk

    desk.page_published(instance)
