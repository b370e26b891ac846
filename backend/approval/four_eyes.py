"""Four eyes: nobody approves what they wrote."""

from typing import Any

from wagtail.models import Page, Revision


def wrote_since_last_publish(page: Page, user: Any) -> bool:
    """Return whether the user wrote any revision of the page since it was last published."""
    revisions = Revision.objects.for_instance(page).filter(user=user)
    if page.last_published_at:
        revisions = revisions.filter(created_at__gt=page.last_published_at)
    return revisions.exists()
