"""The publisher: pulls changes, builds them, makes them live, says so; only then it moves on."""

import errno
import fcntl
import hashlib
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Self

from frontend.build_state import BuildState, discard, is_corrupt
from frontend.builder import Builder, RendererFactory
from frontend.bulk import Crew, Workshop
from frontend.client import (
    CHANGES_AT_ONCE,
    ApiFault,
    ApiUnavailable,
    Client,
    CursorTooOld,
    QuestionFault,
)
from frontend.commit import LiveFileDiffers, commit, recover
from frontend.debts import NO_DEBTS, Debts, Receipt
from frontend.derivations import FACT_KINDS
from frontend.facts import Library, NoMemory
from frontend.output import Output
from frontend.run import Left, Run

CURSOR = "cursor"
FINGERPRINT = "fingerprint"
ROUNDS = 20
"""How often a run asks for what happened meanwhile before it goes live with what it has."""

MOST_CHANGES = 20_000
LONG_POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
PATIENCE_SECONDS = 60
"""How long to wait for another process that is using the same build state."""


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The disk, the account's share of it, or what one file may hold."""
LITTLE_ROOM = 1 << 20
"""Bytes: with less than that a disk counts as full, whatever the fault calls itself."""


class AlreadyRunning(RuntimeError):
    """Another process works with the same build state."""


class CannotWrite(RuntimeError):
    """The disk does not take what is to be written. What is live stays; try again later."""


@dataclass(frozen=True)
class Settings:
    """One publisher: where it reads, where it writes, what it is called, and whom it owes."""

    api_url: str
    public_dir: Path
    state_file: Path
    renderer: RendererFactory
    name: str = "publisher"
    token: str | None = None
    """By which the CMS knows its publisher: whoever has none is answered so much a minute."""
    sends_receipts: bool = True
    workers: int = 1
    debts: Debts = NO_DEBTS
    answer_seconds: int = 60
    """How long one answer of the API may take; more than a long poll waits."""


@dataclass(frozen=True)
class Report:
    """What a run did. `written` and `removed` are file names within the output folder."""

    kind: str
    built: int
    written: frozenset[str]
    removed: frozenset[str]
    quarantined: dict[str, str]
    cursor: str
    milliseconds: int

    def __str__(self) -> str:
        faults = f", {len(self.quarantined)} lỗi" if self.quarantined else ""
        return (
            f"{self.kind}: {self.built} dựng, {len(self.written)} ghi, {len(self.removed)} gỡ"
            f"{faults}, {self.milliseconds} ms"
        )


class Publisher:
    """Keeps an output folder as the CMS says it should be."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = Client(settings.api_url, settings.token, seconds=settings.answer_seconds)
        self._output = Output(settings.public_dir)
        self._renderer = settings.renderer()
        self._fingerprint = self._renderer.fingerprint + engine_fingerprint()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._client.close()

    @property
    def settings(self) -> Settings:
        """Return what was settled at the start."""
        return self._settings

    def publish(self, *, full: bool = False) -> Report:
        """Bring the output up to date: by what changed, or all of it where that is not known.

        Raises ApiFault, CannotWrite and AlreadyRunning: nothing is lost, try again later.
        """
        try:
            with _alone(self._settings.state_file):
                return self._publish_with_state(full=full)
        except (OSError, sqlite3.OperationalError, LiveFileDiffers) as fault:
            raise CannotWrite(_complaint(fault, self._settings)) from fault

    def _publish_with_state(self, *, full: bool) -> Report:
        try:
            return self._publish_once(full=full)
        except sqlite3.DatabaseError as fault:
            if not is_corrupt(fault):
                raise
            file = self._settings.state_file
            sys.stderr.write(f"{file}: trạng thái dựng hỏng ({fault}), dựng lại tất cả\n")
            discard(file)
            return self._publish_once(full=full)

    def _publish_once(self, *, full: bool) -> Report:
        with BuildState(self._settings.state_file) as state:
            self._output.prepare()
            try:
                return self._publish(state, full=full)
            finally:
                self._output.clear()

    def _publish(self, state: BuildState, *, full: bool) -> Report:
        cursor = state.note(CURSOR)
        if full or cursor is None or state.note(FINGERPRINT) != self._fingerprint:
            return self._publish_everything(state)
        try:
            return self._publish_changes(state, cursor)
        except CursorTooOld:
            return self._publish_everything(state)

    def _publish_everything(self, state: BuildState) -> Report:
        started = time.monotonic()
        cursor = self._client.changes("now").next
        with self._run(state, is_full=True) as run:
            _, strays = recover(state)
            run.everything()
            cursor = self._settle(run, cursor)
            commit(run, state, self._output, strays, self._settings.debts)
            state.write_note(FINGERPRINT, self._fingerprint)
            return self._finished(run, state, "full", cursor, started)

    def _publish_changes(self, state: BuildState, cursor: str) -> Report:
        started = time.monotonic()
        touched, following = self._pull(cursor)
        doubtful, strays = recover(state)
        with self._run(state, is_full=False) as run:
            if not (touched or doubtful or strays or state.unanswered()):
                state.write_note(CURSOR, following)
                return _report(run, state, "incremental", following, started)
            if any(artifact.kind == "asset" for artifact in doubtful):
                run.add_assets()
            run.absorb(touched, frozenset(one for one in doubtful if one.kind != "asset"))
            following = self._settle(run, following)
            commit(run, state, self._output, strays, self._settings.debts)
            return self._finished(run, state, "incremental", following, started)

    def _pull(self, cursor: str) -> tuple[frozenset[str], str]:
        """Return the keys of all changes after a cursor, and the cursor after them."""
        touched: set[str] = set()
        count = 0
        while count < MOST_CHANGES:
            found = self._client.changes(cursor)
            touched.update(key for change in found.changes for key in change.keys)
            cursor = found.next
            count += len(found.changes)
            if len(found.changes) < CHANGES_AT_ONCE:
                break
        return frozenset(touched), cursor

    def _settle(self, run: Run, cursor: str) -> str:
        """See that all that was read fits together; return the cursor up to which it is taken in.

        While others publish there is always something newer, and what is ready must not wait for
        the end of that: of what happened since the run began only the pages are built that its
        lists may name already. A story names nothing newer, so that one look is enough for it.
        """
        waiting: frozenset[str] = frozenset()
        later = cursor
        for _ in range(ROUNDS):
            touched, later = self._pull(later)
            waiting |= touched
            if not waiting:
                return later
            left = run.complete(touched) if touched else Left.REST
            if left is Left.REST:
                break
            if left is Left.NOTHING:
                run.absorb(waiting)
                waiting, cursor = frozenset(), later
        return cursor

    def _finished(
        self, run: Run, state: BuildState, kind: str, cursor: str, started: float
    ) -> Report:
        report = _report(run, state, kind, cursor, started)
        self._send_receipt(report)
        state.write_note(CURSOR, cursor)
        return report

    def _send_receipt(self, report: Report) -> None:
        if not self._settings.sends_receipts:
            return
        receipt: Receipt = {
            "publisher": self._settings.name,
            "cursor": report.cursor,
            "kind": report.kind,
            "artifacts": len(report.written),
            "milliseconds": report.milliseconds,
        }
        if self._settings.debts.are_kept:
            self._settings.debts.keep_receipt(receipt)
        else:
            self._send(receipt)

    def _send(self, receipt: Receipt) -> None:
        try:
            self._client.send_receipt(receipt)
        except QuestionFault as fault:
            sys.stderr.write(f"Biên nhận không được nhận: {fault}\n")

    def send_due_receipts(self) -> None:
        """Send the receipts of what every target has by now; while the CMS is away, they wait."""
        for number, receipt in self._settings.debts.due_receipts():
            try:
                self._send(receipt)
            except ApiUnavailable as fault:
                sys.stderr.write(f"Biên nhận phải chờ, CMS chưa trả lời: {fault}\n")
                return
            self._settings.debts.drop_receipts(number)

    @contextmanager
    def _run(self, state: BuildState, *, is_full: bool) -> Iterator[Run]:
        """Begin a run; its workers and what it remembers end with the block."""
        settings = self._settings
        library = Library(self._client, NoMemory() if is_full else state, FACT_KINDS)
        builder = Builder(library, self._renderer, state, self._output)
        workshop = Workshop(
            settings.api_url,
            settings.renderer,
            settings.state_file,
            settings.public_dir,
            settings.token,
            settings.answer_seconds,
        )
        with Crew(workshop, settings.workers) as crew, closing(Run(builder, state, crew)) as run:
            yield run

    def watch(self, told: Callable[[Report], None]) -> None:
        """Follow the feed for ever; the CMS may be away, and the disk full, as long as they like."""
        pause = 0.5
        while True:
            try:
                report = self.publish()
                told(report)
                self._client.changes(report.cursor, wait=LONG_POLL_SECONDS)
                pause = 0.5
            except CursorTooOld:
                continue
            except ApiFault as fault:
                pause = _rest(f"CMS chưa trả lời, thử lại sau {pause:g} giây: {fault}", pause)
            except CannotWrite as fault:
                pause = _rest(f"{fault}; thử lại sau {pause:g} giây", pause)


def _rest(why: str, seconds: float) -> float:
    """Say why nothing goes on, wait, and return how long to wait the next time."""
    sys.stderr.write(f"{why}\n")
    time.sleep(seconds)
    return min(LONGEST_PAUSE, seconds * 2)


def _complaint(fault: Exception, settings: Settings) -> str:
    """Return what keeps the disk from being written to, in words."""
    is_full = isinstance(fault, OSError) and fault.errno in FULL
    # SQLite has several words for it, "disk I/O error" among them.
    is_full |= any(_is_full(file.parent) for file in (settings.public_dir, settings.state_file))
    return f"Hết chỗ trên đĩa: {fault}" if is_full else f"Không ghi được: {fault}"


def _is_full(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free < LITTLE_ROOM


def _report(run: Run, state: BuildState, kind: str, cursor: str, started: float) -> Report:
    return Report(
        kind=kind,
        built=len(run.outcomes),
        written=frozenset(artifact.output for artifact in run.outcomes.staged()),
        removed=frozenset(artifact.output for artifact in run.doomed.values()),
        quarantined={artifact.output: error for artifact, error in state.quarantined().items()},
        cursor=cursor,
        milliseconds=round((time.monotonic() - started) * 1000),
    )


def engine_fingerprint() -> str:
    """Return what changes with the publisher's own code, and with what writes calendars for it."""
    digest = hashlib.blake2b(version("icalendar").encode(), digest_size=16)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@contextmanager
def _alone(state_file: Path) -> Iterator[None]:
    """Hold the build state for this process; the lock ends with the process, however it ends."""
    state_file.parent.mkdir(parents=True, exist_ok=True)
    with state_file.with_suffix(".lock").open("w") as lock:
        until = time.monotonic() + PATIENCE_SECONDS
        while not _locked(lock):
            if time.monotonic() > until:
                raise AlreadyRunning(str(state_file))
            time.sleep(0.1)
        yield


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
