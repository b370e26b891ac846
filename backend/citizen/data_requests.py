"""What senders ask about the data held about them: seen once, corrected, erased, or refused with a reason.

Each step is an entry of the question's own log, which nobody edits; what was said can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.calendars import calendar_of
from backend.calendars.reading import dated_calendars_of, outdated
from backend.citizen import checking, desk, letters, log, rights, rules
from backend.citizen.clocks import Clock, data_clocks, next_due
from backend.citizen.models import (
    DATA_ACKNOWLEDGED,
    DATA_CORRECTED,
    DATA_READY,
    DATA_REFUSED,
    DATA_SHOWN,
    UNDECIDED,
    UNMASKED,
    Channels,
    DataRequest,
    Event,
    Kind,
    Question,
    Request,
    Stage,
    Words,
    asked_word,
)
from backend.citizen.refusals import NotTaken
from backend.citizen.states import OPEN, Act, Actor
from backend.notices.telling import settle, tell
from backend.worktime.calendar import Calendar

AT_ONCE = 200
KINDS = tuple(Request)
"""What may be asked."""


class NotAskedNow(Exception):
    """The same is being asked already, or nothing is held any more."""


@dataclass(frozen=True)
class Held:
    """Everything that is held about the sender of a question, for their eyes only."""

    details: Mapping[str, str]
    asker: str
    channel: str
    received_at: datetime
    title: str
    text: str
    replies: tuple[tuple[datetime, str], ...]
    files: tuple[tuple[str, int], ...]
    consent: tuple[str, str, datetime] | None
    forwarded_to: tuple[str, ...]
    looked_at: tuple[datetime, ...]


def may_ask(question: Question) -> tuple[Request, ...]:
    """Return what may be asked now: nothing twice at once, nothing about what is gone."""
    if question.erased_at is not None:
        return ()
    asked = set(question.data_requests.filter(_STANDS).values_list("kind", flat=True))
    return tuple(kind for kind in Request if kind not in asked)


@transaction.atomic
def ask(
    question: Question,
    kind: Request,
    *,
    text: str,
    now: datetime,
    channel: str = Channels.PORTAL,
    by: Any = None,
) -> DataRequest:
    """Take what a sender asks, by their code or, entered by staff, in person or on paper."""
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if by is not None and not rights.is_on_board(by, locked.portal):
        raise PermissionDenied
    if kind not in may_ask(locked):
        raise NotAskedNow
    request = DataRequest(
        question=locked,
        portal=locked.portal,
        kind=kind,
        channel=channel,
        text=text,
        received_at=now,
        entered_by=by,
    )
    _count(request)
    request.save()
    actor = Actor.CITIZEN if by is None else Actor.BOARD
    _note(request, asked_word(kind), actor, now=now, by=by, text=text, kind=Kind.REPLY)
    letters.data_told(locked, Stage.RECEIVED)
    _tell_board(request, _("Dữ liệu cá nhân: có yêu cầu của người gửi (%(reference)s)"), asks=True)
    return request


@transaction.atomic
def acknowledge(request: DataRequest, *, by: Any, now: datetime) -> None:
    """Tell the sender that the request is here and how it goes on."""
    request = _locked(request, by, Stage.RECEIVED)
    request.stage, request.acknowledged_at = Stage.ACKNOWLEDGED, now
    _save(request)
    _note(request, DATA_ACKNOWLEDGED, Actor.BOARD, now=now, by=by)
    letters.data_told(request.question, Stage.ACKNOWLEDGED)


@transaction.atomic
def hand_out(request: DataRequest, *, by: Any, now: datetime) -> None:
    """Let the sender see, by their code and once, what is held about them."""
    request = _decided(request, Request.ACCESS, Stage.READY, by=by, now=now)
    _note(request, DATA_READY, Actor.BOARD, now=now, by=by)
    letters.data_told(request.question, Stage.READY)


@transaction.atomic
def correct(request: DataRequest, changes: Mapping[str, Any], *, by: Any, now: datetime) -> None:
    """Put new details in place of old ones, or new words in the question; NotTaken names what is wrong.

    The log says which details were changed, never what they were or are. Of the question it keeps what
    stood there, as the sender's own words: somebody may have answered it.
    """
    found, faults = checking.corrected(changes)
    if faults:
        raise NotTaken(*faults)
    request = _decided(request, Request.CORRECTION, Stage.DONE, by=by, now=now)
    question = request.question
    words = {name: said for name, said in found.words.items() if said != getattr(question, name)}
    if not (found.details or words):
        raise ValidationError(_("Hãy ghi ít nhất một thông tin mới."))
    before = [getattr(question, name) for name in words]
    question.personal = {**question.personal, **found.details}
    for name, said in words.items():
        setattr(question, name, said)
    question.save(update_fields=["personal", *words])
    who = {"now": now, "by": by}
    if found.details:
        fields = ", ".join(sorted(found.details))
        _note(request, DATA_CORRECTED, Actor.BOARD, **who, text=fields, kind=Kind.INTERNAL)
    if words:
        text = "\n\n".join(before)
        _note(request, DATA_CORRECTED, Actor.BOARD, **who, text=text, kind=Kind.REPLY)
    letters.data_told(question, "corrected")
    if words and question.public_page_id is not None:
        tell(
            rights.board_of(request.portal),
            portal=request.portal,
            subject=_(
                "Câu hỏi đã công khai vừa được người gửi sửa: hãy đính chính trang (%(reference)s)"
            )
            % {"reference": question.reference},
            path=reverse("wagtailadmin_pages:edit", args=[question.public_page_id]),
            asks=False,
        )


@transaction.atomic
def erase(request: DataRequest, *, by: Any, now: datetime) -> None:
    """Erase who asked and what was said; a question nobody has answered yet is withdrawn with it."""
    request = _decided(request, Request.DELETION, Stage.DONE, by=by, now=now)
    question = request.question
    if question.state in OPEN:
        log.record(question, Act.WITHDRAW, Actor.CITIZEN, at=now)
        question.refresh_from_db()
        settle(reverse("citizen_question", args=[question.pk]))
    address = question.personal.get("email", "")
    desk.erase(question, now=now, by=by)
    if address:
        letters.data_told(question, "erased", to=address)


@transaction.atomic
def refuse(request: DataRequest, *, reason: str, by: Any, now: datetime) -> None:
    """Refuse a request; the sender reads why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; người gửi sẽ đọc.")})
    request = _decided(request, None, Stage.REFUSED, by=by, now=now)
    _note(request, DATA_REFUSED, Actor.BOARD, now=now, by=by, text=reason, kind=Kind.NOTICE)
    letters.data_told(request.question, Stage.REFUSED, reason)


@transaction.atomic
def show(question: Question, *, now: datetime) -> Held:
    """Return what was handed out, to whoever has the code: once, and remembered. NotAskedNow else."""
    ready = question.data_requests.select_for_update().filter(stage=Stage.READY)
    request = ready.select_related("question__portal").first()
    if request is None:
        raise NotAskedNow
    request.stage = Stage.DONE
    request.save(update_fields=["stage"])
    held = _held(request.question)
    _note(request, DATA_SHOWN, Actor.CITIZEN, now=now)
    return held


def asked_about(question: Question) -> tuple[tuple[DataRequest, tuple[Clock, ...]], ...]:
    """Return what was asked about the data of a question, with what is owed for it, newest first."""
    calendar = calendar_of(question.portal.key)
    requests = question.data_requests.select_related("portal").order_by("-received_at", "-pk")
    return tuple((each, clocks_of(each, calendar)) for each in requests)


def clocks_of(request: DataRequest, calendar: Calendar) -> tuple[Clock, ...]:
    """Return until when what is owed to whoever asked."""
    policy = rules.data_policy_of(request.portal)
    limits = {
        Request.ACCESS: policy.access,
        Request.CORRECTION: policy.correction,
        Request.DELETION: policy.deletion,
    }
    return data_clocks(
        calendar,
        received_at=request.received_at,
        acknowledge=policy.acknowledge,
        acknowledged_at=request.acknowledged_at,
        perform=limits[Request(request.kind)],
        decided_at=request.decided_at,
    )


def recount(site: str | None) -> None:
    """Count anew what is owed on a site, or on all, by its calendar as it is now."""
    waiting = DataRequest.objects.filter(stage__in=UNDECIDED)
    _recount(waiting.filter(portal__key=site) if site else waiting)


def catch_up() -> None:
    """Count anew what was counted with a calendar that another transaction was just changing."""
    waiting = DataRequest.objects.filter(stage__in=UNDECIDED)
    counted = waiting.order_by().values_list("portal__key", "counted_with").distinct()
    behind = outdated(set(counted))
    if behind:
        _recount(waiting.filter(portal__key__in=behind))


def remind(*, now: datetime) -> None:
    """Tell the board of requests that are overdue, once for each deadline that has passed."""
    overdue = DataRequest.objects.filter(stage__in=UNDECIDED, due_at__lt=now)
    fresh = overdue.filter(Q(reminded_at=None) | Q(reminded_at__lt=F("due_at")))
    for request in fresh.select_related("portal", "question").order_by("due_at")[:AT_ONCE]:
        _tell_board(request, _("Dữ liệu cá nhân: yêu cầu quá hạn (%(reference)s)"), asks=False)
        request.reminded_at = now
        request.save(update_fields=["reminded_at"])


def desk_path(request: DataRequest) -> str:
    """Return where in the admin a request is dealt with."""
    return reverse("citizen_data_request", args=[request.pk])


_STANDS = Q(stage__in=[*UNDECIDED, Stage.READY])


def _locked(request: DataRequest, by: Any, *stages: Stage) -> DataRequest:
    """Return a request nobody else decides on meanwhile; PermissionDenied for others, or not now."""
    own = DataRequest.objects.select_for_update(of=("self",)).select_related("portal", "question")
    found = own.get(pk=request.pk)
    if found.stage not in stages or not rights.is_on_board(by, found.portal):
        raise PermissionDenied
    return found


def _decided(
    request: DataRequest, kind: Request | None, stage: Stage, *, by: Any, now: datetime
) -> DataRequest:
    found = _locked(request, by, *UNDECIDED)
    if kind is not None and found.kind != kind:
        raise PermissionDenied
    found.stage, found.decided_at = stage, now
    _save(found)
    settle(desk_path(found))
    return found


def _save(request: DataRequest) -> None:
    _count(request)
    request.save(update_fields=["stage", "acknowledged_at", "decided_at", "due_at", "counted_with"])


def _count(request: DataRequest) -> None:
    key = request.portal.key
    dated = dated_calendars_of([key])[key]
    request.due_at = next_due(clocks_of(request, dated.calendar))
    request.counted_with = dated.state


def _recount(requests: QuerySet[DataRequest]) -> None:
    for request in requests.select_related("portal"):
        _count(request)
        request.save(update_fields=["due_at", "counted_with"])


def _note(
    request: DataRequest,
    what: str,
    actor: Actor,
    *,
    now: datetime,
    by: Any = None,
    text: str = "",
    kind: Kind = Kind.NOTICE,
) -> None:
    question = request.question
    last = question.events.order_by("-number").first()
    at = max(now, last.at) if last else now
    entry = log.write(question, what, actor, at=at, by=by)
    if text:
        Words.objects.create(event=entry, portal=question.portal, kind=kind, text=text)


def _tell_board(request: DataRequest, subject: str, *, asks: bool) -> None:
    people = rights.board_of(request.portal)
    text = subject % {"reference": request.question.reference}
    tell(people, portal=request.portal, subject=text, path=desk_path(request), asks=asks)


def _held(question: Question) -> Held:
    events = list(question.events.select_related("words"))
    given = getattr(question, "consent", None)
    return Held(
        details=dict(question.personal),
        asker=question.asker,
        channel=question.channel,
        received_at=question.received_at,
        title=question.title,
        text=question.text,
        replies=tuple(
            (each.at, each.words.text)
            for each in events
            if hasattr(each, "words") and each.words.kind in {Kind.REPLY, Kind.RATING}
        ),
        files=tuple((each.name, each.size) for each in question.attachments.all()),
        consent=(given.version, given.locale, given.at) if given else None,
        forwarded_to=tuple(_unit(each) for each in events if each.what == Act.FORWARD),
        looked_at=tuple(each.at for each in events if each.what == UNMASKED),
    )


def _unit(event: Event) -> str:
    return event.unit
