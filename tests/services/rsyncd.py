"""A private rsync daemon with one module, which asks for a password and tells what it is sent."""

import grp
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.children import bound, wait_for_port
from tests.services.postgresql import free_port

PATIENCE = 20.0
"""Seconds the daemon may take to start, or to end."""
USER = "cong"
SECRET = "bi-mat-cua-cong"


class RsyncUnusable(Exception):
    """No rsync can be started on this machine; the message says why."""


@dataclass(frozen=True)
class Daemon:
    """Where it listens, what its module holds, and what it runs before each transfer."""

    port: int
    module: Path
    before: Path

    @property
    def address(self) -> str:
        """Return the address of a folder in the module."""
        return f"rsync://{USER}@127.0.0.1:{self.port}/cong/www"

    @property
    def delivered(self) -> Path:
        """Return that folder."""
        return self.module / "www"


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[Daemon]:
    """Keep a daemon running; `before` is a shell script that may be written at any time."""
    program = shutil.which("rsync")
    if program is None:
        message = "rsync is missing: apt-get install rsync"
        raise RsyncUnusable(message)
    daemon = Daemon(port or free_port(), folder / "module", folder / "before.sh")
    (daemon.module / "www").mkdir(parents=True, exist_ok=True)
    if not daemon.before.exists():
        daemon.before.write_text("exit 0\n")
    secrets = folder / "secrets"
    secrets.write_text(f"{USER}:{SECRET}\n")
    secrets.chmod(0o600)
    settings = folder / "rsyncd.conf"
    settings.write_text(
        f"use chroot = no\nuid = {pwd.getpwuid(os.getuid()).pw_name}\n"
        f"gid = {grp.getgrgid(os.getgid()).gr_name}\npid file = {folder}/rsyncd.pid\n"
        f"[cong]\npath = {daemon.module}\nread only = no\nauth users = {USER}\n"
        f"secrets file = {secrets}\npre-xfer exec = /bin/sh {daemon.before}\n"
    )
    (folder / "rsyncd.pid").unlink(missing_ok=True)
    listening = ["--daemon", "--no-detach", "--address=127.0.0.1", f"--port={daemon.port}"]
    with (folder / "rsyncd.output").open("wb") as said:
        server = subprocess.Popen(
            [*bound(), program, *listening, f"--config={settings}"],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C is ours to pass on, after the tests have ended
        )
    try:
        if complaint := wait_for_port(server, daemon.port, PATIENCE, folder / "rsyncd.output"):
            raise RsyncUnusable(complaint)
        yield daemon
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)
