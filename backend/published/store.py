"""The one writer of the published store: compares, replaces, and logs what changed, in one go."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from backend.published import keys
from backend.published.differences import change_of, differ, month_counts, scopes
from backend.published.models import (
    Change,
    Clearance,
    ClearedFile,
    Item,
    ItemFile,
    ItemPart,
    ItemSource,
    ListMonth,
    OldPath,
)
from backend.published.places import StorePlaces, clearances_of, hidden_ancestors, is_public
from backend.published.rows import item_row, parts_of
from backend.published.stretches import Month, Pair, touched_stretches
from backend.published.withholding import keep_names_back
from content_models.base import PortalPage
from content_models.composition import Composition, Version

BATCH = 500
COMPOSED_AT_ONCE = 2000


@transaction.atomic
def refresh(pages: Collection[Page]) -> list[Change]:
    """Make the store say what the public may see of these pages now; return what changed.

    Items that draw on a changed page, pages it draws on, and, when it moved or appeared, its
    descendants are composed again too. No page is composed more than twice: the second time
    shows it what appeared together with it.
    """
    changes: list[Change] = []
    composed: Counter[int] = Counter()
    waiting = {page.pk for page in pages}
    while waiting:
        composed.update(waiting)
        related: set[int] = set()
        for some in _in_batches(waiting):
            pairs, found = _rewrite(some)
            changes += _log(pairs)
            related |= found
        waiting = {page_id for page_id in related if composed[page_id] < 2}
    keep_names_back(changes)
    return Change.objects.bulk_create(changes, batch_size=BATCH)


def _in_batches(page_ids: set[int]) -> Iterable[set[int]]:
    ordered = sorted(page_ids)
    for start in range(0, len(ordered), COMPOSED_AT_ONCE):
        yield set(ordered[start : start + COMPOSED_AT_ONCE])


@transaction.atomic
def clear(page: Page, *, revision: int, seal: str, media: Mapping[str, Version]) -> None:
    """Let one revision of a page through, with the pictures and files that were approved with it.

    The chain's end is the only caller. Nothing is public yet: `refresh` makes it so.
    """
    kept = {revision, page.live_revision_id or 0}
    Clearance.objects.filter(page_id=page.pk).exclude(revision__in=kept).delete()
    clearance, _made = Clearance.objects.update_or_create(
        page_id=page.pk, revision=revision, defaults={"seal": seal, "media": dict(media)}
    )
    clearance.files.all().delete()
    stored = {name for version in media.values() for name, _type in version["files"].values()}
    ClearedFile.objects.bulk_create(
        ClearedFile(clearance=clearance, stored_name=name) for name in sorted(stored)
    )


def revoke_what_waits(page: Page) -> None:
    """Take back the word for whatever of a page is not live yet."""
    waiting = Clearance.objects.filter(page_id=page.pk)
    waiting.exclude(revision=page.live_revision_id or 0).delete()


def clear_structure(pages: Iterable[Page]) -> None:
    """Let pages through that provisioning made from the registry and the rule set."""
    wanted = {page.pk for page in pages}
    known = Clearance.objects.filter(page_id__in=wanted).values_list("page_id", flat=True)
    missing = [Clearance(page_id=page_id) for page_id in sorted(wanted - set(known))]
    Clearance.objects.bulk_create(missing, batch_size=BATCH)


def address_of(page_id: int) -> str:
    """Return the full public address of a page, nothing where it is not public."""
    return Item.objects.filter(page_id=page_id).values_list("url", flat=True).first() or ""


def attribution_of(page: Page) -> str:
    """Return the words by which a page's site asks to be quoted."""
    return StorePlaces().attribution(page)


def is_shown(site: str, uuid: UUID) -> bool:
    """Return whether a site shows an item, in whatever language."""
    return (site, uuid) in shown_among([uuid])


def shown_among(uuids: Iterable[UUID]) -> set[tuple[str, UUID]]:
    """Return which of the items are shown, and by which sites, in whatever language."""
    return set(Item.objects.filter(uuid__in=uuids).values_list("site", "uuid"))


def is_clear(page_id: int, revision: int) -> bool:
    """Return whether the chain has let a revision through, to be shown now or later."""
    return clearance(page_id, revision) is not None


def clearance(page_id: int, revision: int) -> Clearance | None:
    """Return the chain's word for one revision of a page."""
    return Clearance.objects.filter(page_id=page_id, revision=revision).first()


def cleared(page: Page) -> Clearance | None:
    """Return the chain's word for what is live of a page."""
    return clearances_of([page]).get(page.pk)


@transaction.atomic
def withdraw_deleted(page_ids: Collection[int]) -> list[Change]:
    """Take items off whose pages are deleted; their paths answer 410 from now on."""
    Clearance.objects.filter(page_id__in=page_ids).delete()
    return refresh([Page(pk=page_id) for page_id in page_ids])


def drawing_on(kind: str, source_id: object) -> set[int]:
    """Return the pages whose items draw on an image, a document or a page."""
    drawing = ItemSource.objects.filter(kind=kind, source_id=str(source_id))
    return set(drawing.values_list("item__page_id", flat=True))


def refresh_drawing_on(kind: str, source_id: object) -> list[Change]:
    """Compose again every item that draws on an image, a document or a page."""
    return refresh([Page(pk=page_id) for page_id in drawing_on(kind, source_id)])


def refresh_citing(site: str) -> list[Change]:
    """Compose again what items of other sites say of a site's items."""
    own = Item.objects.filter(site=site).annotate(source=Cast("page_id", CharField()))
    citing = ItemSource.objects.filter(kind="page", source_id__in=own.values("source"))
    elsewhere = citing.exclude(item__site=site).values_list("item__page_id", flat=True)
    return refresh([Page(pk=page_id) for page_id in set(elsewhere)])


def refresh_below(page: Page) -> list[Change]:
    """Make the store say what the public may see of a page and of everything below it."""
    present = Page.objects.filter(pk=page.pk).first()  # it may have moved since it was read
    if present is None:
        return []
    below = Page.objects.descendant_of(present, inclusive=True).values_list("pk", flat=True)
    return refresh([Page(pk=page_id) for page_id in below])


def refresh_moved(*parents: Page) -> list[Change]:
    """Compose again what stands elsewhere in the tree since a page below these parents moved.

    Moving one page shifts its siblings and all that is below them.
    """
    moved: set[int] = set()
    for parent in parents:
        pages = Page.objects.descendant_of(parent)
        known = Item.objects.filter(page_id__in=pages.values("pk"))
        places = dict(known.values_list("page_id", "tree_path"))
        moved |= {
            page_id
            for page_id, path in pages.values_list("pk", "path")
            if places.get(page_id, path) != path
        }
    return refresh([Page(pk=page_id) for page_id in moved])


def reconcile() -> list[Change]:
    """Compose every item again; whatever this changes had slipped by, and is put right."""
    page_ids = set(Page.objects.filter(depth__gt=2).values_list("pk", flat=True))
    page_ids |= set(Item.objects.values_list("page_id", flat=True))
    return [
        change
        for some in _in_batches(page_ids)
        for change in refresh([Page(pk=page_id) for page_id in some])
    ]


def _rewrite(page_ids: set[int]) -> tuple[list[Pair], set[int]]:
    places = StorePlaces()
    compositions = _compose(page_ids, places)
    before = {row.page_id: row for row in Item.objects.filter(page_id__in=page_ids)}
    pairs: list[Pair] = []
    for page_id in sorted(page_ids):
        old = before.get(page_id)
        new = compositions[page_id][0] if page_id in compositions else None
        if (old or new) and differ(old, new, "digest"):
            pairs.append((old, new))
    related = _related_before(pairs)
    _save(pairs, {page_id: found[1] for page_id, found in compositions.items()})
    return pairs, related | _related_after(pairs)


def _compose(page_ids: set[int], places: StorePlaces) -> dict[int, tuple[Item, Composition]]:
    pages = list(Page.objects.filter(pk__in=page_ids).select_related("locale").specific())
    hidden = hidden_ancestors(pages)
    cleared = clearances_of(pages)
    public = [page for page in pages if page.pk in cleared and is_public(page, places, hidden)]
    places.remember_sections(page.path[: -Page.steplen] for page in public)
    composed = {}
    for page in public:
        if isinstance(page, PortalPage):
            composition = Composition(page, places, cleared[page.pk].media)
            composed[page.pk] = (item_row(page, composition), composition)
    return composed


def _related_before(pairs: list[Pair]) -> set[int]:
    rows = [old.pk for old, _new in pairs if old is not None]
    return _drawn_on(ItemSource.objects.filter(item__in=rows))


def _related_after(pairs: list[Pair]) -> set[int]:
    rows = [new.pk for _old, new in pairs if new is not None]
    moved = [new or old for old, new in pairs if differ(old, new, "path")]
    below = _descendants(row.tree_path for row in moved if row is not None)
    return _drawn_on(ItemSource.objects.filter(item__in=rows)) | _drawing_on(pairs) | below


def _drawn_on(sources: QuerySet[ItemSource]) -> set[int]:
    ids = sources.filter(kind="page").values_list("source_id", flat=True)
    return {int(source_id) for source_id in ids}


def _drawing_on(pairs: list[Pair]) -> set[int]:
    rows = [row for pair in pairs for row in pair if row is not None]
    # A link leads to the reader's language where it can: any version concerns those who link.
    versions = Item.objects.filter(uuid__in={row.uuid for row in rows})
    pages = {row.page_id for row in rows} | set(versions.values_list("page_id", flat=True))
    drawing = ItemSource.objects.filter(kind="page", source_id__in=[str(page) for page in pages])
    return set(drawing.values_list("item__page_id", flat=True))


def _descendants(tree_paths: Iterable[str]) -> set[int]:
    found: set[int] = set()
    tops = list(_topmost(tree_paths))
    for start in range(0, len(tops), 100):
        below = Q(pk__in=())
        for path in tops[start : start + 100]:
            # As a range, which an index serves everywhere: of a beginning SQLite looks at all pages.
            below |= Q(path__range=Page._get_children_path_interval(path))
        found |= set(Page.objects.filter(below).values_list("pk", flat=True))
    return found


def _topmost(tree_paths: Iterable[str]) -> Iterable[str]:
    last = None
    for path in sorted(tree_paths):
        if last is None or not path.startswith(last):
            last = path
            yield path


def _save(pairs: list[Pair], compositions: dict[int, Composition]) -> None:
    gone = [old.pk for old, new in pairs if new is None and old is not None]
    kept = [(old, new) for old, new in pairs if old is not None and new is not None]
    made = [new for old, new in pairs if old is None and new is not None]
    Item.objects.filter(pk__in=gone).delete()
    _replace(kept)
    Item.objects.bulk_create(made, batch_size=BATCH)
    written = [new for _old, new in pairs if new is not None]
    _save_composition(written, compositions)
    _keep_old_paths(pairs)


def _replace(pairs: list[tuple[Item, Item]]) -> None:
    for old, new in pairs:
        new.pk = old.pk
    for old, new in pairs:
        if old.path != new.path:  # two pages may trade places: free both paths before taking either
            Item.objects.filter(pk=old.pk).update(path=f"#{old.pk}")
    names = [each.name for each in Item._meta.concrete_fields if not each.primary_key]
    if pairs:
        Item.objects.bulk_update([new for _old, new in pairs], names, batch_size=50)


def _save_composition(rows: list[Item], compositions: dict[int, Composition]) -> None:
    ids = [row.pk for row in rows]
    ItemSource.objects.filter(item__in=ids).delete()
    ItemFile.objects.filter(item__in=ids).delete()
    ItemSource.objects.bulk_create(
        ItemSource(item=row, kind=kind, source_id=source_id)
        for row in rows
        for kind, source_id in sorted(compositions[row.page_id].draws_on)
    )
    ItemFile.objects.bulk_create(
        ItemFile(item=row, name=name, stored_name=stored_name, content_type=content_type)
        for row in rows
        for name, (stored_name, content_type) in sorted(compositions[row.page_id].files.items())
    )
    for row in rows:
        page = compositions[row.page_id].page
        if isinstance(page, PortalPage) and page.keeps_parts:
            _save_parts(row, parts_of(page))


def _save_parts(row: Item, parts: dict[int, str]) -> None:
    """Write those parts that are other than before: of thousands one has mostly come along."""
    before = dict(ItemPart.objects.filter(item=row).values_list("number", "document"))
    ItemPart.objects.filter(item=row, number__in=before.keys() - parts.keys()).delete()
    ItemPart.objects.bulk_create(
        [
            ItemPart(item=row, number=number, document=document)
            for number, document in parts.items()
            if before.get(number) != document
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["item", "number"],
        update_fields=["document"],
    )


def _keep_old_paths(pairs: list[Pair]) -> None:
    left = [old for old, new in pairs if old is not None and differ(old, new, "path")]
    taken = [new for old, new in pairs if new is not None and differ(old, new, "path")]
    OldPath.objects.bulk_create(
        [OldPath(site=row.site, path=row.path, uuid=row.uuid, locale=row.locale) for row in left],
        update_conflicts=True,
        unique_fields=["site", "path"],
        update_fields=["uuid", "locale"],
    )
    for start in range(0, len(taken), BATCH):
        standing = Q(pk__in=())
        for site in {row.site for row in taken[start : start + BATCH]}:
            paths = [row.path for row in taken[start : start + BATCH] if row.site == site]
            standing |= Q(site=site, path__in=paths)
        OldPath.objects.filter(standing).delete()


def _log(pairs: list[Pair]) -> list[Change]:
    at = timezone.now()
    changes = [change_of(old, new, at) for old, new in pairs]
    old_paths = _old_paths_leading_to(pairs)
    totals = _count_months(month_counts(pairs))
    shifted = {keys.months(scope) for (scope, _), found in totals.items() if 0 in found}
    stretches = touched_stretches(pairs, totals)
    for change, pair, touched in zip(changes, pairs, stretches, strict=True):
        own = {keys.months(scope) for row in pair if row is not None for scope in scopes(row)}
        row = pair[0] or pair[1]
        led = (
            old_paths.get((row.uuid, row.locale), set()) if row and differ(*pair, "path") else set()
        )
        change.keys = sorted({*change.keys, *(own & shifted), *led, *touched})
    return changes


def _old_paths_leading_to(pairs: list[Pair]) -> dict[tuple[UUID, str], set[str]]:
    """Return the keys of the old paths whose answer depends on where an item stands now."""
    moved = {row.uuid for pair in pairs if differ(*pair, "path") for row in pair if row is not None}
    led: dict[tuple[UUID, str], set[str]] = defaultdict(set)
    for old in OldPath.objects.filter(uuid__in=moved):
        led[old.uuid, old.locale].add(keys.path(old.site, old.path))
    return led


def _count_months(counts: dict[Month, int]) -> dict[Month, tuple[int, int]]:
    """Add to the counts; return how many entries each month of a list had, and has.

    Writing even where nothing is added keeps others from moving a month's entries meanwhile.
    """
    table = ListMonth._meta.db_table
    statement = (
        f"INSERT INTO {table} (scope, month, count) VALUES (%s, %s, %s) "  # noqa: S608  # own name
        f"ON CONFLICT (scope, month) DO UPDATE SET count = {table}.count + excluded.count "
        "RETURNING count"
    )
    totals = {}
    with connection.cursor() as cursor:
        for (scope, month), step in counts.items():
            cursor.execute(statement, [scope, month, step])
            total = cursor.fetchone()[0]
            totals[scope, month] = (total - step, total)
    ListMonth.objects.filter(count__lte=0).delete()
    return totals
