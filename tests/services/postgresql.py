"""A private PostgreSQL: in a temporary folder, on a free port, gone when it is no longer needed.

`python -m tests.services.postgresql COMMAND …` runs a command on one, by PORTAL_DATABASE_URL.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

USER = "cong"
PATIENCE = 60.0
"""Seconds a server may take to answer."""

# The data is thrown away: durability would only cost time.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
}


class PostgresqlUnusable(Exception):
    """No PostgreSQL can be started on this machine; the message says why."""


def program(name: str) -> str:
    """Return the path of one of the server's programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = installed[0] if installed else shutil.which(name)
    if not found:
        message = f"{name} is missing: apt-get install postgresql"
        raise PostgresqlUnusable(message)
    return str(Path(found).resolve())


def service_account() -> pwd.struct_passwd:
    """Return who runs the server where we are root, as whom it refuses to run."""
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def as_service_user() -> list[str]:
    """Return what to put before a command of the server's, which must not outlive us either."""
    bound = ["setpriv", "--pdeathsig=INT"]
    if os.geteuid() != 0:
        return bound
    account = service_account()
    return [*bound, f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running() -> Iterator[str]:
    """Yield the address of a database on a server that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="cong-postgresql-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, service_account().pw_name)
        port = free_port()
        _make_data(folder)
        server = _start(folder, port)
        try:
            _wait_for(server, port, folder / "log")
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=PATIENCE)


def _make_data(folder: Path) -> None:
    make = [program("initdb"), f"--pgdata={folder / 'data'}", f"--username={USER}", "--auth=trust"]
    usual = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    done = subprocess.run(
        [*as_service_user(), *make, *usual], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PostgresqlUnusable(done.stderr)


def _start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    settings = [f"--{name}={value}" for name, value in {**SETTINGS, "port": str(port)}.items()]
    serve = [program("postgres"), "-D", str(folder / "data"), *settings]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [*as_service_user(), *serve],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C is ours to pass on, after the tests have ended
        )


def _wait_for(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    ready = [program("pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={port}"]
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise PostgresqlUnusable(log.read_text(errors="replace"))
        time.sleep(0.1)


def main(command: Sequence[str]) -> int:
    """Run a command on a server of its own; return the command's exit code."""
    with running() as address:
        environment = os.environ | {"PORTAL_DATABASE_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
