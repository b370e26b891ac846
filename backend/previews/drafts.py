"""A draft as it would be published: one revision of a page, composed and kept by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from wagtail.models import Page, Revision

from backend.published import store
from backend.published.places import StorePlaces
from content_models.base import PortalPage
from content_models.composition import Composition, Version
from content_models.published import Published


@dataclass(frozen=True)
class Draft:
    """A revision's page and what the public would see of it; `files` are those it shows, by name."""

    page: PortalPage
    shape: Published
    files: Mapping[str, tuple[str, str]]


def compose(page: Page, revision: Revision) -> Draft:
    """Compose a revision for its own site, without touching the published store."""
    draft = revision.as_object()
    _date(draft, revision)
    composition = Composition(draft, StorePlaces(), _approved_media(page, revision))
    return Draft(draft, draft.published(composition), composition.files)


def _date(draft: PortalPage, revision: Revision) -> None:
    """Date what has no date yet: the hour it is planned for, else when it was saved.

    The clock would do, but the same draft must say the same twice.
    """
    moment = draft.go_live_at or revision.created_at
    draft.first_published_at = draft.first_published_at or moment
    draft.last_published_at = moment


def _approved_media(page: Page, revision: Revision) -> Mapping[str, Version]:
    """Return the pictures and files a revision was approved with: they may have been replaced."""
    clearance = store.clearance(page.pk, revision.pk)
    return clearance.media if clearance else {}
