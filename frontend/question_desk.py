"""Questions of citizens, taken and followed: what is sent goes to the CMS or waits here, sealed."""

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import orjson
from pydantic import ValidationError

from frontend import pages
from frontend.answers import question_form
from frontend.artifacts import Artifact
from frontend.client import ApiFault, ApiUnavailable, Client, NotFound, RefusedAnswer, Reply
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.payloads import Followed, Held, Owed, QuestionForm, Taken
from frontend.question_forms import Submission, code_of, faults_in, faults_of, tidied_code
from frontend.question_spool import Away, Refused, Spool, SpoolFull, Stuck
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import ASK, PAGE_FILE, TRACK
from frontend.sealing import Sealer, UnusableKey
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import (
    AskView,
    DataRequestView,
    DayView,
    DueView,
    FieldFault,
    FollowedView,
    HeldView,
    PageView,
    ReceiptView,
    StageView,
    TrackView,
)

MOST_KEPT, KEPT_SECONDS = 10, 3600
"""How many questions of one reader are kept in so long while the CMS is away."""
MOST_READERS = 10_000
DATA_ACTS = ("access", "correction", "deletion")
"""What a sender may ask about the data held about them."""
FIELD_OF_ACT = {"reply": "text", "rating": "score"}
TYPED_OF_ACTS = ("act", "text", "score", "comment", "data_text")
TROUBLES = {413: "large", 429: "many"}


@dataclass(frozen=True)
class Frame:
    """What stands around a form: its page as nobody has filled it in, and the rules behind it."""

    view: PageView
    form: QuestionForm


@dataclass
class QuestionDesk:
    """Makes the pages that answer a form. Safe to use from several threads.

    `token` is the publisher's; without it nothing is taken.
    """

    client: Client
    renderer: Renderer
    spool: Spool
    build_state: Path | None = None
    token: str | None = None
    folders: ClassVar[tuple[str, ...]] = (ASK, TRACK)
    _kept: dict[str, deque[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._frames = Frames(self.client, self.build_state, _framed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Take a question, or tell of one. See FormDesk."""
        make = self.take if folder == ASK else self.follow
        return make(site, path, sent, reader)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""
        frame = self._frame(site, path, folder)
        if folder == ASK:
            return self._page(frame, 400, trouble="unreadable")
        return self._tracked(frame, 400, trouble="unreadable")

    # Asking

    def take(self, key: str, path: str, sent: Submission, reader: str) -> Page:
        """Take what was sent to the form at a path of a site; return the page that says so.

        Raises NotFound where there is no such form, ApiFault where nothing is known of the site yet
        and the CMS is away.
        """
        frame = self._frame(key, path, ASK)
        sealer = self._sealer(frame.form)
        if sealer is None:
            return self._again(frame, sent, "unavailable", 503)
        now = datetime.now(LOCAL_TIME)
        submission = sent.key(key, f"{now:%Y-%m-%d}")
        code = code_of(sealer.token, key, submission)
        text = sent.text(locale=frame.view.locale, key=submission, code=code)
        received_at = now.astimezone(UTC).isoformat(timespec="milliseconds")
        try:
            envelope = sealer.seal(text, site=key, received_at=received_at)
        except UnusableKey:
            return self._again(frame, sent, "unavailable", 503)
        try:
            reply = self.client.send_sealed(key, envelope, reader, frame.view.locale)
        except (ApiUnavailable, RefusedAnswer):
            waiting = ReceiptView(code=code, received_at=received_at, is_waiting=True)
            return self._keep(frame, sent, envelope, waiting, reader)
        return self._told(frame, sent, reply)

    def _sealer(self, form: QuestionForm) -> Sealer | None:
        if form.sealing_key is None or self.token is None:
            return None
        return Sealer(form.sealing_key.id, form.sealing_key.key, self.token)

    def _told(self, frame: Frame, sent: Submission, reply: Reply) -> Page:
        if reply.is_taken:
            return self._received(frame, _receipt(Taken.model_validate(reply.body)), 201)
        faults = faults_in(reply.body)
        return self._again(frame, sent, _trouble(reply, faults), reply.status, faults)

    def _keep(
        self, frame: Frame, sent: Submission, envelope: bytes, waiting: ReceiptView, reader: str
    ) -> Page:
        """Keep what the CMS cannot take now; nobody is told so before it is safe."""
        faults = faults_of(sent, frame.form)
        if faults or sent.said("website"):
            return self._again(frame, sent, "" if faults else "refused", 400, faults)
        if not self._may_keep(reader):
            return self._again(frame, sent, "many", 429)
        try:
            self.spool.put(waiting.code, envelope)
        except SpoolFull:
            return self._again(frame, sent, "full", 503)
        return self._received(frame, waiting, 202)

    def _may_keep(self, reader: str) -> bool:
        """Count a question of a reader; one flood must not fill what is kept for everybody."""
        now = time.monotonic()
        if len(self._kept) > MOST_READERS:
            self._kept.clear()
        times = self._kept.setdefault(reader, deque())
        while times and now - times[0] > KEPT_SECONDS:
            times.popleft()
        times.append(now)
        return len(times) <= MOST_KEPT

    def _received(self, frame: Frame, receipt: ReceiptView, status: int) -> Page:
        return self._page(frame, status, receipt=receipt)

    def _again(
        self,
        frame: Frame,
        sent: Submission,
        trouble: str,
        status: int,
        faults: tuple[FieldFault, ...] = (),
    ) -> Page:
        """Return the form once more, with everything that was typed."""
        return self._page(
            frame,
            status,
            typed=sent.typed,
            trouble=trouble,
            faults=faults,
            had_files=bool(sent.files),
        )

    def _page(self, frame: Frame, status: int, **shown: object) -> Page:
        empty = frame.view.ask or AskView(form={})
        ask = replace(empty, **shown)  # type: ignore[arg-type]  # fields of the view
        return self.renderer.page(replace(frame.view, ask=ask)), status

    def bring(self, envelope: bytes) -> None:
        """Hand over what waited; Away, Stuck and Refused say why it was not taken."""
        try:
            # Its sender was told that it was received: whatever is wrong with it, it is taken.
            told = orjson.loads(envelope) | {"waited": True}
            reply = self.client.send_sealed(told["site"], orjson.dumps(told))
        except ApiUnavailable as fault:
            raise Away(str(fault)) from fault
        except ApiFault as fault:
            raise Stuck(str(fault)) from fault
        if reply.status == 429:
            raise Away("429")
        if not reply.is_taken:
            fields = ", ".join(each.field for each in faults_in(reply.body))
            raise Refused(f"{reply.status} {fields}")

    # Following

    def follow(self, key: str, path: str, sent: Submission, reader: str) -> Page:
        """Return what may be told of a question to whoever sent its code, and do what they ask."""
        frame = self._frame(key, path, TRACK)
        code = tidied_code(sent.said("code"))
        if not code:
            return self._tracked(frame, 400, trouble="missing", faults=_missing("code"))
        try:
            return self._followed(frame, code, sent, reader)
        except NotFound:
            return self._not_followed(frame, code, "unknown", 404)
        except ApiFault:
            return self._not_followed(frame, code, "unavailable", 503)

    def _followed(self, frame: Frame, code: str, sent: Submission, reader: str) -> Page:
        language = frame.view.locale
        said, faults = self._done(code, sent, reader, language)
        held = self._held(code, sent, reader, language)
        reply = self.client.of_code("status", {"code": code}, reader, language)
        if not reply.is_taken:
            return self._not_followed(frame, code, _trouble(reply, ()), reply.status)
        try:
            found = Followed.model_validate(reply.body)
        except ValidationError as fault:
            raise RefusedAnswer(code) from fault
        typed = {name: sent.said(name) for name in TYPED_OF_ACTS} if faults else {}
        return self._tracked(
            frame,
            400 if faults else 200,
            followed=_followed(code, found),
            held=held,
            said="" if faults else said,
            faults=faults,
            trouble="refused" if faults else "",
            typed=typed,
        )

    def _done(
        self, code: str, sent: Submission, reader: str, language: str
    ) -> tuple[str, tuple[FieldFault, ...]]:
        """Pass on what the sender says or asks; return which it was and what is wrong with it."""
        act = sent.said("act")
        more: dict[str, str | int]
        if act == "reply":
            if not sent.said("text"):
                return act, _missing("text")
            more = {"code": code, "text": sent.said("text")}
        elif act == "rating":
            if sent.said("score") not in {"1", "2", "3", "4", "5"}:
                return act, _missing("score")
            more = {"code": code, "score": int(sent.said("score")), "comment": sent.said("comment")}
        elif act in DATA_ACTS:
            if act == "correction" and not sent.said("data_text"):
                return act, _missing("data_text")
            more = {"code": code, "kind": act, "text": sent.said("data_text")}
        else:
            return "", ()
        what = "data-requests" if act in DATA_ACTS else act
        reply = self.client.of_code(what, more, reader, language)
        if reply.is_taken:
            return act, ()
        field_of_act = FIELD_OF_ACT.get(act, "data_text")
        detail = str(reply.body.get("detail", "")) if isinstance(reply.body, dict) else ""
        told = faults_in(reply.body) or (FieldFault(field=field_of_act, words=detail),)
        if act in DATA_ACTS:
            told = tuple(replace(each, field="data_text") for each in told)
        return act, told

    def _held(self, code: str, sent: Submission, reader: str, language: str) -> HeldView | None:
        """Return what is held about the sender, where they ask to see it: it is shown once."""
        if sent.said("act") != "data":
            return None
        reply = self.client.of_code("data", {"code": code}, reader, language)
        return _held(Held.model_validate(reply.body)) if reply.is_taken else None

    def _not_followed(self, frame: Frame, code: str, trouble: str, status: int) -> Page:
        """Say that nothing can be told of a code, unless its question waits here."""
        since = self.spool.holds(code)
        if since is not None:
            moment = datetime.fromtimestamp(since, UTC).isoformat()
            return self._tracked(frame, 200, waits_since=moment, typed={"code": code})
        faults = (FieldFault(field="code", code=""),) if trouble == "unknown" else ()
        return self._tracked(frame, status, trouble=trouble, typed={"code": code}, faults=faults)

    def _tracked(self, frame: Frame, status: int, **shown: object) -> Page:
        empty = frame.view.track or TrackView()
        track = replace(empty, **shown)  # type: ignore[arg-type]  # fields of the view
        return self.renderer.page(replace(frame.view, track=track)), status

    # What stands around

    def _frame(self, key: str, path: str, folder: str) -> Frame:
        return self._frames.at(key, path, folder)


def _framed(library: Library, key: str, path: str, folder: str) -> Frame:
    form = library.load(question_form(key))
    locale = locale_at(library, key, path, folder)
    if form is None:
        raise NotFound(f"{key}{path}")
    kind = "ask" if folder == ASK else "track"
    page = Artifact(kind, key, f"{path[1:]}{PAGE_FILE}", locale)
    return Frame(pages.page_view(page, Reading(library)), form)


def _trouble(reply: Reply, faults: tuple[FieldFault, ...]) -> str:
    return TROUBLES.get(reply.status, "" if faults else "refused")


def _missing(name: str) -> tuple[FieldFault, ...]:
    return (FieldFault(field=name, code="missing"),)


def _receipt(taken: Taken) -> ReceiptView:
    return ReceiptView(
        code=taken.code,
        received_at=taken.received_at,
        message=taken.message,
        due=_owed(taken.due),
    )


def _owed(due: Iterable[Owed]) -> tuple[DueView, ...]:
    return tuple(
        DueView(
            what=each.what,
            at=each.at,
            days=tuple(DayView(**dict(day)) for day in each.steps),
            is_over=each.is_over,
            is_overdue=each.is_overdue,
        )
        for each in due
    )


def _followed(code: str, found: Followed) -> FollowedView:
    given = found.answer
    return FollowedView(
        code=code,
        state=found.state,
        received_at=found.received_at,
        title=found.title,
        topic=found.topic,
        stages=tuple(StageView(**dict(each)) for each in found.timeline),
        due=_owed(found.due),
        is_overdue=found.overdue,
        answer=given.html if given else "",
        answered_at=given.answered_at if given else None,
        unit=given.unit if given else "",
        may_reply=found.may_reply,
        may_rate=found.may_rate,
        data_requests=tuple(
            DataRequestView(
                kind=each.kind, stage=each.stage, asked_at=each.asked_at, due=_owed(each.due)
            )
            for each in found.data_requests
        ),
        may_ask_for=found.may_ask_for,
        data_is_ready=found.data_is_ready,
    )


def _held(found: Held) -> HeldView:
    consent = found.consent
    return HeldView(
        details=found.details,
        received_at=found.received_at,
        title=found.title,
        text=found.text,
        replies=tuple((each.at, each.text) for each in found.replies),
        files=tuple((each.name, each.size) for each in found.files),
        consent=(consent.version, consent.locale, consent.at) if consent else None,
        forwarded_to=found.forwarded_to,
        looked_at=found.looked_at,
    )
