"""Clients that others generate from the description compile, and read what the API answers."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.api import schema
from scripts.children import Children
from scripts.npm_tools import MODULES, install_tools, tool

PROGRAMS = Path(__file__).with_name("clients")
SITE = "thanhdong"
PART = re.compile(
    r"/api/v1/(sites/($|\{site\}/($|pages/|news-events/$))|changes/|legal-documents/$)"
)
"""A generator writes a file for each operation: these few hold every kind there is."""


@pytest.fixture
def children() -> Iterator[Children]:
    """Processes of a test's own, ended with it."""
    started = Children()
    yield started
    started.stop_all()


def run(*command: str, cwd: Path) -> str:
    """Run a command; return what it printed."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def expected(api: Any) -> dict[str, Any]:
    """Return what both programs print."""
    news = api(f"sites/{SITE}/news-events/", order="listed_at").json()["results"]
    return {
        "titles": [entry["title"] for entry in news],
        "name": api(f"sites/{SITE}/").json()["name"],
        "faults": ["month"],
    }


def test_a_generated_python_client_reads_the_api(port: int, api: Any, tmp_path: Path) -> None:
    whole = schema.document()
    paths = {path: each for path, each in whole["paths"].items() if PART.match(path)}
    described = tmp_path / "openapi.json"
    described.write_text(json.dumps({**whole, "paths": paths}))
    generate = ("-m", "openapi_python_client", "generate", "--meta=none", "--fail-on-warning")
    config = tmp_path / "config.yaml"
    config.write_text("post_hooks: []\n")
    wanted = (f"--path={described}", "--output-path=portal", f"--config={config}")
    shutil.copy(PROGRAMS / "reader.py", tmp_path)

    run(sys.executable, *generate, *wanted, cwd=tmp_path)
    run(sys.executable, "-m", "compileall", "-q", "portal", cwd=tmp_path)
    printed = run(sys.executable, "reader.py", f"http://localhost:{port}", SITE, cwd=tmp_path)

    found = json.loads(printed)
    assert found.pop("crumbs") == ["/", "/tin-tuc-su-kien/"]
    assert found == expected(api)


def test_a_typescript_client_compiles_and_reads_the_api(
    port: int, api: Any, tmp_path: Path, children: Children
) -> None:
    install_tools(children)
    (tmp_path / "node_modules").symlink_to(MODULES)
    described = tmp_path / "openapi.json"
    described.write_text(schema.as_json())
    shutil.copy(PROGRAMS / "reader.ts", tmp_path)
    strict = ("--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "false")
    modules = ("--module", "nodenext", "--target", "es2022")

    run(*tool("openapi-typescript/bin/cli.js"), str(described), "-o", "portal.d.ts", cwd=tmp_path)
    run(*tool("typescript/bin/tsc"), *strict, *modules, "reader.ts", cwd=tmp_path)
    node = tool("")[:-1]
    printed = run(*node, "reader.js", f"http://localhost:{port}", SITE, cwd=tmp_path)

    assert json.loads(printed) == expected(api)


def test_a_typescript_client_that_asks_for_what_is_not_there_does_not_compile(
    tmp_path: Path, children: Children
) -> None:
    install_tools(children)
    (tmp_path / "node_modules").symlink_to(MODULES)
    (tmp_path / "openapi.json").write_text(schema.as_json())
    program = (PROGRAMS / "reader.ts").read_text().replace('order: "listed_at"', 'order: "size"')
    (tmp_path / "reader.ts").write_text(program)
    run(*tool("openapi-typescript/bin/cli.js"), "openapi.json", "-o", "portal.d.ts", cwd=tmp_path)

    modules = ("--module", "nodenext", "--target", "es2022", "--noEmit")
    done = subprocess.run(
        [*tool("typescript/bin/tsc"), "--strict", *modules, "reader.ts"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert "reader.ts" in done.stdout
    assert '"size"' in done.stdout
