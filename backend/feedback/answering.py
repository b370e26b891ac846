"""Whether a page is useful, and how a portal is rated: taken without asking who, told only as totals.

Nothing is published of fewer answers than `settings.LEAST_ANSWERS`, nor of today's: what one reader said
must be seen in no total, and in no difference of two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from backend.citizen import checking, redaction
from backend.citizen.refusals import NotTaken
from backend.citizen.secrecy import hash_of_submission
from backend.feedback.models import PageAnswer
from backend.feedback.reporting import Subject, require_open
from content_models.languages import public_language
from content_models.navigation import SitePortal

USEFUL = {"yes": True, "no": False}
MOST_SHOWN, MOST_SENTENCES = 200, 20


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


def usefulness(subject: Subject, *, today: date) -> Usefulness | None:
    """Return what is published of the answers about an item: totals until yesterday, if there are enough."""
    own = {"portal": subject.portal, "item": subject.item, "locale": subject.locale}
    given = PageAnswer.objects.filter(**own, on__lt=today)
    found = given.aggregate(answers=Count("pk"), useful=Count("pk", filter=Q(is_useful=True)))
    return Usefulness(**found) if found["answers"] >= settings.LEAST_ANSWERS else None


@dataclass(frozen=True)
class PageTotals:
    """What readers answered about a page, for staff."""

    portal: str
    item: UUID
    locale: str
    title: str
    answers: int
    useful: int
    sentences: tuple[str, ...] = ()

    @property
    def not_useful(self) -> int:
        """How many do not find it useful."""
        return self.answers - self.useful


def totals(portals: QuerySet[SitePortal]) -> list[PageTotals]:
    """Return what was answered about the pages of some sites, those that help fewest first."""
    given = PageAnswer.objects.filter(portal__in=portals)
    counted = given.values("portal", "portal__title", "item", "locale").annotate(
        answers=Count("pk"), useful=Count("pk", filter=Q(is_useful=True))
    )
    ordered = counted.order_by(F("useful") - F("answers"), "-answers", "item", "locale")
    rows = list(ordered[:MOST_SHOWN])
    titles, words = _titles(rows), _sentences(given, rows)
    return [
        PageTotals(
            portal=row["portal__title"],
            item=row["item"],
            locale=row["locale"],
            title=titles.get((row["item"], row["locale"]), ""),
            answers=row["answers"],
            useful=row["useful"],
            sentences=tuple(words.get((row["item"], row["locale"]), ())),
        )
        for row in rows
    ]


def _titles(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[UUID, str], str]:
    pages = Page.objects.filter(translation_key__in={row["item"] for row in rows})
    found = pages.values_list("translation_key", "locale__language_code", "title")
    return {(key, public_language(code)): title for key, code, title in found}


def _sentences(
    given: QuerySet[PageAnswer], rows: Iterable[Mapping[str, Any]]
) -> dict[tuple[UUID, str], list[str]]:
    said = given.filter(item__in={row["item"] for row in rows}).exclude(sentence="")
    found: dict[tuple[UUID, str], list[str]] = {}
    for item, locale, sentence in said.order_by("-on", "pk").values_list(
        "item", "locale", "sentence"
    ):
        kept = found.setdefault((item, locale), [])
        if len(kept) < MOST_SENTENCES:
            kept.append(sentence)
    return found
