"""A small city in the database, its staff, and the shortest way to a page of any kind."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from backend.accounts import staff as staff_commands
from backend.accounts.rights import assign
from backend.accounts.roles import HEAD, Role
from backend.approval import chain
from backend.provisioning.sync import sync_sites
from backend.published.places import StorePlaces
from backend.site_registry.reader import load_registry
from content_models.categories import Category
from content_models.composition import Composition
from content_models.navigation import HomePage, SectionPage, SitePortal
from content_models.news import NewsPage
from tests.neighbours import World, furnished_world, taken_back
from tests.roads import add_structure

SMALL_CITY = Path(__file__).with_name("small_city.yaml")
EVENT_AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def provisioned(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The small city, made once for a module and taken back at its end."""
    with django_db_blocker.unblock(), taken_back():
        sync_sites(load_registry(SMALL_CITY))
        yield


@pytest.fixture
def city(provisioned: None, db: None) -> None:
    """A provisioned system: a city portal, a department, two wards."""
    cache.clear()  # it remembers what another test did to the same ids


@pytest.fixture(scope="module")
def world(provisioned: None, django_db_blocker: Any) -> Iterator[World]:
    """Two furnished sites of the small city, made once for a module and taken back at its end."""
    with django_db_blocker.unblock(), taken_back():
        cache.clear()  # it remembers pictures of an earlier world by the same ids
        yield furnished_world()


@pytest.fixture
def refusals_unlogged(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of refusals are what is wanted: they need no line each."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


@pytest.fixture
def portal(city: None) -> Callable[[str], SitePortal]:
    """Return a site's portal root by its key."""
    return lambda key: SitePortal.objects.get(key=key)


@pytest.fixture
def staff(portal: Callable[[str], SitePortal]) -> Callable[..., Any]:
    """Return somebody who holds a role on a site: `staff("author", "thanhdong")`.

    An approver is the head of the board unless `title` says otherwise; a reviewer reviews for
    `unit`; a system role has no site.
    """

    def somebody(role: str, site: str = "", *, title: str = "", unit: str = "") -> Any:
        name = ".".join(filter(None, (title or unit or role, site)))
        user, _made = get_user_model().objects.get_or_create(
            username=name, email=f"{name}@demo.invalid"
        )
        assign(
            user=user,
            portal=portal(site) if site else None,
            role=Role(role),
            title=title or (HEAD if role == Role.APPROVER else ""),
            unit=unit,
        )
        return get_user_model().objects.get(pk=user.pk)

    return somebody


@pytest.fixture
def section(portal: Callable[[str], SitePortal]) -> Callable[..., SectionPage]:
    """Return a site's section of a category, made on the spot where the site has none."""

    def of(category: Category, site: str = "thanhdong", language: str = "vi") -> SectionPage:
        root = portal(site)
        found = SectionPage.objects.descendant_of(root).filter(
            category=category, locale__language_code=language
        )
        if found.exists():
            return found.get()
        home = HomePage.objects.child_of(root).get(locale__language_code=language)
        made = SectionPage(title=f"Mục {category}", category=category)
        add_structure(home, made)
        return made

    return of


@pytest.fixture
def make_section(section: Callable[..., SectionPage]) -> Callable[..., SectionPage]:
    """Another name of `section`, for tests that speak of making one."""
    return section


@pytest.fixture
def make_page(section: Callable[..., SectionPage]) -> Callable[..., Any]:
    """Return a saved, live page of any type, in a section of its category."""

    def make(page_type: Any, *, site: str = "thanhdong", **fields: Any) -> Any:
        category = Category(fields.get("category") or page_type.categories[0])
        values = {"title": "Trang thử", "author_name": "Ban Biên tập", "category": category}
        page = page_type(**(values | fields))
        add_structure(section(category, site), page)
        return page_type.objects.get(pk=page.pk)

    return make


@pytest.fixture
def compose() -> Callable[[Any], Any]:
    """Return what the public would see of a page."""
    return lambda page: page.published(Composition(page, StorePlaces()))


@pytest.fixture
def news() -> Callable[..., NewsPage]:
    """Return an unsaved news page."""

    def write(**fields: Any) -> NewsPage:
        values = {
            "title": "Khai trương phố đi bộ",
            "author_name": "Tổ Thư ký",
            "event_at": EVENT_AT,
        }
        return NewsPage(**(values | fields))

    return write


@pytest.fixture
def logged_in() -> Callable[[Any], Client]:
    """Return a browser in which somebody is logged in."""

    def log_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def fresh() -> Callable[[Page], Any]:
    """Return a page as it stands in the database now."""
    return lambda page: Page.objects.get(pk=page.pk).specific


@pytest.fixture
def ward(portal: Any) -> Any:
    """The site of Phường Thành Đông."""
    return portal("thanhdong")


@pytest.fixture
def admin(staff: Any) -> Any:
    """The ward's admin."""
    return staff("admin", "thanhdong")


@pytest.fixture
def letter(django_capture_on_commit_callbacks: Any, ward: Any, admin: Any) -> Callable[..., str]:
    """Invite somebody; return the secret in the letter they got."""

    def send(email: str = "lan@thanhdong.invalid", role: str = "editor", **offer: Any) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            staff_commands.invite(portal=ward, email=email, role=role, by=admin, **offer)
        return mail.outbox[-1].body.split("/admin/invitation/")[1].split("/")[0]

    return send


@pytest.fixture
def submitted(news: Any, section: Any, staff: Any, fresh: Any) -> Any:
    """A news page of Thành Đông that its author has sent up the chain."""
    author = staff("author", "thanhdong")
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    return fresh(page)


@pytest.fixture
def before_the_board(submitted: Any, staff: Any, fresh: Any) -> Any:
    """The page, edited and waiting for its final approval."""
    chain.approve(submitted, by=staff("editor", "thanhdong"))
    return fresh(submitted)


@pytest.fixture
def live(before_the_board: Any, staff: Any, fresh: Any) -> Any:
    """The page, approved and public."""
    chain.approve(before_the_board, by=staff("approver", "thanhdong"))
    return fresh(before_the_board)
