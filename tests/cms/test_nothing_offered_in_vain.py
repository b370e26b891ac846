"""What the admin offers somebody is open to them: no menu and no button that ends at a refusal."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_models.categories import Category

ROLES = ["author", "collaborator", "editor", "approver", "translator", "answers", "admin"]


def menu_of(page: str) -> set[str]:
    """Return where the menu beside a screen leads."""
    props = BeautifulSoup(page, "html.parser").find(id="wagtail-sidebar-props")
    assert props is not None
    return set(addresses_in(json.loads(props.text)))


def addresses_in(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if str(part.get("url", "")).startswith("/admin/"):
            yield part["url"]
        for each in part.values():
            yield from addresses_in(each)
    elif isinstance(part, list):
        for each in part:
            yield from addresses_in(each)


def refused_in(window: Any) -> dict[str, int]:
    menu = menu_of(window.get("/admin/").content.decode()) - {reverse("wagtailadmin_logout")}
    assert len(menu) > 2
    answers = {address: window.get(address, follow=True).status_code for address in menu}
    return {address: status for address, status in answers.items() if status != 200}


@pytest.mark.parametrize("role", ROLES)
def test_every_menu_leads_somewhere(staff: Any, logged_in: Any, role: str) -> None:
    assert refused_in(logged_in(staff(role, "thanhdong"))) == {}


@pytest.mark.parametrize("role", ["city-board", "auditor"])
def test_so_do_those_of_who_watches_over_all(staff: Any, logged_in: Any, role: str) -> None:
    assert refused_in(logged_in(staff(role))) == {}


def test_a_superuser_s_too(admin_client: Any) -> None:
    assert refused_in(admin_client) == {}


def test_pages_are_not_offered_by_the_dozen_and_pictures_are(
    staff: Any, logged_in: Any, section: Any
) -> None:
    window = logged_in(staff("admin", "thanhdong"))
    pages = window.get(reverse("wagtailadmin_explore", args=[section(Category.NEWS_EVENTS).pk]))
    pictures = window.get(reverse("wagtailimages:index"))

    assert not re.search(r"/bulk/|data-bulk-action-checkbox", pages.content.decode())
    assert "/bulk/" in pictures.content.decode()
