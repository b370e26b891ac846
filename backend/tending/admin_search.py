"""What the admin's own search finds: pages behind their editors' backs, pictures and files at once.

Wagtail would index a page in the transaction that saves it, at a cost that grows with the site; here
`tend` does, seconds later. An upload is rare and looked for at once: it is indexed once it is there.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_save
from modelsearch.backends import database, get_search_backend
from modelsearch.query import And, PlainText
from wagtail.models import Page

from content_models.media import PortalDocument, PortalImage
from content_models.vietnamese import parts_apart

VERSION = 2
"""To be raised whenever models say more or less of themselves: everything is then indexed anew."""
INDEXED_AT_ONCE = 200
BEGINNING = "2000-01-01T00:00:00+00:00", "0"
UPLOADS: tuple[type[models.Model], ...] = (PortalImage, PortalDocument)


def SearchBackend(parameters: dict[str, Any]) -> Any:  # noqa: N802  # Wagtail looks for this name
    """Return Wagtail's search in the database, with numbers asked for by their parts.

    PostgreSQL keeps `204/2025/QĐ-UBND` as one word, and not as the one that is typed.
    """
    backend = database.SearchBackend(parameters)
    backend.search = _asking_for_parts(backend.search)
    backend.autocomplete = _asking_for_parts(backend.autocomplete)
    return backend


def _asking_for_parts(search: Callable[..., Any]) -> Callable[..., Any]:
    return lambda query, *rest, **more: search(_by_parts(query), *rest, **more)


def _by_parts(query: Any) -> Any:
    if isinstance(query, str):
        return parts_apart(query).strip() or query  # strokes alone are asked for as they are
    if isinstance(query, PlainText):
        return PlainText(_by_parts(query.query_string), query.operator, query.boost)
    if isinstance(query, And):
        return And([_by_parts(each) for each in query.subqueries])
    return query


def follow_uploads() -> None:
    """Have pictures and files indexed as they are saved."""
    for model in UPLOADS:
        post_save.connect(_uploaded, sender=model, dispatch_uid="admin-search")


def _uploaded(sender: type[models.Model], instance: Any, **_more: Any) -> None:
    # After the transaction: what its form saves behind it, the tags, is then there too.
    transaction.on_commit(lambda: _index(sender, Q(pk=instance.pk)), robust=True)


def _index(model: type[models.Model], which: Q) -> None:
    get_search_backend().add_bulk(model, list(model._default_manager.filter(which)))


def catch_up(memory: Path) -> None:
    """Index the next pages that were saved; `memory` keeps how far this has come.

    Where nothing is remembered, or what an older version kept, everything is indexed.
    """
    last = _remembered(memory)
    if last is None:
        for model in UPLOADS:
            for keys in _batches(model):
                _index(model, Q(pk__in=keys))
        last = BEGINNING
        _remember(memory, *last)
    batch = list(_saved_behind(*last)[:INDEXED_AT_ONCE])
    for model in {type(page) for page in batch}:
        get_search_backend().add_bulk(model, [page for page in batch if type(page) is model])
    if batch:
        _remember(memory, batch[-1].latest_revision_created_at.isoformat(), str(batch[-1].pk))


def _remembered(memory: Path) -> tuple[str, str] | None:
    """Return when the page that was indexed last had been saved, and its number."""
    kept = memory.read_text().split() if memory.exists() else []
    if len(kept) != 3 or kept[0] != str(VERSION):
        return None
    return kept[1], kept[2]


def _remember(memory: Path, moment: str, page_id: str) -> None:
    memory.write_text(f"{VERSION} {moment} {page_id}")


def _saved_behind(moment: str, page_id: str) -> Any:
    behind = Q(latest_revision_created_at__gt=moment)
    behind |= Q(latest_revision_created_at=moment, pk__gt=page_id)
    return Page.objects.filter(behind).order_by("latest_revision_created_at", "pk").specific()


def _batches(model: type[models.Model]) -> Iterator[list[Any]]:
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), INDEXED_AT_ONCE):
        yield keys[start : start + INDEXED_AT_ONCE]
