"""Leaving a site: what it left on somebody's desk goes with the role."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Page, PageSubscription

from backend.accounts.models import Membership
from backend.accounts.rights import sync_groups
from backend.notices import telling
from content_models.navigation import SitePortal


@transaction.atomic
def leave(user: Any, portal: SitePortal) -> None:
    """Take from somebody what a site they no longer work for told them, asked of them, kept for them.

    Whoever calls has ended, moved or suspended the membership; as long as another role on the same
    site is in force, everything stays. What they wrote and decided is the site's and stays too.
    """
    sync_groups([user])
    if Membership.objects.in_force().on(portal).filter(user=user).exists():
        return
    telling.forget(user, portal)
    pages = Page.objects.descendant_of(portal, inclusive=True)
    PageSubscription.objects.filter(user=user, page__in=pages).delete()
    pages.filter(locked_by=user).update(locked=False, locked_by=None, locked_at=None)
    EditingSession.objects.filter(_about(pages), user=user).delete()
    FormState.objects.filter(
        _about(pages) | Q(parent_object_id__in=_as_text(pages)), user=user
    ).delete()


def _about(pages: QuerySet[Page]) -> Q:
    """Return the condition for what names a page of the site by a generic key."""
    types = ContentType.objects.filter(pk__in=pages.order_by().values("content_type"))
    base = ContentType.objects.filter(app_label="wagtailcore", model="page")
    return Q(content_type__in=types | base, object_id__in=_as_text(pages))


def _as_text(pages: QuerySet[Page]) -> Any:
    return pages.order_by().values_list(Cast("pk", CharField()))
