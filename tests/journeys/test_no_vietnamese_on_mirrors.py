"""Every live byte of every mirror: no Vietnamese where another language is promised."""

import pytest

from backend.site_registry.reader import load_registry
from content_models.languages import VIETNAMESE
from tests.foreign_words import PHRASES, untranslated
from tests.journeys.conftest import REGISTRY, System

MIRRORS = [
    (key, language)
    for key, site in load_registry(REGISTRY).sites.items()
    for language in site.languages
    if language != VIETNAMESE
]


def live_files(system: System, site: str, language: str) -> dict[str, str]:
    """Return the text files of a mirror by name: pages, feeds, calendars, maps, sitemaps."""
    folder = system.deployment.state / "public" / "sites" / site
    found = [*folder.glob(f"{language}/**/*"), *folder.glob(f"sitemaps/{language}-*")]
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in found
        if file.suffix.removeprefix(".") in PHRASES
    }


@pytest.mark.parametrize(("site", "language"), MIRRORS)
def test_a_mirror_says_nothing_in_vietnamese_that_it_does_not_mark_as_such(
    system: System, site: str, language: str
) -> None:
    files = live_files(system, site, language)

    found = {name: untranslated(name, text) for name, text in files.items()}

    assert f"{language}/index.html" in files
    assert {name: phrases for name, phrases in found.items() if phrases} == {}
