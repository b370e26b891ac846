"""A private Elasticsearch: one node in a temporary folder, on a free port, gone when not needed.

It is the real server from Maven Central, without the modules that only the distribution has:
scripts, analyzers but Lucene's simplest; security is added in `elasticsearch_secured`.

`python -m tests.services.elasticsearch COMMAND …` runs a command on one, by PORTAL_SEARCH_URL.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from scripts.children import ROOT
from tests.services.children import bound
from tests.services.postgresql import free_port

RECIPE = Path(__file__).with_name("elasticsearch_node")
KEPT = ROOT / "build" / "elasticsearch"
PATIENCE = 120.0
"""Seconds a node may take to answer, or to end."""

MEMORY = ("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
SETTINGS = {
    "network.host": "127.0.0.1",
    "discovery.type": "single-node",
    "transport.port": "0",
    # The data is thrown away: a full disk is somebody else's.
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


class ElasticsearchUnusable(Exception):
    """No Elasticsearch can be started on this machine; the message says why."""


def home() -> Path:
    """Return a folder laid out as the distribution's; Maven and javac make it once."""
    return made_once([RECIPE], _lay_out)


def made_once(recipes: Sequence[Path], lay_out: Callable[[Path], None]) -> Path:
    """Return the folder that recipes lay out; it is made anew when one of them changes."""
    digest = hashlib.sha256()
    for recipe in recipes:
        for file in sorted(file for file in recipe.rglob("*") if file.is_file()):
            digest.update(file.read_bytes())
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / digest.hexdigest()[:16]
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            unfinished = kept.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            lay_out(unfinished)
            unfinished.rename(kept)
    return kept


def _lay_out(folder: Path) -> None:
    shutil.copytree(RECIPE / "home", folder)
    fetch(RECIPE / "pom.xml", folder)
    compile_java([RECIPE / "OneNode.java"], "-cp", f"{folder}/lib/*", "-d", f"{folder}/lib")


def fetch(project: Path, folder: Path) -> None:
    """Let Maven bring into a folder what a project is made of."""
    maven = ["--quiet", "--batch-mode", "--file", str(project), f"-Dhome={folder}", "package"]
    _run(_program("mvn", "maven"), *maven)


def compile_java(sources: Sequence[Path], *options: str) -> None:
    """Let javac compile sources."""
    _run(_program("javac", "default-jdk-headless"), *options, *map(str, sources))


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        message = f"{name} is missing: apt-get install {package}"
        raise ElasticsearchUnusable(message)
    return found


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ElasticsearchUnusable(done.stdout + done.stderr)


class Node:
    """A node that can be killed and started again, on the same port, with what it had stored."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Return where it listens, when it is there."""
        return f"http://127.0.0.1:{self._port}"

    def _home(self) -> Path:
        return home()

    def _settings(self) -> dict[str, str]:
        return SETTINGS

    def _asked_by(self) -> dict[str, Any]:
        """Return what it must be asked with, as httpx knows it."""
        return {}

    def start(self) -> None:
        """Start it, and wait until it has found all its data."""
        place = self._home()
        settings = self._settings() | {
            "http.port": str(self._port),
            "path.data": str(self._folder / "data"),
            "path.logs": str(self._folder / "logs"),
        }
        classes = ["-cp", f"{place}/lib:{place}/lib/*", "OneNode", str(place)]
        java = [_program("java", "default-jdk-headless"), *MEMORY, *classes]
        with self._output.open("wb") as said:
            self._server = subprocess.Popen(
                [*bound(), *java, *(f"{name}={value}" for name, value in settings.items())],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C is ours to pass on, after the tests have ended
            )
        self._wait_for(self._server)

    @property
    def _output(self) -> Path:
        return self._folder / "output"

    def _wait_for(self, server: "subprocess.Popen[bytes]") -> None:
        healthy = f"{self.address}/_cluster/health?wait_for_status=yellow&timeout=60s"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                httpx.get(healthy, timeout=PATIENCE, **self._asked_by()).raise_for_status()
            except httpx.HTTPError as failure:
                if server.poll() is not None or time.monotonic() > deadline:
                    said = self._output.read_text(errors="replace")[-4000:]
                    raise ElasticsearchUnusable(said) from failure
                time.sleep(0.1)
            else:
                return

    def kill(self) -> None:
        """End it as a machine that loses its power does."""
        if self._server is not None:
            self._server.kill()
            self._server.wait(timeout=PATIENCE)

    def start_again(self) -> None:
        """Start it where it was killed."""
        if self._server is None or self._server.poll() is not None:
            self.start()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it listen meanwhile, and answer nothing."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._server.send_signal(signal.SIGCONT)

    def lose_everything(self) -> None:
        """Let it come back as after the loss of all its disks."""
        self.kill()
        shutil.rmtree(self._folder / "data")
        self.start()


@contextmanager
def running() -> Iterator[Node]:
    """Keep a node running that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="cong-elasticsearch-") as name:
        node = Node(Path(name))
        node.start()
        try:
            yield node
        finally:
            node.kill()


def main(command: Sequence[str]) -> int:
    """Run a command on a node of its own; return the command's exit code."""
    with running() as node:
        environment = os.environ | {"PORTAL_SEARCH_URL": node.address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
