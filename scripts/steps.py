"""Steps that are run one after the other, with a sign of life where one takes its time."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from scripts.children import Child, Children
from scripts.refusal import Refusal

QUIET_FOR = 2.0
"""Seconds without a word after which a step says that it is still at it."""


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


@contextmanager
def signs_of_life(title: str) -> Iterator[Callable[[str], None]]:
    """Yield a `say` during which a step that falls silent still says how long it has been at it."""
    started = spoken = time.monotonic()
    finished = threading.Event()

    def speak(line: str) -> None:
        nonlocal spoken
        spoken = time.monotonic()
        say(f"  {line}")

    def watch() -> None:
        while not finished.wait(QUIET_FOR / 4):
            if time.monotonic() - spoken >= QUIET_FOR:
                speak(f"… {time.monotonic() - started:.0f} giây")

    say(title)
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield speak
    finally:
        finished.set()
        watcher.join()


def run_step(children: Children, title: str, command: Sequence[str]) -> None:
    """Run a command to its end, showing what it says; Refusal when it fails."""
    with signs_of_life(title) as speak:
        child = children.start(title, command, subprocess.PIPE)
        try:
            _pass_on(child, speak)
            child.process.wait()
        finally:
            code = children.stop(child)
    if code:
        message = f"Dừng lại: bước “{title}” không thành công."
        raise Refusal(message)


def _pass_on(child: Child, speak: Callable[[str], None]) -> None:
    for line in child.process.stdout or ():
        if line.strip():
            speak(line.rstrip())
