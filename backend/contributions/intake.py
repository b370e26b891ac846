"""Receiving a contribution: by the site's regulation, one under each key, told to the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from backend.citizen import files, rights
from backend.citizen.files import Checked, Sent
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.citizen.secrecy import code_of, hash_of_body, hash_of_code, hash_of_submission
from backend.contributions import checking, letters
from backend.contributions.models import Contribution, Photograph
from backend.contributions.opening import PHOTOGRAPHS, opening_of
from backend.notices.telling import tell
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Taken:
    """A contribution that was received, with the code that only its sender is told."""

    contribution: Contribution
    code: str
    is_new: bool


def receive(
    portal: SitePortal,
    sent: Mapping[str, Any],
    attached: tuple[Sent, ...] = (),
    *,
    key: str,
    now: datetime,
) -> Taken:
    """Take a contribution; the same key again gives the same answer. Called within `files.atomic`.

    Closed where the site takes none, NotTaken names everything wrong, OtherWords a key that came with
    something else before.
    """
    opening = opening_of(portal)
    if not opening.is_open:
        raise Closed
    written, faults = checking.read(sent, opening)
    kept, of_files = files.checked(attached, PHOTOGRAPHS) if not faults else ([], [])
    if faults or of_files:
        raise NotTaken(*faults, *of_files)
    about = f"contribution\n{key}"
    code = code_of(portal.key, about)
    new = Contribution(
        portal=portal,
        received_at=now,
        consent=opening.consent.version,
        declaration=opening.declaration.version,
        code_hash=hash_of_code(code),
        submission_hash=hash_of_submission(portal.key, about),
        body_hash=hash_of_body([vars(written), [[each.name, each.content.hex()] for each in kept]]),
        **vars(written),
    )
    return _kept(new, kept, code)


def _kept(new: Contribution, photographs: list[Checked], code: str) -> Taken:
    known = Contribution.objects.filter(submission_hash=new.submission_hash)
    before = known.first()
    if before is None:
        try:
            with transaction.atomic():
                new.save(force_insert=True)
        except IntegrityError:  # the same key a moment ago, by another process
            before = known.get()
        else:
            _settle(new, photographs, code)
            return Taken(new, code, is_new=True)
    if before.body_hash != new.body_hash:
        raise OtherWords
    return Taken(before, code, is_new=False)


def _settle(new: Contribution, photographs: list[Checked], code: str) -> None:
    for each in photographs:
        Photograph.objects.create(contribution=new, portal=new.portal, **files.stored(each))
    letters.received(new, code)
    subject = _("Bài gửi: có bài chờ xem xét (%(reference)s)") % {"reference": new.reference}
    people = rights.board_of(new.portal)
    tell(people, portal=new.portal, subject=subject, path=new.desk_path, asks=True)
