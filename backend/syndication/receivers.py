"""What happens at the source: corrections and withdrawals reach those who show its item."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from backend.syndication import following


def connect() -> None:
    """Connect all receivers."""
    page_published.connect(_published)
    page_unpublished.connect(_unpublished)


def _published(sender: Any, instance: Page, **_named: Any) -> None:
    if instance.live:  # Wagtail says so of what is only scheduled, too
        following.correct_copies_of(instance)


def _unpublished(sender: Any, instance: Page, **_named: Any) -> None:
    following.withdraw_copies_of(instance)
