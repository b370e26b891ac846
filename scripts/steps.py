"""Steps that are run one after the other, with a sign of life where one takes its time."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import NoReturn

from scripts.children import Child, Children
from scripts.refusal import Refusal

QUIET_FOR = 2.0
"""Seconds without a word after which a step says that it is still at it."""
STILL_QUIET_FOR = 10.0
"""Seconds after which it says so again."""


class StopRequested(BaseException):
    """The command was asked to end."""


def stop_on_signals() -> None:
    """Have the signals that end a command raise StopRequested."""
    _on_signals(_stop)


def ignore_signals() -> None:
    """Let nothing interrupt the stopping itself."""
    _on_signals(signal.SIG_IGN)


def restore_signals() -> None:
    """Let the signals do what they do by themselves."""
    _on_signals(signal.SIG_DFL)


def _on_signals(handler: Callable[[int, FrameType | None], NoReturn] | signal.Handlers) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise StopRequested


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def to_the_end(work: Callable[[Children], None]) -> int:
    """Do a command's work, leaving no process behind however it ends; return its exit code.

    0: done; 1: it could not be, and stderr says why; 130: it was asked to end.
    """
    children = Children()
    stop_on_signals()
    try:
        work(children)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        return 130
    finally:
        ignore_signals()
        children.stop_all()
    return 0


class SignsOfLife:
    """Speaks for a step, and says how long it has been at it whenever it falls silent.

    `note` tells what it is at just then.
    """

    def __init__(self, note: Callable[[], str] = str) -> None:
        self._note = note
        self._started = self._spoken = time.monotonic()
        self._finished = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "SignsOfLife":
        self._watcher.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._finished.set()
        self._watcher.join()

    def speak(self, line: str) -> None:
        """Print a line of the step's own."""
        self._spoken = time.monotonic()
        say(f"  {line}")

    def _watch(self) -> None:
        pause = QUIET_FOR
        while not self._finished.wait(0.2):
            if time.monotonic() - self._spoken >= pause:
                self.speak(f"… {time.monotonic() - self._started:.0f} giây {self._note()}".rstrip())
                pause = STILL_QUIET_FOR


def run_step(children: Children, title: str, command: Sequence[str]) -> None:
    """Run a command to its end, showing what it says; Refusal when it fails."""
    say(title)
    with SignsOfLife() as life:
        child = children.start(title, command, subprocess.PIPE)
        try:
            _pass_on(child, life.speak)
            child.process.wait()
        finally:
            code = children.stop(child)
    if code:
        message = f"Dừng lại: bước “{title}” không thành công."
        raise Refusal(message)


def _pass_on(child: Child, speak: Callable[[str], None]) -> None:
    if child.process.stdout is None:
        return
    with child.process.stdout as output:
        for line in output:
            if line.strip():
                speak(line.rstrip())
