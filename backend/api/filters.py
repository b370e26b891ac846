"""Typed filters of a category, made from the shape its pages are published as."""

from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints

import django_filters
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.api.problems import BadQuery, Fault
from backend.published.models import Item
from content_models.catalogue import page_types_of
from content_models.categories import Category

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class MonthFilter(django_filters.CharFilter):
    """A month as `YYYY-MM`."""

    def __init__(self) -> None:
        refusal = RegexValidator(MONTH, gettext_lazy("Tháng phải viết theo dạng 2026-11."))
        super().__init__(validators=[refusal])


class FacetDateFilter(django_filters.DateFilter):
    """Compares a date kept in an item's facets, where it is ISO text."""

    def filter(self, rows: QuerySet[Item], value: date | None) -> QuerySet[Item]:
        if value is None:
            return rows
        return rows.filter(**{f"{self.field_name}__{self.lookup_expr}": self._bound(value)})

    def _bound(self, value: date) -> str:
        # A moment of the same day sorts behind the bare date: "~" sorts behind every moment of it.
        return f"{value.isoformat()}~" if self.lookup_expr == "lte" else value.isoformat()


class PagesFilter(django_filters.FilterSet):
    """What every list of items can be asked for."""

    locale = django_filters.CharFilter()
    section = django_filters.UUIDFilter()
    category = django_filters.ChoiceFilter(choices=[(each.value, each.value) for each in Category])
    type = django_filters.CharFilter()
    month = MonthFilter()
    in_menu = django_filters.BooleanFilter()
    listed_after = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__gte")
    listed_before = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__lte")

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()


@cache
def filter_of(category: Category | None) -> type[PagesFilter]:
    """Return the filters of a category's items: the common ones and its own."""
    if category is None:
        return PagesFilter
    own: dict[str, Any] = {}
    for page_type in page_types_of(category):
        hints = get_type_hints(page_type.shape)
        for name in page_type.filter_fields:
            own |= _filters_for(name, hints[name])
    return type(f"{category.name.title()}Filter", (PagesFilter,), own)


def _filters_for(name: str, hint: Any) -> dict[str, django_filters.Filter]:
    kinds = set(get_args(hint)) if isinstance(hint, UnionType) else {hint}
    field_name = f"facets__{name}"
    if kinds & {date, datetime}:
        return {
            f"{name}_after": FacetDateFilter(field_name=field_name, lookup_expr="gte"),
            f"{name}_before": FacetDateFilter(field_name=field_name, lookup_expr="lte"),
        }
    if bool in kinds:
        return {name: django_filters.BooleanFilter(field_name=field_name)}
    if kinds & {int, float}:
        return {name: django_filters.NumberFilter(field_name=field_name)}
    return {name: django_filters.CharFilter(field_name=field_name)}


def filtered(
    request: HttpRequest,
    rows: QuerySet[Item],
    category: Category | None,
    other_parameters: frozenset[str],
) -> QuerySet[Item]:
    """Return the rows the request asks for; raise BadQuery naming every parameter at fault."""
    asked = filter_of(category)(request.GET, queryset=rows, request=request)
    known = asked.filters.keys() | other_parameters
    faults = [_unknown(name, request, known) for name in request.GET if name not in known]
    faults += [
        Fault(name, request.GET.get(name, "")[:200], str(reasons[0]), _("Hãy sửa giá trị này."))
        for name, reasons in asked.form.errors.items()
    ]
    if faults:
        raise BadQuery(*faults)
    return asked.qs


def _unknown(name: str, request: HttpRequest, known: Any) -> Fault:
    remedy = _("Các tham số dùng được: %(known)s.") % {"known": ", ".join(sorted(known))}
    return Fault(name[:80], request.GET.get(name, "")[:200], _("Không có tham số này."), remedy)
