"""The Django application of comments on drafts and posts to forum topics."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from backend.accounts.scope import Reach


class CommentsConfig(AppConfig):
    """Comments on drafts and posts to forum topics."""

    name = "backend.comments"
    label = "comments"
    verbose_name = _("Góp ý dự thảo")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from backend.accounts import admin_views, scope
        from backend.comments.models import Comment

        admin_views.teach("comments_", comment_id=admin_views.Kind(Comment))
        scope.teach(Comment, _received)


def _received(reach: "Reach") -> Q:
    """Return the condition for comments that one's own sites have received."""
    own = Q(pk__in=[])
    for path in reach.portals:
        own |= Q(portal__path__startswith=path)
    return own
