"""What must be there before a page may be published, and may still be missing from a draft."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField

from content_models.base import InformationPage, InformationPageForm

Rows: TypeAlias = Mapping[str, Sequence[Any]]
"""A page's child rows by the name of their relation, as they would be saved."""


@dataclass(frozen=True)
class Fault:
    """Why a page may not be published yet; `field` names a field or a relation of the page.

    A fault of one child row also gives the row and, where one is to blame, the row's own field.
    """

    field: str
    message: str
    row: models.Model | None = None
    row_field: str | None = None


class CheckedPageForm(InformationPageForm):
    """Checks the page and its rows together as they were submitted, unless they stay a draft."""

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if valid and not self.is_deferred_validation:
            faults = list(self.instance.faults(self._submitted_rows()))
            for fault in faults:
                self._show(fault)
            valid = not faults
        return valid

    def _submitted_rows(self) -> Rows:
        return {
            relation: [
                form.instance
                for form in formset.forms
                if form not in formset.deleted_forms
                and (form in formset.initial_forms or form.has_changed())
            ]
            for relation, formset in self.formsets.items()
        }

    def _show(self, fault: Fault) -> None:
        formset = self.formsets.get(fault.field)
        if formset is None:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message)
        elif fault.row is None:
            formset.non_form_errors().append(fault.message)
        else:
            row_form = next(form for form in formset.forms if form.instance is fault.row)
            row_form.add_error(fault.row_field, fault.message)


class CheckedPage(InformationPage):
    """A page of which a draft may lack parts, but which goes live only with all of them."""

    base_form_class = CheckedPageForm

    class Meta:
        abstract = True

    def faults(self, rows: Rows) -> Iterator[Fault]:  # for overriding pages
        """Yield what keeps the page, together with these rows, from being published."""
        for each in self._meta.concrete_fields:
            required = isinstance(each, RichTextField) and not each.blank
            if required and not strip_tags(getattr(self, each.attname)).strip():
                yield Fault(each.name, _("Hãy nhập “%(name)s”.") % {"name": each.verbose_name})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        super().full_clean(*args, **kwargs)
        if "exclude" not in kwargs:  # only a form excludes fields, and it checks its rows itself
            self._refuse_faults()

    def _refuse_faults(self) -> None:
        errors: dict[str, list[str]] = defaultdict(list)
        rows: dict[str, Sequence[Any]] = {}
        for relation in get_all_child_relations(type(self)):
            if relation.related_model._meta.app_label == self._meta.app_label:
                name = relation.get_accessor_name()
                rows[name] = list(getattr(self, name).all())
                errors[name] += _own_faults(rows[name], parent=relation.field.name)
        for fault in self.faults(rows):
            errors[fault.field].append(fault.message)
        found = {name: messages for name, messages in errors.items() if messages}
        if found:
            raise ValidationError(found)


def _own_faults(rows: Sequence[models.Model], *, parent: str) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        try:
            row.full_clean(exclude={parent})
        except ValidationError as error:
            for text in error.messages:
                yield _("Dòng %(number)d: %(text)s") % {"number": number, "text": text}


def missing_rows(rows: Rows, relation: str, message: str) -> Iterator[Fault]:
    """Yield a fault if the relation has no row."""
    if not rows.get(relation):
        yield Fault(relation, message)


def missing_body(page: InformationPage) -> Iterator[Fault]:
    """Yield a fault if the page's text is empty."""
    if not page.body:
        yield Fault("body", _("Hãy nhập nội dung: thêm ít nhất một đoạn văn vào ô “Nội dung”."))


def require_order(page: models.Model, earlier: str, later: str) -> None:
    """Refuse the field `later` where it stands before `earlier`; empty fields are not compared."""
    first, second = getattr(page, earlier), getattr(page, later)
    if first is None or second is None or first <= second:
        return
    message = _("%(later)s %(second)s đứng trước %(earlier)s %(first)s. Hãy sửa một trong hai.") % {
        "later": _label(page, later),
        "second": spelled_moment(second),
        "earlier": _label(page, earlier),
        "first": spelled_moment(first),
    }
    raise ValidationError({later: message})


def _label(page: models.Model, name: str) -> str:
    return f"“{page._meta.get_field(name).verbose_name}”"  # type: ignore[union-attr]


def spelled_moment(moment: date) -> str:
    """Return a date, or a moment in local time, as it is written in Vietnam."""
    if isinstance(moment, datetime):
        return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}"
    return f"{moment:%d/%m/%Y}"
