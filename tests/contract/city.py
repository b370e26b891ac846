"""Making a small published city and what stands in it, outside any single test."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.models import Locale

from backend.provisioning.sync import sync_sites
from backend.published.models import ItemFile, Receipt
from backend.site_registry.reader import load_registry
from content_models.categories import Category
from content_models.media import PortalImage
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT, SMALL_CITY
from tests.roads import publish, unpublish


@dataclass(frozen=True)
class World:
    """What stands in the small city: names for addresses to be asked for."""

    news: NewsPage
    moved: NewsPage
    withdrawn: NewsPage
    media_name: str

    @property
    def id(self) -> str:
        return str(self.news.translation_key)


def provision() -> None:
    """Make the sites of the small city."""
    sync_sites(load_registry(SMALL_CITY))


def news_section(site: str = "thanhdong", language: str = "vi") -> SectionPage:
    """Return a site's own news section, above any of its sections below."""
    sections = SectionPage.objects.descendant_of(SitePortal.objects.get(key=site)).filter(
        category=Category.NEWS_EVENTS, locale__language_code=language
    )
    return sections.earliest("depth", "path")


def live_news(
    title: str, at: datetime = EVENT_AT, *, section: SectionPage | None = None, **fields: Any
) -> NewsPage:
    """Return a public news page, of Thành Đông unless a section says otherwise."""
    page = NewsPage(title=title, event_at=at, author_name="Tổ Thư ký", live=False, **fields)
    (section or news_section()).add_child(instance=page)
    return publish(page)


def picture_file(colour: str) -> "ContentFile[bytes]":
    """Return the bytes of a small picture."""
    stream = BytesIO()
    Pillow.new("RGB", (500, 300), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


def picture(colour: str) -> PortalImage:
    """Return an image of one colour, as uploaded."""
    return PortalImage.objects.create(
        title=f"Ảnh {colour}", description="Lễ khai giảng", file=picture_file(colour)
    )


def build_world() -> World:
    """Make a picture story, one that moved, one that was taken off; a publisher has been here."""
    provision()
    illustrated = live_news("Lễ khai giảng năm học mới", image=picture("red"))
    moved = live_news("Chợ hoa xuân")
    moved.slug = "cho-hoa-xuan-2026"
    publish(moved)
    withdrawn = live_news("Tin sẽ gỡ")
    unpublish(withdrawn)
    Receipt.objects.create(publisher="web", cursor=1, kind="full", artifacts=1, milliseconds=1)
    name = ItemFile.objects.order_by("name").values_list("name", flat=True)[0]
    return World(illustrated, moved, withdrawn, name)


def mirror_of(page: NewsPage) -> NewsPage:
    """Return a page's public English version, below translated sections."""
    english = Locale.objects.get(language_code="en")
    copy = page.copy_for_translation(english, copy_parents=True)
    for above in copy.get_ancestors().exclude(alias_of=None).specific():
        above.alias_of, above.title = None, "News"
        publish(above)
    copy.title = f"{page.title} (English)"
    return publish(copy)
