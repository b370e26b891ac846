"""The Django application of comments on drafts and posts to forum topics."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


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
        scope.teach(Comment, scope.of_portals)
