"""A site's people as its admins see them: who holds what, since when, and who has been stopped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.accounts.boards import titles_of, units_of
from backend.accounts.models import Membership, Suspension
from backend.accounts.roles import ROLE_LABELS, Role
from content_models.navigation import SitePortal


class State(StrEnum):
    """Whether somebody's rights, or one of their roles, count now."""

    ACTIVE = "active"
    TO_COME = "to-come"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    ENDED = "ended"


STATE_LABELS: dict[State, Promise] = {
    State.ACTIVE: _("đang hoạt động"),
    State.TO_COME: _("chưa bắt đầu"),
    State.SUSPENDED: _("tạm ngừng"),
    State.EXPIRED: _("hết hạn"),
    State.ENDED: _("đã kết thúc"),
}


@dataclass(frozen=True)
class HeldRole:
    """One role of somebody, in words; `lender` is in whose stead it is held."""

    membership: Membership
    role: str
    title: str
    unit: str
    lender: Any
    state: State

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(STATE_LABELS[self.state])

    @property
    def is_over(self) -> bool:
        """Whether it gives no rights any more, whatever else happens."""
        return self.state in {State.EXPIRED, State.ENDED}


@dataclass(frozen=True)
class Person:
    """Somebody with a membership on the site, all of them listed, the present ones first."""

    user: Any
    suspension: Suspension | None
    roles: list[HeldRole] = field(default_factory=list)

    @property
    def present_roles(self) -> list[HeldRole]:
        """The roles that are not over."""
        return [role for role in self.roles if not role.is_over]

    @property
    def past_roles(self) -> list[HeldRole]:
        """The roles that are over."""
        return [role for role in self.roles if role.is_over]

    @property
    def state(self) -> State:
        """Whether the person works for the site now."""
        if not self.present_roles:
            return State.EXPIRED
        if self.suspension is not None:
            return State.SUSPENDED
        return State.ACTIVE

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(STATE_LABELS[self.state])


def people_of(portal: SitePortal) -> list[Person]:
    """Return everybody who holds or held a role on the site, by name."""
    rows = Membership.objects.on(portal).select_related("user", "delegated_from__user")
    memberships = list(rows.order_by("user__first_name", "user__username", "since", "pk"))
    suspended = {
        each.user_id: each
        for each in Suspension.objects.filter(portal=portal, lifted_at=None).select_related("by")
    }
    titles, units = titles_of(portal), units_of(portal)
    people: dict[int, Person] = {}
    for each in memberships:
        person = people.setdefault(
            each.user_id, Person(each.user, suspended.get(each.user_id))
        )  # fmt: skip
        person.roles.append(_held(each, titles, units))
    return list(people.values())


def known_users(portal: SitePortal) -> QuerySet[Any]:
    """Return the users who hold or held a role on the site."""
    held = Membership.objects.on(portal).values("user")
    users: QuerySet[Any] = get_user_model().objects.filter(pk__in=held)
    return users.order_by("first_name", "username")


def working(people: Iterable[Person]) -> list[Person]:
    """Return those who hold a role now or will, suspended or not."""
    return [person for person in people if person.present_roles]


def gone(people: Iterable[Person]) -> list[Person]:
    """Return those whose every role is over."""
    return [person for person in people if not person.present_roles]


def _held(membership: Membership, titles: dict[str, str], units: dict[str, str]) -> HeldRole:
    lent = membership.delegated_from
    return HeldRole(
        membership=membership,
        role=str(ROLE_LABELS[Role(membership.role)]),
        title=titles.get(membership.title, membership.title),
        unit=units.get(membership.unit, membership.unit),
        lender=lent.user if lent else None,
        state=_state_of(membership, timezone.localdate()),
    )


def _state_of(membership: Membership, today: date) -> State:
    if membership.until and membership.until < today:
        return State.EXPIRED
    if membership.ended_at is not None:
        return State.ENDED
    return State.TO_COME if membership.since > today else State.ACTIVE
