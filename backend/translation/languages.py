"""What languages are called on the translator's screens."""

from django.utils.translation import get_language_info

from content_models.languages import wagtail_language


def language_name(language: str) -> str:
    """Return the name of a language, by its public code, in the reader's language."""
    name: str = get_language_info(wagtail_language(language))["name_translated"]
    return name
