"""The whole system on one machine: prepared, started, announced, and stopped as one."""

import fcntl
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.announcing import announce
from scripts.children import Child, Children
from scripts.environment import Deployment, read_deployment
from scripts.installing import PYTHON
from scripts.ports import require_free
from scripts.preparing import prepare
from scripts.refusal import Refusal
from scripts.steps import SignsOfLife, StopRequested, ignore_signals, say, stop_on_signals

LAST_LINES = 15
POLL = 0.4
"""Seconds between two looks at the processes."""


@contextmanager
def state_of_ours(state: Path) -> Iterator[None]:
    """Keep a state folder to ourselves; Refusal where another stack runs on it."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = (
                f"Đã có một hệ thống đang chạy trên {state}: hãy dừng nó, hoặc đặt PORTAL_STATE."
            )
            raise Refusal(message) from error
        yield


def commands(deployment: Deployment) -> dict[str, list[str]]:
    """Return the processes of the stack by name, in the order they are started."""
    python = str(PYTHON)
    server = [python, "-m", "gunicorn", "backend.wsgi:application", "--preload"]
    workers = ["--worker-class=gthread", "--workers=2", "--threads=8"]
    longest = ["--limit-request-line=8190"]  # bytes; the API itself says what is too long for it
    patience = ["--graceful-timeout=3", "--no-control-socket", "--log-level=warning"]
    return {
        "backend": [
            *server,
            *workers,
            *longest,
            *patience,
            f"--bind=127.0.0.1:{deployment.admin_port}",
        ],
        "tend": [python, "-m", "backend", "tend"],
        "web": [python, "-m", "frontend", "serve"],
        "publisher": [python, "-m", "frontend", "watch"],
    }


def start(children: Children, deployment: Deployment) -> None:
    """Start every process of the stack, each with a log of its own."""
    for name, command in commands(deployment).items():
        log = log_file(deployment, name)
        log.parent.mkdir(exist_ok=True)
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        with log.open("w") as output:
            children.start(name, command, output)


def log_file(deployment: Deployment, name: str) -> Path:
    """Return where a process of the stack writes what it says."""
    return deployment.state / "log" / f"{name}.log"


def wait_until_ready(children: Children, deployment: Deployment) -> None:
    """Return when every portal can be read."""
    say("Khởi động và xuất bản các cổng…")
    with SignsOfLife(lambda: last_line(log_file(deployment, "publisher"))):
        while not is_ready(deployment):
            refuse_the_dead(children, deployment)
            time.sleep(POLL)


def last_line(log: Path) -> str:
    """Return the last thing a process said, in brackets; nothing if it said nothing."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return f"({lines[-1]})" if lines else ""


def is_ready(deployment: Deployment) -> bool:
    """Tell whether the first full publish is done and the local web server answers."""
    web = f"http://127.0.0.1:{deployment.web_port}/"
    return _status(deployment.health_url) == 200 and _status(web) is not None


def _status(url: str) -> int | None:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - an address of our own
            return int(answer.status)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code
    except OSError:
        return None


def refuse_the_dead(children: Children, deployment: Deployment) -> None:
    """Refuse to go on with a process missing, showing its last words."""
    child = children.ended()
    if child:
        raise Refusal(_last_words(child, log_file(deployment, child.name)))


def _last_words(child: Child, log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-LAST_LINES:]
    verdict = f"Tiến trình {child.name} đã dừng (mã {child.process.returncode}); nhật ký: {log}"
    return "\n".join([*lines, verdict])


def run(children: Children, deployment: Deployment) -> None:
    """Run the stack until it is stopped."""
    prepare(children, deployment)
    start(children, deployment)
    wait_until_ready(children, deployment)
    announce(deployment)
    while True:
        refuse_the_dead(children, deployment)
        time.sleep(POLL)


def main() -> int:
    """Run the stack; 0 when it was asked to stop, 1 when it could not go on."""
    stop_on_signals()
    children = Children()
    try:
        deployment = read_deployment()
        children.environment = deployment.variables()
        ports = {
            "PORTAL_ADMIN_PORT": deployment.admin_port,
            "PORTAL_WEB_PORT": deployment.web_port,
        }
        require_free(ports)
        with state_of_ours(deployment.state):
            run(children, deployment)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        say("\nĐang dừng…")
    finally:
        ignore_signals()
        children.stop_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
