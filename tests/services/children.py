"""Servers that tests start: children of ours, which end with us, and which are waited for."""

import socket
import subprocess
import time
from pathlib import Path


def bound() -> list[str]:
    """Return what to put before a command that must not outlive us."""
    return ["setpriv", "--pdeathsig=TERM"]


def wait_for_port(server: subprocess.Popen[bytes], port: int, patience: float, output: Path) -> str:
    """Wait until a server listens; return what it said where it ended, or took too long."""
    deadline = time.monotonic() + patience
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                return output.read_text(errors="replace")[-2000:] or "it says nothing"
            time.sleep(0.05)
        else:
            return ""
