"""Paths: what stands at an address of a site – a page, a redirect, or nothing any more."""

from typing import Any, ClassVar

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from backend.api.answers import json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always, parameters, query
from backend.api.operations import choice as choice_parameter
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import choice, refuse, refuse_unknown, whole_number
from backend.api.problems import Gone
from backend.api.shapes import PathEntry, PathOfPage, PathOfRedirect
from backend.api.sites import site_key
from backend.published import keys
from backend.published.models import Item, OldPath
from backend.published.rows import to_json

STATUSES = ("page", "redirect", "gone")


class PathsView(Endpoint):
    """GET sites/{site}/paths/: one path's state, or every path of the site."""

    operation: ClassVar = Operation(
        summary="Đường dẫn: có gì ở đó / Paths: what stands there",
        description="Với path: trạng thái của một đường dẫn (410 nếu đã gỡ). Không có path: mọi "
        "đường dẫn của cổng. / With path: one path's state (410 when gone). Without: all paths.",
        answer=always(
            {
                "anyOf": [
                    reference(PathOfPage),
                    reference(PathOfRedirect),
                    results_of(reference(PathEntry)),
                ]
            }
        ),
        parameters=parameters(
            query("path", {"type": "string", "pattern": "^/"}, "Đường dẫn / A path, alone"),
            choice_parameter("status", [*STATUSES], "Chỉ trạng thái này / Only of this state"),
            query("after", {"type": "string"}, "Chỉ lấy từ “next” / Only as found in `next`"),
            number_parameter(
                "limit", "Số dòng mỗi trang / Entries per page", default=500, most=1000
            ),
        ),
        problems=(410,),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        key = site_key(request, site)
        if "path" in request.GET:
            refuse_unknown(request, {"path"})
            return _one(request, key, request.GET["path"])
        refuse_unknown(request, {"status", "after", "limit"})
        return _all(request, key)


def _one(request: HttpRequest, site: str, path: str) -> HttpResponseBase:
    if not path.startswith("/") or "\0" in path:
        refuse(request, "path", _("Đường dẫn phải bắt đầu bằng “/”."), "path=/tin-tuc/")
    touched = [keys.path(site, path), keys.open_site(site)]
    item = Item.public.filter(site=site, path=path).first()
    if item:
        state = PathOfPage(id=item.uuid, locale=item.locale, type=item.type)
        return json_answer(request, to_json(state), touched)
    old = _old_paths(site).filter(path=path).first()
    if old is None:
        raise Http404
    if old.target is None:
        raise Gone
    return json_answer(request, to_json(PathOfRedirect(target=old.target)), touched)


def _old_paths(site: str) -> Any:
    present = Item.public.filter(
        uuid=OuterRef("uuid"), locale=OuterRef("locale"), site=OuterRef("site")
    )
    return OldPath.public.filter(site=site).annotate(target=Subquery(present.values("path")[:1]))


def _all(request: HttpRequest, site: str) -> HttpResponseBase:
    limit = whole_number(request, "limit", default=500, most=1000)
    status = choice(request, "status", STATUSES, "") if "status" in request.GET else ""
    after = request.GET.get("after", "")
    if "\0" in after:
        refuse(request, "after", _("Giá trị có ký tự lạ."), _("Hãy dùng nguyên văn “next”."))
    pages = _page_states(site, after, limit) if status in {"", "page"} else []
    old = _old_states(site, after, limit, status) if status != "page" else []
    states = sorted([*pages, *old], key=lambda state: state.path)
    following = None
    if len(states) > limit:
        asked = request.GET.copy()
        asked["after"] = states[limit - 1].path
        following = request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
    body = json_list((to_json(state) for state in states[:limit]), following)
    return json_answer(request, body, [keys.paths(site), keys.open_site(site)])


def _page_states(site: str, after: str, limit: int) -> list[PathEntry]:
    rows = Item.public.filter(site=site, path__gt=after).order_by("path")[: limit + 1]
    return [
        PathEntry(
            path=row.path,
            status="page",
            id=row.uuid,
            locale=row.locale,
            type=row.type,
            target=None,
        )
        for row in rows.only("path", "uuid", "locale", "type")
    ]


def _old_states(site: str, after: str, limit: int, status: str) -> list[PathEntry]:
    rows = _old_paths(site).filter(path__gt=after).order_by("path")
    if status:
        rows = rows.filter(target__isnull=status == "gone")
    return [
        PathEntry(
            path=row.path,
            status="redirect" if row.target else "gone",
            id=None,
            locale=row.locale,
            type=None,
            target=row.target,
        )
        for row in rows[: limit + 1]
    ]
