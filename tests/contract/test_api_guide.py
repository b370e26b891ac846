"""The guide to the API is true: its examples are run, against a server that answers over TCP."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from backend.api import schema
from backend.api.introduction import INTRODUCTION
from backend.published.keys import SYSTEM
from tests.contract.addresses import CATEGORIES
from tests.contract.described import closed, faults
from tests.contract.snapshots import snapshot

GUIDE = Path(__file__).parents[2] / "docs" / "api.md"
BLOCKS = re.findall(
    r"^```(\w+)(?: (\w+))?\n(.*?)^```$",
    GUIDE.read_text() + INTRODUCTION,
    re.MULTILINE | re.DOTALL,
)
COMMANDS = [text for language, _name, text in BLOCKS if language == "sh"]
PROGRAMS = [text for language, _name, text in BLOCKS if language == "python"]
SHAPES = [(name, text) for language, name, text in BLOCKS if language == "json"]


def run(
    command: list[str], text: str, port: int, token: str = "", folder: Path | None = None
) -> str:
    """Run an example on the server; return what it printed."""
    done = subprocess.run(
        command,
        input=text.replace("localhost:8000", f"localhost:{port}"),
        env={
            "PATH": "/usr/bin:/bin",
            "PORTAL_PUBLISHER_TOKEN": settings.PUBLISHER_TOKEN,
            "TOKEN": token,
        },
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("text", COMMANDS, ids=lambda text: text.split()[-1][-40:])
def test_every_command_works_as_printed(port: int, world: Any, text: str, tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(GUIDE.parent)
    run(["sh", "-e", "-u"], text, port, world.token, tmp_path)


@pytest.mark.parametrize("text", PROGRAMS, ids=["a whole list", "a follower"])
def test_every_program_works_as_printed(port: int, text: str) -> None:
    run([sys.executable, "-"], text, port)


def test_the_reader_of_a_list_reads_all_of_it(port: int, api: Any) -> None:
    printed = run([sys.executable, "-"], PROGRAMS[0], port)

    listed = api("sites/thanhdong/pages/", limit=100).json()["results"]
    assert [line.split(" ", 1)[1] for line in printed.splitlines()] == [
        item["title"] for item in listed
    ]


def test_the_follower_reads_again_what_was_touched(port: int) -> None:
    after = PROGRAMS[1].replace("cursor = follow(cursor, wait=0)", 'cursor = follow("0", wait=0)')

    printed = run([sys.executable, "-"], after, port)

    assert printed.splitlines() == [
        "read again: sites/",
        "read again: sites/thanhdong/navigation/",
    ]


@pytest.mark.parametrize(("name", "text"), SHAPES, ids=[name for name, _text in SHAPES])
def test_every_shape_shown_is_the_one_described(name: str, text: str) -> None:
    assert faults(json.loads(text), closed({"$ref": f"#/components/schemas/{name}"})) == []


def test_every_address_is_in_the_guide() -> None:
    text = GUIDE.read_text()
    firsts = {path.split("/")[3] for path in schema.document()["paths"]}

    assert {name for name in firsts - CATEGORIES if f"`{name}/" not in text} == set()


def test_every_kind_of_key_is_in_the_guide(world: Any) -> None:
    text = GUIDE.read_text()

    kinds = {key.split(":")[0] for kept in snapshot().values() for key in kept.keys}

    assert {kind for kind in kinds if f"`{kind}" not in text} == set()
    assert SYSTEM in kinds
