"""Sites: the list of portals, one portal with its settings, its navigation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from rest_framework.views import APIView

from backend.accounts.hosts import site_key_of_host
from backend.api.answers import json_answer, json_list
from backend.api.parameters import locale_of, refuse_unknown, whole_number
from backend.published import keys
from backend.published.models import Item, SiteRecord
from backend.published.rows import to_json


def site_key(request: HttpRequest, named: str | None) -> str:
    """Return the site an address names, or the host's own; 404 where there is none."""
    key = named or site_key_of_host(request)
    if not SiteRecord.objects.filter(key=key).exists():
        raise Http404
    return key


class SitesView(APIView):
    """GET sites/: every portal of the system, in the order of its registry."""

    def get(self, request: HttpRequest) -> HttpResponse:
        refuse_unknown(request, {"limit", "after"})
        limit = whole_number(request, "limit", default=100, most=500)
        after = whole_number(request, "after", default=-1, most=1_000_000, least=-1)
        rows = list(
            SiteRecord.objects.filter(position__gt=after).order_by("position")[: limit + 1]
        )
        following = None
        if len(rows) > limit:
            query = request.GET.copy()
            query["after"] = str(rows[limit - 1].position)
            following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        body = json_list((row.summary for row in rows[:limit]), following)
        return json_answer(request, body, [keys.SYSTEM])


class SiteView(APIView):
    """GET sites/{site}/: one portal with its settings and the regulation it is run under."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        refuse_unknown(request, set())
        key = site_key(request, site)
        record = SiteRecord.objects.get(key=key)
        return json_answer(request, record.document, [keys.site(key)], changed_at=record.updated_at)


class NavigationView(APIView):
    """GET sites/{site}/navigation/: the tree of a portal's sections in one language."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        refuse_unknown(request, {"locale"})
        key = site_key(request, site)
        locale = locale_of(request)
        rows = Item.objects.filter(site=key, locale=locale, type__in=["home", "section"])
        columns = ("uuid", "section", "title", "path", "in_menu", "type", "facets")
        entries = list(rows.order_by("tree_path").values(*columns))
        return json_answer(request, to_json(_tree(entries)), [keys.navigation(key, locale)])


def _tree(entries: list[dict[str, Any]]) -> dict[str, Any]:
    nodes: dict[UUID, dict[str, Any]] = {}
    tree: dict[str, Any] = {"home": None, "sections": []}
    for entry in entries:
        node = _node(entry)
        nodes[entry["uuid"]] = node
        if entry["type"] == "home":
            tree["home"] = {name: node[name] for name in ("id", "title", "path")}
            node["children"] = tree["sections"]
        elif entry["section"] in nodes:
            nodes[entry["section"]]["children"].append(node)
    return tree


def _node(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry["uuid"],
        "title": entry["title"],
        "menu_title": entry["facets"].get("menu_title", entry["title"]),
        "path": entry["path"],
        "category": entry["facets"].get("category"),
        "in_menu": entry["in_menu"],
        "layout": entry["facets"].get("layout", ""),
        "children": [],
    }
