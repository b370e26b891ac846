"""The Django application of royalties."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoyaltiesConfig(AppConfig):
    """Royalties."""

    name = "backend.royalties"
    label = "royalties"
    verbose_name = _("Nhuận bút")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        from backend.accounts import admin_views, scope
        from backend.royalties.models import Payee, RoyaltyLine

        admin_views.teach("royalties_", line_id=admin_views.Kind(RoyaltyLine))
        admin_views.teach("royalties_", form=admin_views.Kind(RoyaltyLine, words=SHEETS))
        for model in (RoyaltyLine, Payee):
            scope.teach(model, scope.of_portals)
        page_published.connect(_page_published)
        page_unpublished.connect(_page_unpublished)


SHEETS = frozenset({"xlsx", "csv"})
"""What a payment sheet's address may end in: words that name no row."""


def _page_published(instance: object, **_named: object) -> None:
    from backend.royalties import crediting

    crediting.page_published(instance)


def _page_unpublished(instance: object, **_named: object) -> None:
    from backend.royalties import crediting

    crediting.page_withdrawn(instance)
