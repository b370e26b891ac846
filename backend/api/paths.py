"""Paths: what stands at an address of a site – a page, a redirect, or nothing any more."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.views import APIView

from backend.api.answers import json_answer, json_list
from backend.api.parameters import choice, refuse, refuse_unknown, whole_number
from backend.api.problems import Gone
from backend.api.sites import site_key
from backend.published import keys
from backend.published.models import Item, OldPath
from backend.published.rows import to_json

STATUSES = ("page", "redirect", "gone")


class PathsView(APIView):
    """GET sites/{site}/paths/: one path's state, or every path of the site."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        key = site_key(request, site)
        if "path" in request.GET:
            refuse_unknown(request, {"path"})
            return _one(request, key, request.GET["path"])
        refuse_unknown(request, {"status", "after", "limit"})
        return _all(request, key)


def _one(request: HttpRequest, site: str, path: str) -> HttpResponse:
    if not path.startswith("/"):
        refuse(request, "path", _("Đường dẫn phải bắt đầu bằng “/”."), "path=/tin-tuc/")
    touched = [keys.path(site, path)]
    item = Item.objects.filter(site=site, path=path).first()
    if item:
        state = {"status": "page", "id": item.uuid, "locale": item.locale, "type": item.type}
        return json_answer(request, to_json(state), touched)
    old = _old_paths(site).filter(path=path).first()
    if old is None:
        raise Http404
    if old.target is None:
        raise Gone
    return json_answer(request, to_json({"status": "redirect", "target": old.target}), touched)


def _old_paths(site: str) -> Any:
    present = Item.objects.filter(
        uuid=OuterRef("uuid"), locale=OuterRef("locale"), site=OuterRef("site")
    )
    return OldPath.objects.filter(site=site).annotate(target=Subquery(present.values("path")[:1]))


def _all(request: HttpRequest, site: str) -> HttpResponse:
    limit = whole_number(request, "limit", default=500, most=1000)
    status = choice(request, "status", ("", *STATUSES), "")
    after = request.GET.get("after", "")
    pages = _page_states(site, after, limit) if status in {"", "page"} else []
    old = _old_states(site, after, limit, status) if status != "page" else []
    states = sorted([*pages, *old], key=lambda state: state["path"])
    following = None
    if len(states) > limit:
        query = request.GET.copy()
        query["after"] = states[limit - 1]["path"]
        following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    body = json_list((to_json(state) for state in states[:limit]), following)
    return json_answer(request, body, [keys.paths(site)])


def _page_states(site: str, after: str, limit: int) -> list[dict[str, Any]]:
    rows = Item.objects.filter(site=site, path__gt=after).order_by("path")[: limit + 1]
    return [
        {
            "path": row.path,
            "status": "page",
            "id": row.uuid,
            "locale": row.locale,
            "type": row.type,
            "target": None,
        }
        for row in rows.only("path", "uuid", "locale", "type")
    ]


def _old_states(site: str, after: str, limit: int, status: str) -> list[dict[str, Any]]:
    rows = _old_paths(site).filter(path__gt=after).order_by("path")
    if status:
        rows = rows.filter(target__isnull=status == "gone")
    return [
        {
            "path": row.path,
            "status": "redirect" if row.target else "gone",
            "id": None,
            "locale": row.locale,
            "type": None,
            "target": row.target,
        }
        for row in rows[: limit + 1]
    ]
