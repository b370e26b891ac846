"""From the editor's page to the API to the reader's page, for everything the demonstration holds."""

import re
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from content_models.catalogue import PAGE_TYPES
from content_models.checks import shape_type
from scripts.children import ROOT
from scripts.installing import PYTHON
from tests.journeys.conftest import System

UNUSED_BY_THE_DEMONSTRATION = {"advertisement"}
"""Neither rule set of the demonstration provides for advertising (HP25 and TD25 are silent)."""

SITES = ("haiphong", "thanhdong", "sotaichinh", "hongbang")
TYPES = sorted({shape_type(page.shape) for page in PAGE_TYPES} - UNUSED_BY_THE_DEMONSTRATION)


def listed(system: System, site: str, locale: str = "vi") -> Iterator[dict[str, Any]]:
    """Yield every item of a site from the API."""
    address: str | None = f"{system.api}sites/{site}/pages/?limit=100&locale={locale}"
    while address:
        answer = httpx.get(address).json()
        yield from answer["results"]
        address = answer["next"]


@pytest.fixture(scope="module")
def everything(system: System) -> list[dict[str, Any]]:
    """Every Vietnamese item of every site."""
    return [item for site in SITES for item in listed(system, site)]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_page_is_read_on_its_portal(
    system: System, everything: list[dict[str, Any]], kind: str
) -> None:
    items = [item for item in everything if item["type"] == kind]

    pages = {item["title"]: system.read(item["url"]) for item in items}

    assert pages
    assert {page.status_code for page in pages.values()} == {200}
    assert [title for title, page in pages.items() if title not in words_of(page.text)] == []


def words_of(html: str) -> str:
    """Return a document's text without its tags and entities."""
    text = re.sub(r"<[^>]+>", "", html)
    for entity, sign in (("&amp;", "&"), ("&#34;", '"'), ("&#39;", "'"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return text


@pytest.mark.parametrize("site", SITES)
def test_every_mandated_section_has_its_page(system: System, site: str) -> None:
    rules = system.deployment.registry.rules_of(site)
    tier = system.deployment.registry.sites[site].tier
    items = [item for item in listed(system, site) if item["type"] == "section"]
    titles = {item["title"] for item in items}

    missing = [each.title for each in rules.sections_for(tier) if each.title not in titles]

    assert missing == []
    assert {system.read(item["url"]).status_code for item in items} == {200}


def test_the_citys_english_mirror_holds_introduction_and_contacts(system: System) -> None:
    items = list(listed(system, "haiphong", "en"))

    kinds = {item["type"] for item in items}
    home = system.read(f"{system.portal('haiphong')}en/")

    assert {"introduction", "official", "portal-contact"} <= kinds
    assert 'lang="en"' in home.text


def test_the_citys_regulation_is_said_to_replace_those_before_it(
    system: System, everything: list[dict[str, Any]]
) -> None:
    documents = {
        item["number_symbol"]: item for item in everything if item["type"] == "legal-document"
    }

    assert documents["204/2025/QĐ-UBND"]["validity"] == "in-force"
    assert documents["29/2020/QĐ-UBND"]["validity"] == "replaced"
    assert documents["40/2024/QĐ-UBND"]["validity"] == "replaced"
    old = system.read(documents["40/2024/QĐ-UBND"]["url"]).text
    assert "204/2025/QĐ-UBND" in old


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml", "sitemap.xml", "robots.txt"])
def test_every_host_has_its_feeds_its_sitemap_and_its_rules_for_robots(
    system: System, file: str
) -> None:
    answers = [system.read(urljoin(system.portal(site), file)) for site in SITES]

    assert {answer.status_code for answer in answers} == {200}


def test_each_portals_host_serves_the_api_of_its_own_site(system: System) -> None:
    answer = system.read(f"{system.portal('thanhdong')}api/v1/site/")

    assert answer.json()["key"] == "thanhdong"


def test_a_host_that_nobody_registered_is_misdirected(system: System) -> None:
    answer = system.read("http://khong-co.haiphong.localhost/")

    assert answer.status_code == 421


def test_a_full_build_equals_what_is_live_and_no_link_is_dead(system: System) -> None:
    verify = subprocess.run(
        [str(PYTHON), "-m", "frontend", "verify"],
        cwd=ROOT,
        env=system.children.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (verify.returncode, verify.stdout[-2000:]) == (0, verify.stdout[-2000:])
