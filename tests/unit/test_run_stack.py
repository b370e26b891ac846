"""`make run` says in one sentence what is wrong, and leaves nothing running."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.children import ROOT


@pytest.fixture
def free_ports() -> dict[str, str]:
    """The two ports of a stack."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("", 0)) as two:
        ports = (one.getsockname()[1], two.getsockname()[1])
    return dict(zip(("PORTAL_ADMIN_PORT", "PORTAL_WEB_PORT"), map(str, ports), strict=True))


def start_with(state: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return subprocess.run(
        [sys.executable, "-m", "scripts.stack"],
        cwd=ROOT,
        env=kept | {"PORTAL_STATE": str(state)} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_registry_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    registry = tmp_path / "sites.yaml"
    registry.write_text("version: 1\nsystem: {key: haiphong}\nsites: {a: {tier: nowhere}}\n")

    done = start_with(tmp_path / "state", PORTAL_REGISTRY=str(registry))

    assert done.returncode == 1
    assert "system.domain" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "state").exists()


def test_a_variable_nobody_knows_is_named(tmp_path: Path) -> None:
    done = start_with(tmp_path / "state", PORTAL_WEBPORT="8080")

    assert done.returncode == 1
    assert done.stderr.startswith("PORTAL_WEBPORT:")
    assert len(done.stderr.splitlines()) == 1


def test_a_taken_port_is_named(tmp_path: Path, free_ports: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", int(free_ports["PORTAL_WEB_PORT"]))):
        done = start_with(tmp_path / "state", **free_ports)

    assert done.returncode == 1
    assert "PORTAL_WEB_PORT" in done.stderr


def test_a_database_that_does_not_answer_is_one_sentence(
    tmp_path: Path, free_ports: dict[str, str]
) -> None:
    nowhere = f"postgresql://cong@127.0.0.1:{free_ports['PORTAL_WEB_PORT']}/cong"

    done = start_with(tmp_path / "state", PORTAL_DATABASE_URL=nowhere, **free_ports)

    assert done.returncode == 1
    assert done.stderr.startswith("PORTAL_DATABASE_URL:")
    assert "Traceback" not in done.stderr
