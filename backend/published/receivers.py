"""Every signal the published store listens to, one line each: what Wagtail does and we cannot call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from backend.accounts.models import Membership
from backend.accounts.roles import Role
from backend.published import sites, store
from content_models.media import PortalDocument, PortalImage
from content_models.site_settings import PortalSettings

_held: ContextVar[bool] = ContextVar("held", default=False)


@contextmanager
def held() -> Iterator[None]:
    """Let nothing be composed while many things change at once; the caller refreshes afterwards."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def _unless_held(receiver: Callable[..., None]) -> Callable[..., None]:
    @wraps(receiver)
    def receive(*args: Any, **kwargs: Any) -> None:
        if not _held.get():
            receiver(*args, **kwargs)

    return receive


def connect() -> None:
    """Connect all receivers."""
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(_page_changed)
    post_page_move.connect(_page_moved)
    post_delete.connect(_page_deleted, sender=Page)
    for model, kind in ((PortalImage, _image_changed), (PortalDocument, _document_changed)):
        post_save.connect(kind, sender=model)
        post_delete.connect(kind, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction)
        signal.connect(_site_changed, sender=PortalSettings)
        signal.connect(_site_changed, sender=Site)
    post_save.connect(_membership_changed, sender=Membership)


@_unless_held
def _page_changed(sender: Any, instance: Page, **_: Any) -> None:
    store.refresh([instance])


@_unless_held
def _page_moved(
    sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **_: Any
) -> None:
    store.refresh([instance])
    parents = {parent_page_before.pk, parent_page_after.pk}
    store.refresh_moved(*Page.objects.filter(pk__in=parents))


@_unless_held
def _page_deleted(sender: Any, instance: Page, **_: Any) -> None:
    store.withdraw_deleted([instance.pk])


@_unless_held
def _image_changed(sender: Any, instance: PortalImage, **_: Any) -> None:
    store.refresh_drawing_on("image", instance.pk)


@_unless_held
def _document_changed(sender: Any, instance: PortalDocument, **_: Any) -> None:
    store.refresh_drawing_on("document", instance.pk)


@_unless_held
def _restriction_changed(sender: Any, instance: PageViewRestriction, **_: Any) -> None:
    store.refresh_below(instance.page)


@_unless_held
def _membership_changed(sender: Any, instance: Membership, **_: Any) -> None:
    portal = instance.portal
    if instance.role == Role.APPROVER and portal and sites.is_being_prepared(portal.key):
        sites.refresh_sites()


@_unless_held
def _site_changed(sender: Any, **_: Any) -> None:
    sites.refresh_sites()
