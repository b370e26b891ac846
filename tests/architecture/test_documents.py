"""What is documented is there, and what is there is documented."""

import re
from pathlib import Path

import pytest

from backend import environment as backend
from frontend import __main__ as publisher_commands
from frontend import environment as publisher
from scripts.document_links import broken_links, documents

ROOT = Path(__file__).resolve().parents[2]
TARGETS = re.findall(r"^(?!help)([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
VARIABLES = sorted(
    f"PORTAL_{name.upper()}"
    for environment in (backend.Environment, publisher.Environment)
    for name in environment.model_fields
)
COMMANDS = sorted(
    file.stem
    for file in (ROOT / "backend").glob("*/management/commands/*.py")
    if file.stem != "__init__"
)


def everything_written() -> str:
    return "\n".join(document.read_text(encoding="utf-8") for document in documents())


def mentioned(name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", everything_written()) is not None


@pytest.mark.parametrize("document", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    assert list(broken_links(document)) == []


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str) -> None:
    assert mentioned(f"make {target}")


@pytest.mark.parametrize("variable", sorted(set(VARIABLES)))
def test_every_environment_variable_is_documented(variable: str) -> None:
    assert mentioned(variable)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_backend_is_documented(command: str) -> None:
    assert mentioned(command)


@pytest.mark.parametrize("command", sorted(publisher_commands.COMMANDS))
def test_every_command_of_the_publisher_is_documented(command: str) -> None:
    assert mentioned(f"frontend {command}")


@pytest.mark.parametrize(
    "written", sorted(set(re.findall(r"make ([a-z]+)`", everything_written())))
)
def test_every_make_target_that_a_document_names_exists(written: str) -> None:
    assert written in TARGETS
