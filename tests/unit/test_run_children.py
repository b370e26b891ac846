"""Processes a command starts never outlive it, however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.children import ROOT, Children

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('ready', flush=True); time.sleep(600)",
]
PARENT = """
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid, flush=True)
time.sleep(600)
"""
SUPERVISOR = f"""
import sys, time, subprocess
from scripts.children import Children
children = Children()
print(children.start("one", {SLEEP!r}, subprocess.DEVNULL).process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def children() -> Iterator[Children]:
    """The children of this test."""
    started = Children()
    yield started
    started.stop_all()


def is_running(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def test_stopping_all_ends_every_child(children: Children) -> None:
    first = children.start("one", SLEEP, subprocess.DEVNULL)
    second = children.start("two", SLEEP, subprocess.DEVNULL)

    children.stop_all()

    assert first.process.returncode == -signal.SIGTERM
    assert second.process.returncode == -signal.SIGTERM


def test_a_child_that_ended_by_itself_is_noticed(children: Children) -> None:
    children.start("steady", SLEEP, subprocess.DEVNULL)
    brief = children.start("brief", [sys.executable, "-c", ""], subprocess.DEVNULL)

    brief.process.wait()

    assert children.ended() is brief


def test_a_child_that_does_not_listen_is_ended_all_the_same(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.process_groups.GRACE", 0.2)
    deaf = children.start("deaf", DEAF, subprocess.PIPE)
    assert deaf.process.stdout
    with deaf.process.stdout as output:
        output.readline()

        code = children.stop(deaf)

    assert code == -signal.SIGKILL


def test_what_a_child_started_ends_with_it(children: Children) -> None:
    parent = children.start("parent", [sys.executable, "-c", PARENT], subprocess.PIPE)
    assert parent.process.stdout
    with parent.process.stdout as output:
        grandchild = int(output.readline())

        children.stop(parent)

    assert eventually(lambda: not is_running(grandchild))


def test_children_end_even_when_their_parent_is_killed_outright() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout
        child = int(supervisor.stdout.readline())
        time.sleep(0.3)  # the guard is being told

        os.kill(supervisor.pid, signal.SIGKILL)

    assert eventually(lambda: not is_running(child))
