"""What happens to a source: its translations are told, taken off, moved or deleted with it."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from backend.translation import memory, mirrors, sections
from content_models.translated import is_mirror


def connect() -> None:
    """Connect all receivers."""
    page_published.connect(_published)
    page_unpublished.connect(_unpublished)
    post_page_move.connect(_moved)
    post_delete.connect(_deleted, sender=Page)
    post_save.connect(_restricted, sender=PageViewRestriction)
    post_delete.connect(_opened, sender=PageViewRestriction)


def _published(sender: Any, instance: Page, **_named: Any) -> None:
    if not instance.live:  # Wagtail says so of what is only scheduled, too
        return
    mirrors.note_version(instance)
    if is_mirror(instance):
        sections.show_above(instance)
        memory.remember(instance)


def _unpublished(sender: Any, instance: Page, **_named: Any) -> None:
    mirrors.withdraw_mirrors_of(instance)


def _moved(
    sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **_named: Any
) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        mirrors.move_mirrors_of(Page.objects.get(pk=instance.pk))


def _deleted(sender: Any, instance: Page, **_named: Any) -> None:
    mirrors.delete_mirrors_of(instance)


def _restricted(sender: Any, instance: PageViewRestriction, created: bool, **_named: Any) -> None:
    if created:
        mirrors.restrict_mirrors_of(instance.page)


def _opened(sender: Any, instance: PageViewRestriction, **_named: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:  # else the page goes, and its translations with it
        mirrors.open_mirrors_of(page)
