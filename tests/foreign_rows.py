"""Which rows of the database are not one's own site's, and whether a request has changed any.

Told by what each row refers to and not by backend.accounts.scope, which is what is being tested.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import ForeignKey, Model
from wagtail.models import (
    Collection,
    Comment,
    GroupPagePermission,
    Page,
    Revision,
    Site,
    TaskState,
    WorkflowState,
)
from wagtail_localize.models import Translation, TranslationSource

from backend.accounts.models import Membership
from backend.deadlines.models import Deadline
from backend.notices.models import Notice
from backend.published.models import SiteRecord
from content_models.media import PortalDocument, PortalImage

WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"')
NOBODYS = {Session}
"""Tables in which every request may write."""
PERSONAL: set[type[Model]] = {Notice, get_user_model().groups.through}
"""Tables whose rows are somebody's own, whatever site they speak of: they and colleagues are told."""
INDEXES = {"wagtailsearch_indexentry_fts"}
"""SQLite's own copy of the search index, row by row what `IndexEntry` has."""
KINDS: dict[str, type[Model]] = {
    "page": Page,
    "collection": Collection,
    "image": PortalImage,
    "document": PortalDocument,
    "revision": Revision,
    "workflow state": WorkflowState,
    "task state": TaskState,
    "comment": Comment,
    "translation source": TranslationSource,
    "translation": Translation,
    "deadline": Deadline,
    "web site": Site,
    "group": Group,
    "user": get_user_model(),
}
"""What has a place on a site, and people, who have none."""

Rows = dict[Any, tuple[Any, ...]]
Places = dict[str, dict[str, str]]


@dataclass
class Written:
    """The tables a request has written into, as its SQL says; a wrapper of `connection.execute`."""

    tables: set[str] = field(default_factory=set)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql.lstrip())
        if found:
            self.tables.add(found[1])
        return execute(sql, params, many, context)


class ForeignRows:
    """All rows that are not of the given sites or the person's own, as they were at the start."""

    def __init__(self, keys: set[str], person: Any) -> None:
        self.keys, self.person = keys, person
        self.places: Places = {}
        present = Membership.objects.filter(portal__slug__in=keys)
        self.colleagues = set(present.values_list("user", flat=True))
        self.tables = {model._meta.db_table: model for model in _models()}
        self.before = self._of(self.tables)

    def changed(self, written: Written) -> dict[str, list[Any]]:
        """Return which foreign rows are not what they were, by table."""
        touched = written.tables & self.tables.keys()
        if not touched:
            return {}
        now = self._of(touched)
        differing = {table: _differing(now[table], self.before[table]) for table in touched}
        return {table: keys for table, keys in differing.items() if keys}

    def _of(self, tables: Iterable[str]) -> dict[str, Rows]:
        now = _places()
        # What is deleted was still of its site.
        self.places = {kind: {**self.places.get(kind, {}), **now[kind]} for kind in now}
        places = self.places
        return {table: self._foreign(self.tables[table], places) for table in tables}

    def _foreign(self, model: type[Model], places: Places) -> Rows:
        columns = [column.attname for column in model._meta.concrete_fields]
        rows = model._base_manager.order_by().values_list(*columns)
        named = (dict(zip(columns, row, strict=True)) for row in rows)
        return {
            row[model._meta.pk.attname]: tuple(row.values())
            for row in named
            if self._is_foreign(model, _refers_to(model, row), places)
        }

    def _is_foreign(
        self, model: type[Model], references: list[tuple[str, Any]], places: Places
    ) -> bool:
        """Return whether a row is of another site; without a site, whether it is another's."""
        is_own = ("user", self.person.pk) in references
        if model in PERSONAL and (is_own or self._is_a_colleague_s(references)):
            return False
        named = [
            key if kind == "site" else places[kind].get(str(key))
            for kind, key in references
            if kind != "user"
        ]
        sites = {site for site in named if site is not None}  # a log outlives what it speaks of
        if sites:
            return not self.keys.issuperset(sites)
        return not is_own

    def _is_a_colleague_s(self, references: list[tuple[str, Any]]) -> bool:
        return any(kind == "user" and key in self.colleagues for kind, key in references)


def _differing(now: Rows, before: Rows) -> list[Any]:
    return [key for key in now.keys() | before.keys() if now.get(key) != before.get(key)]


def _models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model not in NOBODYS and model._meta.db_table not in INDEXES and not model._meta.proxy:
            yield model


def _refers_to(model: type[Model], row: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what a row refers to, its own key included, each by kind and key."""
    found = [(_kind(model), row[model._meta.pk.attname])]
    for column in model._meta.concrete_fields:
        value = row[column.attname]
        if isinstance(column, ForeignKey):
            found.append((_kind(column.related_model), value))
        elif column.attname == "page_id":
            found.append(("page", value))
        elif column.name == "site" or (model is SiteRecord and column.name == "key"):
            found.append(("site", value))
        elif column.name == "object_id":
            found.append((_generic_kind(row), value))
    return [(kind, key) for kind, key in found if kind and key is not None]


def _kind(model: Any) -> str:
    for kind, base in KINDS.items():
        if issubclass(model, base):
            return kind
    return ""


def _generic_kind(row: dict[str, Any]) -> str:
    content_type = row.get("base_content_type_id") or row.get("content_type_id")
    model = ContentType.objects.get_for_id(content_type).model_class() if content_type else None
    return _kind(model) if model else ""


def _places() -> Places:
    """Return of which site everything with a place is, by kind and key."""
    portals = dict(Page.objects.filter(depth=2).values_list("path", "slug"))
    tops = dict(Collection.objects.filter(depth=2).values_list("path", "name"))
    pages = _mapped(Page, "path", lambda path: portals.get(path[:8], ""))
    collections = _mapped(Collection, "path", lambda path: tops.get(path[:8], ""))
    states = _mapped(WorkflowState, "object_id", lambda page: pages.get(page, ""))
    sources = _mapped(TranslationSource, "object_id", _site_of_key(pages))
    return {
        "page": pages,
        "collection": collections,
        "image": _mapped(PortalImage, "collection_id", lambda key: collections[str(key)]),
        "document": _mapped(PortalDocument, "collection_id", lambda key: collections[str(key)]),
        "revision": _mapped(Revision, "object_id", lambda page: pages.get(page, "")),
        "workflow state": states,
        "task state": _mapped(TaskState, "workflow_state_id", lambda key: states[str(key)]),
        "comment": _mapped(Comment, "page_id", lambda key: pages[str(key)]),
        "deadline": _mapped(Deadline, "portal__path", lambda path: portals.get(path[:8], "")),
        "web site": _mapped(Site, "root_page__path", lambda path: portals.get(path[:8], "")),
        "group": _groups(portals),
        "translation source": sources,
        "translation": _mapped(Translation, "source_id", lambda key: sources[str(key)]),
    }


def _groups(portals: dict[str, str]) -> dict[str, str]:
    rights = GroupPagePermission.objects.values_list("group", "page__path")
    return {str(group): portals.get(path[:8], "") for group, path in rights}


def _mapped(model: Any, column: str, site_of: Callable[[Any], str]) -> dict[str, str]:
    return {str(pk): site_of(value) for pk, value in model.objects.values_list("pk", column)}


def _site_of_key(pages: dict[str, str]) -> Callable[[Any], str]:
    by_key = {key: pages[str(pk)] for pk, key in Page.objects.values_list("pk", "translation_key")}
    return lambda key: by_key.get(key, "")
