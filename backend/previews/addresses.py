"""Where previews are seen: on the page's own portal, whichever host the admin is on."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from backend.previews.models import PreviewLink
from backend.previews.tokens import Claim, token_of
from backend.published.places import SitePlace, StorePlaces
from content_models.languages import public_language

FOLDER = "/xem-truoc/"
"""The publisher answers below this path on every portal's host."""
OWN_LIFE = timedelta(minutes=15)


def own_address(page: Page, revision_id: int, *, by: Any) -> str:
    """Return the address at which somebody sees a revision for the next minutes."""
    return _address(page, revision_id, by=by.pk, until=timezone.now() + OWN_LIFE)


def shared_address(link: PreviewLink) -> str:
    """Return the address a link stands for."""
    return _address(
        link.page, link.revision, by=link.made_by_id, until=link.expires_at, link=link.pk
    )


def is_of(claim: Claim, page: Page) -> bool:
    """Return whether the page still is of the site and the language a token was made for."""
    place = _place(page)
    return place is not None and (claim.site, claim.locale) == (place.key, _locale(page))


def share_path(page: Page) -> str:
    """Return where in the admin a page's links are, and what was said about it."""
    return reverse("preview_share", args=[page.pk])


def _address(page: Page, revision_id: int, *, by: int, until: datetime, link: int = 0) -> str:
    place = _place(page)
    if place is None:
        raise LookupError(page)  # above all sites there are no drafts
    claim = Claim(
        page=page.pk,
        revision=revision_id,
        site=place.key,
        locale=_locale(page),
        until=int(until.timestamp()),
        by=by,
        link=link,
    )
    return f"{place.url}{FOLDER}{token_of(claim)}/"


def _place(page: Page) -> SitePlace | None:
    return StorePlaces().site_of(page)


def _locale(page: Page) -> str:
    return public_language(page.locale.language_code)
