"""Typed filters of a category, made from the shape its pages are published as."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, cast
from uuid import UUID

import django_filters
from django import forms
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from django.db.models import FloatField, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, NullIf
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.api.offered import filter_hints
from backend.api.problems import BadQuery
from backend.api.shapes import Fault
from backend.published.differences import ARRANGING_TYPES
from backend.published.models import Item
from backend.published.stretches import month_span
from content_models.categories import Category
from content_models.published import Money

MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
LARGEST_NUMBER = 1e50


def kept_text(name: str) -> NullIf:
    """Return a facet as text, or null: SQLite spells the null of JSON out."""
    kept = KeyTextTransform(name, "facets", output_field=TextField())
    return NullIf(kept, Value("null"), output_field=TextField())


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


class AnyWordsField(forms.MultipleChoiceField):
    """One or more words, whatever they are; a parameter that stands several times says several."""

    _no_nulls = ProhibitNullCharactersValidator()

    def valid_value(self, value: str) -> bool:
        """Refuse nothing but what no database can look for."""
        self._no_nulls(value)
        return True


class WordsFilter(django_filters.Filter):
    """Exactly one of the words said."""

    field_class = AnyWordsField

    def filter(self, rows: QuerySet[Item], value: list[str] | None) -> QuerySet[Item]:
        if not value:
            return rows
        if len(value) == 1:
            return rows.filter(**{self.field_name: value[0]})
        return rows.filter(**{f"{self.field_name}__in": value})


class FacetDateFilter(django_filters.DateFilter):
    """Compares a day with a date or moment in an item's facets: ISO text of Vietnamese time."""

    def filter(self, rows: QuerySet[Item], value: date | None) -> QuerySet[Item]:
        if value is None:
            return rows
        kept = kept_text(self.field_name)
        if self.lookup_expr in {"gte", "exact"}:
            rows = rows.filter(GreaterThanOrEqual(kept, Value(value.isoformat())))
        if self.lookup_expr == "gte" or value == date.max:
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


class FacetAmountFilter(FacetNumberFilter):
    """At least, or at most: compares a number kept in an item's facets; one it lacks is neither."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.extra["validators"].append(MaxValueValidator(LARGEST_NUMBER))

    def filter(self, rows: QuerySet[Item], value: Decimal | None) -> QuerySet[Item]:
        if value is None:
            return rows
        kept = Cast(kept_text(self.field_name), FloatField())
        lookup = GreaterThanOrEqual if self.lookup_expr == "gte" else LessThanOrEqual
        return rows.filter(lookup(kept, Value(float(value), output_field=FloatField())))


class ForForeignersFilter(TrueOrFalseFilter):
    """Whether foreigners can do a procedure online: its public online services say so."""

    def filter(self, rows: QuerySet[Item], value: bool | str | None) -> QuerySet[Item]:
        if not isinstance(value, bool):
            return rows
        services = Item.public.filter(
            category=Category.ONLINE_PUBLIC_SERVICES.value, facets__for_foreigners=True
        )
        named = services.values_list("facets__procedure_id", flat=True).distinct()
        ids = [identifier for identifier in named if identifier]
        return rows.filter(uuid__in=ids) if value else rows.exclude(uuid__in=ids)


class PagesFilter(django_filters.FilterSet):
    """What every list of items can be asked for."""

    section = EntriesOfSectionFilter()
    category = django_filters.ChoiceFilter(choices=[(each.value, each.value) for each in Category])
    type = WordsFilter()
    month = MonthFilter()
    in_menu = TrueOrFalseFilter()
    listed_after = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__gte")
    listed_before = django_filters.DateFilter(field_name="listed_at", lookup_expr="date__lte")

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()


class EveryPageFilter(PagesFilter):
    """What a list of all sites can be asked for besides."""

    site = WordsFilter()


@cache
def filter_of(category: Category | None, *, everywhere: bool = False) -> type[PagesFilter]:
    """Return the filters of a category's items, the common ones and its own; of all sites if said.

    A field of a category never hides what every list can be asked for.
    """
    common = EveryPageFilter if everywhere else PagesFilter
    if category is None:
        return common
    own: dict[str, Any] = {"category": None}  # said by the address already
    for name, kinds in filter_hints(category).items():
        own |= _filters_for(name, kinds)
    if category is Category.ADMINISTRATIVE_PROCEDURES:
        own["for_foreigners"] = ForForeignersFilter()
    own = {
        name: each
        for name, each in own.items()
        if each is None or name not in EveryPageFilter.base_filters
    }
    return type(f"{category.name.title()}Filter", (common,), own)


def _filters_for(name: str, kinds: frozenset[Any]) -> dict[str, django_filters.Filter]:
    field_name = f"facets__{name}"
    if kinds & {date, datetime}:
        return {
            name: FacetDateFilter(field_name=name, lookup_expr="exact"),
            f"{name}_after": FacetDateFilter(field_name=name, lookup_expr="gte"),
            f"{name}_before": FacetDateFilter(field_name=name, lookup_expr="lte"),
        }
    if bool in kinds:
        return {name: TrueOrFalseFilter(field_name=field_name)}
    if Money in kinds:
        return {
            f"{name}_min": FacetAmountFilter(field_name=name, lookup_expr="gte"),
            f"{name}_max": FacetAmountFilter(field_name=name, lookup_expr="lte"),
            f"{name}_currency": WordsFilter(field_name=f"{field_name}_currency"),
        }
    if kinds & {int, float, Decimal}:
        return {name: FacetNumberFilter(field_name=field_name)}
    if UUID in kinds:
        return {name: FacetUuidFilter(field_name=field_name)}
    return {name: WordsFilter(field_name=field_name)}


@lru_cache(maxsize=512)
def _only_asked(
    category: Category | None, names: frozenset[str], *, everywhere: bool
) -> type[PagesFilter]:
    """Return the filters a request names: copying all of them anew would cost more than the query."""
    whole = filter_of(category, everywhere=everywhere)
    asked = {name: each for name, each in whole.base_filters.items() if name in names}
    narrowed: Any = type(f"Asked{whole.__name__}", (whole,), {})
    narrowed.base_filters = asked  # its metaclass has just put all of them there
    return cast("type[PagesFilter]", narrowed)


@dataclass(frozen=True)
class Asked:
    """The rows a request asks for, and the part of the store its answer can depend on.

    `all_rows` are those before any filter, `filters` what each of them is asked to find.
    """

    rows: QuerySet[Item]
    all_rows: QuerySet[Item]
    section: UUID | None = None
    category: str = ""
    month: str = ""
    filters: dict[str, tuple[django_filters.Filter, Any]] = field(default_factory=dict)

    def rows_but_for(self, name: str) -> QuerySet[Item]:
        """Return the rows every filter but one finds: what could be chosen in its place."""
        if name not in self.filters:
            return self.rows
        found = self.all_rows
        for each, (one, value) in self.filters.items():
            found = found if each == name else one.filter(found, value)
        return found


def filtered(
    request: HttpRequest,
    rows: QuerySet[Item],
    category: Category | None,
    other_parameters: frozenset[str],
    *,
    everywhere: bool = False,
) -> Asked:
    """Return what the request asks for; raise BadQuery naming every parameter at fault."""
    offered = filter_of(category, everywhere=everywhere).base_filters
    named = frozenset(request.GET.keys() & offered.keys())
    known = offered.keys() | other_parameters | {"locale"}
    faults = [_unknown(name, request, known) for name in request.GET if name not in known]
    of_category = category.value if category else ""
    if not named and not faults:  # a form of no fields still costs as much as the query
        return Asked(rows, rows, category=of_category)
    faults += _empty(request, named)
    asked = _only_asked(category, named, everywhere=everywhere)(
        request.GET, queryset=rows, request=request
    )
    faults += [
        Fault(name, request.GET.get(name, "")[:200], str(reasons[0]), _("Hãy sửa giá trị này."))
        for name, reasons in asked.form.errors.items()
    ]
    if faults:
        raise BadQuery(*faults)
    values = asked.form.cleaned_data
    return Asked(
        asked.qs,
        rows,
        section=values.get("section"),
        category=of_category or values.get("category", ""),
        month=values.get("month", ""),
        filters={name: (asked.filters[name], value) for name, value in values.items()},
    )


def _empty(request: HttpRequest, named: frozenset[str]) -> Iterator[Fault]:
    for name in request.GET:
        if name in named and not all(value.strip() for value in request.GET.getlist(name)):
            yield Fault(
                name, "", _("Giá trị trống."), _("Hãy cho một giá trị, hoặc bỏ tham số này.")
            )


def _unknown(name: str, request: HttpRequest, known: Any) -> Fault:
    remedy = _("Các tham số dùng được: %(known)s.") % {"known": ", ".join(sorted(known))}
    return Fault(name[:80], request.GET.get(name, "")[:200], _("Không có tham số này."), remedy)
