"""Whether a page is useful, and how a portal is rated: taken without asking who, told only as totals.

Nothing is published of fewer answers than `settings.LEAST_ANSWERS`, nor of today's: what one reader said
must be seen in no total, and in no difference of two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from backend.citizen import checking, redaction
from backend.citizen.refusals import NotTaken
from backend.citizen.secrecy import hash_of_submission
from backend.feedback.models import PageAnswer
from backend.feedback.reporting import Subject, require_open

USEFUL = {"yes": True, "no": False}


@dataclass(frozen=True)
class Usefulness:
    """How many answers there are about a page, and how many of them find it useful."""

    answers: int
    useful: int


def answer(subject: Subject, sent: Mapping[str, Any], *, key: str, now: datetime) -> bool:
    """Take a reader's answer about a page; tell whether it is new: of one key the first stands.

    The day is kept and not the hour; what in the sentence may tell who somebody is, is taken out.
    NotTaken names everything wrong.
    """
    require_open(subject.portal)
    sentence, faults = checking.words(sent, "sentence", least=0)
    said = sent.get("useful")
    if not isinstance(said, str) or said not in USEFUL:
        faults.append(checking.not_offered("useful", str(said or "")[:20], list(USEFUL)))
    if faults:
        raise NotTaken(*faults)
    new = PageAnswer(
        portal=subject.portal,
        item=subject.item,
        locale=subject.locale,
        is_useful=USEFUL[str(said)],
        sentence=redaction.redacted(sentence),
        on=timezone.localdate(now),
        submission_hash=hash_of_submission(subject.portal.key, f"vote\n{key}"),
    )
    return is_new(new)


def is_new(row: Any) -> bool:
    """Save what was said unless something was said under its key; tell which."""
    if type(row).objects.filter(submission_hash=row.submission_hash).exists():
        return False
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same key a moment ago, by another process
        return False
    return True


def usefulness(site: str, item: UUID, locale: str, *, today: date) -> Usefulness | None:
    """Return what is published of the answers about an item: totals until yesterday, if there are enough."""
    given = PageAnswer.objects.filter(portal__key=site, item=item, locale=locale, on__lt=today)
    found = given.aggregate(answers=Count("pk"), useful=Count("pk", filter=Q(is_useful=True)))
    return Usefulness(**found) if found["answers"] >= settings.LEAST_ANSWERS else None


def totals(portals: QuerySet[Any]) -> list[dict[str, Any]]:
    """Return for staff what was answered about each page of some sites, the least useful first."""
    given = PageAnswer.objects.filter(portal__in=portals).values("portal__title", "item", "locale")
    counted = given.annotate(answers=Count("pk"), useful=Count("pk", filter=Q(is_useful=True)))
    found = list(counted.order_by("-answers", "item"))
    return sorted(found, key=lambda each: each["useful"] - each["answers"])


def sentences(item: UUID, locale: str, portals: QuerySet[Any]) -> QuerySet[PageAnswer]:
    """Return for staff what readers wrote about a page, the newest first."""
    given = PageAnswer.objects.filter(portal__in=portals, item=item, locale=locale)
    return given.exclude(sentence="").order_by("-on", "pk")
