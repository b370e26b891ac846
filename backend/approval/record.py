"""The record of decisions: who did what about which text, each entry chained to the one before it.

HCM24-9.1 asks for the approver of every version, design for proof that nothing was public without
one. Entries carry no content, only its seal, and survive the clean-up of revisions.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from backend.accounts.rights import portal_path
from backend.approval.decisions import Act, Decision, RecordHead
from content_models.navigation import SitePortal

FIRST = "0" * 64
SEALED_FIELDS = (
    "site", "number", "at", "act", "chain", "step", "page_id", "uuid", "locale", "title", "revision",
    "seal", "actor", "actor_id", "on_behalf_of", "role", "unit", "reason", "detail", "previous",
)  # fmt: skip
"""What an entry's digest covers: all of it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is to be written; `by` is None where the system acts by itself."""

    act: Act
    by: Any = None
    chain: WorkflowState | None = None
    step: str = ""
    revision: int | None = None
    seal: str = ""
    on_behalf_of: str = ""
    role: str = ""
    unit: str = ""
    reason: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


def write(page: Page, entry: Entry) -> Decision:
    """Add an entry about a page to its site's record."""
    site = SitePortal.objects.values_list("key", flat=True).get(path=portal_path(page))
    return _append(
        site,
        entry,
        page_id=page.pk,
        uuid=page.translation_key,
        locale=page.locale.language_code,
        title=(page.draft_title or page.title)[:255],
    )


def write_of_site(portal: SitePortal, entry: Entry) -> Decision:
    """Add an entry about a site as a whole to its record."""
    return _append(portal.key, entry, title=portal.title)


@transaction.atomic
def _append(site: str, entry: Entry, **about: Any) -> Decision:
    head, _made = RecordHead.objects.select_for_update().get_or_create(site=site)
    decision = Decision(
        site=site,
        number=head.number + 1,
        at=timezone.now(),
        act=entry.act,
        chain=entry.chain.pk if entry.chain else None,
        step=entry.step,
        revision=entry.revision,
        seal=entry.seal,
        actor=entry.by.get_username() if entry.by else "",
        actor_id=entry.by.pk if entry.by else None,
        on_behalf_of=entry.on_behalf_of,
        role=entry.role,
        unit=entry.unit,
        reason=entry.reason.strip(),
        detail=entry.detail,
        previous=head.digest or FIRST,
        **about,
    )
    decision.digest = digest_of(decision)
    decision.save(force_insert=True)
    RecordHead.objects.filter(pk=head.pk).update(number=decision.number, digest=decision.digest)
    return decision


def digest_of(decision: Decision) -> str:
    """Return the digest of an entry's content and of the digest before it."""
    values = {name: _plain(getattr(decision, name)) for name in SEALED_FIELDS}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int | dict) else str(value)


def faults_of(site: str) -> Iterator[str]:
    """Yield what is wrong with a site's record: entries changed, missing, added or cut off."""
    previous, number = FIRST, 0
    for decision in Decision.objects.filter(site=site).order_by("number").iterator(500):
        number += 1
        if decision.number != number:
            yield f"{site} {number}: thiếu mục này."
            number = decision.number
        if decision.previous != previous:
            yield f"{site} {decision.number}: không nối với mục trước."
        if digest_of(decision) != decision.digest:
            yield f"{site} {decision.number}: nội dung đã bị sửa."
        previous = decision.digest
    head = RecordHead.objects.filter(site=site).first()
    if head is not None and (head.number, head.digest) != (number, previous if number else ""):
        yield f"{site} {head.number}: hồ sơ bị cắt ngắn, còn {number} mục."


def entries_about(page: Page, act: Act) -> Iterable[Decision]:
    """Return what of one kind was decided about a page, in whichever of its languages."""
    return Decision.objects.filter(uuid=page.translation_key, act=act)


def recorded_sites() -> list[str]:
    """Return the keys of all sites that have a record."""
    return sorted(set(RecordHead.objects.values_list("site", flat=True)))


def chain_faults(entries: Iterable[Decision], seal: str) -> list[str]:
    """Return why these entries of one way up the chain do not carry what was published, in words.

    They must begin with a submission that names the steps, every step must have been approved or
    skipped for the very seal, and whoever approved last must not have written any of it.
    """
    found = list(entries)
    submitted = [each for each in found if each.act == Act.SUBMITTED]
    if not submitted:
        return ["không có mục gửi duyệt"]
    passed = {
        each.step: each
        for each in found
        if each.seal == seal and each.act in {Act.APPROVED, Act.SKIPPED}
    }
    steps: list[str] = submitted[-1].detail["steps"]
    faults = [f"bước {step} chưa qua" for step in steps if step not in passed]
    final = passed.get(steps[-1])
    if final is not None and final.act != Act.APPROVED:
        faults.append("bước cuối không được bỏ qua")
    if final is not None and final.actor_id in final.detail.get("authors", ()):
        faults.append("người duyệt cuối là tác giả")
    numbers = [passed[step].number for step in steps if step in passed]
    if numbers != sorted(numbers):
        faults.append("các bước không theo thứ tự")
    return faults


@dataclass(frozen=True)
class Row:
    """One entry as it is exported: every column as text."""

    decision: Decision

    COLUMNS = (*SEALED_FIELDS, "digest")

    def values(self) -> list[str]:
        """Return the columns in order; `detail` as JSON."""
        return [self._text(name) for name in self.COLUMNS]

    def _text(self, name: str) -> str:
        value = getattr(self.decision, name)
        if name == "detail":
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        plain = _plain(value)
        return "" if plain is None else str(plain)


def rows_of(site: str) -> Iterator[Row]:
    """Yield a site's record for export, oldest first."""
    for decision in Decision.objects.filter(site=site).order_by("number").iterator(500):
        yield Row(decision)
