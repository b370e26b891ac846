"""Everything the API answers about the small city, and what each answer says it depends on."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.test import Client

from backend.published.models import Change, Item, ItemFile, OldPath, SiteRecord
from content_models.categories import Category

LOCALES = ("vi", "en")
EDITED_SITE = "thanhdong"
CATEGORIES = (Category.NEWS_EVENTS, Category.HCM_STUDY)
OF_ONE_ITEM = ("?fallback=vi&locale=en", "?include=section", "?fields=title,breadcrumbs")
LISTS: tuple[dict[str, str], ...] = (
    {},
    {"limit": "1"},
    {"limit": "3"},
    {"limit": "2", "order": "listed_at"},
    {"limit": "100", "order": "position"},
    {"limit": "1", "order": "title"},
    {"view": "full"},
    {"view": "full", "limit": "2"},
    {"month": "2026-11"},
    {"month": "2026-11", "view": "full", "order": "position"},
    {"month": "2026-10", "limit": "1"},
    *(
        {"month": "2026-11", "order": "listed_at", "offset": offset, "limit": "2"}
        for offset in ("0", "1", "2", "4")
    ),
    {"type": "news"},
    {"in_menu": "true"},
    {"listed_after": "2026-11-01"},
    {"fields": "title"},
    {"fields": "body,title", "limit": "2"},
    {"facets": "category,type,month", "limit": "1"},
    {"facets": "type", "month": "2026-11"},
    {"include": "section"},
    {"fallback": "vi"},
    {"order": "-updated_at", "limit": "2"},
)
TRANSLATIONS: tuple[dict[str, str], ...] = (
    {},
    {"limit": "1"},
    {"language": "en", "limit": "2"},
    *({"state": state} for state in ("missing", "live", "stale")),
)
SITEMAPS: tuple[dict[str, str], ...] = ({}, {"limit": "2"}, {"limit": "1", "offset": "1"})


@dataclass(frozen=True)
class Kept:
    """An answer a cache may hold, and the keys by which it is told to let go."""

    body: bytes
    keys: frozenset[str]


Snapshot = dict[str, Kept]


def snapshot(before: Snapshot | None = None) -> Snapshot:
    """Return every answer that names keys, by its address; those of `before` are asked again."""
    client = Client()
    kept = {}
    for address in sorted({*_addresses(), *(before or ())}):
        answer = client.get(f"/api/v1/{address}")
        body = answer.getvalue()
        if answer.status_code == 200 and "Surrogate-Key" in answer.headers:
            kept[address] = Kept(body, frozenset(answer["Surrogate-Key"].split()))
    return kept


def unannounced(before: Snapshot, after: Snapshot, seen: int) -> list[str]:
    """Return the addresses whose answers changed without a change (behind `seen`) that says so."""
    named = {key for change in Change.objects.filter(id__gt=seen) for key in change.keys}
    return [
        f"{address} depends on {sorted(old.keys)}"
        for address, old in before.items()
        if after.get(address, Kept(b"", frozenset())).body != old.body and not old.keys & named
    ]


def newest_change() -> int:
    """Return the id of the newest change so far."""
    return Change.objects.order_by("-id").values_list("id", flat=True).first() or 0


def every_address(item: UUID, *, search: str) -> list[str]:
    """Return every address worth asking: also an item's own, searches, the feed."""
    query = urlencode({"q": search})
    own = [
        f"sites/{EDITED_SITE}/pages/{item}/",
        f"sites/{EDITED_SITE}/pages/{item}/?locale=en",
        f"search/?{query}",
        f"search/?{query}&site={EDITED_SITE}",
        f"sites/{EDITED_SITE}/search/?{query}",
        "changes/?limit=1000",
        "catalog/",
        f"sites/{EDITED_SITE}/catalog/",
        *(f"{Category.NEWS_EVENTS}/export/?format={form}" for form in ("ndjson", "csv", "xlsx")),
        f"sites/{EDITED_SITE}/{Category.NEWS_EVENTS}/export/?fields=title,body,author",
        "health/",
    ]
    return [*own, *sorted(set(_addresses()))]


def _addresses() -> Iterator[str]:
    yield "sites/"
    yield "translations/"
    yield from (f"media/{name}" for name in ItemFile.objects.values_list("name", flat=True))
    for category in CATEGORIES:
        yield from _lists(f"{category}/", LOCALES)
    for site in SiteRecord.objects.values_list("key", flat=True):
        yield from _of_site(f"sites/{site}/", site)


def _of_site(start: str, site: str) -> Iterator[str]:
    items = Item.objects.filter(site=site)
    yield start
    yield f"{start}navigation/"
    yield from (f"{start}translations/?{urlencode(query)}" for query in TRANSLATIONS)
    yield f"{start}pages/?limit=100&view=full"
    yield f"{start}paths/"
    yield f"{start}paths/?status=redirect"
    paths = [*items.values_list("path", flat=True)]
    paths += OldPath.objects.filter(site=site).values_list("path", flat=True)
    yield from (f"{start}paths/?{urlencode({'path': path})}" for path in paths)
    for uuid, locale in items.values_list("uuid", "locale"):
        yield f"{start}pages/{uuid}/?locale={locale}"
        if site == EDITED_SITE and locale == LOCALES[0]:
            yield from (f"{start}pages/{uuid}/{query}" for query in OF_ONE_ITEM)
    if site == EDITED_SITE:
        yield from _lists_of_site(start, site)


def _lists_of_site(start: str, site: str) -> Iterator[str]:
    for locale in LOCALES:
        yield f"{start}navigation/?locale={locale}"
        for month in ("2026-11", "2026-10"):
            yield from _lists(f"{start}sitemap/", (locale,), SITEMAPS, month=month)
    yield from _lists(f"{start}pages/", LOCALES)
    yield from _lists(f"{start}months/", LOCALES, ({},))
    for category in CATEGORIES:
        yield from _lists(f"{start}{category}/", LOCALES)
        yield from _lists(f"{start}months/", LOCALES, ({"category": category.value},))
    parents = Item.objects.filter(site=site, type="news")
    for section, locale in set(parents.values_list("section", "locale")):
        yield from _lists(f"{start}pages/", (locale,), LISTS, section=str(section))
        yield from _lists(f"{start}months/", (locale,), ({},), section=str(section))


def _lists(
    address: str,
    locales: tuple[str, ...],
    queries: tuple[dict[str, str], ...] = LISTS,
    **fixed: str,
) -> Iterator[str]:
    for locale in locales:
        for query in queries:
            yield f"{address}?{urlencode({'locale': locale, **fixed, **query})}"
