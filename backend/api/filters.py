"""Typed filters of a category, made from the shape its pages are published as."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from types import UnionType
from typing import Any, cast, get_args, get_type_hints
from uuid import UUID

import django_filters
from django.core.validators import MinValueValidator, RegexValidator
from django.db.models import QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.api.problems import BadQuery
from backend.api.shapes import Fault
from backend.published.differences import ARRANGING_TYPES
from backend.published.models import Item
from backend.published.stretches import month_span
from content_models.catalogue import page_types_of
from content_models.categories import Category

MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
LARGEST_NUMBER = 1e50


class MonthFilter(django_filters.CharFilter):
    """A month as `YYYY-MM`."""

    def __init__(self) -> None:
        refusal = RegexValidator(MONTH, gettext_lazy("Tháng phải viết theo dạng 2026-11."))
        super().__init__(validators=[refusal])

    def filter(self, rows: QuerySet[Item], value: str | None) -> QuerySet[Item]:
        """Return the rows between the month's first and last moment, which the indexes know."""
        if not value:
            return rows
        start, end = month_span(value)
        return rows.filter(listed_at__gte=start, listed_at__lt=end)


class EntriesOfSectionFilter(django_filters.UUIDFilter):
    """What a section lists: its entries; the sections below it are its navigation's affair."""

    def filter(self, rows: QuerySet[Item], value: UUID | None) -> QuerySet[Item]:
        found: QuerySet[Item] = super().filter(rows, value)
        return found.exclude(type__in=ARRANGING_TYPES) if value else found


class TrueOrFalseFilter(django_filters.TypedChoiceFilter):
    """`true` or `false`; anything else is refused, where a BooleanFilter would not filter at all."""

    def __init__(self, **options: Any) -> None:
        choices = [("true", "true"), ("false", "false")]
        super().__init__(choices=choices, coerce=lambda text: text == "true", **options)


class FacetDateFilter(django_filters.DateFilter):
    """Compares a day with a date or moment in an item's facets: ISO text of Vietnamese time."""

    def filter(self, rows: QuerySet[Item], value: date | None) -> QuerySet[Item]:
        if value is None:
            return rows
        kept = KeyTextTransform(self.field_name, "facets", output_field=TextField())
        if self.lookup_expr == "gte":
            return rows.filter(GreaterThanOrEqual(kept, Value(value.isoformat())))
        if value == date.max:
            return rows
        # The next day sorts behind the bare day and behind every moment of it.
        return rows.filter(LessThan(kept, Value((value + timedelta(days=1)).isoformat())))


class FacetUuidFilter(django_filters.UUIDFilter):
    """Compares an id kept in an item's facets, where it is text."""

    def filter(self, rows: QuerySet[Item], value: UUID | None) -> QuerySet[Item]:
        return super().filter(rows, str(value) if value else None)


class FacetNumberFilter(django_filters.NumberFilter):
    """Compares a number kept in an item's facets."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validators=[MinValueValidator(-LARGEST_NUMBER)], **options)

    def filter(self, rows: QuerySet[Item], value: Decimal | None) -> QuerySet[Item]:
        return super().filter(rows, None if value is None else float(value))


class PagesFilter(django_filters.FilterSet):
    """What every list of items can be asked for."""

    locale = django_filters.CharFilter()
    section = EntriesOfSectionFilter()
    category = django_filters.ChoiceFilter(choices=[(each.value, each.value) for each in Category])
    type = django_filters.CharFilter()
    month = MonthFilter()
    in_menu = TrueOrFalseFilter()
    listed_after = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__gte")
    listed_before = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__lte")

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()


@cache
def filter_of(category: Category | None) -> type[PagesFilter]:
    """Return the filters of a category's items: the common ones and its own.

    A field of a category never hides what every list can be asked for.
    """
    if category is None:
        return PagesFilter
    own: dict[str, Any] = {"category": None}  # said by the address already
    for page_type in page_types_of(category):
        hints = get_type_hints(page_type.shape)
        for name in page_type.filter_fields:
            own |= _filters_for(name, hints[name])
    own = {
        name: each
        for name, each in own.items()
        if each is None or name not in PagesFilter.base_filters
    }
    return type(f"{category.name.title()}Filter", (PagesFilter,), own)


def _filters_for(name: str, hint: Any) -> dict[str, django_filters.Filter]:
    kinds = set(get_args(hint)) if isinstance(hint, UnionType) else {hint}
    field_name = f"facets__{name}"
    if kinds & {date, datetime}:
        return {
            f"{name}_after": FacetDateFilter(field_name=name, lookup_expr="gte"),
            f"{name}_before": FacetDateFilter(field_name=name, lookup_expr="lte"),
        }
    if bool in kinds:
        return {name: TrueOrFalseFilter(field_name=field_name)}
    if kinds & {int, float, Decimal}:
        return {name: FacetNumberFilter(field_name=field_name)}
    if UUID in kinds:
        return {name: FacetUuidFilter(field_name=field_name)}
    return {name: django_filters.CharFilter(field_name=field_name)}


@lru_cache(maxsize=512)
def _only_asked(category: Category | None, names: frozenset[str]) -> type[PagesFilter]:
    """Return the filters a request names: copying all of them anew would cost more than the query."""
    whole = filter_of(category)
    asked = {name: each for name, each in whole.base_filters.items() if name in names}
    narrowed: Any = type(f"Asked{whole.__name__}", (whole,), {})
    narrowed.base_filters = asked  # its metaclass has just put all of them there
    return cast("type[PagesFilter]", narrowed)


@dataclass(frozen=True)
class Asked:
    """The rows a request asks for, and the part of the store its answer can depend on."""

    rows: QuerySet[Item]
    section: UUID | None
    category: str
    month: str


def filtered(
    request: HttpRequest,
    rows: QuerySet[Item],
    category: Category | None,
    other_parameters: frozenset[str],
) -> Asked:
    """Return what the request asks for; raise BadQuery naming every parameter at fault."""
    offered = filter_of(category).base_filters
    named = frozenset(request.GET.keys() & offered.keys())
    known = offered.keys() | other_parameters
    faults = [_unknown(name, request, known) for name in request.GET if name not in known]
    if not named and not faults:  # a form of no fields still costs as much as the query
        return Asked(rows, section=None, category=category.value if category else "", month="")
    faults += [
        Fault(name, "", _("Giá trị trống."), _("Hãy cho một giá trị, hoặc bỏ tham số này."))
        for name in request.GET
        if name in named and not request.GET[name].strip()
    ]
    asked = _only_asked(category, named)(request.GET, queryset=rows, request=request)
    faults += [
        Fault(name, request.GET.get(name, "")[:200], str(reasons[0]), _("Hãy sửa giá trị này."))
        for name, reasons in asked.form.errors.items()
    ]
    if faults:
        raise BadQuery(*faults)
    values = asked.form.cleaned_data
    return Asked(
        asked.qs,
        section=values.get("section"),
        category=category.value if category else values.get("category", ""),
        month=values.get("month", ""),
    )


def _unknown(name: str, request: HttpRequest, known: Any) -> Fault:
    remedy = _("Các tham số dùng được: %(known)s.") % {"known": ", ".join(sorted(known))}
    return Fault(name[:80], request.GET.get(name, "")[:200], _("Không có tham số này."), remedy)
