"""How soon something must happen, counted from what."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from backend.regulations.clauses import Ruling
from content_models.categories import Category


class LimitKind(StrEnum):
    """How a regulation limits time; only the first and `FREQUENCY` come with a number."""

    MAX_DELAY = "max-delay"
    FREQUENCY = "frequency"
    CONTINUOUS = "continuous"
    ON_CHANGE = "on-change"
    SAME_WORKING_DAY = "same-working-day"
    IMMEDIATE = "immediate"
    REVIEW = "review"
    AGENCY_SET = "agency-set"
    BEFORE_EVENT = "before-event"


class LimitUnit(StrEnum):
    """What the number of a limit counts; `days` are those of the calendar, rest days included."""

    WORKING_HOURS = "working-hours"
    WORKING_DAYS = "working-days"
    DAYS = "days"
    PER_WORKING_DAY = "per-working-day"
    PER_WEEK = "per-week"
    PER_MONTH = "per-month"
    PER_QUARTER = "per-quarter"


_UNITS_OF_KIND = {
    LimitKind.MAX_DELAY: {LimitUnit.WORKING_HOURS, LimitUnit.WORKING_DAYS, LimitUnit.DAYS},
    LimitKind.FREQUENCY: {
        LimitUnit.PER_WORKING_DAY,
        LimitUnit.PER_WEEK,
        LimitUnit.PER_MONTH,
        LimitUnit.PER_QUARTER,
    },
}


class AnchorEvent(StrEnum):
    """What starts the clock."""

    CHANGE = "change"
    CHANGE_DECIDED = "change-decided"
    HELD = "held"
    ISSUED = "issued"
    APPROVED = "approved"
    ACCEPTED = "accepted"
    RELEASE_DECIDED = "release-decided"
    RECEIVED = "received"
    SESSION = "session"


class Relation(StrEnum):
    """What the publishing agency is to the document."""

    ISSUER = "issuer"
    DRAFTER = "drafter"
    IN_SCOPE = "in-scope"


class Limit(Ruling):
    """A limit in time; `text` is the regulation's own wording, for people."""

    kind: LimitKind
    amount: int | None = None
    unit: LimitUnit | None = None
    event: AnchorEvent | None = None
    text: str

    @model_validator(mode="after")
    def _counts_what_its_kind_counts(self) -> Self:
        units = _UNITS_OF_KIND.get(self.kind)
        if units is None and (self.amount is not None or self.unit is not None):
            raise ValueError(f"a {self.kind} limit has no number")
        if units is not None and (self.amount is None or self.unit not in units):
            raise ValueError(f"a {self.kind} limit counts {sorted(units)}")
        return self


class Deadline(Limit):
    """A limit for publishing; no categories, relations or tiers means all of them."""

    categories: tuple[Category, ...] = ()
    relations: tuple[Relation, ...] = ()
    tiers: tuple[str, ...] = ()

    def applies_to(self, category: Category, *, tier: str, relation: Relation | None) -> bool:
        """Return whether it governs this category; `relation=None` asks regardless of relation."""
        return (
            (not self.categories or category in self.categories)
            and (not self.tiers or tier in self.tiers)
            and (not self.relations or relation is None or relation in self.relations)
        )
