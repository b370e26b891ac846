"""What a page says of other languages: where a switch leads, how old a translation is."""

from collections.abc import Iterator

from frontend import routes
from frontend.artifacts import Artifact
from frontend.payloads import Item, Language, Site, translated_from
from frontend.reading import Reading
from frontend.views import Fallback, LanguageView, TranslationView


def _language(
    site: Site, language: Language, locale: str, path: str, fallback: Fallback | None = None
) -> LanguageView:
    return LanguageView(
        code=language.code,
        label=language.label,
        path=path,
        url=routes.absolute(site.url, path),
        is_current=language.code == locale,
        fallback=fallback,
    )


def languages(
    site: Site, locale: str, places: dict[str, str], section: str, reading: Reading
) -> Iterator[LanguageView]:
    """Return where each language leads: to the page, else to what is nearest to its section.

    A language whose home page is not published yet leads nowhere, and is left out.
    """
    for each in site.languages:
        if each.code in places:
            yield _language(site, each, locale, places[each.code])
        elif path := reading.nearest(site.key, locale, section, each.code):
            fallback: Fallback = "home" if path == each.home_path else "section"
            yield _language(site, each, locale, path, fallback)


def homes(artifact: Artifact, reading: Reading) -> dict[str, str]:
    """Return where each language begins: pages that stand for no content lead there."""
    site, locale = reading.site(artifact.site), artifact.locale
    found = {each.code: reading.nearest(site.key, locale, "", each.code) for each in site.languages}
    return {code: path for code, path in found.items() if path}


def translation(item: Item, places: dict[str, str]) -> TranslationView | None:
    """Return how old a translation is; `places` are the item's paths by locale."""
    origin = translated_from(item)
    if origin is None:
        return None
    return TranslationView(
        as_of=origin.published_at,
        changed_at=None if origin.is_current else origin.source_updated_at,
        path=places.get(origin.locale),
    )


def featured_translation(featured: Item | None, reading: Reading) -> TranslationView | None:
    """Return how old the translation is that a section shows in full."""
    if featured is None or translated_from(featured) is None:
        return None
    name = featured["site"], featured["locale"], featured["id"]
    return translation(featured, reading.alternates(*name))
