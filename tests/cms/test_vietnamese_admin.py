"""The admin speaks Vietnamese to everybody who works in it, and looks like this product."""

from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils import timezone, translation
from wagtail.admin.templatetags.wagtailadmin_tags import timesince_simple
from wagtail.admin.widgets import AdminDateInput

from backend.approval import chain
from content_models.categories import Category
from tests.admin_words import (
    OWN,
    compiled,
    english_words,
    spoken,
    untranslated,
    with_other_placeholders,
    words,
    written,
)

DOMAINS = ("django", "djangojs")
NOT_OURS_TO_TRANSLATE = {"English", "None"}
"""A language's own name; a counter that is hidden as long as it counts nothing."""

CANARIES = ("Save draft", "Page title", "Promote", "Submit to", "There is no site", "Wagtail", "Dashboard")


@pytest.fixture
def screens(news: Any, section: Any, staff: Any) -> list[str]:
    """Addresses of the screens that authors, editors and approvers work in."""
    author, under = staff("author", "thanhdong"), section(Category.NEWS_EVENTS)
    draft = chain.draft(news(), under=under, by=author).pk
    sent = chain.draft(news(title="Ra quân dọn vệ sinh"), under=under, by=author)
    chain.submit(sent, by=author)
    portal, home = under.get_ancestors().get(depth=2).pk, under.get_parent().pk
    return [
        "/admin/",
        "/admin/account/",
        f"/admin/pages/{portal}/",
        f"/admin/pages/{under.pk}/",
        f"/admin/pages/{home}/add_subpage/",
        f"/admin/pages/add/content_models/newspage/{under.pk}/",
        f"/admin/pages/{draft}/edit/",
        f"/admin/pages/{draft}/history/",
        f"/admin/pages/{draft}/delete/",
        f"/admin/pages/{draft}/copy/",
        f"/admin/pages/{sent.pk}/edit/",
        f"/admin/pages/{sent.pk}/workflow_history/",
        f"/admin/chain/{sent.pk}/decide/",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/images/chooser/",
        "/admin/documents/",
        "/admin/documents/add/",
        "/admin/documents/multiple/add/",
        "/admin/reports/workflow/",
        "/admin/reports/locked/",
        "/admin/reports/aging-pages/",
    ]


@pytest.fixture
def page_types_screen(section: Any) -> str:
    """The listing of a portal root, above the home pages of its languages."""
    under = section(Category.NEWS_EVENTS)
    return f"/admin/pages/{under.get_ancestors().get(depth=2).pk}/"


def english_on(client: Client, addresses: list[str]) -> dict[str, set[str]]:
    """Return the English that screens speak, by address; a screen without any is left out."""
    pages = {address: client.get(address, follow=True) for address in addresses}
    found = {address: spoken(page.content.decode()) & english_words() for address, page in pages.items()}
    return {address: said - NOT_OURS_TO_TRANSLATE for address, said in found.items() if said - NOT_OURS_TO_TRANSLATE}


@pytest.mark.parametrize("role", ["author", "editor", "approver", "translator", "admin"])
def test_no_screen_speaks_english_to_staff(
    screens: list[str], staff: Any, logged_in: Any, role: str
) -> None:
    client = logged_in(staff(role, "thanhdong"))

    found = english_on(client, screens)

    assert found == {}


def test_no_screen_speaks_english_to_the_operator_of_the_system(
    screens: list[str], admin_user: Any, logged_in: Any
) -> None:
    own = ["users", "collections", "sites", "locales", "workflows/list", "workflows/tasks/index"]

    found = english_on(logged_in(admin_user), [*screens, *(f"/admin/{name}/" for name in own)])

    assert found == {}


@pytest.mark.parametrize("canary", CANARIES)
def test_the_words_editors_stumbled_over_are_gone(
    screens: list[str], staff: Any, logged_in: Any, canary: str
) -> None:
    client = logged_in(staff("editor", "thanhdong"))

    said = {phrase for address in screens for phrase in spoken(client.get(address, follow=True).content.decode())}

    assert [phrase for phrase in said if canary in phrase] == []


@pytest.mark.django_db
def test_the_login_page_is_this_products_in_vietnamese(client: Client) -> None:
    page = client.get("/admin/login/").content.decode()

    assert {"Cổng", "Đăng nhập trang quản trị cổng", "Mật khẩu"} <= spoken(page)
    assert "Wagtail" not in spoken(page)
    assert "accounts/mark" in page
    assert spoken(page) & english_words() == set()


def test_the_help_menu_stays_inside_the_admin(staff: Any, logged_in: Any) -> None:
    page = logged_in(staff("author", "thanhdong")).get("/admin/").content.decode()

    assert "wagtail.org" not in page


def test_a_portal_root_is_listed_without_a_warning(
    page_types_screen: str, staff: Any, logged_in: Any
) -> None:
    page = logged_in(staff("author", "thanhdong")).get(page_types_screen).content.decode()

    assert "help-warning" not in page


def test_the_words_of_the_browsers_side_are_vietnamese(staff: Any, logged_in: Any) -> None:
    script = logged_in(staff("author", "thanhdong")).get("/admin/jsi18n/").content.decode()

    assert '"Collapse all": "Thu g\\u1ecdn t\\u1ea5t c\\u1ea3"' in script


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_day_comes_before_the_month(language: str) -> None:
    field = forms.DateField(widget=AdminDateInput())

    with translation.override(language):
        read = field.clean("03/12/2026")
        shown = field.widget.format_value(read)

    assert read.isoformat() == "2026-12-03"
    assert shown == "03/12/2026"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_week_starts_on_monday(language: str) -> None:
    with translation.override(language):
        assert AdminDateInput().get_config()["dayOfWeekStart"] == 1


def test_time_that_has_passed_is_told_in_vietnamese() -> None:
    with translation.override("vi"):
        assert timesince_simple(timezone.now() - timedelta(minutes=3)) == "3\N{NO-BREAK SPACE}phút trước"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_word_of_the_packages_has_a_vietnamese_one(domain: str) -> None:
    assert untranslated(domain) == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_keep_the_placeholders(domain: str) -> None:
    assert with_other_placeholders(domain) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_current(domain: str) -> None:
    source, binary = OWN / f"{domain}.po", OWN / f"{domain}.mo"

    assert words(compiled(binary)) == words(written(source))
