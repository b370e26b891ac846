"""Counting a list: of each value a facet has, how many entries there are."""

from django.db.models import Count, F
from django.db.models.expressions import Combinable

from backend.api.filters import Asked, kept_text
from backend.api.shapes import FacetValue

MOST_VALUES = 100
COLUMNS = frozenset({"category", "type", "month", "site"})


def counted(asked: Asked, names: tuple[str, ...]) -> dict[str, list[FacetValue]]:
    """Return each facet's values, the most frequent first: at most a hundred, blank ones left out.

    A facet is counted under every filter but its own, so that it shows what else could be chosen.
    """
    return {name: _values(asked, name) for name in names}


def _values(asked: Asked, name: str) -> list[FacetValue]:
    rows = asked.rows_but_for(name).order_by()
    counts = rows.annotate(facet_value=_kept(name)).values("facet_value")
    counts = counts.annotate(count=Count("id")).exclude(facet_value=None).exclude(facet_value="")
    found = counts.order_by("-count", "facet_value").values_list("facet_value", "count")
    return [FacetValue(value=value, count=count) for value, count in found[:MOST_VALUES]]


def _kept(name: str) -> Combinable:
    return F(name) if name in COLUMNS else kept_text(name)
