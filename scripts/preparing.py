"""Everything that must be there before the stack starts: tables, files, sites, the demo city."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg

from scripts.children import ROOT, Children
from scripts.environment import Deployment
from scripts.installing import PYTHON, RUN_LOCK
from scripts.refusal import Refusal
from scripts.stamps import Stamps, digest_of
from scripts.steps import run_step

FIRST_MIGRATION = "SELECT MIN(applied) FROM django_migrations"
SOURCES = ("backend", "content_models")


class Step(NamedTuple):
    """A management command, and everything its outcome depends on."""

    title: str
    command: tuple[str, ...]
    files: tuple[Path, ...]


def prepare(children: Children, deployment: Deployment) -> None:
    """Bring the state folder and the database up to date; what is up to date is left alone."""
    deployment.state.mkdir(parents=True, exist_ok=True)
    stamps = Stamps(deployment.state / "prepared.json")
    for step in _steps(deployment):
        name, inputs = step.command[0], digest_of(files=step.files)
        if not stamps.has(name, _digest(step, inputs, deployment)):
            run_step(children, step.title, [str(PYTHON), "-m", "backend", *step.command])
            stamps.put(name, _digest(step, inputs, deployment))


def _steps(deployment: Deployment) -> Iterator[Step]:
    sources = [file for folder in SOURCES for file in source_files(ROOT / folder)]
    migrations = [file for file in sources if file.parent.name == "migrations"]
    static = [file for file in sources if "static" in file.parts]
    registry = deployment.registry_file
    yield Step(
        "Tạo bảng trong cơ sở dữ liệu…",
        ("migrate", "--no-input", "--verbosity=0"),
        (RUN_LOCK, *migrations),
    )
    yield Step(
        "Gom tệp tĩnh của trang quản trị…",
        ("collectstatic", "--no-input", "--verbosity=0"),
        (RUN_LOCK, *static),
    )
    yield Step("Dựng các cổng trong danh bạ…", ("sync_sites",), (RUN_LOCK, registry, *sources))
    yield Step("Nạp nội dung trình diễn…", ("load_demo",), (RUN_LOCK, registry, *sources))


def source_files(folder: Path) -> list[Path]:
    """Return the files of a folder that somebody wrote."""
    return [
        file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    ]


def _digest(step: Step, inputs: str, deployment: Deployment) -> str:
    identity = database_identity(deployment)  # migrating gives a new database its own
    return digest_of(*step.command, deployment.public_url, identity, inputs)


def database_identity(deployment: Deployment) -> str:
    """Return the moment a database got its first table; empty for one that has none."""
    try:
        if deployment.database_url:
            return _identity_on_postgresql(deployment.database_url)
        return _identity_on_sqlite(deployment.state / "cong.sqlite3")
    except (psycopg.errors.UndefinedTable, sqlite3.OperationalError):
        return ""
    except psycopg.OperationalError as error:
        message = (
            "PORTAL_DATABASE_URL: không kết nối được PostgreSQL; hãy kiểm tra máy chủ và địa chỉ."
        )
        raise Refusal(message) from error


def _identity_on_postgresql(url: str) -> str:
    with psycopg.connect(url, connect_timeout=5) as connection:
        return str(connection.execute(FIRST_MIGRATION).fetchone())


def _identity_on_sqlite(file: Path) -> str:
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        return str(connection.execute(FIRST_MIGRATION).fetchone())
    finally:
        connection.close()
