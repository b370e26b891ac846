"""Receiving an error that a reader found: about what is public, once for each key, told to the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen import checking
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.citizen.secrecy import hash_of_body, hash_of_submission
from backend.feedback import correcting, rights
from backend.feedback.models import ErrorReport
from backend.notices.telling import tell
from content_models.navigation import SitePortal

LEAST = 10
"""Characters of a report: less says of nothing what is wrong with it."""


@dataclass(frozen=True)
class Subject:
    """The public item that something is said about."""

    portal: SitePortal
    item: UUID
    locale: str
    title: str
    path: str


def require_open(portal: SitePortal) -> None:
    """Refuse what is sent to a site that is closed: Closed."""
    if site_rules.settings_of(portal).status != "active":
        raise Closed


def report(
    subject: Subject, sent: Mapping[str, Any], *, key: str, now: datetime
) -> tuple[ErrorReport, bool]:
    """Take a report; return it, and whether it is new: the same key again gives the same report.

    NotTaken names everything wrong, OtherWords a key that came with something else before.
    """
    require_open(subject.portal)
    text, faults = checking.words(sent, "text", least=LEAST, limit="report")
    email, of_email = checking.email(sent)
    if faults or of_email:
        raise NotTaken(*faults, *of_email)
    new = ErrorReport(
        portal=subject.portal,
        item=subject.item,
        locale=subject.locale,
        title=subject.title,
        path=subject.path,
        text=text,
        email=email,
        received_at=now,
        submission_hash=hash_of_submission(subject.portal.key, f"report\n{key}"),
        body_hash=hash_of_body([str(subject.item), subject.locale, text, email]),
    )
    new.due_at, new.counted_with = correcting.counted(new)
    return _kept(new)


def _kept(new: ErrorReport) -> tuple[ErrorReport, bool]:
    known = ErrorReport.objects.filter(submission_hash=new.submission_hash)
    before = known.first()
    if before is None:
        try:
            with transaction.atomic():
                new.save(force_insert=True)
                _tell_board(new)
        except IntegrityError:  # the same key a moment ago, by another process
            before = known.get()
        else:
            return new, True
    if before.body_hash != new.body_hash:
        raise OtherWords
    return before, False


def _tell_board(new: ErrorReport) -> None:
    subject = _("Báo sai sót: có báo cáo chờ xem xét (%(reference)s)")
    people = rights.board_of(new.portal)
    text = subject % {"reference": new.reference}
    tell(people, portal=new.portal, subject=text, path=new.desk_path, asks=True)
