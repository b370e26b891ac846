"""Making many pages at once: Wagtail's `add_child` is for one editor, not for a city."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import NAMESPACE_DNS, UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from content_models.unicode_text import nfc_fields


def stable_id(*names: str) -> UUID:
    """Return the same id for the same names on every machine."""
    return uuid5(NAMESPACE_DNS, "/".join(names))


def add_children(children: Sequence[tuple[Page, Page]]) -> None:
    """Add live pages, each below its (saved) parent and behind its present siblings.

    Structure only: pages an editor writes come through the approval chain.
    """
    rows = [_base_row(parent, child) for parent, child in _placed(children)]
    Page.objects.bulk_create(rows, batch_size=500)
    for row, (_parent, child) in zip(rows, children, strict=True):
        _adopt(child, row)
        child.save_base(raw=True, force_insert=True)
    for parent_id, count in _counts(children).items():
        Page.objects.filter(pk=parent_id).update(numchild=F("numchild") + count)


def _placed(children: Sequence[tuple[Page, Page]]) -> list[tuple[Page, Page]]:
    steps = _last_steps({parent.path: parent.depth for parent, _child in children})
    for parent, child in children:
        steps[parent.path] += 1
        child.depth = parent.depth + 1
        child.path = Page._get_path(parent.path, child.depth, steps[parent.path])
    return list(children)


def _last_steps(parents: dict[str, int]) -> dict[str, int]:
    steps: dict[str, int] = defaultdict(int)
    for depth in set(parents.values()):
        below = Page.objects.filter(depth=depth + 1).values_list("path", flat=True)
        for path in below:
            parent = path[: -Page.steplen]
            steps[parent] = max(steps[parent], Page._str2int(path[-Page.steplen :]))
    return steps


def _base_row(parent: Page, child: Page) -> Page:
    now = timezone.now()
    nfc_fields(child)
    return Page(
        path=child.path,
        depth=child.depth,
        numchild=0,
        title=child.title,
        draft_title=child.title,
        slug=child.slug,
        url_path=f"{parent.url_path}{child.slug}/",
        content_type=ContentType.objects.get_for_model(type(child)),
        locale_id=child.locale_id,
        translation_key=child.translation_key,
        show_in_menus=child.show_in_menus,
        live=True,
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
    )


def _adopt(child: Page, row: Page) -> None:
    for model_field in Page._meta.concrete_fields:
        setattr(child, model_field.attname, getattr(row, model_field.attname))
    child.page_ptr_id = row.pk


def _counts(children: Sequence[tuple[Page, Page]]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for parent, _child in children:
        counts[parent.pk] += 1
    return counts
