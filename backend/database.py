"""The database's settings: SQLite in the state folder, or the PostgreSQL an address names."""

from typing import Any
from urllib.parse import unquote, urlsplit

from backend.environment import Environment

SHARED: dict[str, Any] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-65536;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
    ),
}


def database_settings(environment: Environment) -> dict[str, Any]:
    """Return Django's settings of the one database."""
    if environment.database_url is None:
        name = environment.state.absolute() / "cong.sqlite3"
        return {
            **SHARED,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(name),
            "OPTIONS": SQLITE_OPTIONS,
        }
    address = urlsplit(environment.database_url.get_secret_value())
    return {
        **SHARED,
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path.lstrip("/"),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
    }
