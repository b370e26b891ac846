"""Drafts of many translations at once, by a few statements where one by one each takes dozens.

What comes of it is what `mirrors.begin` and `chain.edit` make (tests/cms/test_mirror_jobs.py holds
one against the other): nothing here is public, and nothing goes round the chain, which every draft
has before it. Whoever calls has opened the transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Revision

from backend.translation import memory, mirrors
from backend.translation.mirrors import MEMORY, Segment
from backend.translation.sections import mirrored
from content_models.taking_over import PLACE_AND_STATE
from content_models.translated import Text, TranslatedFrom, put, texts_of
from content_models.vietnamese import unaccented

STATE = PLACE_AND_STATE - {"pk", "slug", "translated_from", "wagtail_admin_comments", "authors"}


@dataclass(frozen=True)
class Slot:
    """Where new pages of a section go: its last child's path, and the addresses that are taken."""

    section: Page
    last: str
    taken: set[str]


def loaded(page_ids: Iterable[int]) -> list[Any]:
    """Return pages whole, with their rows, by a query for each type and kind of row."""
    pages: list[Any] = list(Page.objects.filter(pk__in=list(page_ids)).specific())
    locales = {each.pk: each for each in Locale.objects.all()}
    for page in pages:
        page.locale = locales[page.locale_id]
    for page_type, alike in groupby(sorted(pages, key=_name), key=type):
        _read_rows(page_type, list(alike))
    return pages


def _name(page: Any) -> str:
    return f"{type(page).__name__} {page.pk:012}"


def _read_rows(page_type: Any, pages: Sequence[Any]) -> None:
    for relation in get_all_child_relations(page_type):
        name, column = relation.get_accessor_name(), relation.field.attname
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in relation.related_model._default_manager.filter(
            **{f"{column}__in": [page.pk for page in pages]}
        ):
            rows[getattr(row, column)].append(row)
        for page in pages:
            page.__dict__.setdefault("_cluster_related_objects", {})[name] = rows[page.pk]


def begin_all(sources: Sequence[Any], *, locale: Locale, by: Any) -> list[Any]:
    """Make the drafts of translations that are not there yet; what the memory knows is suggested."""
    texts = {source.pk: texts_of(source) for source in sources}
    known = memory.recall({text.data for said in texts.values() for text in said}, locale)
    slots = _slots(sources, locale, by)
    made = []
    for source in sources:
        slot = slots[_above(source)]
        mirror = _new_mirror(source, texts[source.pk], known, locale)
        last = _behind(slot.last) if slot.last else _first_child(slot.section)
        slots[_above(source)] = replace(slot, last=last)
        mirror.path, mirror.depth = last, slot.section.depth + 1
        mirror.slug = _free(mirror.slug, slot.taken)
        mirror.url_path = f"{slot.section.url_path}{mirror.slug}/"
        mirror.owner, mirror.live, mirror.draft_title = by, False, mirror.title
        mirror.content_type = _type(mirror)
        made.append(mirror)
    _insert(made)
    for section, count in _counted(sources, slots).items():
        Page.objects.filter(pk=section).update(numchild=F("numchild") + count)
    _keep_drafts(made, by, ["wagtail.create", "wagtail.edit"])
    return made


def _above(page: Page) -> str:
    path: str = page.path[: -Page.steplen]
    return path


def _slots(sources: Sequence[Any], locale: Locale, by: Any) -> dict[str, Slot]:
    """Return where translations of these go, by the path of the sources' section."""
    parents = Page.objects.filter(path__in={_above(source) for source in sources}).specific()
    slots = {}
    for parent in parents:
        section = mirrored(parent, locale)
        if not section.permissions_for_user(by).can_add_subpage():
            raise PermissionDenied
        children = section.get_children().order_by("path").values_list("path", "slug")
        known = list(children)
        slots[parent.path] = Slot(section, known[-1][0] if known else "", {s for _p, s in known})
    return slots


def _first_child(section: Page) -> str:
    path: str = Page._get_path(section.path, section.depth + 1, 1)
    return path


def _behind(path: str) -> str:
    following: str = Page(path=path)._inc_path()
    return following


def _new_mirror(source: Any, texts: list[Text], known: Mapping[str, str], locale: Locale) -> Any:
    mirror = type(source)(locale=locale, translation_key=source.translation_key)
    said = {
        text.path: known[text.data]
        for text in texts
        if known.get(text.data, text.data) != text.data
    }
    put(source, mirror, said)
    wanted = slugify(unaccented(mirror.title))[:200] if "title" in said else ""
    mirror.slug = wanted or source.slug
    mirror.translated_from = mirrors.now_said_by(
        source, pending=[text.path for text in texts], suggested=dict.fromkeys(said, MEMORY)
    ).as_json()
    return mirror


def _free(wanted: str, taken: set[str]) -> str:
    slug, number = wanted, 1
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    taken.add(slug)
    return slug


def _counted(sources: Sequence[Any], slots: Mapping[str, Slot]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for source in sources:
        counts[slots[_above(source)].section.pk] += 1
    return counts


def _type(page: Any) -> ContentType:
    return ContentType.objects.get_for_model(type(page), for_concrete_model=False)


def _insert(pages: Sequence[Any]) -> None:
    """Write pages with their rows, and what they refer to."""
    columns = [each.attname for each in Page._meta.concrete_fields if not each.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    Page.objects.bulk_create(bases)
    rows: dict[Any, list[Any]] = defaultdict(list)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = base.pk
        page.save_base(raw=True, force_insert=True)  # the type's own table only
        for relation in get_all_child_relations(type(page)):
            for row in getattr(page, relation.get_accessor_name()).all():
                setattr(row, relation.field.attname, page.pk)
                rows[relation.related_model].append(row)
    for model, own in rows.items():
        model._default_manager.bulk_create(own)
    ReferenceIndex.objects.bulk_create([each for page in pages for each in _references(page)])


def _references(page: Any) -> list[ReferenceIndex]:
    base = ContentType.objects.get_for_model(Page)
    return [
        ReferenceIndex(
            base_content_type=base,
            content_type=_type(page),
            object_id=page.pk,
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for to_type, to_id, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(page)
        )
    ]


def refresh_all(pairs: Sequence[tuple[Any, Any]], *, locale: Locale, by: Any) -> list[Any]:
    """Let drafts of mirrors say what the memory knows of what their sources say now.

    `pairs` are sources with their mirrors. Only what is empty, or changed at the source, is filled
    in, as a suggestion. Return the mirrors whose draft is another now.
    """
    wanted = [each.latest_revision_id for _source, each in pairs]
    drafts = {
        mirror.pk: _draft(mirror, content)
        for mirror, content in zip(
            (mirror for _source, mirror in pairs), _contents(wanted), strict=True
        )
    }
    kept = {mirror.pk: TranslatedFrom.of(drafts[mirror.pk]) for _source, mirror in pairs}
    behind = [
        said.revision
        if (said := kept[mirror.pk]) and said.revision != source.live_revision_id
        else 0
        for source, mirror in pairs
    ]
    found = []
    for (source, mirror), content in zip(pairs, _contents(behind), strict=True):
        then = _page_of(source, content) if content else source
        found.append(mirrors.compared(source, drafts[mirror.pk], texts_of(then)))
    known = memory.recall({each.source.data for said in found for each in said}, locale)
    changed = []
    for (source, mirror), before in zip(pairs, found, strict=True):
        now = [_from_memory(each, known.get(each.source.data, "")) for each in before]
        if now != before:
            mirrors.write(drafts[mirror.pk], source, now)
            changed.append(drafts[mirror.pk])
    _keep_drafts(changed, by, ["wagtail.edit"])
    return changed


def _contents(revision_ids: Sequence[int]) -> list[dict[str, Any] | None]:
    rows = Revision.objects.filter(pk__in=[each for each in revision_ids if each])
    known = dict(rows.values_list("pk", "content"))
    return [known.get(each) for each in revision_ids]


def _page_of(page: Any, content: dict[str, Any]) -> Any:
    found = type(page).from_serializable_data(content, check_fks=False)
    found.pk, found.locale = page.pk, page.locale
    return found


def _draft(mirror: Any, content: dict[str, Any] | None) -> Any:
    if content is None:
        return mirror
    draft = _page_of(mirror, content)
    for name in STATE:
        column = mirror._meta.get_field(name).attname
        setattr(draft, column, getattr(mirror, column))
    draft.locale = mirror.locale
    draft.wagtail_admin_comments = list(mirror.wagtail_admin_comments.all())
    return draft


def _from_memory(before: Segment, known: str) -> Segment:
    is_open = not before.target or (before.before is not None and not before.suggested_by)
    if not is_open or known in {"", before.source.data, before.target}:
        return before
    return replace(before, target=known, is_pending=True, suggested_by=MEMORY)


def _keep_drafts(pages: Sequence[Any], by: Any, actions: Sequence[str]) -> None:
    """Keep what pages say as their newest drafts, and log who did."""
    at, base = timezone.now(), ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type=_type(page),
            base_content_type=base,
            object_id=str(page.pk),
            created_at=at,
            user=by,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    Revision.objects.bulk_create(revisions)
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, at
        page.has_unpublished_changes, page.draft_title = True, page.title
    newest = ("latest_revision", "latest_revision_created_at")
    Page.objects.bulk_update(
        [_base(page) for page in pages], [*newest, "has_unpublished_changes", "draft_title"]
    )
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                page_id=page.pk,
                content_type=_type(page),
                label=page.get_admin_display_title(),
                action=action,
                timestamp=at,
                user=by,
                revision=revision if action == "wagtail.edit" else None,
                content_changed=True,
            )
            for page, revision in zip(pages, revisions, strict=True)
            for action in actions
        ]
    )


def _base(page: Any) -> Page:
    return Page(
        pk=page.pk,
        content_type_id=page.content_type_id,
        latest_revision=page.latest_revision,
        latest_revision_created_at=page.latest_revision_created_at,
        has_unpublished_changes=True,
        draft_title=page.draft_title,
    )
