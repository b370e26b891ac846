"""A private nginx: on the configuration given, as a child of ours, gone when no longer needed."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.children import bound

PATIENCE = 20.0
"""Seconds nginx may take to start, or to end."""


class NginxUnusable(Exception):
    """No nginx can be started on this machine, or on this configuration; the message says why."""


def program() -> str:
    """Return the path of nginx, which is in no ordinary user's PATH on Debian."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not found:
        message = "nginx is missing: apt-get install nginx-light libnginx-mod-http-brotli-static"
        raise NginxUnusable(message)
    return found


def worker_account() -> str:
    """Return whom the workers run as where we are root: who may read only what all may."""
    return "www-data"


def complaints(configuration: Path) -> str:
    """Return what nginx has to say against a configuration, warnings included."""
    done = _asked("-t", configuration)
    said = [line for line in done.stderr.splitlines() if "[" in line and not _is_of_us(line)]
    return "\n".join(said if done.returncode == 0 else done.stderr.splitlines())


def _asked(question: str, configuration: Path) -> "subprocess.CompletedProcess[str]":
    asked = [program(), question, "-q", "-c", str(configuration)]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


def _is_of_us(line: str) -> bool:
    """Tell whether nginx only says that we are not root, or where Debian's own log is."""
    return os.geteuid() != 0 and ('"user" directive' in line or "/var/log/nginx" in line)


@contextmanager
def running(configuration: Path, ready: Path) -> Iterator[None]:
    """Keep nginx running on a configuration that names `ready` as its pid file."""
    output = configuration.with_suffix(".output")
    with output.open("wb") as said:
        server = subprocess.Popen(
            [*bound(), program(), "-c", str(configuration), "-g", "daemon off;"],
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C is ours to pass on, after the tests have ended
        )
    try:
        _wait_for(server, ready, output)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)


def _wait_for(server: "subprocess.Popen[bytes]", ready: Path, output: Path) -> None:
    """Wait until it listens: it writes its pid when it does, into a file that `-t` leaves empty."""
    deadline = time.monotonic() + PATIENCE
    while not (ready.is_file() and ready.read_text()):
        if server.poll() is not None or time.monotonic() > deadline:
            raise NginxUnusable(output.read_text(errors="replace"))
        time.sleep(0.02)
