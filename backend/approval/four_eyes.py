"""Four eyes: nobody approves what they wrote."""

from django.db.models import Q
from wagtail.models import Page, Revision

from backend.accounts.models import Membership
from backend.accounts.rights import portal_path
from backend.accounts.roles import Role


def authors_of(page: Page) -> frozenset[int]:
    """Return the ids of everybody who wrote or edited the page since it was last published.

    Whoever sent it up counts too, and whoever made a page that was never public: their revisions
    may have been cleaned up.
    """
    written = Revision.objects.for_instance(page).exclude(user=None)
    if page.last_published_at:
        written = written.filter(created_at__gt=page.last_published_at)
    authors = set(written.values_list("user_id", flat=True))
    chain = page.current_workflow_state
    if chain is not None:
        authors.add(chain.requested_by_id)
    if page.first_published_at is None:
        authors.add(page.owner_id)
    return frozenset(authors - {None})


def is_by_collaborator(page: Page) -> bool:
    """Return whether any author of the draft is a collaborator (cộng tác viên) of the site."""
    memberships = Membership.objects.filter(
        Q(user__in=authors_of(page)), portal__path=portal_path(page), role=Role.COLLABORATOR
    )
    return memberships.exists()
