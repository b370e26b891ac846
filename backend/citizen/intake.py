"""Receiving a question: from the portal's form, or entered by staff who had it in their hands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.citizen import checking, files, letters, log, rights, rules
from backend.citizen.checking import Written
from backend.citizen.files import Checked, Sent
from backend.citizen.models import Channels, Consent, Question
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.citizen.secrecy import code_of, hash_of_body, hash_of_code, hash_of_submission
from backend.citizen.states import Act, Case
from backend.notices.telling import tell
from content_models.navigation import SitePortal


@dataclass(frozen=True)
class Taken:
    """A question that was received, as it stands, with the code that only its sender is told."""

    question: Question
    case: Case
    code: str
    is_new: bool


def receive(
    portal: SitePortal,
    sent: Mapping[str, Any],
    attached: tuple[Sent, ...] = (),
    *,
    key: str,
    now: datetime,
    code: str = "",
) -> Taken:
    """Take a question from the portal's form; the same key again gives the same answer.

    `code` is one that a publisher has given out already, while nobody here answered; `now` is then
    when it did. NotTaken names everything wrong, OtherWords a key that came with something else
    before, Closed a site without a form.
    """
    form = rules.form_of(portal)
    if not form.is_open:
        raise Closed
    written, kept = _checked(sent, attached, form, by_staff=False)
    return _take(
        portal, written, kept, channel=Channels.PORTAL, key=key, now=now, form=form, code=code
    )


def receive_as_it_is(
    portal: SitePortal,
    sent: Mapping[str, Any],
    attached: tuple[Sent, ...],
    *,
    refusal: NotTaken | Closed,
    key: str,
    now: datetime,
    code: str,
) -> Taken:
    """Take a question whose sender was told at `now` that it was received, while we were away.

    What `refusal` names is left out, and the sender is asked for it: whoever holds a code must not
    find out later that it leads nowhere. What is closed since was open then.
    """
    form = rules.form_of(portal)
    wrong = {fault.field for fault in refusal.faults} if isinstance(refusal, NotTaken) else set()
    kept_words = {name: value for name, value in sent.items() if name not in wrong - _NEEDED}
    if "topic" in wrong:
        kept_words["topic"] = form.topics[-1].key
    files_of_sender = attached if not wrong - set(sent) else ()
    written, kept = _checked(kept_words, files_of_sender, form, by_staff=True)
    written = replace(written, is_complete=written.is_complete and not wrong)
    return _take(
        portal, written, kept, channel=Channels.PORTAL, key=key, now=now, form=form, code=code
    )


_NEEDED = frozenset({"title", "text"})
"""What is kept even where it is too short: there is nothing to answer without it."""


def enter(
    portal: SitePortal,
    sent: Mapping[str, Any],
    attached: tuple[Sent, ...] = (),
    *,
    channel: str,
    by: Any,
    key: str,
    now: datetime,
    received_at: datetime | None = None,
) -> Taken:
    """Enter what came by e-mail, Facebook, post or in person, into the one queue (HP25-9.6)."""
    if not rights.may_enter(by, portal):
        raise PermissionDenied
    form = rules.form_of(portal)
    written, kept = _checked(sent, attached, form, by_staff=True)
    moment = min(received_at or now, now)
    with files.atomic():
        return _take(portal, written, kept, channel=channel, key=key, now=moment, form=form, by=by)


def take_over(
    portal: SitePortal,
    sent: Mapping[str, Any],
    *,
    channel: Channels,
    origin: str,
    key: str,
    received_at: datetime,
) -> Taken:
    """Take a question that was asked elsewhere on the portal and went without an answer there.

    `origin` says where. It was valid there without what this form asks for, so it is here: its clocks
    run, and whoever classifies it judges whether it can be answered.
    """
    form = rules.form_of(portal)
    sent = {"asker": "individual", "topic": form.topics[-1].key, **sent}
    written, _none = _checked(sent, (), form, by_staff=True)
    written = replace(written, is_complete=True)
    return _take(
        portal, written, [], channel=channel, key=key, now=received_at, form=form, origin=origin
    )


def _checked(
    sent: Mapping[str, Any], attached: tuple[Sent, ...], form: rules.Form, *, by_staff: bool
) -> tuple[Written, list[Checked]]:
    written, faults = checking.read(sent, form, by_staff=by_staff)
    kept, of_files = files.checked(attached) if not faults else ([], [])
    if faults or of_files:
        raise NotTaken(*faults, *of_files)
    return written, kept


def _take(
    portal: SitePortal,
    written: Written,
    kept: list[Checked],
    *,
    channel: str,
    key: str,
    now: datetime,
    form: rules.Form,
    by: Any = None,
    code: str = "",
    origin: str = "",
) -> Taken:
    own_code = code_of(portal.key, key)
    codes = (code or own_code, own_code)
    code = codes[0]
    body = hash_of_body([vars(written), [[file.name, file.content.hex()] for file in kept]])
    question = Question(
        portal=portal,
        channel=channel,
        origin=origin[:255],
        asker=written.asker,
        topic=written.topic,
        locale=written.locale,
        received_at=now,
        entered_by=by,
        title=written.title,
        text=written.text,
        personal=written.personal,  # type: ignore[misc]  # a mapping, encrypted
        code_hash=hash_of_code(code),
        submission_hash=hash_of_submission(portal.key, key),
        body_hash=body,
    )
    before = committed(question.submission_hash)
    if before is not None:
        return _again(before, body, codes)
    act = Act.ACCEPT if written.is_complete else Act.FIND_INVALID
    try:
        case = log.begin(question, act, at=now, by=by)
    except IntegrityError:  # the same key a moment ago, by another process
        before = Question.objects.get(submission_hash=question.submission_hash)
        return _again(before, body, codes)
    with transaction.atomic():
        _settle(question, written, kept, now=now, form=form, by=by, code=code)
    return Taken(question, case, code, is_new=True)


def committed(submission_hash: str) -> Question | None:
    """Return what was taken under a key before, as far as this process can see."""
    return Question.objects.filter(submission_hash=submission_hash).first()


def _again(question: Question, body: str, codes: tuple[str, str]) -> Taken:
    """Return what was taken before, with the code that was told then."""
    code = next((each for each in codes if hash_of_code(each) == question.code_hash), None)
    if question.body_hash != body or code is None:
        raise OtherWords
    return Taken(question, log.case_of(question), code, is_new=False)


def _settle(
    question: Question,
    written: Written,
    kept: list[Checked],
    *,
    now: datetime,
    form: rules.Form,
    by: Any,
    code: str,
) -> None:
    for file in kept:
        files.keep(file, on=question)
    if by is None:
        agreed = form.consent
        language = agreed.language_for(written.locale)
        Consent.objects.create(question=question, version=agreed.version, locale=language, at=now)
    letters.received(question, code)
    if not written.is_complete:
        letters.incomplete(question)
    tell_board(question, _("Hỏi đáp: có câu hỏi chờ phân loại (%(reference)s)"))


def tell_board(question: Question, subject: str) -> None:
    """Ask the board to do something about a question; nothing of it is said in the notice."""
    people = rights.board_of(question.portal)
    text = subject % {"reference": question.reference}
    tell(people, portal=question.portal, subject=text, path=desk_path(question), asks=True)


def desk_path(question: Question) -> str:
    """Return where in the admin a question is dealt with."""
    return reverse("citizen_question", args=[question.pk])
