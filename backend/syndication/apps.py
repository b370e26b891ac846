"""The Django application of syndication: sites showing what another has published."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from backend.accounts.scope import Reach


class SyndicationConfig(AppConfig):
    """Syndication."""

    name = "backend.syndication"
    label = "syndication"
    verbose_name = _("Đăng lại giữa các cổng")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views, scope
        from backend.syndication import receivers
        from backend.syndication.models import Proposal

        receivers.connect()
        admin_views.teach("syndication_", proposal_id=admin_views.Kind(Proposal))
        scope.teach(Proposal, _of_both_sides)


def _of_both_sides(reach: "Reach") -> Q:
    """Return the condition for proposals that one's own sites have made or were made."""
    own = Q(source_site__in=reach.keys)
    for path in reach.portals:
        own |= Q(target__path__startswith=path)
    return own
