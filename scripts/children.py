"""Processes this one starts: each in a group of its own, none of which outlives it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

GRACE = 8.0
"""Seconds between asking a group to end and ending it."""

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Child:
    """A running process, and whether the command can do without it."""

    name: str
    process: "subprocess.Popen[str]"


@dataclass
class Children:
    """Starts processes and stops them; a guard stops them should this process be killed outright."""

    environment: Mapping[str, str]
    running: list[Child] = field(default_factory=list)
    _guard: "subprocess.Popen[str] | None" = None

    def start(
        self, name: str, command: Sequence[str], output: IO[str] | int | None = None
    ) -> Child:
        """Start a command in its own process group; its two outputs go to `output`."""
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            text=True,
            start_new_session=True,
        )
        self._tell_guard(process.pid)
        child = Child(name, process)
        self.running.append(child)
        return child

    def dead(self) -> Child | None:
        """Return a child that has ended by itself, if there is one."""
        return next((child for child in self.running if child.process.poll() is not None), None)

    def stop(self, child: Child) -> None:
        """End one child and everything in its group."""
        end_groups([child.process.pid])
        child.process.wait()
        self.running.remove(child)

    def stop_all(self) -> None:
        """End every child, the first one started last, and then the guard."""
        for child in reversed(self.running):
            signal_group(child.process.pid, signal.SIGTERM)
            _wait_for(child.process)
        end_groups([child.process.pid for child in self.running])
        self.running.clear()
        self._dismiss_guard()

    def _tell_guard(self, group: int) -> None:
        if self._guard is None:
            self._guard = subprocess.Popen(
                [sys.executable, "-S", "-E", str(Path(__file__).with_name("guard.py"))],
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        if self._guard.stdin:
            self._guard.stdin.write(json.dumps(group) + "\n")
            self._guard.stdin.flush()

    def _dismiss_guard(self) -> None:
        if self._guard is not None:
            self._guard.communicate()
            self._guard = None


def _wait_for(process: "subprocess.Popen[str]") -> None:
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        return


def signal_group(group: int, number: int) -> bool:
    """Signal a process group; tell whether there was anybody in it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end_groups(groups: Sequence[int], grace: float = GRACE) -> None:
    """Ask process groups to end, and after the grace end whoever is left."""
    left = [group for group in groups if signal_group(group, signal.SIGTERM)]
    deadline = time.monotonic() + grace
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = [group for group in left if _is_alive(group)]
    for group in left:
        signal_group(group, signal.SIGKILL)


def _is_alive(group: int) -> bool:
    reap(group)
    return signal_group(group, 0)


def reap(group: int) -> None:
    """Collect our own ended child, whose remains would keep its group alive."""
    try:
        os.waitid(os.P_PID, group, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return
