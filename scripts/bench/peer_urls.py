"""Addresses of the peer: Wagtail's API v2, with the fields of a news page that ours shows too."""

from typing import ClassVar

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from backend.urls import urlpatterns as own_addresses

NEWS_FIELDS = (
    "category", "summary", "image", "body", "author_name", "source_name", "source_date",
    "demonstration", "event_at", "field", "scope",
)  # fmt: skip


class NewsAPIViewSet(PagesAPIViewSet):
    """Wagtail's own view of pages, offering what a news page has to say."""

    body_fields: ClassVar = [*PagesAPIViewSet.body_fields, *NEWS_FIELDS]


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", NewsAPIViewSet)
urlpatterns = [path("api/v2/", router.urls), *own_addresses]
