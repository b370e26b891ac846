"""What a page says to search engines (schema.org), as plain data for one JSON-LD block."""

from collections.abc import Mapping
from typing import Any

from frontend.views import PageView, SiteView

Json = dict[str, Any]

LEGISLATION_TYPES = {"legal-document", "party-document", "directive"}
EVENT_TYPES = {"live-event", "dialogue"}
SERVICE_TYPES = {"procedure", "online-service"}


def of_page(view: PageView) -> Json:
    """Return the graph of a page: its organisation, its path, its subject."""
    graph = [organisation(view.site)]
    if view.breadcrumbs:
        graph.append(breadcrumbs(view))
    if view.kind == "item" and view.item:
        graph.append(subject(view, view.item))
    return {"@context": "https://schema.org", "@graph": graph}


def organisation(site: SiteView) -> Json:
    """Return the authority a site speaks for."""
    settings = site.settings
    known = {
        "name": settings.get("owner") or site.name,
        "url": f"{site.url}/",
        "address": settings.get("address"),
        "telephone": settings.get("phone"),
        "email": settings.get("email"),
        "sameAs": [page["url"] for page in settings.get("social") or []],
    }
    return _described("GovernmentOrganization", f"{site.url}/#organisation", known)


def breadcrumbs(view: PageView) -> Json:
    """Return the path from the home page down."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.title,
            "item": f"{view.site.url}{crumb.path}",
        }
        for position, crumb in enumerate(view.breadcrumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def subject(view: PageView, item: Mapping[str, Any]) -> Json:
    """Return what an item is in schema.org's words, an article where there is no closer one."""
    kind = item["type"]
    publisher = {"@id": f"{view.site.url}/#organisation"}
    if kind in LEGISLATION_TYPES:
        return _described("Legislation", view.canonical_url, _legislation(item))
    if kind in SERVICE_TYPES:
        return _described(
            "GovernmentService", view.canonical_url, _named(item) | {"serviceOperator": publisher}
        )
    if kind in EVENT_TYPES:
        return _described("Event", view.canonical_url, _event(item) | {"organizer": publisher})
    name = "NewsArticle" if kind == "news" else "Article"
    return _described(name, view.canonical_url, _article(view, item) | {"publisher": publisher})


def _named(item: Mapping[str, Any]) -> Json:
    return {"name": item["title"], "description": item["summary"], "inLanguage": item["locale"]}


def _legislation(item: Mapping[str, Any]) -> Json:
    return _named(item) | {
        "legislationIdentifier": item.get("number_symbol") or item.get("document_number"),
        "legislationDate": item.get("issued_on"),
        "legislationDateOfApplicability": item.get("effective_on"),
    }


def _event(item: Mapping[str, Any]) -> Json:
    return _named(item) | {
        "startDate": item.get("starts_at"),
        "endDate": item.get("ends_at"),
        "location": item.get("place"),
    }


def _article(view: PageView, item: Mapping[str, Any]) -> Json:
    image = item["image"]
    return {
        "headline": item["title"],
        "description": item["summary"],
        "inLanguage": item["locale"],
        "datePublished": item["published_at"],
        "dateModified": item["updated_at"],
        "author": {"@type": "Organization", "name": item["author"]} if item["author"] else None,
        "image": f"{view.site.url}{image['renditions'][-1]['url']}" if image else None,
    }


def _described(kind: str, identity: str, facts: Json) -> Json:
    return {"@type": kind, "@id": identity} | {name: fact for name, fact in facts.items() if fact}
