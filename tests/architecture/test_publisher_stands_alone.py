"""The publisher is deployed elsewhere: nothing of it may need the CMS or Django."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for file in (ROOT / "frontend").glob("*.py")
    if file.stem not in {"__init__", "__main__"}
)
FORBIDDEN = ("backend", "content_models", "django", "wagtail", "rest_framework")
ALONE = """
import sys
for name in {forbidden!r}:
    sys.modules[name] = None  # an import of it fails as if it were not installed
import {module}
"""


def run(*command: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", [*MODULES, "frontend.__main__"])
def test_a_module_of_the_publisher_imports_alone_and_without_the_cms(module: str) -> None:
    done = run(sys.executable, "-c", ALONE.format(forbidden=FORBIDDEN, module=module))

    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python environment that has the publisher, as its package declares it, and nothing else."""
    folder = tmp_path_factory.mktemp("publisher")
    sources = folder / "sources"  # building leaves its traces beside what it builds
    shutil.copytree(ROOT / "frontend", sources / "frontend")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, sources)
    venv.create(folder / "environment", with_pip=True)
    python = folder / "environment" / "bin" / "python"
    built = run(str(python), "-m", "pip", "install", "--quiet", f"{sources}[frontend]", cwd=folder)
    assert built.returncode == 0, built.stderr
    return folder


def test_the_publisher_installs_and_starts_without_django(empty_environment: Path) -> None:
    python = str(empty_environment / "environment" / "bin" / "python")

    packages = run(python, "-m", "pip", "list", "--format=freeze").stdout.lower()
    help_text = run(python, "-m", "frontend", "--help", cwd=empty_environment)

    assert "django" not in packages
    assert "wagtail" not in packages
    assert help_text.returncode == 0, help_text.stderr
    assert "publish" in help_text.stdout


def test_the_installed_publisher_brings_its_themes_and_words(empty_environment: Path) -> None:
    python = str(empty_environment / "environment" / "bin" / "python")

    made = run(
        python, "-c", "from frontend.rendering import Renderer; Renderer().assets()",
        cwd=empty_environment,
    )  # fmt: skip

    assert made.returncode == 0, made.stderr
