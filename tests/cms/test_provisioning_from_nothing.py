"""From a registry file to sites, where nothing was before."""

from pathlib import Path

import pytest

from backend.provisioning.sync import sync_sites
from backend.site_registry.reader import load_registry
from content_models.navigation import HomePage, SectionPage, SitePortal

REGISTRIES = sorted((Path(__file__).parents[1] / "registries").glob("*.yaml"))


@pytest.mark.parametrize("file", REGISTRIES, ids=lambda file: file.stem)
def test_every_system_of_the_five_regulations_provisions_into_an_empty_database(
    db: None, file: Path
) -> None:
    registry = load_registry(file)

    sync_sites(registry)

    assert set(SitePortal.objects.values_list("key", flat=True)) == set(registry.sites)
    wanted = {
        (key, section.category.value)
        for key, site in registry.sites.items()
        for section in registry.rules_of(key).sections_for(site.tier)
    }
    homes = {home.path: home for home in HomePage.objects.filter(locale__language_code="vi")}
    made = {
        (homes[section.path[:12]].get_parent().specific.key, section.category)
        for section in SectionPage.objects.filter(locale__language_code="vi")
    }
    assert made == wanted
