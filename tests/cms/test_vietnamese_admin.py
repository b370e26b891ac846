"""The admin speaks Vietnamese to everybody who works in it, and looks like this product."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils import timezone, translation
from wagtail.admin.templatetags.wagtailadmin_tags import timesince_simple
from wagtail.admin.widgets import AdminDateInput

from backend.approval import chain
from backend.citizen import intake
from backend.comments.models import Comment
from backend.previews import links
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

CANARIES = re.compile("Save draft|Page title|Promote|Submit to|There is no site|Wagtail|Dashboard")


@pytest.fixture
def screens(news: Any, section: Any, staff: Any) -> list[str]:
    """Addresses of the screens that authors, editors and approvers work in."""
    author, under = staff("author", "thanhdong"), section(Category.NEWS_EVENTS)
    draft = chain.draft(news(), under=under, by=author).pk
    sent = chain.draft(news(title="Ra quân dọn vệ sinh"), under=under, by=author)
    chain.submit(sent, by=author)
    links.share(sent, by=author, recipient="Bà Hà", shows_remarks=True)
    chain.remark(sent, text="Thêm ảnh", by=author)
    paper = {
        "asker": "individual",
        "topic": "other",
        "title": "Hỏi về rác",
        "text": "Bao giờ thu gom?",
    }
    board, root = staff("editor", "thanhdong"), under.get_ancestors().get(depth=2).specific
    now, key = timezone.now(), "khoa-thu-0123456789"
    asked = intake.enter(root, paper, channel="in-person", by=board, key=key, now=now).question
    said = Comment.objects.create(
        portal=root,
        received_at=now,
        text="Nên có bãi xe",
        personal={"phone": "0912345678"},  # type: ignore[misc]  # a mapping, encrypted
        consent="1",
        submission_hash=key,
        body_hash="",
    )
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
        *(f"/admin/chain/{sent.pk}/{act}/" for act in ("privacy", "emergency")),
        f"/admin/chain/{under.pk}/reorder/",
        f"/admin/pages/{sent.pk}/move/",
        f"/admin/pages/{sent.pk}/unpublish/",
        "/admin/chain/record/thanhdong/",
        "/admin/chain/facts/thanhdong/",
        "/admin/questions/",
        "/admin/questions/new/thanhdong/",
        *(f"{intake.desk_path(asked)}{act}" for act in ("", "unmask/", "act/?do=accept")),
        "/admin/consultation-comments/",
        *(
            f"/admin/consultation-comments/{said.pk}/{act}"
            for act in ("", "publish/", "join/", "refuse/", "unmask/")
        ),
        "/admin/translation/",
        "/admin/translation/glossary/",
        "/admin/syndication/",
        f"/admin/syndication/offer/{sent.pk}/",
        f"/admin/syndication/announce/{sent.pk}/",
        *(f"/admin/staff/thanhdong/{screen}" for screen in ("", "log/", "invite/", "assign/")),
        "/admin/delegations/",
        *(f"/admin/calendars/{screen}" for screen in ("", "system/", "site/thanhdong/")),
        *(f"/admin/calendars/site/thanhdong/{kind}/add/" for kind in ("days", "hours")),
        f"/admin/deadlines/page/{draft}/",
        "/admin/deadlines/report/",
        "/admin/site-standing/",
        "/admin/site-standing/thanhdong/",
        f"/admin/previews/{draft}/share/",
        f"/admin/previews/{sent.pk}/share/",
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


def heard_on(client: Client, addresses: list[str]) -> dict[str, set[str]]:
    """Return what screens say, by address."""
    return {
        address: spoken(client.get(address, follow=True).content.decode()) for address in addresses
    }


def english_in(heard: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the English that was said, by address; a screen without any is left out."""
    english = english_words() - NOT_OURS_TO_TRANSLATE
    return {address: said & english for address, said in heard.items() if said & english}


@pytest.mark.parametrize("role", ["author", "editor", "approver", "translator", "admin"])
def test_no_screen_speaks_english_to_staff(
    screens: list[str], staff: Any, logged_in: Any, role: str
) -> None:
    heard = heard_on(logged_in(staff(role, "thanhdong")), screens)

    assert english_in(heard) == {}
    assert [phrase for said in heard.values() for phrase in said if CANARIES.search(phrase)] == []


def test_no_screen_speaks_english_to_the_operator_of_the_system(
    screens: list[str], admin_user: Any, logged_in: Any
) -> None:
    own = ["users", "collections", "sites", "locales", "workflows/list", "workflows/tasks/index"]

    heard = heard_on(logged_in(admin_user), [*screens, *(f"/admin/{name}/" for name in own)])

    assert english_in(heard) == {}


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


def test_a_portal_root_is_listed_without_a_warning(portal: Any, staff: Any, logged_in: Any) -> None:
    address = f"/admin/pages/{portal('thanhdong').pk}/"

    page = logged_in(staff("author", "thanhdong")).get(address).content.decode()

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
        assert (
            timesince_simple(timezone.now() - timedelta(minutes=3))
            == "3\N{NO-BREAK SPACE}phút trước"
        )


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
