"""Fills a benchmark's database: many pages at once, and a few that wait for their last approval.

Runs inside Django. Loading in bulk goes round the chain, which is for benchmarks only: what is
measured afterwards goes through it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from backend.accounts.rights import assign
from backend.accounts.roles import HEAD, Role
from backend.approval import chain
from backend.citizen.models import Question
from backend.provisioning.tree import add_children
from backend.published import store
from backend.published.models import Item
from content_models.categories import Category
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from scripts.bench.news import write_news

SITE = "thanhdong"
BATCH = 500
STEPS = (Role.EDITOR, Role.APPROVER)


def load(*, pages: int, samples: int, password: str, target: str, everywhere: bool) -> None:
    """Load pages and prepare samples; write what the measuring side must know to a file.

    `everywhere` spreads the pages over all sites; the samples are one site's.
    """
    with override("vi"):
        section = _news_section()
        sections = _all_news_sections() if everywhere else [section]
        for start in range(0, pages, BATCH):
            _load_batch(sections, range(start, min(start + BATCH, pages)), pages)
            sys.stdout.write(f"{min(start + BATCH, pages)} / {pages}\n")
            sys.stdout.flush()
        staff = {role: _employ(role, password) for role in (Role.AUTHOR, *STEPS)}
        waiting = [_await_approval(section, pages + number, staff) for number in range(samples)]
    facts = {"section": _place(section), "example": _place(_newest(section)), "samples": waiting}
    Path(target).write_text(json.dumps(facts), encoding="utf-8")


def _news_section() -> SectionPage:
    portal = SitePortal.objects.get(key=SITE)
    return SectionPage.objects.descendant_of(portal).get(
        category=Category.NEWS_EVENTS, locale__language_code="vi"
    )


def _all_news_sections() -> list[SectionPage]:
    found = SectionPage.objects.filter(
        category=Category.NEWS_EVENTS, locale__language_code="vi", live=True
    )
    return list(found.order_by("path"))


@transaction.atomic
def _load_batch(sections: list[SectionPage], numbers: range, count: int) -> None:
    placed = [
        (section, _page(section, number, count))
        for number in numbers
        for section in [sections[number % len(sections)]]
    ]
    add_children(placed)
    added = [page for _, page in placed]
    store.clear_structure(added)
    store.refresh(added)


def _page(section: SectionPage, number: int, count: int) -> NewsPage:
    news = write_news(number, count, now=timezone.now())
    return NewsPage(
        title=news.title,
        slug=news.slug,
        locale=section.locale,
        category=Category.NEWS_EVENTS.value,
        summary=news.summary,
        body=json.dumps(news.body),
        author_name="Tổ Thư ký",
        event_at=news.event_at,
        field=news.field,
    )


def _employ(role: Role, password: str | None, name: str = "") -> Any:
    users = get_user_model().objects
    user = users.create_user(username=name or f"{role.value}.{SITE}", password=password)
    title = HEAD if role is Role.APPROVER else ""
    assign(user=user, portal=SitePortal.objects.get(key=SITE), role=role, title=title)
    return users.get(pk=user.pk)


def _await_approval(section: SectionPage, number: int, staff: dict[Role, Any]) -> dict[str, Any]:
    """Take a page up the chain to its last step, as its author and its editor would."""
    page = _page(section, number, number)
    chain.draft(page, under=SectionPage.objects.get(pk=section.pk), by=staff[Role.AUTHOR])
    chain.submit(page, by=staff[Role.AUTHOR])
    chain.approve(Page.objects.get(pk=page.pk).specific, by=staff[Role.EDITOR])
    path = f"{Item.objects.get(page_id=section.pk).path}{page.slug}/"
    return {"page_id": page.pk, "id": str(page.translation_key), "title": page.title, "path": path}


def count_questions(*, target: str) -> None:
    """Write down how many questions were kept."""
    Path(target).write_text(json.dumps(Question.objects.count()), encoding="utf-8")


def rename_a_menu_section() -> None:
    """Rename a section of the portal's menu that lists no news, through the chain like any edit."""
    users = get_user_model().objects
    board = [users.get(username=f"{role.value}.{SITE}") for role in STEPS]
    with override("vi"):
        # An author may edit what is their own, and no editor passes what they wrote themselves.
        writer = _employ(Role.EDITOR, None, name=f"second-editor.{SITE}")
        section = SectionPage.objects.descendant_of(SitePortal.objects.get(key=SITE)).get(
            category=Category.INTRODUCTION, locale__language_code="vi"
        )
        section.title = section.menu_title = f"{section.title} phường"
        chain.edit(section, by=writer)
        chain.submit(section, by=writer)
        for each in board:
            chain.approve(Page.objects.get(pk=section.pk).specific, by=each)


def _newest(section: SectionPage) -> NewsPage:
    return NewsPage.objects.child_of(section).live().order_by("-path")[0]


def _place(page: Any) -> dict[str, Any]:
    item = Item.objects.get(page_id=page.pk)
    return {"page_id": page.pk, "id": str(item.uuid), "title": item.title, "path": item.path}
