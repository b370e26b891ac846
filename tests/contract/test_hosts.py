"""Whose content a host shows: a portal's host its own site's, the API's own host everybody's."""

import re
from typing import Any

import pytest

from content_models.site_settings import PortalSettings
from tests.contract.addresses import EXAMPLES
from tests.contract.judgements import assert_problem

OWN = [name for name in EXAMPLES if name.startswith("site/")]
SITES = ("haiphong", "sotaichinh", "thanhdong", "hongbang")


def host_of(site: str) -> str:
    return PortalSettings.objects.get(key=site).site.hostname


def _without_next(text: str) -> str:
    return re.sub(r',"next":"[^"]*"', "", text)


@pytest.mark.parametrize("name", OWN)
def test_a_host_s_own_site_is_the_site_of_that_name(world: Any, api: Any, name: str) -> None:
    example = EXAMPLES[name]
    own = api(example.in_world(world), host=host_of("thanhdong"), **example.query)
    named = api(example.in_world(world).replace("site/", "sites/thanhdong/", 1), **example.query)

    # What an answer says of its own addresses is the only difference.
    here, there = "http://thanhdong.haiphong.localhost/api/v1/site/", "http://testserver/api/v1/"
    text = own.getvalue().decode().replace(here, f"{there}sites/thanhdong/")
    text = text.replace(here.removesuffix("site/"), there)
    assert _without_next(text) == _without_next(named.getvalue().decode())
    assert own.get("Surrogate-Key") == named.get("Surrogate-Key")


def test_what_follows_on_a_portal_s_host_is_on_that_host(world: Any, api: Any) -> None:
    following = api("site/pages/", host=host_of("thanhdong"), limit=1).json()["next"]

    assert following.startswith("http://thanhdong.haiphong.localhost/api/v1/site/pages/?")


@pytest.mark.parametrize("site", SITES)
def test_every_portal_s_host_shows_its_own_site(world: Any, api: Any, site: str) -> None:
    answer = api("site/", host=host_of(site))

    assert answer.json()["key"] == site


@pytest.mark.parametrize("path", ["", "pages/", "navigation/", "news-events/", "search/?q=a"])
def test_a_portal_s_host_shows_no_other_site(world: Any, api: Any, path: str) -> None:
    host = host_of("thanhdong")

    assert api(f"sites/thanhdong/{path}", host=host).status_code == 200
    assert_problem(api(f"sites/hongbang/{path}", host=host), 404)


def test_the_api_s_own_host_has_no_site_of_its_own(world: Any, api: Any) -> None:
    assert_problem(api("site/"), 404)


@pytest.mark.parametrize(
    "host", ["THANHDONG.haiphong.localhost:8080", "thanhdong.haiphong.localhost"]
)
def test_neither_port_nor_case_of_a_host_matters(world: Any, api: Any, host: str) -> None:
    assert api("site/", host=host).json()["key"] == "thanhdong"


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/login/", "/documents/1/x/", "/media/x.png", "/"]
)
def test_nothing_of_the_cms_is_on_a_portal_s_host(world: Any, api: Any, path: str) -> None:
    assert_problem(api(path, host=host_of("thanhdong")), 404)


def test_the_admin_is_on_its_own_host(world: Any, api: Any) -> None:
    assert api("/admin/login/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/", "/api/v1/sites/", "/"])
def test_an_unknown_host_is_never_the_default_site(world: Any, api: Any, path: str) -> None:
    assert_problem(api(path, host="evil.example.org"), 421)
