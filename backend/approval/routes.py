"""Which steps a page takes up the chain: plain rules, from the rule set and what the page is about."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from backend.regulations.approval import ApprovalRules, StepKey, TopicRoute
from backend.regulations.deadlines import LimitKind, LimitUnit


class Time(NamedTuple):
    """How long a step may take: so many office hours, working days, or days of the calendar."""

    amount: int
    unit: LimitUnit


@dataclass(frozen=True)
class Step:
    """A step somebody decides on; `unit` is set where topic review has one step for each unit.

    `time` is None where nobody set one.
    """

    key: StepKey
    title: str
    unit: str = ""
    time: Time | None = None

    @property
    def name(self) -> str:
        """The step's name in records: `editor`, `topic-review:party-building`, `approve`."""
        return f"{self.key}:{self.unit}" if self.unit else str(self.key)


@dataclass(frozen=True)
class Subject:
    """What routing asks of a page: its column, its topics, and whether a collaborator wrote it."""

    category: str
    topics: Collection[str]
    by_collaborator: bool


def steps_of(rules: ApprovalRules, own_hours: dict[str, int] | None = None) -> tuple[Step, ...]:
    """Return the decided steps of a rule set in their order, topic review once for each unit.

    `own_hours` is the board's own time for each step in office hours, by the step's key, where the
    rules set none (HP25-11.4 leaves the process to the board).
    """
    return tuple(_steps(rules, own_hours or {}))


def _steps(rules: ApprovalRules, own_hours: dict[str, int]) -> Iterator[Step]:
    for step in rules.steps:
        own = own_hours.get(step.key)
        time = Time(own, LimitUnit.WORKING_HOURS) if own else None
        due = step.due
        if due is not None and due.kind is LimitKind.MAX_DELAY and due.amount and due.unit:
            time = Time(due.amount, due.unit)
        if step.key is StepKey.TOPIC_REVIEW:
            for unit in rules.units:
                yield Step(step.key, f"{step.title}: {unit.name}", unit.key, time)
        elif step.key in {StepKey.EDITOR, StepKey.APPROVE}:
            yield Step(step.key, step.title, "", time)


def takes(step: Step, rules: ApprovalRules, subject: Subject) -> bool:
    """Return whether a page takes the step; all steps but topic review are taken by every page."""
    if step.key is not StepKey.TOPIC_REVIEW:
        return True
    return any(_leads_to(route, step.unit, subject) for route in rules.routes)


def _leads_to(route: TopicRoute, unit: str, subject: Subject) -> bool:
    if route.unit != unit or (route.contributors_only and not subject.by_collaborator):
        return False
    return route.topic in subject.topics or subject.category in route.categories
