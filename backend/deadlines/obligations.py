"""Which limits a regulation sets for a page, from what its content says happened when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from backend.regulations import RuleSet
from backend.regulations.deadlines import Deadline, LimitKind, Relation
from backend.worktime.calendar import OFFICIAL_TIME
from content_models.base import InformationPage
from content_models.categories import Category
from content_models.site_settings import PortalSettings


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """One limit, and the moment it counts from."""

    limit: Deadline
    anchored_at: datetime
    relation: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells a page's obligations apart: two clauses, or one clause and two events."""
        return self.limit.clause, str(self.limit.event)


def content_in(model: type[InformationPage], values: Mapping[str, Any]) -> InformationPage:
    """Return an unsaved page with what obligations are read from, out of a revision's content."""
    content = model()
    for name in ("category", *model.anchors.values(), *model.anchor_facts):
        if values.get(name) is not None:
            model_field: Any = model._meta.get_field(name)
            setattr(content, name, model_field.to_python(values[name]))
    return content


def obligations_of(
    content: InformationPage, *, rules: RuleSet, settings: PortalSettings
) -> Iterator[Obligation]:
    """Yield what a regulation demands of a page: nothing for events before it was in force."""
    if not content.owes_publication():
        return
    relation = content.agency_relation(settings.name, settings.owner)
    for limit in _limits(content.category, rules, settings.tier, relation):
        moment = _moment(getattr(content, content.anchors.get(str(limit.event), ""), None))
        if moment is not None and _is_governed(moment, rules):
            yield Obligation(limit=limit, anchored_at=moment, relation=relation)


def _limits(category: str, rules: RuleSet, tier: str, relation: str) -> list[Deadline]:
    """Return the counted limits of a category, or of the one it is a part of."""
    whole = category.split(".", maxsplit=1)[0]
    known = [Category(each) for each in dict.fromkeys((category, whole)) if each in set(Category)]
    found = [
        limit
        for each in known
        for limit in rules.deadlines_for(
            each, tier=tier, relation=Relation(relation) if relation else None
        )
        if limit.kind is LimitKind.MAX_DELAY
    ]
    return list(dict.fromkeys(found))


def _moment(value: Any) -> datetime | None:
    """Return the moment an event's field tells; a mere day begins at midnight."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time.min, tzinfo=OFFICIAL_TIME)
    return None


def _is_governed(moment: datetime, rules: RuleSet) -> bool:
    begins, ends = rules.instrument.counts_from, rules.instrument.in_force_to
    day = moment.astimezone(OFFICIAL_TIME).date()
    return (begins is None or begins <= day) and (ends is None or day <= ends)
