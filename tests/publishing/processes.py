"""Publishers and web servers as processes of their own: started, killed, starved, waited for."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.publishing import fake_cms

COMMAND = """
import sys
from frontend import __main__ as command
from frontend import publisher
from tests.publishing.plain_theme import PlainRenderer

command.Renderer = PlainRenderer
publisher.LONGEST_PAUSE = 0.5
publisher.PATIENCE_SECONDS = float(sys.argv[1])
sys.exit(command.main(sys.argv[2:]))
"""
"""The real commands with the plain theme; impatient, so that tests need not wait."""


def eventually(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Tell whether something comes true in time."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


class Process:
    """One command, working on a folder with `public` and the build state in it."""

    def __init__(
        self, api: str, folder: Path, *words: str, patience: float = 60, **environment: str
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder.with_name(f"{folder.name}-{'-'.join(words)}.log")
        self._log = self.log.open("ab")
        values = {
            **os.environ,  # noqa: TID251  # the child's own environment
            "PORTAL_API_URL": api,
            "PORTAL_STATE": str(folder),
            "PORTAL_PUBLIC_DIR": str(folder / "public"),
            "PORTAL_PUBLISHER_TOKEN": fake_cms.TOKEN,
            "PORTAL_PUBLISHER_NAME": folder.name,
            **environment,
        }
        command = [sys.executable, "-c", COMMAND, str(patience), *words]
        self.process = subprocess.Popen(command, env=values, stderr=self._log)

    @property
    def is_alive(self) -> bool:
        """Tell whether it works on."""
        return self.process.poll() is None

    def said(self) -> str:
        """Return all that commands of these words wrote to stderr in this folder."""
        return self.log.read_text(encoding="utf-8")

    def limit_files(self, size: int | None) -> None:
        """Let no file grow beyond a size in bytes, or let all grow again."""
        no_limit = resource.RLIM_INFINITY
        limits = (no_limit if size is None else size, no_limit)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, limits)

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._log.close()

    def wait(self, seconds: float = 60) -> int:
        """Return its exit code."""
        code = self.process.wait(timeout=seconds)
        self._log.close()
        return code


@contextmanager
def running(
    api: str, folder: Path, *words: str, patience: float = 60, **environment: str
) -> Iterator[Process]:
    """Run a command for as long as a test needs it."""
    process = Process(api, folder, *words, patience=patience, **environment)
    try:
        yield process
    finally:
        process.kill()
