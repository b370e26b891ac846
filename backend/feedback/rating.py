"""Rating a portal on the axes its regulation names; published as means of many, counted every night."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Avg, Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen import checking
from backend.citizen.refusals import Closed, Fault, NotTaken
from backend.citizen.secrecy import hash_of_submission
from backend.feedback.answering import is_new
from backend.feedback.models import PortalRating, RatingTotal
from backend.published import sites
from backend.regulations.citizen_policies import RatingAxis
from content_models.navigation import SitePortal

AXES = tuple(axis.value for axis in RatingAxis)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Form:
    """On what a portal is rated, by which clause; on nothing where no regulation says so."""

    axes: tuple[str, ...]
    clause: str


def form_of(portal: SitePortal) -> Form:
    """Return what the form of a site asks."""
    found = site_rules.settings_of(portal)
    policy = site_rules.rules_of(portal).feedback.rating
    if policy is None or found.status != "active":
        return Form((), "")
    return Form(tuple(axis.value for axis in policy.value), policy.clause)


def rate(portal: SitePortal, sent: Mapping[str, Any], *, key: str, now: datetime) -> bool:
    """Take a reader's rating; tell whether it is new: of one key the first stands.

    NotTaken names every axis without a score, Closed a site that is not rated.
    """
    if not form_of(portal).axes:
        raise Closed
    locale, faults = checking.locale(sent)
    scores = {axis: _score(sent.get(axis)) for axis in AXES}
    faults += [_unscored(axis, sent.get(axis)) for axis, score in scores.items() if score is None]
    if faults:
        raise NotTaken(*faults)
    return is_new(
        PortalRating(
            portal=portal,
            locale=locale,
            on=timezone.localdate(now),
            submission_hash=hash_of_submission(portal.key, f"rating\n{key}"),
            **scores,
        )
    )


def _score(said: Any) -> int | None:
    if isinstance(said, str) and said in {"1", "2", "3", "4", "5"}:  # as forms send it
        return int(said)
    is_number = isinstance(said, int) and not isinstance(said, bool)
    return said if is_number and 1 <= said <= 5 else None


def _unscored(axis: str, said: Any) -> Fault:
    reason, remedy = _("Chưa có điểm hợp lệ."), _("Hãy chọn một điểm từ 1 đến 5.")
    return Fault(axis, str(said or "")[:20], reason, remedy)


@transaction.atomic
def count_totals(*, today: date) -> int:
    """Count what is published, until yesterday, and say where it is another; return at how many places.

    Of too few ratings nothing is published; what was, stays, for ratings are never taken back.
    """
    given = PortalRating.objects.filter(on__lt=today)
    portals = SitePortal.objects.filter(pk__in=given.values("portal"))
    moved = [
        portal.key for portal in portals if _counted(given.filter(portal=portal), portal, today)
    ]
    everywhere = _counted(given, None, today)
    if moved or everywhere:
        sites.announce_ratings(moved, everywhere=everywhere)
    return len(moved) + everywhere


def _counted(given: QuerySet[PortalRating], portal: SitePortal | None, today: date) -> bool:
    means = {axis: Avg(axis) for axis in AXES}
    found = given.aggregate(answers=Count("pk"), **means)
    if found["answers"] < settings.LEAST_ANSWERS:
        return False
    wanted = {axis: Decimal(str(found[axis])).quantize(CENT) for axis in AXES}
    wanted["answers"] = found["answers"]
    before = RatingTotal.objects.filter(portal=portal).first()
    if before is not None and all(getattr(before, name) == wanted[name] for name in wanted):
        return False
    RatingTotal.objects.update_or_create(portal=portal, defaults={**wanted, "until": today})
    return True


def total_of(portal: SitePortal | None) -> RatingTotal | None:
    """Return what is published of a site's ratings, or of all; None where there are too few."""
    return RatingTotal.objects.filter(portal=portal).first()


def totals(portals: QuerySet[SitePortal]) -> list[Mapping[str, Any]]:
    """Return for staff how some sites are rated until now."""
    given = PortalRating.objects.filter(portal__in=portals).values("portal__title")
    means = {axis: Avg(axis) for axis in AXES}
    return [*given.annotate(answers=Count("pk"), **means).order_by("portal__title")]
