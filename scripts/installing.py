"""The virtual environment: made, filled from a lock file, and left alone while nothing changed."""

import hashlib
import shutil
import sys
from pathlib import Path

from scripts.children import ROOT, Children
from scripts.refusal import Refusal
from scripts.steps import run_step

ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
RUN_LOCK = ROOT / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"


def install(children: Children, lock: Path) -> None:
    """Install what a lock file names, unless that has been done."""
    stamp = ENVIRONMENT / f"{lock.name}.installed"
    if stamp.exists() and stamp.read_text() == _digest(lock) and PYTHON.exists():
        return
    if not PYTHON.exists():
        _make_environment(children)
    if not _installer() and not (ENVIRONMENT / "bin" / "pip").exists():
        run_step(children, "Thêm pip vào .venv…", [str(PYTHON), "-m", "ensurepip"])
    run_step(children, f"Cài các gói trong {lock.name}…", _install_command(lock))
    stamp.write_text(_digest(lock))


def _make_environment(children: Children) -> None:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    try:
        run_step(children, "Tạo môi trường Python trong .venv…", command)
    except Refusal as refusal:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        message = (
            "Không tạo được .venv: hãy cài gói hệ thống "
            f"python{version}-venv (`apt-get install python{version}-venv`), rồi chạy lại."
        )
        raise Refusal(message) from refusal


def _installer() -> str | None:
    """Return a faster installer than pip, where there is one."""
    return shutil.which("uv") or shutil.which("uv", path=PYTHON.parent)


def _install_command(lock: Path) -> list[str]:
    faster = _installer()
    if faster:
        return [faster, "pip", "install", "--quiet", "--python", str(PYTHON), "-r", str(lock)]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [*pip, "--no-input", "--progress-bar", "off", "-r", str(lock)]


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()
