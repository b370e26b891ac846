"""How many subscribe to what, for staff: numbers, and nothing of anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from backend.subscriptions.models import Choice, States, Subscription
from backend.subscriptions.subjects import offered
from content_models.languages import VIETNAMESE
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Counted:
    """How many subscriptions a site has, by state, and how many confirmed ones by subject."""

    portal: SitePortal
    states: Mapping[str, int]
    subjects: tuple[tuple[str, int], ...]

    @property
    def active(self) -> int:
        """How many are sent letters."""
        return self.states.get(States.ACTIVE, 0)

    @property
    def pending(self) -> int:
        """How many were asked for and not confirmed yet."""
        return self.states.get(States.PENDING, 0)

    @property
    def paused(self) -> int:
        """How many are paused because their letters are refused."""
        return self.states.get(States.PAUSED, 0)


def counted(portals: QuerySet[SitePortal]) -> list[Counted]:
    """Return how many subscribe to each of some sites to which anybody does."""
    states: dict[int, dict[str, int]] = {}
    rows = Subscription.objects.filter(portal__in=portals).values_list("portal", "state")
    for portal, state, count in rows.annotate(count=Count("pk")).order_by():
        states.setdefault(portal, {})[state] = count
    subjects: dict[int, dict[str, int]] = {}
    chosen = Choice.objects.filter(
        subscription__portal__in=portals, subscription__state=States.ACTIVE
    ).values_list("subscription__portal", "subject")
    for portal, subject, count in chosen.annotate(count=Count("pk")).order_by():
        subjects.setdefault(portal, {})[subject] = count
    return [
        Counted(portal, states[portal.pk], _named(portal, subjects.get(portal.pk, {})))
        for portal in portals
        if portal.pk in states
    ]


def _named(portal: SitePortal, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    names = {each.key: each.name for each in offered(portal.key, VIETNAMESE)}
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple((names.get(subject, subject), count) for subject, count in ordered)
