"""The language of an answer: the one asked for, or what a reader takes where it has nothing."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from backend.api.parameters import LOCALES, choice, locale_of
from backend.published.models import Item


def languages_of(request: HttpRequest) -> tuple[str, ...]:
    """Return the language asked for, behind it the one of `fallback` if there is one.

    Without it nothing is ever answered in another language than the one asked for.
    """
    locale = locale_of(request)
    other = choice(request, "fallback", LOCALES, locale)
    return (locale, other) if other != locale else (locale,)


def in_languages(rows: QuerySet[Item], locales: tuple[str, ...]) -> QuerySet[Item]:
    """Return the rows in the first language, and those in the second that have none in the first."""
    if len(locales) == 1:
        return rows.filter(locale=locales[0])
    twins = Item.public.filter(uuid=OuterRef("uuid"), site=OuterRef("site"), locale=locales[0])
    return rows.filter(Q(locale=locales[0]) | Q(locale=locales[1]) & ~Exists(twins))


def first_in(rows: QuerySet[Item], locales: tuple[str, ...]) -> Any:
    """Return an item in the first of the languages it has, or None."""
    found = {row.locale: row for row in rows.filter(locale__in=locales)}
    return next((found[locale] for locale in locales if locale in found), None)
