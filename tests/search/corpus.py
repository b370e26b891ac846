"""What the golden queries are judged on: the demonstration city, and mirrors with more to read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from backend.accounts.roles import Role
from backend.approval.guard import road
from backend.demo.accounts import make_accounts
from backend.demo.desks import Desk
from backend.demo.loading import SITES, SiteLoad
from backend.demo.progress import Progress
from backend.provisioning.sync import sync_sites
from backend.published import store
from backend.published.places import StorePlaces
from backend.published.receivers import held
from backend.site_registry.reader import load_registry
from content_models.categories import Category
from content_models.composition import Composition
from content_models.languages import wagtail_language
from content_models.navigation import HomePage, SectionPage
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT, SMALL_CITY

GOLDEN = Path(__file__).with_name("golden")
MIRRORED = {"en": "News", "zh": "新闻", "ko": "소식", "ja": "お知らせ"}
"""The section of each mirror that its stories stand in."""


class OpenDesk(Desk):
    """A desk without a chain, whose pages have no revisions: a whole city is there in seconds."""

    def publish(self, page: Page, *, under: Page, by: Role = Role.AUTHOR) -> None:
        """Add a page, and let it through."""
        show(page, under=under)

    def leave(self, page: Page, *, under: Page, stage: str, reason: str = "") -> None:
        """Add a page that nobody has approved."""
        page.live = False
        under.add_child(instance=page)

    def revise(self, page: Page, *, by: Role = Role.ADMIN) -> None:
        """Let what was changed through."""
        with road():
            page.save()
        let_through(page)


def show(page: Page, *, under: Page) -> None:
    """Add a page that the public may see, once the store looks."""
    page.live = True
    page.first_published_at = page.first_published_at or timezone.now()
    with road():
        under.add_child(instance=page)
    let_through(page)


def let_through(page: Page) -> None:
    """Let a page through as it stands, with the pictures and files it shows."""
    composition = Composition(page, StorePlaces())
    page.published(composition)
    store.clear(page, revision=0, seal="", media=composition.versions)


def build() -> None:
    """Fill an empty database with the corpus."""
    sync_sites(load_registry(SMALL_CITY))
    make_accounts("mat-khau-thu")
    with held(), disable_reference_index_auto_update():
        for site in SITES:
            of_site = Desk.of(site)
            desk = OpenDesk(of_site.portal, of_site.staff, of_site.reviewers)
            SiteLoad(site, desk, Progress(lambda _said: None)).load()
        for language, title in MIRRORED.items():
            _fill_mirror(language, title)
    store.reconcile()


def _fill_mirror(language: str, title: str) -> None:
    locale = Locale.objects.get(language_code=wagtail_language(language))
    home = _home(locale)
    section = SectionPage(title=title, slug="news", category=Category.NEWS_EVENTS, locale=locale)
    show(section, under=home)
    for slug, story in mirrored_stories(language):
        page = NewsPage(
            slug=slug,
            title=story["title"],
            summary=story["summary"],
            event_at=EVENT_AT,
            author_name=title,
            body=[("text", f"<p>{story['text']}</p>")],
            locale=locale,
        )
        show(page, under=section)


def _home(locale: Locale) -> HomePage:
    home: HomePage = HomePage.objects.filter(locale=locale).get(
        path__startswith=Desk.of("haiphong").portal.path
    )
    return home


def mirrored_stories(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the stories of a mirror by their slugs."""
    for slug, versions in yaml.safe_load((GOLDEN / "stories.yaml").read_text()).items():
        yield slug, versions[language]
