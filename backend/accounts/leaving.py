"""What goes when somebody no longer works for a site: what it left on their screens and in their mail."""

from typing import Any

from wagtail.models import PageSubscription

from backend.notices.telling import forget
from content_models.navigation import SitePortal


def leave(user: Any, portal: SitePortal) -> None:
    """Remove the user's subscriptions to the site's pages and the notices about it."""
    below = PageSubscription.objects.filter(user=user, page__path__startswith=portal.path)
    below.delete()
    forget(user, portal)
