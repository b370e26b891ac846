"""Making a small published city and what stands in it, outside any single test."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.models import Locale

from backend.accounts.rights import assign
from backend.accounts.roles import Role
from backend.approval import chain
from backend.previews import addresses, drafts, links, opening
from backend.previews.models import PreviewLink
from backend.provisioning.sync import sync_sites
from backend.published.models import ItemFile, Receipt
from backend.site_registry.reader import load_registry
from backend.translation import mirrors
from content_models.base import InformationPage
from content_models.categories import Category
from content_models.introduction import IntroductionPage
from content_models.media import PortalImage
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from content_models.translated import source_of
from tests.cms.conftest import EVENT_AT, SMALL_CITY
from tests.roads import publish, unpublish

PageT = TypeVar("PageT", bound=InformationPage)


@dataclass(frozen=True)
class World:
    """What stands in the small city: names for addresses to be asked for.

    `token` opens a draft that nobody else can see, `draft_media` is a file only that draft shows.
    """

    news: NewsPage
    moved: NewsPage
    withdrawn: NewsPage
    media_name: str
    token: str
    draft_media: str

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


def live_introduction(title: str, site: str = "thanhdong", **fields: Any) -> IntroductionPage:
    """Return a public page that the small city's rules ask for in foreign languages."""
    section = SectionPage.objects.descendant_of(SitePortal.objects.get(key=site)).get(
        category=Category.INTRODUCTION, locale__language_code="vi"
    )
    values = {"author_name": "Tổ Thư ký", "history": "<p>Lập năm 2025.</p>", "live": False} | fields
    page = IntroductionPage(title=title, **values)
    section.add_child(instance=page)
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
    link = shared_draft(image=picture("blue"))
    return World(illustrated, moved, withdrawn, name, token_of_link(link), files_of(link)[0])


def writer(site: str = "thanhdong") -> Any:
    """Return somebody who writes for a site."""
    user, _made = get_user_model().objects.get_or_create(username=f"writer.{site}")
    assign(user=user, portal=SitePortal.objects.get(key=site), role=Role.EDITOR)
    return user


def shared_draft(site: str = "thanhdong", title: str = "Bản nháp", **fields: Any) -> PreviewLink:
    """Return a link to a draft that is not public."""
    by = writer(site)
    values = {"event_at": EVENT_AT, "author_name": "Tổ Thư ký", "live": False} | fields
    page = chain.draft(NewsPage(title=title, **values), under=news_section(site), by=by)
    return links.share(page, by=by, recipient="Bà Hà")


def token_of_link(link: PreviewLink) -> str:
    """Return the token by which a link's draft is read."""
    return addresses.shared_address(link).rstrip("/").rsplit("/", 1)[1]


def files_of(link: PreviewLink) -> list[str]:
    """Return the names of the files a link's draft shows, smallest picture first."""
    found = opening.open_token(token_of_link(link))
    return sorted(drafts.compose(found.page, found.revision).files)


def mirror_of(page: PageT, language: str = "en") -> PageT:
    """Return a page's public version in a foreign language, below translated sections."""
    locale = Locale.objects.get(language_code=language)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for above in copy.get_ancestors().exclude(alias_of=None).specific():
        above.alias_of, above.title = None, "News"
        publish(above)
    copy.title = f"{page.title} ({locale.get_display_name()})"
    return caught_up(copy)


def caught_up(mirror: PageT) -> PageT:
    """Publish a mirror as the translation of what its source says now."""
    mirror.translated_from = mirrors.says_all_of(source_of(mirror))
    found: PageT = publish(mirror)
    return found
