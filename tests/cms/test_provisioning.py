"""From a registry file to sites: everything the rules demand, once, and nothing a second time."""

from typing import Any

import orjson
from django.contrib.auth.models import Group
from wagtail.models import Collection, Page, Site

from backend.provisioning.sync import sync_sites
from backend.published.models import Change, Item, SiteRecord
from backend.site_registry.reader import load_registry, read_registry
from backend.site_registry.registry import Registry
from content_models.navigation import HomePage
from content_models.site_settings import PortalSettings
from tests.cms.conftest import SMALL_CITY


def test_a_second_run_changes_nothing(city: None) -> None:
    pages, changes = Page.objects.count(), Change.objects.count()

    outcome = sync_sites(load_registry(SMALL_CITY))

    assert (outcome.sites_made, outcome.sections_made) == (0, 0)
    assert (outcome.changed, outcome.closed) == ([], [])
    assert (Page.objects.count(), Change.objects.count()) == (pages, changes)


def test_sections_bear_the_regulations_own_titles_and_clauses(section: Any) -> None:
    schedule = section("direction.leader-schedule")

    assert schedule.title == "Lịch làm việc của lãnh đạo cơ quan"
    assert schedule.clause == "TD25-3.2"
    assert schedule.get_parent().specific.category == "direction"


def test_each_site_has_its_collection_groups_chain_and_settings(city: None, portal: Any) -> None:
    root = portal("thanhdong")

    assert Collection.objects.filter(name="thanhdong", depth=2).exists()
    assert Group.objects.filter(name__startswith="thanhdong:").count() == 8
    assert [task.specific.step_name for task in root.get_workflow().tasks] == [
        "editor",
        "topic-review:council-office",
        "topic-review:culture-society",
        "topic-review:party-building",
        "approve",
    ]
    settings = PortalSettings.objects.get(key="thanhdong")
    assert settings.attribution == "Theo Cổng thông tin điện tử phường Thành Đông"
    assert settings.owner == "Ủy ban nhân dân phường Thành Đông"


def test_sites_answer_at_the_hosts_of_this_deployment(city: None) -> None:
    hosts = set(Site.objects.values_list("hostname", "port"))

    assert ("thanhdong.haiphong.localhost", 8080) in hosts
    assert ("haiphong.localhost", 8080) in hosts


def test_a_mirrors_home_is_never_beside_another_tenants(city: None) -> None:
    homes = HomePage.objects.filter(locale__language_code="en")

    assert {home.get_parent().specific.key for home in homes} == {"haiphong", "thanhdong"}
    assert not Item.objects.filter(locale="en", title__contains="Thông tin").exists()


def test_a_site_added_later_comes_with_everything(city: None) -> None:
    text = SMALL_CITY.read_text(encoding="utf-8")
    added = "  lechan: {tier: ward, parent: haiphong, name: Phường Lê Chân}\n"

    outcome = sync_sites(read_registry(text + added))

    assert (outcome.sites_made, outcome.changed) == (1, ["lechan"])
    assert Item.objects.filter(site="lechan", type="home").exists()


def test_a_site_the_file_lists_no_more_is_closed_and_keeps_its_content(city: None) -> None:
    lines = SMALL_CITY.read_text(encoding="utf-8").splitlines(keepends=True)
    shorter = "".join(line for line in lines if "hongbang" not in line)
    pages, items = Page.objects.count(), Item.objects.filter(site="hongbang").count()

    outcome = sync_sites(read_registry(shorter))

    assert outcome.closed == ["hongbang"]
    assert Page.objects.count() == pages
    assert Item.objects.filter(site="hongbang").count() == items
    assert '"status":"closed"' in SiteRecord.objects.get(key="hongbang").document


MERGED = "closed_on: 2025-07-01, merged_into: haiphong"


def changed_city(**entries: str) -> Registry:
    """Return the small city with more said of some of its one-line entries."""
    text = SMALL_CITY.read_text(encoding="utf-8")
    for key, more in entries.items():
        line = next(line for line in text.splitlines() if line.startswith(f"  {key}:"))
        text = text.replace(line, f"{line.removesuffix('}')}, {more}}}")
    return read_registry(text)


def told_of(key: str) -> tuple[Any, ...]:
    """Return what the public is told of a site's end."""
    site = orjson.loads(SiteRecord.objects.get(key=key).document)
    return tuple(site[name] for name in ("status", "successor_site", "leads_on"))


def test_a_merged_site_leads_on_and_becomes_an_archive_again_by_its_entry_alone(
    city: None,
) -> None:
    items = dict(Item.objects.filter(site="hongbang").values_list("path", "document"))
    end = Change.objects.latest("pk").pk

    sync_sites(changed_city(hongbang=f"{MERGED}, after_closing: redirect"))
    led = told_of("hongbang")
    named = {key for change in Change.objects.filter(pk__gt=end) for key in change.keys}
    sync_sites(changed_city(hongbang=MERGED))

    assert led == ("closed", "haiphong", True)
    assert {"site:hongbang", "system"} <= named
    assert told_of("hongbang") == ("closed", "haiphong", False)
    assert dict(Item.objects.filter(site="hongbang").values_list("path", "document")) == items


def test_whatever_the_chain_a_merged_site_is_told_of_the_one_in_use(city: None) -> None:
    second = "closed_on: 2025-07-01, merged_into: sotaichinh, after_closing: redirect"

    sync_sites(changed_city(sotaichinh=MERGED, hongbang=second))

    record = orjson.loads(SiteRecord.objects.get(key="hongbang").document)
    living = orjson.loads(SiteRecord.objects.get(key="haiphong").document)
    assert told_of("hongbang") == ("closed", "haiphong", True)
    assert record["successor"] == living["url"]


def test_a_merged_site_the_file_lists_no_more_is_an_archive(city: None) -> None:
    sync_sites(changed_city(hongbang=f"{MERGED}, after_closing: redirect"))
    lines = SMALL_CITY.read_text(encoding="utf-8").splitlines(keepends=True)

    sync_sites(read_registry("".join(line for line in lines if "hongbang" not in line)))

    assert told_of("hongbang") == ("closed", "haiphong", False)


def test_a_closed_site_listed_again_is_back_unchanged(city: None) -> None:
    before = dict(Item.objects.filter(site="hongbang").values_list("path", "document"))
    lines = SMALL_CITY.read_text(encoding="utf-8").splitlines(keepends=True)
    sync_sites(read_registry("".join(line for line in lines if "hongbang" not in line)))

    sync_sites(load_registry(SMALL_CITY))

    assert dict(Item.objects.filter(site="hongbang").values_list("path", "document")) == before
