"""A picture or file replaced behind an approved page: the page keeps the old one until it is approved.

The store shows what was approved (`Clearance.media`); here the chain is asked for the new one.
"""

from typing import Any

from wagtail.models import Page

from backend.approval import telling
from backend.approval.seals import version_parts
from backend.published import store
from content_models.media import PortalDocument, PortalImage


def ask_for(medium: PortalImage | PortalDocument, kind: str, *, by: Any) -> None:
    """Send every live page that shows another version of a picture or file up its chain again.

    A page with an unfinished draft, or on its way already, is not sent: its own chain will decide,
    and finds by the seal that something changed.
    """
    name = f"{kind}:{medium.pk}"
    for page in Page.objects.filter(pk__in=store.drawing_on(kind, medium.pk)).specific():
        clearance = store.cleared(page)
        approved = clearance.media.get(name) if clearance else None
        if approved is None or version_parts(approved) == version_parts(vars_of(medium)):
            continue
        if not page.has_unpublished_changes and page.current_workflow_state is None:
            page.get_workflow().start(page, by)
        telling.media_replaced(page, by, medium.title)


def vars_of(medium: PortalImage | PortalDocument) -> dict[str, Any]:
    """Return what the public would see of a picture or file now, its sizes left out."""
    return {
        "hash": medium.get_file_hash(),
        "title": medium.title,
        "description": getattr(medium, "description", ""),
        "credit": getattr(medium, "credit", ""),
        "licence": getattr(medium, "licence", ""),
    }
