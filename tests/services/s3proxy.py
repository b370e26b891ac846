"""A private S3-compatible store: S3Proxy on its own memory, as a child of ours."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.children import bound, wait_for_port
from tests.services.postgresql import free_port

PROJECT = Path(__file__).with_name("s3proxy.xml")
PATIENCE = 60.0
"""Seconds the store may take to start, or to end."""
KEY = "khoa-cua-cong"
SECRET = "bi-mat-cua-cong"


class StoreUnusable(Exception):
    """No store can be started on this machine; the message says why."""


def _classpath(folder: Path) -> str:
    """Return where its classes are; Maven brings what this machine does not have yet."""
    program = shutil.which("mvn")
    if program is None:
        message = "maven is missing: apt-get install maven"
        raise StoreUnusable(message)
    written = folder / "classpath"
    asked = [program, "--quiet", "--batch-mode", "--file", str(PROJECT)]
    goal = ["dependency:build-classpath", f"-Dmdep.outputFile={written}"]
    done = subprocess.run([*asked, *goal], capture_output=True, text=True, check=False)
    if done.returncode:
        raise StoreUnusable(done.stdout + done.stderr)
    return written.read_text()


@contextmanager
def running(folder: Path) -> Iterator[int]:
    """Keep a store running; give its port on 127.0.0.1."""
    port = free_port()
    settings = folder / "s3proxy.properties"
    settings.write_text(
        f"s3proxy.endpoint=http://127.0.0.1:{port}\n"
        f"s3proxy.authorization=aws-v4\ns3proxy.identity={KEY}\ns3proxy.credential={SECRET}\n"
        "s3proxy.ignore-unknown-headers=true\n"
        "jclouds.provider=transient-nio2\njclouds.identity=x\njclouds.credential=x\n"
    )
    java = ["java", "-Xmx256m", "-cp", _classpath(folder), "org.gaul.s3proxy.Main"]
    with (folder / "s3proxy.output").open("wb") as said:
        server = subprocess.Popen(
            [*bound(), *java, "--properties", str(settings)],
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C is ours to pass on, after the tests have ended
        )
    try:
        if complaint := wait_for_port(server, port, PATIENCE, folder / "s3proxy.output"):
            raise StoreUnusable(complaint)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)
