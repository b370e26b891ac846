"""The database that tests start from: the migrations make it once, every worker has a copy."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db import connection

from scripts.children import ROOT

KEPT = ROOT / "build" / "databases"
ONE_AT_A_TIME = 20260101
"""The number of the lock that whoever makes a template holds on the server."""


def forget() -> None:
    """Let the next run begin with its migrations, even if none has changed."""
    shutil.rmtree(KEPT, ignore_errors=True)


@contextmanager
def migrated(settings: dict[str, Any]) -> Iterator[None]:
    """Have the test database of these settings begin as a copy of a migrated one."""
    if connection.vendor == "postgresql":
        settings["TEST"]["TEMPLATE"] = _postgresql_template()
        yield
    else:
        name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
        # A database in memory is there for as long as somebody is connected to it.
        with closing(sqlite3.connect(name, uri=True)) as memory:
            _copy(sqlite_template(), memory)
            yield


def _digest() -> str:
    """Return what all migrations of all packages, and the settings they read, are known by."""
    digest = hashlib.sha256((ROOT / "backend" / "settings.py").read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.name}.{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def sqlite_template() -> Path:
    """Return the file of a migrated database, made by the migrations where there is none."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{_digest()}.sqlite3"
    with (KEPT / "lock").open("w") as lock, tempfile.TemporaryDirectory() as state:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _migrate(PORTAL_STATE=state)
            unfinished = kept.with_suffix(".unfinished")
            with closing(sqlite3.connect(unfinished)) as copy:
                _copy(Path(state, "cong.sqlite3"), copy)
            unfinished.rename(kept)
    return kept


def _copy(source: Path, target: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(source)) as origin:
        origin.backup(target)


def _postgresql_template() -> str:
    name = f"migrated_{_digest()}"
    unfinished = f"{name}_unfinished"
    with connection._nodb_cursor() as cursor:  # as Django makes its own
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"DROP DATABASE IF EXISTS {unfinished}")
            cursor.execute(f"CREATE DATABASE {unfinished}")
            address = urlsplit(os.environ["PORTAL_DATABASE_URL"])._replace(path=f"/{unfinished}")
            _migrate(PORTAL_DATABASE_URL=address.geturl())
            cursor.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
    return name


def _migrate(**where: str) -> None:
    """Run all migrations as a deployment does."""
    command = [sys.executable, "-m", "backend", "migrate", "--no-input", "--verbosity=0"]
    environment = os.environ | where | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
