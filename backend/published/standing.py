"""Whether a site may be read: in use, closed, suspended, or still waiting for its board."""

from collections.abc import Collection
from dataclasses import dataclass

from backend.accounts.models import Membership, SiteLaunch, SiteSuspension
from backend.accounts.roles import Role
from content_models.site_settings import PortalSettings

ACTIVE, SUSPENDED, PREPARING = "active", "suspended", "preparing"
WITHHELD = frozenset({SUSPENDED, PREPARING})
"""Statuses under which nothing of a site is public but its name, its contacts and the notice."""

BEING_PREPARED = (
    "Cổng đang được chuẩn bị và sẽ mở khi Ban Biên tập bắt đầu hoạt động. "
    "Trong thời gian này, vui lòng liên hệ trực tiếp cơ quan theo thông tin ở cuối trang."
)
"""Content, like every notice: it is published in Vietnamese, whatever language is asked for."""


@dataclass(frozen=True)
class Standing:
    """A site's status and, where it is withheld, what readers are told instead."""

    status: str
    notice: str = ""


def standings(entries: Collection[PortalSettings]) -> dict[str, Standing]:
    """Return how each site stands, by key.

    The board gate (KH10-6.2) is passed once: a site opens when its first approver is in force, and
    an empty board later on does not take it off again. Citizens should not lose a portal because
    somebody moved on; who must fill the board is warned instead (backend.accounts.boards).
    """
    suspended = _suspensions()
    closed_gates = _waiting_for_a_board(entries)
    return {entry.key: _standing(entry, suspended, closed_gates) for entry in entries}


def _standing(
    entry: PortalSettings, suspended: dict[str, str], closed_gates: Collection[str]
) -> Standing:
    if entry.key in suspended:
        return Standing(SUSPENDED, suspended[entry.key])
    if entry.status == ACTIVE and entry.key in closed_gates:
        return Standing(PREPARING, BEING_PREPARED)
    return Standing(entry.status)


def _suspensions() -> dict[str, str]:
    present = SiteSuspension.objects.filter(lifted_at=None)
    return dict(present.values_list("portal__key", "notice"))


def _waiting_for_a_board(entries: Collection[PortalSettings]) -> set[str]:
    """Return the sites whose gate is closed; those that pass it now are remembered."""
    launched = set(SiteLaunch.objects.values_list("site", flat=True))
    staffed = set(
        Membership.objects.in_force()
        .filter(role=Role.APPROVER)
        .values_list("portal__key", flat=True)
    )
    waiting = {entry.key for entry in entries if entry.regulation.get("needs_board")} - staffed
    opening = {entry.key for entry in entries} - waiting - launched
    SiteLaunch.objects.bulk_create(
        [SiteLaunch(site=key) for key in sorted(opening)], ignore_conflicts=True
    )
    return waiting - launched
