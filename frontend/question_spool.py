"""Questions that wait for the CMS: sealed, on the disk before anybody is told they were received."""

import fcntl
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

SUFFIX = ".sealed"
MOST_BYTES = 2 * 1024**3
MOST_WAITING = 5000
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds between attempts while the CMS does not answer: doubled each time."""
LOOK_AGAIN = 5.0
"""Seconds after which an empty spool is looked into again."""


class SpoolFull(Exception):
    """Nothing more can be kept: whoever sends must be told to come again."""


@dataclass(frozen=True)
class Spool:
    """A folder of envelopes. Each has the name of its code, of which nothing can be read back."""

    folder: Path
    most_bytes: int = MOST_BYTES
    most_waiting: int = MOST_WAITING

    def put(self, code: str, envelope: bytes) -> None:
        """Keep an envelope; when this returns, no crash loses it. Again the same is kept once."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = self.folder / f"{name_of(code)}{SUFFIX}"
        if place.exists():
            return
        self._refuse_more_than_fits(len(envelope))
        beside = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        try:
            with open(beside, "xb", opener=_for_us_alone) as file:
                file.write(envelope)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(place)
            _sync(self.folder)
        except OSError as fault:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise SpoolFull(str(fault)) from fault

    def _refuse_more_than_fits(self, size: int) -> None:
        waiting = [each.stat().st_size for each in self.waiting()]
        if len(waiting) >= self.most_waiting or sum(waiting) + size > self.most_bytes:
            raise SpoolFull(f"{len(waiting)} questions, {sum(waiting)} bytes")

    def holds(self, code: str) -> float | None:
        """Return since when a code's question waits here (POSIX seconds), None where none does."""
        with suppress(FileNotFoundError):
            return (self.folder / f"{name_of(code)}{SUFFIX}").stat().st_mtime
        return None

    def waiting(self) -> list[Path]:
        """Return the envelopes, oldest first."""
        found = []
        for each in self.folder.glob(f"*{SUFFIX}"):
            with suppress(FileNotFoundError):
                found.append((each.stat().st_mtime_ns, each))
        return [each for _, each in sorted(found)]

    def set_aside(self, envelope: Path) -> None:
        """Keep what the CMS will never take where people look, out of the way of the others."""
        refused = self.folder / "refused"
        refused.mkdir(exist_ok=True, mode=0o700)
        envelope.rename(refused / envelope.name)

    def drop(self, envelope: Path) -> None:
        """Let go of what the CMS has."""
        envelope.unlink(missing_ok=True)

    def lock(self) -> IO[str] | None:
        """Return a lock on delivering, None where another process delivers."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (self.folder / ".delivering").open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
        return file


def name_of(code: str) -> str:
    """Return the name under which a code's question waits."""
    return sha256(f"cong-spool-1|{code}".encode()).hexdigest()[:40]


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Away(Exception):
    """The CMS did not take an envelope and may take it later."""


class Stuck(Exception):
    """The CMS failed on this envelope, though it answers: others need not wait for it."""


class Refused(Exception):
    """The CMS will never take this envelope."""


@dataclass
class Deliverer:
    """Brings what waits to the CMS, one after the other, oldest first, for as long as it runs.

    `bring` hands one envelope over: Away, Stuck and Refused say why it was not taken. What the CMS has is
    dropped only then; killed in between, it is brought again, and the CMS knows it by its key.
    """

    spool: Spool
    bring: Callable[[bytes], None]
    first_pause: float = FIRST_PAUSE
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to deliver, beside whatever else this process does."""
        self._thread = threading.Thread(target=self._run, name="questions", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the envelope that is being brought."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        pause = self.first_pause
        while not self._stopping.is_set():
            if self.deliver():
                pause = self.first_pause
                self._stopping.wait(LOOK_AGAIN)
            else:
                self._stopping.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def deliver(self) -> bool:
        """Bring everything that waits; tell whether nothing is left that could be brought."""
        if not self.spool.folder.is_dir() or not self.spool.waiting():
            return True
        lock = self.spool.lock()
        if lock is None:
            return True
        with lock:
            try:
                brought = [self._brought(envelope) for envelope in self._still_waiting()]
            except Away as fault:
                sys.stderr.write(f"hỏi đáp: CMS chưa nhận câu hỏi đang chờ: {fault}\n")
                return False
        return all(brought)

    def _still_waiting(self) -> Iterator[Path]:
        for envelope in self.spool.waiting():
            if self._stopping.is_set():
                return
            yield envelope

    def _brought(self, envelope: Path) -> bool:
        """Tell whether nothing is left to do with an envelope; Away where nobody takes any."""
        try:
            self.bring(envelope.read_bytes())
        except FileNotFoundError:
            return True
        except Stuck as fault:
            sys.stderr.write(f"hỏi đáp: CMS gặp lỗi với {envelope.name}: {fault}\n")
            return False
        except Refused as fault:
            sys.stderr.write(f"hỏi đáp: CMS từ chối {envelope.name}: {fault}\n")
            self.spool.set_aside(envelope)
            return True
        self.spool.drop(envelope)
        return True
