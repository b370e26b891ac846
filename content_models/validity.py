"""Whether a legal document is in force on a day: a rule over its dates and later documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Validity(StrEnum):
    """Where a document stands in its life."""

    NOT_YET_EFFECTIVE = "not-yet-effective"
    IN_FORCE = "in-force"
    PARTLY_AMENDED = "partly-amended"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """What one document does to another; guiding it or resting on it leaves its validity alone."""

    REPLACES = "replaces"
    AMENDS = "amends"
    REPEALS = "repeals"
    GUIDES = "guides"
    BASED_ON = "based_on"


ENDINGS = {RelationKind.REPLACES: Validity.REPLACED, RelationKind.REPEALS: Validity.REPEALED}
EFFECTIVE_KINDS = frozenset({*ENDINGS, RelationKind.AMENDS})
PRECEDENCE = (Validity.REPLACED, Validity.REPEALED, Validity.EXPIRED)
"""Which ending is named when several fall on one day: the one that says most."""


@dataclass(frozen=True)
class LaterAct:
    """What a later document does to this one, from `effective_on`; None where no date is known."""

    kind: RelationKind
    effective_on: date | None


@dataclass(frozen=True)
class Lifetime:
    """All that decides a document's validity. From `expires_on` on, it is no longer in force."""

    effective_on: date | None
    expires_on: date | None = None
    acts: tuple[LaterAct, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ValidityChange:
    """A day, still to come, from which the document stands differently."""

    on: date
    validity: str


def validity_on(lifetime: Lifetime, day: date) -> Validity:
    """Return where the document stands on the day; an undated later act makes that unknown."""
    ended = _ended(lifetime, day)
    if ended is not None:
        return ended
    acts = [act for act in lifetime.acts if act.kind in EFFECTIVE_KINDS]
    if lifetime.effective_on is None or any(act.effective_on is None for act in acts):
        return Validity.UNKNOWN
    if day < lifetime.effective_on:
        return Validity.NOT_YET_EFFECTIVE
    amended = any(_has_come(act.effective_on, day) for act in acts)
    return Validity.PARTLY_AMENDED if amended else Validity.IN_FORCE


def _ended(lifetime: Lifetime, day: date) -> Validity | None:
    endings = [(lifetime.expires_on, Validity.EXPIRED)] + [
        (act.effective_on, ENDINGS[act.kind]) for act in lifetime.acts if act.kind in ENDINGS
    ]
    come = [(on, PRECEDENCE.index(end)) for on, end in endings if on is not None and on <= day]
    return PRECEDENCE[min(come)[1]] if come else None


def _has_come(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def changes_after(lifetime: Lifetime, day: date) -> Iterator[ValidityChange]:
    """Yield, in order, every later day on which the validity becomes another one."""
    dates = {lifetime.effective_on, lifetime.expires_on}
    dates |= {act.effective_on for act in lifetime.acts}
    current = validity_on(lifetime, day)
    for turn in sorted(on for on in dates if on is not None and on > day):
        following = validity_on(lifetime, turn)
        if following != current:
            yield ValidityChange(on=turn, validity=following)
        current = following
