"""The mirrors: translators' pages, each tied to the Vietnamese page it translates."""

from typing import Any

from django.conf import settings
from django.utils.text import slugify
from wagtail.models import Locale, Page

from backend.accounts.roles import Role
from backend.demo.content_files import Entry
from backend.demo.desks import Desk
from backend.demo.faults import blaming
from backend.demo.pages import PageWriter
from backend.translation.mirrors import says_all_of
from content_models.base import InformationPage
from content_models.languages import VIETNAMESE, public_language
from content_models.vietnamese import unaccented

LANGUAGES = tuple(
    public_language(code)
    for code, _label in settings.WAGTAIL_CONTENT_LANGUAGES
    if code != VIETNAMESE
)
"""Every language a mirror may have, by its public code; a site has those that it has a file for."""
SAME_IN_EVERY_LANGUAGE = frozenset(
    {"admin_map_geojson", "admin_map_image", "demonstration", "email", "fax", "for_foreigners",
     "image", "map_geojson", "order", "phone", "rank", "service_level", "service_url", "slug",
     "social_page", "source_date"}
)  # fmt: skip
"""Fields a translation takes over; all others it says in its own words or leaves out."""


def translated(original: Entry, translation: Entry) -> Entry:
    """Return the translation's entry, completed by what needs no translating.

    A title without Latin letters makes no address: such a page keeps the original's.
    """
    kept = {
        name: value for name, value in original.values.items() if name in SAME_IN_EVERY_LANGUAGE
    }
    own = {name: value for name, value in translation.values.items() if name != "slug"}
    slug = slugify(unaccented(own.get("title", ""))) or original.slug
    return Entry(translation.place, {**kept, **own, "slug": slug})


def publish_translation(
    entry: Entry,
    kind: str,
    *,
    of: InformationPage,
    under: Page,
    locale: Locale,
    writer: PageWriter,
    desk: Desk,
) -> None:
    """Write a page as the translation of another and take it up the chain of its site."""
    page: Any = writer.write(kind, entry)
    page.locale = locale
    page.translation_key = of.translation_key
    page.translated_from = says_all_of(of)
    with blaming(entry.place):
        desk.publish(page, under=under, by=Role.TRANSLATOR)
