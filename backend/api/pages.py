"""Items: lists by section, category and month, and one item in full."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework.views import APIView

from backend.api.answers import json_answer, json_list
from backend.api.cursors import ORDERS, page_of
from backend.api.filters import filtered
from backend.api.parameters import choice, locale_of, refuse_unknown, whole_number
from backend.api.sites import site_key
from backend.published import keys
from backend.published.differences import EVERY_SITE
from backend.published.models import Item, ListMonth
from backend.published.rows import to_json
from content_models.categories import Category

LIST_PARAMETERS = frozenset({"order", "limit", "cursor", "view", "locale"})
SCOPE_PARAMETERS = frozenset({"locale", "section", "category", "month"})
VIEWS = {"summary": "document", "full": "summary"}
"""The text column each view leaves in the database: half of every row is never read."""


class PagesView(APIView):
    """GET sites/{site}/pages/: a site's items; also one category's, of a site or of all."""

    category: Category | None = None

    def get(self, request: HttpRequest, site: str | None = None, **_: str) -> HttpResponse:
        key = site_key(request, site)
        return _listing(request, Item.objects.filter(site=key), key, self.category)


class SystemPagesView(APIView):
    """GET {category}/: one category's items of every site."""

    category: Category | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        return _listing(request, Item.objects.all(), EVERY_SITE, self.category)


def _listing(
    request: HttpRequest, rows: QuerySet[Item], site: str, category: Category | None
) -> HttpResponse:
    order = choice(request, "order", ORDERS, "-listed_at")
    view = choice(request, "view", VIEWS, "summary")
    limit = whole_number(request, "limit", default=20, most=100)
    locale = locale_of(request)
    rows = rows.filter(locale=locale)
    if category is not None:
        rows = rows.filter(category=category.value)
    rows = filtered(request, rows, category, LIST_PARAMETERS).defer(VIEWS[view], "words")
    found, following = page_of(request, rows, ORDERS[order], limit)
    body = json_list((getattr(row, view if view == "summary" else "document") for row in found), following)
    touched = _list_keys(request, site, locale, category, found, following)
    changed_at = max((row.updated_at for row in found), default=None)
    return json_answer(request, body, touched, changed_at=changed_at)


def _list_keys(
    request: HttpRequest,
    site: str,
    locale: str,
    category: Category | None,
    found: list[Item],
    following: str | None,
) -> list[str]:
    scope = keys.scope(
        site,
        locale,
        section=UUID(request.GET["section"]) if request.GET.get("section") else None,
        category=category.value if category else request.GET.get("category", ""),
    )
    month = request.GET.get("month")
    if month:
        return [keys.month_list(scope, month)]
    plain = request.GET.keys() <= SCOPE_PARAMETERS | {"order", "limit", "view"}
    newest_first = request.GET.get("order", "-listed_at") == "-listed_at"
    if plain and newest_first and following and site != EVERY_SITE:
        return [keys.months(scope), *(keys.month_list(scope, row.month) for row in found)]
    return [keys.whole_list(scope)]


class MonthsView(APIView):
    """GET sites/{site}/months/: which months a list has entries in, newest first."""

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponse:
        refuse_unknown(request, SCOPE_PARAMETERS - {"month"})
        key = site_key(request, site)
        filtered(request, Item.objects.none(), None, frozenset())  # refuses broken values
        section = request.GET.get("section")
        scope = keys.scope(
            key,
            locale_of(request),
            section=UUID(section) if section else None,
            category=request.GET.get("category", ""),
        )
        rows = ListMonth.objects.filter(scope=scope).order_by("-month").values("month", "count")
        entries = [to_json(row) for row in rows]
        return json_answer(request, json_list(entries, None), [keys.months(scope)])


class PageView(APIView):
    """GET sites/{site}/pages/{id}/: one item in full, with where it stands."""

    def get(self, request: HttpRequest, id: UUID, site: str | None = None) -> HttpResponse:  # noqa: A002  # the address's own word
        refuse_unknown(request, {"locale"})
        key = site_key(request, site)
        locale = locale_of(request)
        row = Item.objects.filter(site=key, uuid=id, locale=locale).first()
        if row is None:
            raise Http404
        ancestors, alternates = _ancestors(row), _alternates(row)
        body = (
            f'{row.document[:-1]},"breadcrumbs":{to_json([_crumb(each) for each in ancestors])},'
            f'"alternates":{to_json([_alternate(each) for each in alternates])}}}'
        )
        touched = [
            keys.item(key, row.uuid, locale),
            *(keys.place(key, each.uuid, locale) for each in ancestors),
            keys.alternates(key, row.uuid),
        ]
        return json_answer(request, body, touched, changed_at=row.updated_at)


def _ancestors(row: Item) -> list[Item]:
    step = len(row.position)
    paths = [row.tree_path[:length] for length in range(step, len(row.tree_path), step)]
    rows = Item.objects.filter(tree_path__in=paths).order_by("tree_path")
    return list(rows.only("uuid", "title", "path"))


def _alternates(row: Item) -> list[Item]:
    rows = Item.objects.filter(uuid=row.uuid, site=row.site).exclude(pk=row.pk)
    return list(rows.order_by("locale").only("locale", "path", "url", "title"))


def _crumb(row: Item) -> dict[str, str]:
    return {"title": row.title, "path": row.path}


def _alternate(row: Item) -> dict[str, str]:
    return {"locale": row.locale, "path": row.path, "url": row.url, "title": row.title}
