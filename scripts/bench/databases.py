"""A database for each stack: files by default, or new ones on the PostgreSQL server of an address."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@contextmanager
def own_databases(url: str | None, stacks: Sequence[str]) -> Iterator[dict[str, str | None]]:
    """Yield an address for each stack, None for SQLite; new databases are dropped at the end."""
    if url is None:
        yield dict.fromkeys(stacks)
        return
    names = {stack: f"cong_bench_{os.getpid()}_{stack}" for stack in stacks}
    try:
        for name in names.values():
            _execute(url, "CREATE DATABASE {}", name)
        yield {
            stack: urlsplit(url)._replace(path=f"/{name}").geturl() for stack, name in names.items()
        }
    finally:
        for name in names.values():
            _execute(url, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _execute(url: str, statement: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
