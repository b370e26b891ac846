"""The translation memory: what boards have let through, text by text, for every site to use again.

Kept in wagtail-localize's own tables. Only what is public goes in, so that no site learns from it
what another is drafting; a text is offered wherever the very same text is to be translated.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
)
from wagtail_localize.strings import StringValue

from content_models.languages import VIETNAMESE
from content_models.translated import source_of, texts_of


@transaction.atomic
def remember(mirror: Page) -> None:
    """Keep what a mirror that has just become public says for each text of its source."""
    source = source_of(mirror)
    if source is None:
        return
    said = {text.path: text.data for text in texts_of(mirror.specific)}
    thing, _made = TranslatableObject.objects.get_or_create_from_instance(source)
    for text in texts_of(source):
        if text.path not in said:
            continue
        string = String.from_value(source.locale, StringValue(text.data))
        context, _made = TranslationContext.objects.get_or_create(
            object=thing, path_id=TranslationContext._get_path_id(text.path), path=text.path
        )
        StringTranslation.objects.update_or_create(
            translation_of=string,
            locale=mirror.locale,
            context=context,
            defaults={
                "data": said[text.path],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )


def recall(texts: Iterable[str], locale: Locale) -> Mapping[str, str]:
    """Return how these texts were translated last, as far as they ever were."""
    hashes = {String._get_data_hash(data): data for data in texts}
    known = StringTranslation.objects.filter(
        translation_of__locale__language_code=VIETNAMESE,
        translation_of__data_hash__in=list(hashes),
        locale=locale,
        has_error=False,
    )
    found = known.order_by("updated_at").values_list("translation_of__data_hash", "data")
    return {hashes[key]: data for key, data in found}
