"""Every address of the API with an example that answers 200; a new address must get its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver

from backend.api.urls import urlpatterns
from content_models.categories import Category

CATEGORIES = frozenset(each.value for each in Category)


@dataclass(frozen=True)
class Example:
    """How an address is asked. `kept`: caches may keep the answer, so it names its keys.

    `dated`: it says when it last changed. `own`: the host `site/` is asked at.
    `is_private`: only pages of our own hosts may send there.
    """

    path: str
    query: dict[str, str] = field(default_factory=dict)
    kept: bool = True
    dated: bool = False
    host: str = "testserver"
    method: str = "GET"
    is_private: bool = False

    def in_world(self, world: Any) -> str:
        """Return the path with the names of what stands in the city."""
        return self.path.format(
            id=world.id, media=world.media_name, token=world.token, draft_media=world.draft_media
        )


def _of_a_site(prefix: str, host: str) -> dict[str, Example]:
    start = "sites/thanhdong/" if host == "testserver" else "site/"
    examples = {
        "": Example(start, dated=True, host=host),
        "navigation/": Example(f"{start}navigation/", host=host),
        "pages/": Example(f"{start}pages/", {"limit": "2"}, dated=True, host=host),
        "pages/<uuid:id>/": Example(f"{start}pages/{{id}}/", dated=True, host=host),
        "months/": Example(f"{start}months/", host=host),
        "paths/": Example(f"{start}paths/", host=host),
        "sitemap/": Example(f"{start}sitemap/", {"month": "2026-11"}, host=host),
        "translations/": Example(f"{start}translations/", host=host),
        "catalog/": Example(f"{start}catalog/", kept=False, host=host),
        "search/": Example(f"{start}search/", {"q": "hoa xuan"}, kept=False, host=host),
        "search/suggest/": Example(
            f"{start}search/suggest/", {"q": "cho ho"}, kept=False, host=host
        ),
        "pages/<uuid:id>/posts/": Example(f"{start}pages/{{id}}/posts/", dated=True, host=host),
        "pages/<uuid:id>/comments/": Example(
            f"{start}pages/{{id}}/comments/",
            kept=False,
            host=host,
            method="POST",
            is_private=True,
        ),
        "comments/form/": Example(f"{start}comments/form/", host=host),
        "questions/": Example(
            f"{start}questions/", kept=False, host=host, method="POST", is_private=True
        ),
        "dialogues/<uuid:id>/questions/": Example(
            f"{start}dialogues/{{id}}/questions/",
            kept=False,
            host=host,
            method="POST",
            is_private=True,
        ),
        "questions/form/": Example(f"{start}questions/form/", host=host),
        "questions/sealed/": Example(
            f"{start}questions/sealed/", kept=False, host=host, method="POST", is_private=True
        ),
        "feedback/errors/": Example(
            f"{start}feedback/errors/", kept=False, host=host, method="POST", is_private=True
        ),
        "feedback/usefulness/": Example(
            f"{start}feedback/usefulness/", kept=False, host=host, method="POST", is_private=True
        ),
        "contributions/": Example(
            f"{start}contributions/", kept=False, host=host, method="POST", is_private=True
        ),
        "contributions/form/": Example(f"{start}contributions/form/", host=host),
        "feedback/ratings/": Example(
            f"{start}feedback/ratings/", kept=False, host=host, method="POST", is_private=True
        ),
        "feedback/ratings/form/": Example(f"{start}feedback/ratings/form/", host=host),
        "pages/<uuid:id>/usefulness/": Example(
            f"{start}pages/{{id}}/usefulness/", kept=False, host=host
        ),
        "subscriptions/": Example(
            f"{start}subscriptions/", kept=False, host=host, method="POST", is_private=True
        ),
        "subscriptions/form/": Example(f"{start}subscriptions/form/", host=host),
        "{category}/": Example(f"{start}news-events/", dated=True, host=host),
        "{category}/export/": Example(
            f"{start}news-events/export/", {"format": "csv"}, kept=False, host=host
        ),
    }
    return {prefix + address: example for address, example in examples.items()}


EXAMPLES: dict[str, Example] = {
    "health/": Example("health/", kept=False),
    "sites/": Example("sites/"),
    **_of_a_site("sites/<slug:site>/", "testserver"),
    **_of_a_site("site/", "thanhdong.haiphong.localhost"),
    "translations/": Example("translations/"),
    "catalog/": Example("catalog/", kept=False),
    "changes/": Example("changes/", {"limit": "3"}, kept=False),
    "search/": Example("search/", {"q": "khai giảng"}, kept=False),
    "search/suggest/": Example("search/suggest/", {"q": "khai gi"}, kept=False),
    "receipts/": Example("receipts/", kept=False, method="POST"),
    "media/<path:name>": Example("media/{media}"),
    "previews/<str:token>/": Example("previews/{token}/", kept=False),
    "previews/<str:token>/remarks/": Example(
        "previews/{token}/remarks/", kept=False, method="POST"
    ),
    "previews/<str:token>/media/<path:name>": Example(
        "previews/{token}/media/{draft_media}", kept=False
    ),
    "contributions/status/": Example(
        "contributions/status/", kept=False, method="POST", is_private=True
    ),
    "contributions/reply/": Example(
        "contributions/reply/", kept=False, method="POST", is_private=True
    ),
    "questions/challenge/": Example("questions/challenge/", kept=False),
    "questions/status/": Example("questions/status/", kept=False, method="POST", is_private=True),
    "questions/reply/": Example("questions/reply/", kept=False, method="POST", is_private=True),
    "questions/rating/": Example("questions/rating/", kept=False, method="POST", is_private=True),
    "comments/own/": Example("comments/own/", kept=False, method="POST", is_private=True),
    "comments/own/withdrawal/": Example(
        "comments/own/withdrawal/", kept=False, method="POST", is_private=True
    ),
    "questions/data/": Example("questions/data/", kept=False, method="POST", is_private=True),
    "questions/data-requests/": Example(
        "questions/data-requests/", kept=False, method="POST", is_private=True
    ),
    **{
        f"subscriptions/{act}/": Example(
            f"subscriptions/{act}/", kept=False, method="POST", is_private=True
        )
        for act in ("confirm", "own", "change", "leave")
    },
    "schema/": Example("schema/"),
    "docs/": Example("docs/", kept=False),
    "docs/<str:name>": Example("docs/swagger-ui.css"),
    "{category}/": Example("news-events/", dated=True),
    "{category}/export/": Example("news-events/export/", kept=False),
}
READ = {name: each for name, each in EXAMPLES.items() if each.method == "GET"}
ANSWERED_IN_JSON = {
    name: each
    for name, each in READ.items()
    if not ("media/" in name or "export/" in name or "catalog/" in name or name.startswith("docs"))
}


def addresses() -> set[str]:
    """Return every address of the URL configuration, typed collections under one name."""
    return {_collection(address) for address in _walk(urlpatterns, "")}


def _walk(patterns: Any, prefix: str) -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern) and not str(entry.pattern).startswith("^"):
            yield prefix + str(entry.pattern)


def _collection(address: str) -> str:
    if address.startswith("questions/"):  # whose rating is none of a category
        return address
    return "/".join("{category}" if step in CATEGORIES else step for step in address.split("/"))
