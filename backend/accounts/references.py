"""What a page refers to: its links, pictures, files and rows may name only what its own site has.

Another site's page is quoted by its public address, or asked for by syndication; by number never.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import CollectionMember, Page, ReferenceIndex

from backend.accounts.asking import asking
from backend.accounts.rights import PORTAL_LENGTH, contributed_to, portal_path
from backend.accounts.scope import below, collection_paths, key_named, own
from content_models.navigation import SitePortal

Reference = tuple[str, str]
"""What is referred to (`content type:key`) and the field, or the child row's field, that does."""


def require_own(page: Page) -> None:
    """Refuse a page that refers to another site's things; the message names each field."""
    fields = foreign_fields(page, portal_path(page))
    if fields:
        raise ValidationError(
            {name.split(".")[0]: _message(_label(page, name.split(".")[0])) for name in fields}
        )


def foreign_fields(row: Model, portal: str) -> set[str]:
    """Return the fields of a page or child row that refer to another site's things.

    A child row's field is given with the relation before it: `materials.image`.
    """
    by_model: dict[int, list[Reference]] = defaultdict(list)
    for model_id, key, model_path, _place in ReferenceIndex._extract_references_from_object(row):
        by_model[model_id].append((key, _field_of(model_path)))
    return {
        name
        for model_id, references in by_model.items()
        for name in _foreign(
            ContentType.objects.get_for_id(model_id).model_class(), references, portal
        )
    }


def hidden_fields(row: Model, user: Any) -> set[str]:
    """Return the fields that refer to what a collaborator may not see: their preview would show it.

    What the page referred to before somebody of the site put there.
    """
    known = _known_to(row)
    found = set()
    for model_id, key, model_path, _place in ReferenceIndex._extract_references_from_object(row):
        model = ContentType.objects.get_for_id(model_id).model_class()
        if model is None or not issubclass(model, Page | CollectionMember):
            continue
        rows = model._default_manager.filter(pk=key_named(model, key))
        if (model_id, key) not in known and rows.exists() and not own(user, rows).exists():
            found.add(_field_of(model_path))
    return found


def _known_to(row: Model) -> set[tuple[int, str]]:
    if not isinstance(row, Page) or row.pk is None:
        return set()
    before = row.get_latest_revision_as_object()
    references = ReferenceIndex._extract_references_from_object(before)
    return {(model_id, key) for model_id, key, _path, _place in references}


def add_errors(form: Any) -> bool:
    """Put an error on each field of a page's form that refers to another site's things.

    Return whether there was one.
    """
    place = form.parent_page or form.instance
    if len(place.path) < PORTAL_LENGTH:
        return False  # above all sites: a new portal refers to nothing yet
    portal = portal_path(place)
    found = [_add_errors(each, portal) for each in _with_children(form)]
    return any(found)


def _with_children(form: Any) -> Iterator[Any]:
    yield form
    for rows in getattr(form, "formsets", {}).values():
        for row in rows.forms:
            if row not in rows.deleted_forms:
                yield from _with_children(row)


def _add_errors(form: Any, portal: str) -> bool:
    # A form's own fields are in its instance by now, its children are not: each is a form itself.
    found = foreign_fields(form.instance, portal)
    person = asking()
    if person is not None and portal in contributed_to(person):
        found |= hidden_fields(form.instance, person)
    names = {name for name in found if "." not in name}
    for name in names:
        field = name if name in form.fields else None
        form.add_error(
            field, ValidationError(_message(_label(form.instance, name)), code="foreign")
        )
    return bool(names)


def _field_of(model_path: str) -> str:
    """Return the field at the head of Wagtail's path, behind its relation where it is a child's."""
    head, *rest = model_path.split(".")
    return f"{head}.{rest[1]}" if rest[:1] == ["item"] and len(rest) > 1 else head


def _foreign(
    model: type[Model] | None, references: Iterable[Reference], portal: str
) -> Iterator[str]:
    if model is None:
        return
    named = list(references)
    foreign = _elsewhere(model, {key for key, _name in named}, portal)
    yield from (name for key, name in named if key in foreign)


def _elsewhere(model: type[Model], keys: set[str], portal: str) -> set[str]:
    """Return which of the keys name another site's rows; what is above all sites is everybody's."""
    named = {key: key_named(model, key) for key in keys}
    rows: QuerySet[Any] = model._default_manager.filter(pk__in=set(named.values()) - {None})
    if issubclass(model, Page):
        rows = rows.filter(depth__gt=1).exclude(path__startswith=portal)
    elif issubclass(model, CollectionMember):
        own = below(collection_paths(_key_of(portal)), "collection__path")
        rows = rows.filter(collection__depth__gt=1).exclude(own)
    else:
        return set()
    foreign = set(rows.values_list("pk", flat=True))
    return {key for key, pk in named.items() if pk in foreign}


def _key_of(portal: str) -> list[str]:
    return list(SitePortal.objects.filter(path=portal).values_list("key", flat=True))


def _label(row: Model, name: str) -> str:
    found: Any = row._meta.get_field(name)
    named = getattr(found, "verbose_name", None) or found.related_model._meta.verbose_name
    return str(named)


def _message(label: str) -> str:
    text = _(
        "“%(field)s” dẫn đến trang, ảnh hoặc tệp của cổng khác. Hãy bỏ đi và chọn của cổng mình, "
        "hoặc dẫn bằng địa chỉ công khai; nếu cần nội dung đó, hãy đề nghị cổng kia cho đăng lại."
    )
    return text % {"field": label}
