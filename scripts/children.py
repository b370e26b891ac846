"""Processes this one starts: each in a group of its own, none of which outlives it."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from scripts.guard import DONE
from scripts.process_groups import end_groups

ROOT = Path(__file__).resolve().parent.parent
Process = subprocess.Popen[str]


@dataclass(frozen=True)
class Child:
    """A process by the name people know it by."""

    name: str
    process: Process


@dataclass
class Children:
    """Starts processes and stops them; a guard does so if this process is killed outright."""

    environment: Mapping[str, str] | None = None
    running: list[Child] = field(default_factory=list)
    _guard: Process | None = None

    def start(self, name: str, command: Sequence[str], output: IO[str] | int) -> Child:
        """Start a command whose two outputs both go to `output`."""
        process = self._process(command, stdin=subprocess.DEVNULL, stdout=output)
        child = Child(name, process)
        self.running.append(child)
        self._tell_guard(str(process.pid))
        return child

    def ended(self) -> Child | None:
        """Return a child that is no longer running, if there is one."""
        return next((child for child in self.running if child.process.poll() is not None), None)

    def stop(self, child: Child) -> int:
        """End one child with everything in its group; return its exit code."""
        end_groups([child.process.pid], child.process.poll)
        self.running.remove(child)
        return child.process.wait()

    def stop_all(self) -> None:
        """End every child, the first one started last, and then the guard."""
        for child in reversed(list(self.running)):
            self.stop(child)
        if self._guard is not None:
            self._guard.communicate(DONE)
            self._guard = None

    def _tell_guard(self, line: str) -> None:
        if self._guard is None:
            self._guard = self._process(
                [sys.executable, "-m", "scripts.guard"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
            )
        if self._guard.stdin:
            self._guard.stdin.write(f"{line}\n")
            self._guard.stdin.flush()

    def _process(self, command: Sequence[str], *, stdin: int, stdout: IO[str] | int) -> Process:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
