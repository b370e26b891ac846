"""The end of the chain without the chain before it: for tests of what stands behind it."""

from typing import Any

from wagtail.models import Page

from backend.approval.decisions import Act
from backend.approval.guard import road
from backend.approval.publishing import let_through
from backend.approval.record import Entry
from backend.approval.seals import seal_of
from backend.published import store


def publish(page: Page) -> Any:
    """Publish a page's present content, as the chain's end does; return it as it stands then."""
    revision = page.save_revision()
    let_through(page, revision, seal_of(revision), Entry(act=Act.PUBLISHED))
    return Page.objects.get(pk=page.pk).specific


def add_structure(parent: Page, page: Page) -> None:
    """Add a live page as provisioning would: let through, without a revision."""
    with road():
        parent.add_child(instance=page)
    store.clear_structure([page])


def unpublish(page: Page) -> None:
    """Take a page off, as the chain's command does."""
    with road():
        page.specific.unpublish()
