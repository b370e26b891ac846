"""The translation memory: what boards have let through, text by text, for every site to use again.

Kept in wagtail-localize's own tables. Only what is public goes in, so that no site learns from it
what another is drafting; a text is offered wherever the very same text is to be translated.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import String, StringTranslation

from content_models.languages import VIETNAMESE
from content_models.translated import TranslatedFrom, digest_of, source_of, texts_of


@transaction.atomic
def remember(mirror: Page) -> None:
    """Keep what a mirror that has just become public says for each text of its source.

    Nothing of one whose source has changed since it was translated: it says something else.
    """
    source, kept = source_of(mirror), TranslatedFrom.of(mirror.specific)
    if source is None or kept is None or digest_of(source) != kept.digest:
        return
    said = {text.path: text.data for text in texts_of(mirror.specific)}
    pairs = {text.data: said[text.path] for text in texts_of(source) if text.path in said}
    strings = _strings(pairs, source.locale)
    known = StringTranslation.objects.filter(
        translation_of__in=strings.values(), locale=mirror.locale, context=None
    )
    before = {each.translation_of_id: each for each in known}
    new = []
    for data, string in strings.items():
        translation = before.get(string.pk)
        if translation is None:
            new.append(
                StringTranslation(
                    translation_of=string,
                    locale=mirror.locale,
                    data=pairs[data],
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
            )
        else:
            translation.data = pairs[data]
    StringTranslation.objects.bulk_create(new)
    StringTranslation.objects.bulk_update(before.values(), ["data"])


def _strings(texts: Iterable[str], locale: Locale) -> dict[str, String]:
    """Return the rows of texts, made where they are missing."""
    hashes = _hashes(texts)
    String.objects.bulk_create(
        [String(locale=locale, data=data, data_hash=key) for key, data in hashes.items()],
        ignore_conflicts=True,
    )
    found = String.objects.filter(locale=locale, data_hash__in=list(hashes))
    return {string.data: string for string in found}


def recall(texts: Iterable[str], locale: Locale) -> Mapping[str, str]:
    """Return how these texts were translated last, as far as they ever were."""
    hashes = _hashes(texts)
    known = StringTranslation.objects.filter(
        translation_of__locale__language_code=VIETNAMESE,
        translation_of__data_hash__in=list(hashes),
        locale=locale,
        context=None,
    )
    return {
        hashes[key]: data for key, data in known.values_list("translation_of__data_hash", "data")
    }


def _hashes(texts: Iterable[str]) -> dict[object, str]:
    return {String._get_data_hash(data): data for data in texts}
