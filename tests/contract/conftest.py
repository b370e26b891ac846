"""A small published city, asked over HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Pillow
from wagtail.models import Page

from backend.published.models import ItemFile, Receipt
from content_models.media import PortalImage
from content_models.news import NewsPage
from tests.cms.conftest import (
    EVENT_AT,
    city,
    compose,
    fresh,
    logged_in,
    make_page,
    news,
    portal,
    section,
    staff,
)

__all__ = [
    "city",
    "compose",
    "fresh",
    "logged_in",
    "make_page",
    "news",
    "portal",
    "section",
    "staff",
]

API = "/api/v1/"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    """Uploads of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def api() -> Callable[..., Any]:
    """Ask the API: `api("sites/thanhdong/", locale="en")`; `host=` asks a portal's host."""

    def ask(path: str, *, host: str = "testserver", headers: Any = None, **query: Any) -> Any:
        client = Client(raise_request_exception=False, headers={"host": host} | (headers or {}))
        return client.get(path if path.startswith(("/", "http")) else API + path, query)

    return ask


@pytest.fixture
def publish() -> Callable[[Page], Any]:
    """Publish a page's present content, as the chain's end does."""

    def make_public(page: Page) -> Any:
        page.save_revision().publish(skip_permission_checks=True)
        return page

    return make_public


@pytest.fixture
def live_news(make_page: Any, publish: Any) -> Callable[..., NewsPage]:
    """Return a public news page of Thành Đông, listed at a moment."""

    def write(title: str, at: datetime = EVENT_AT, **fields: Any) -> NewsPage:
        return publish(make_page(NewsPage, title=title, event_at=at, **fields))

    return write


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


@pytest.fixture
def picture() -> Callable[[str], PortalImage]:
    """Return an image of one colour, as uploaded."""

    def upload(colour: str) -> PortalImage:
        return PortalImage.objects.create(
            title=f"Ảnh {colour}", description="Lễ khai giảng", file=picture_file(colour)
        )

    return upload


def picture_file(colour: str) -> ContentFile:
    """Return the bytes of a small picture."""
    stream = BytesIO()
    Pillow.new("RGB", (500, 300), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


@pytest.fixture
def world(live_news: Any, picture: Any, publish: Any) -> World:
    """A picture story, a story that moved, a story that was taken off; a publisher has been here."""
    illustrated = live_news("Lễ khai giảng năm học mới", image=picture("red"))
    moved = live_news("Chợ hoa xuân")
    moved.slug = "cho-hoa-xuan-2026"
    publish(moved)
    withdrawn = live_news("Tin sẽ gỡ")
    withdrawn.unpublish()
    Receipt.objects.create(publisher="web", cursor=1, kind="full", artifacts=1, milliseconds=1)
    name = ItemFile.objects.order_by("name").values_list("name", flat=True)[0]
    return World(illustrated, moved, withdrawn, name)
