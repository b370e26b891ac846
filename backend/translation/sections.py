"""Where a mirror's pages stand: the same sections as in Vietnamese, in the mirror's language."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from backend.accounts.rights import portal_path
from backend.approval import publishing
from backend.approval.decisions import Act
from backend.approval.record import Entry
from content_models.languages import public_language
from content_models.navigation import HomePage, SectionPage
from content_models.translated import is_mirror


@cache
def section_titles() -> dict[str, dict[str, str]]:
    """Return what each mirror calls a category, by category and public language."""
    text = Path(__file__).with_name("section_titles.yaml").read_text(encoding="utf-8")
    titles: dict[str, dict[str, str]] = yaml.safe_load(text)
    return titles


def mirrored(parent: Page, locale: Locale) -> Page:
    """Return the mirror of a home or section, sections made on the way where they are missing.

    A section is named by its category. It is not public before something below it is.
    ValidationError where the site has no such mirror, or a section of the site's own has no name
    there yet.
    """
    found = _mirror_of(parent, locale)
    if found is not None:
        return found
    if isinstance(parent.specific, HomePage):
        message = _(
            "Cổng này không có bản %(language)s; ngôn ngữ của cổng do tệp đăng ký quyết định."
        )
        raise ValidationError(message % {"language": locale.get_display_name()})
    above = mirrored(parent.get_parent().specific, locale)
    made = _section(parent.specific, locale)
    made.slug = find_available_slug(above, made.slug)
    above.add_child(instance=made)
    return made


def show_above(page: Page) -> None:
    """Show the sections above a page the board has let through, that were waiting for the first one."""
    waiting = page.get_ancestors().type(SectionPage).filter(live=False, latest_revision=None)
    for section in waiting.specific():
        if is_mirror(section):
            publishing.show_section(section, Entry(act=Act.PROVISIONED))


def _mirror_of(page: Page, locale: Locale) -> Page | None:
    found = Page.objects.filter(
        translation_key=page.translation_key, locale=locale, path__startswith=portal_path(page)
    ).first()
    return found.specific if found else None


def _section(source: Any, locale: Locale) -> SectionPage:
    titles = section_titles().get(source.category)
    if titles is None:
        message = _(
            "Mục “%(title)s” là mục riêng của cổng, chưa có tên bằng %(language)s. "
            "Hãy chuyển bài vào một mục theo quy chế, hoặc nhờ quản trị hệ thống tạo mục đó."
        )
        raise ValidationError(
            message % {"title": source.title, "language": locale.get_display_name()}
        )
    return SectionPage(
        title=titles[public_language(locale.language_code)],
        slug=source.category.replace(".", "-"),
        category=source.category,
        clause=source.clause,
        layout=source.layout,
        show_in_menus=True,
        live=False,
        locale=locale,
        translation_key=source.translation_key,
    )
