"""Everything that editors, boards and the registry do to what the public sees, by name."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.base import ContentFile
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.models import Page, PageViewRestriction

from backend.approval.site_suspension import resume_site, suspend_site
from backend.provisioning.sync import sync_sites
from backend.site_registry.reader import load_registry
from content_models.categories import Category
from content_models.introduction import IntroductionPage
from content_models.media import PortalDocument, PortalImage
from content_models.navigation import HomePage, SectionPage, SitePortal
from content_models.news import NewsPage
from content_models.site_settings import PortalSettings
from tests.cms.conftest import SMALL_CITY
from tests.contract.city import (
    caught_up,
    live_introduction,
    live_news,
    mirror_of,
    news_section,
    picture,
    picture_file,
    provision,
)
from tests.roads import add_structure, publish


class AlreadyThere(Exception):
    """What the edit would make was made by an earlier one."""


IMPOSSIBLE_BY_NOW = (
    AlreadyThere,
    ObjectDoesNotExist,
    ValidationError,
    IndexError,
    InvalidMoveToDescendant,
)
"""What an edit raises where an earlier one took away what it needs."""


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, 1, 30, tzinfo=UTC)


@dataclass
class Scene:
    """Stories in two sections and three months, one illustrated, one citing another, one mirrored.

    Of three introductions, which are to be translated, two are, one of them from an older text.
    """

    news: SectionPage
    below: SectionPage
    study: SectionPage
    cited: NewsPage
    citing: NewsPage
    illustrated: NewsPage
    mirrored: NewsPage
    mirror: NewsPage
    introduction: IntroductionPage
    translation: IntroductionPage
    behind: IntroductionPage
    image: PortalImage
    document: PortalDocument

    def read_again(self) -> "Scene":
        """Return the same scene as it stands in the database."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        return Scene(**{name: type(it).objects.get(pk=it.pk) for name, it in held.items()})


def now(page: Page) -> Any:
    """Return a page as it stands in the database."""
    return Page.objects.get(pk=page.pk).specific


def body(*texts: str) -> list[tuple[str, str]]:
    return [("text", f"<p>{text}</p>") for text in texts]


def study_section() -> SectionPage:
    root = SitePortal.objects.get(key="thanhdong")
    return SectionPage.objects.descendant_of(root).get(
        category=Category.HCM_STUDY, locale__language_code="vi"
    )


def stage() -> Scene:
    provision()
    news, study = news_section(), study_section()
    below = SectionPage(title="Tin khu phố", category=Category.NEWS_EVENTS)
    add_structure(news, below)
    publish(below)
    image, document = (
        picture("red"),
        PortalDocument.objects.create(
            title="Kế hoạch", file=ContentFile(b"%PDF-1.7 mot", "ke-hoach.pdf")
        ),
    )
    cited = live_news("Khai mạc hội làng", day(11, 20))
    citing = live_news(
        "Tổng kết hội làng",
        day(11, 21),
        section=below,
        body=body(
            f'<a linktype="page" id="{cited.pk}">xem</a>',
            f'<a linktype="document" id="{document.pk}">tải</a>',
        ),
    )
    illustrated = live_news("Ảnh đẹp mùa lúa", day(10, 5), image=image, section=below)
    live_news("Tấm gương sáng", day(1, 9, 2025), section=study)
    mirrored = live_news("Đón đoàn khách", day(10, 7))
    mirror = mirror_of(mirrored)
    live_introduction("Danh thắng trên địa bàn")
    introduction = live_introduction("Lịch sử hình thành")
    translation = mirror_of(introduction)
    relics = live_introduction("Di tích trên địa bàn")
    behind = mirror_of(relics)
    change(relics, history="<p>Xếp hạng thêm hai di tích.</p>")
    return Scene(
        news,
        below,
        study,
        cited,
        citing,
        illustrated,
        mirrored,
        mirror,
        introduction,
        translation,
        behind,
        image,
        document,
    )


def change(page: Page, **fields: Any) -> None:
    current = now(page)
    for name, value in fields.items():
        setattr(current, name, value)
    publish(current)


def change_settings(**fields: Any) -> None:
    facts = PortalSettings.objects.get(key="thanhdong")
    for name, value in fields.items():
        setattr(facts, name, value)
    facts.save()


def move(page: Page, target: Page, position: str) -> None:
    now(page).move(now(target), pos=position)


def replace_image(image: PortalImage) -> None:
    image = PortalImage.objects.get(pk=image.pk)
    image.file = picture_file("blue")
    image._set_file_hash()
    image.save()


def replace_document(document: PortalDocument) -> None:
    document = PortalDocument.objects.get(pk=document.pk)
    document.file = ContentFile(b"%PDF-1.7 hai", "ke-hoach.pdf")
    document._set_document_file_metadata()
    document.save()


def describe(image: PortalImage) -> None:
    image = PortalImage.objects.get(pk=image.pk)
    image.description = "Cánh đồng lúa chín"
    image.save()


def approved(scene: Scene, change_it: Callable[..., None], medium: Any, shown_on: Page) -> None:
    change_it(medium)
    publish(now(shown_on))


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_and_open(page: Page) -> None:
    restrict(page)
    PageViewRestriction.objects.filter(page=page).delete()


def close_the_site() -> None:
    registry = load_registry(SMALL_CITY)
    sites = {key: site for key, site in registry.sites.items() if key != "thanhdong"}
    sync_sites(replace(registry, sites=sites))


def lead_on_from_the_site() -> None:
    registry = load_registry(SMALL_CITY)
    merged = replace(
        registry.sites["thanhdong"],
        closed_on=date(2026, 7, 1),
        merged_into="haiphong",
        leads_on=True,
    )
    sync_sites(replace(registry, sites={**registry.sites, "thanhdong": merged}))


def suspend(site: str = "thanhdong") -> None:
    portal = SitePortal.objects.get(key=site)
    suspend_site(portal, by=a_superuser(), reason="Sự cố", notice="Cổng tạm ngừng.")


def resume(site: str = "thanhdong") -> None:
    portal = SitePortal.objects.get(key=site)
    resume_site(portal, by=a_superuser(), reason="Đã khắc phục")


def a_superuser() -> Any:
    users = get_user_model().objects
    return users.get_or_create(username="root", defaults={"is_superuser": True})[0]


def suspend_and_resume() -> None:
    suspend()
    resume()


def suspend_edit_and_resume(scene: Scene) -> None:
    suspend()
    change(scene.cited, title="Khai hội", slug="khai-hoi")
    live_news("Viết khi cổng tạm ngừng", day(11, 23))
    resume()


def first_mirror(page: Page) -> None:
    if now(page).get_translations().exists():
        raise AlreadyThere
    mirror_of(now(page))


def rename_twice(scene: Scene) -> None:
    change(scene.cited, slug="hoi-lang")
    change(scene.cited, slug="hoi-lang-2026")


EDITS: dict[str, Callable[[Scene], object]] = {
    "a new story of a month that has some": lambda scene: live_news("Mới", day(11, 22)),
    "a new story of a month that has none": lambda scene: live_news("Mới", day(12, 1)),
    "a new story of a month in between": lambda scene: live_news("Mới", day(3, 3)),
    "a new story in a section below": lambda scene: live_news(
        "Mới", day(10, 9), section=now(scene.below)
    ),
    "another text": lambda scene: change(scene.cited, body=body("Lời văn khác")),
    "another title": lambda scene: change(scene.cited, title="Khai hội"),
    "another summary": lambda scene: change(scene.cited, summary="Tóm tắt khác"),
    "another day of the month": lambda scene: change(scene.cited, event_at=day(11, 2)),
    "another month": lambda scene: change(scene.citing, event_at=day(10, 6)),
    "another month, its own empty then": lambda scene: change(scene.mirrored, event_at=day(2, 6)),
    "another slug": lambda scene: change(scene.cited, slug="hoi-lang"),
    "two other slugs, one after the other": rename_twice,
    "a story taken off": lambda scene: now(scene.cited).unpublish(),
    "the only story of a month taken off": lambda scene: scene.study.get_children()[0].unpublish(),
    "a story deleted": lambda scene: now(scene.illustrated).delete(),
    "a story moved to another section": lambda scene: move(scene.cited, scene.study, "last-child"),
    "a story moved up in its section": lambda scene: move(
        scene.mirrored, scene.news, "first-child"
    ),
    "a picture replaced and approved": lambda scene: approved(
        scene, replace_image, scene.image, scene.illustrated
    ),
    "a picture described otherwise and approved": lambda scene: approved(
        scene, describe, scene.image, scene.illustrated
    ),
    "a picture deleted": lambda scene: PortalImage.objects.get(pk=scene.image.pk).delete(),
    "a picture taken out of the story": lambda scene: change(scene.illustrated, image=None),
    "a document replaced and approved": lambda scene: approved(
        scene, replace_document, scene.document, scene.citing
    ),
    "a document deleted": lambda scene: PortalDocument.objects.get(pk=scene.document.pk).delete(),
    "a mirror renamed": lambda scene: change(scene.mirror, title="Guests", slug="guests"),
    "a mirror taken off": lambda scene: now(scene.mirror).unpublish(),
    "a first mirror": lambda scene: first_mirror(scene.cited),
    "a new introduction, to be translated": lambda scene: live_introduction("Chức năng"),
    "another text of what is translated": lambda scene: change(
        scene.introduction, history="<p>Lời văn khác</p>"
    ),
    "a translation that caught up": lambda scene: caught_up(now(scene.behind)),
    "a translation taken off": lambda scene: now(scene.translation).unpublish(),
    "what is translated taken off": lambda scene: now(scene.introduction).unpublish(),
    "a site's foreign language given up": lambda scene: change_settings(languages=["vi"]),
    "a section renamed": lambda scene: change(scene.news, title="Thời sự"),
    "a section's slug": lambda scene: change(scene.news, slug="thoi-su"),
    "a section's slug, below another": lambda scene: change(scene.below, slug="khu-pho"),
    "a section's menu title": lambda scene: change(scene.news, menu_title="Tin"),
    "a section's layout": lambda scene: change(scene.news, layout="arranged"),
    "a section in the menu or not": lambda scene: change(
        scene.news, show_in_menus=not scene.news.show_in_menus
    ),
    "a section moved up": lambda scene: move(scene.study, scene.news, "left"),
    "a section moved down": lambda scene: move(scene.news, scene.study, "right"),
    "a section moved below another": lambda scene: move(scene.below, scene.study, "last-child"),
    "a section taken off": lambda scene: now(scene.news).unpublish(),
    "a section deleted": lambda scene: now(scene.below).delete(),
    "a section for staff only": lambda scene: restrict(scene.news),
    "a section for staff only, then for all": lambda scene: restrict_and_open(scene.news),
    "a home page renamed": lambda scene: change(
        HomePage.objects.get(pk=now(scene.news).get_parent().pk), title="Phường Thành Đông mới"
    ),
    "a home page's banner": lambda scene: change(
        HomePage.objects.get(pk=now(scene.news).get_parent().pk), banner=scene.image
    ),
    "a site's telephone": lambda scene: change_settings(phone="0225 3 000 000"),
    "a site's attribution": lambda scene: change_settings(attribution="Nguồn: Thành Đông"),
    "a site closed": lambda scene: close_the_site(),
    "a site closed, leading on": lambda scene: lead_on_from_the_site(),
    "a site suspended": lambda scene: suspend(),
    "a site suspended and back": lambda scene: suspend_and_resume(),
    "a site suspended, edited and back": suspend_edit_and_resume,
}
