"""Releasing a live answer: the plan was approved by the head of the board, each answer by its release.

A session leaves no time for a chain. What becomes public of it stands on two decisions that are both
in the record: the approval of the plan, which let the session be held at all, and the word of an
approver of the board for each answer (ADR 30).
"""

import json
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import Holding, holdings_on
from backend.accounts.roles import Role
from backend.approval import record, site_rules
from backend.approval.decisions import Act
from backend.approval.guard import road
from backend.approval.record import Entry
from backend.published import store
from content_models.dialogues import DialogueAnswer, DialogueOutcome, DialoguePage

SEALED = ("number", "question", "asked_by", "answer", "answered_by", "position")
"""What of an answer its release is about."""


def releasing_right(page: Page, user: Any) -> Holding | None:
    """Return by which right somebody releases answers on a page's site, None if by none.

    Whoever approves pages there: of the titles its rules name, if they name any.
    """
    titles = site_rules.rules_of(site_rules.portal_of(page)).approval.board.approving_titles
    held = holdings_on(user, page, Role.APPROVER)
    found = (each for each in held if titles is None or each.title in titles.value)
    return next(found, None)


def seal_of_answer(answer: DialogueAnswer) -> str:
    """Return the digest of what the public reads of an answer."""
    said = {name: getattr(answer, name) for name in SEALED}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return sha256(f"{answer.dialogue}\n{text}".encode()).hexdigest()


@transaction.atomic
def release(page: DialoguePage, answer: DialogueAnswer, *, by: Any) -> None:
    """Let the public read an answer, or the corrected one in its place."""
    right = _right(page, by)
    answer.full_clean(validate_unique=False, validate_constraints=False)
    before = DialogueAnswer.objects.filter(dialogue=answer.dialogue, number=answer.number).first()
    if before is not None:
        answer.pk, answer.released_at = before.pk, before.released_at
    with road():
        answer.save()
    _write(page, Act.ANSWER_RELEASED, right, by, number=answer.number, seal=seal_of_answer(answer))
    _refresh(page)


@transaction.atomic
def retract(page: DialoguePage, number: int, *, by: Any, reason: str) -> None:
    """Take a released answer back, with a reason."""
    right = _right(page, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào hồ sơ.")})
    with road():
        for answer in DialogueAnswer.objects.filter(dialogue=page.translation_key, number=number):
            answer.delete()
    _write(page, Act.ANSWER_RETRACTED, right, by, number=number, reason=reason)
    _refresh(page)


@transaction.atomic
def close(page: DialoguePage, outcome: DialogueOutcome) -> None:
    """Say what became of a session's questions; from then on nothing is asked there."""
    with road():
        outcome.save(force_insert=True)
    counts = outcome.asked, outcome.answered, outcome.refused, outcome.moved_on
    detail = dict(zip(("asked", "answered", "refused", "moved_on"), counts, strict=True))
    record.write(page, Entry(act=Act.SESSION_CLOSED, detail=detail))
    _refresh(page)


def refuse_question(page: DialoguePage, number: int, *, by: Any, reason: str, role: Role) -> None:
    """Keep on record who turned a question away, and why."""
    entry = Entry(
        act=Act.QUESTION_REFUSED, by=by, role=role, reason=reason, detail={"number": number}
    )
    record.write(page, entry)


def _right(page: DialoguePage, by: Any) -> Holding:
    right = releasing_right(page, by)
    if right is None or store.cleared(page) is None or not page.live:
        raise PermissionDenied
    return right


def _write(
    page: DialoguePage,
    act: Act,
    right: Holding,
    by: Any,
    *,
    number: int,
    seal: str = "",
    reason: str = "",
) -> None:
    entry = Entry(
        act=act,
        by=by,
        role=right.role,
        revision=page.live_revision_id,
        seal=seal,
        reason=reason,
        detail={"number": number},
    )
    record.write(page, entry)


def _refresh(page: DialoguePage) -> None:
    versions = DialoguePage.objects.filter(translation_key=page.translation_key)
    store.refresh(list(versions))


def unreleased(page: DialoguePage) -> list[int]:
    """Return the numbers of answers that stand on a page without the word of anybody."""
    told = {
        (entry.detail.get("number"), entry.seal)
        for entry in record.entries_about(page, Act.ANSWER_RELEASED)
    }
    shown = DialogueAnswer.objects.filter(dialogue=page.translation_key)
    return [each.number for each in shown if (each.number, seal_of_answer(each)) not in told]
