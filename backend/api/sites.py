"""Sites: the list of portals, one portal with its settings, its navigation."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.accounts.hosts import portal_key, site_key_of_host
from backend.api.answers import json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.endpoint import Endpoint
from backend.api.operation_parameters import LOCALE
from backend.api.operations import Operation, always, parameters
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import locale_of, refuse_unknown, whole_number
from backend.api.problems import SiteWithheld
from backend.api.shapes import Navigation, NavigationHome, NavigationSection
from backend.published import keys
from backend.published.models import Item, SiteRecord
from backend.published.rows import to_json
from content_models.published_site import PublishedSite, PublishedSiteSummary

if TYPE_CHECKING:
    from uuid import UUID

LARGEST_POSITION = 1_000_000


def site_key(request: HttpRequest, named: str | None) -> str:
    """Return the site an address names, or the host's own; 404 or 503 where none can be read."""
    key = asked_site(request, named)
    require_site(key)
    return key


def asked_site(request: HttpRequest, named: str | None) -> str:
    """Return the site an address names, without asking whether there is one.

    A portal's host answers for its own site only; the API's own host answers for all.
    """
    key = named or site_key_of_host(request)
    if named and portal_key(request) not in {None, named}:
        raise Http404
    return key


def require_site(key: str) -> None:
    """Refuse a site that does not exist or is withheld.

    Whoever found something of it through a `public` manager need not ask.
    """
    record = SiteRecord.objects.filter(key=key).values("is_withheld", "notice").first()
    if record is None:
        raise Http404
    if record["is_withheld"]:
        raise SiteWithheld(record["notice"])


class SitesView(Endpoint):
    """GET sites/: every portal of the system, in the order of its registry."""

    operation: ClassVar = Operation(
        summary="Các cổng của hệ thống / The system's sites",
        answer=always(results_of(reference(PublishedSiteSummary))),
        parameters=parameters(
            number_parameter("limit", "Số cổng mỗi trang / Sites per page", default=100, most=500),
            number_parameter(
                "after",
                "Chỉ lấy từ “next” / Only as found in `next`",
                default=-1,
                least=-1,
                most=LARGEST_POSITION,
            ),
        ),
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, {"limit", "after"})
        limit = whole_number(request, "limit", default=100, most=500)
        after = whole_number(request, "after", default=-1, most=LARGEST_POSITION, least=-1)
        rows = list(SiteRecord.objects.filter(position__gt=after).order_by("position")[: limit + 1])
        following = None
        if len(rows) > limit:
            query = request.GET.copy()
            query["after"] = str(rows[limit - 1].position)
            following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        body = json_list((row.summary for row in rows[:limit]), following)
        return json_answer(request, body, [keys.SYSTEM])


class SiteView(Endpoint):
    """GET sites/{site}/: one portal with its settings and the regulation it is run under."""

    operation: ClassVar = Operation(
        summary="Một cổng với thông tin và quy chế / One site with its settings and regulation",
        answer=always(reference(PublishedSite)),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        key = asked_site(request, site)
        record = SiteRecord.objects.filter(key=key).first()
        if record is None:
            raise Http404
        return json_answer(request, record.document, [keys.site(key)], changed_at=record.updated_at)


class NavigationView(Endpoint):
    """GET sites/{site}/navigation/: the tree of a portal's sections in one language."""

    operation: ClassVar = Operation(
        summary="Cây mục của một cổng / A site's tree of sections",
        answer=always(reference(Navigation)),
        parameters=parameters(LOCALE),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, {"locale"})
        key = asked_site(request, site)
        locale = locale_of(request)
        rows = Item.public.filter(site=key, locale=locale, type__in=["home", "section"])
        columns = ("uuid", "section", "title", "path", "in_menu", "type", "facets")
        entries = list(rows.order_by("tree_path").values(*columns))
        if not entries:
            require_site(key)
        touched = [keys.navigation(key, locale), keys.open_site(key)]
        return json_answer(request, to_json(_tree(entries)), touched)


def _tree(entries: list[dict[str, Any]]) -> Navigation:
    """Arrange sections below their parents; entries come parents first."""
    home = None
    children: dict[UUID, list[NavigationSection]] = {}
    top: list[NavigationSection] = []
    for entry in entries:
        if entry["type"] == "home":
            home = NavigationHome(id=entry["uuid"], title=entry["title"], path=entry["path"])
            children[entry["uuid"]] = top
        elif entry["section"] in children:
            node = _node(entry)
            children[node.id] = node.children
            children[entry["section"]].append(node)
    return Navigation(home=home, sections=top)


def _node(entry: dict[str, Any]) -> NavigationSection:
    return NavigationSection(
        id=entry["uuid"],
        title=entry["title"],
        menu_title=entry["facets"].get("menu_title", entry["title"]),
        path=entry["path"],
        category=entry["facets"].get("category"),
        in_menu=entry["in_menu"],
        layout=entry["facets"].get("layout", ""),
    )
