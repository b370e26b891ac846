"""Imports point down: the contracts in pyproject.toml hold."""

import subprocess
import sys
from pathlib import Path

import pytest

from backend import environment as backend
from frontend import environment as publisher

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_holds() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", sorted(publisher.Environment.model_fields))
def test_the_backend_bears_every_variable_of_the_publisher(name: str) -> None:
    own = {f"PORTAL_{field.upper()}" for field in backend.Environment.model_fields}

    assert f"PORTAL_{name.upper()}" in own | backend.KNOWN_ELSEWHERE


@pytest.mark.parametrize("name", sorted(backend.Environment.model_fields))
def test_the_publisher_bears_every_variable_of_the_backend(name: str) -> None:
    own = {f"PORTAL_{field.upper()}" for field in publisher.Environment.model_fields}

    assert f"PORTAL_{name.upper()}" in own | publisher.KNOWN_ELSEWHERE
