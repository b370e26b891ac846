"""How long the database may take over one statement of a reader's: it ends a longer one itself."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled
from psycopg.pq import TransactionStatus

STEPS = 10_000
"""After so many steps of its machine, well under a millisecond, SQLite asks whether to go on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """End every statement of this block that takes longer; 0 sets no limit.

    The connection is without a limit again behind the block: an editor's request or a command that
    has it next may take its time.
    """
    if not seconds:
        yield
        return
    limit = LIMITS[connection.vendor](seconds)
    try:
        with connection.execute_wrapper(limit):
            yield
    finally:
        limit.end()


@contextmanager
def of_a_transaction() -> Iterator[None]:
    """Let cursors of this block be of one transaction.

    One that outlives its statement PostgreSQL fills whole, on disk, when it commits the statement:
    there no limit holds. On SQLite such a transaction would wait for whoever writes.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(savepoint=False):
            yield
    else:
        yield


def go_on() -> None:
    """Give the statement its time anew: a long answer has brought rows, and brings more.

    PostgreSQL does so by itself. SQLite's clock would go on while a file is made of the rows.
    """
    for wrapper in connection.execute_wrappers:
        if isinstance(wrapper, _SqliteLimit):
            wrapper.begin()


def is_overtime(error: Exception) -> bool:
    """Tell whether the database ended a statement before it was done."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    return isinstance(error, OperationalError) and isinstance(cause, QueryCanceled)


class _PostgresqlLimit:
    """The server's own limit, for each statement and each package of rows of a long answer.

    It is set with the first statement, so that an answer without any does not pay for it.
    """

    def __init__(self, seconds: float) -> None:
        self._milliseconds = max(1, round(seconds * 1000))
        self._is_set = False

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        if not self._is_set:
            connection.connection.execute(f"SET statement_timeout = {self._milliseconds}")
            self._is_set = True
        return execute(*arguments)

    def end(self) -> None:
        server = connection.connection
        if not self._is_set or server is None or server.closed:
            return
        # A transaction that failed takes back what was set in it.
        if server.info.transaction_status != TransactionStatus.INERROR:
            server.execute("RESET statement_timeout")


class _SqliteLimit:
    """A clock that begins with each statement; SQLite looks at it while it works."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._deadline = 0.0
        self._is_set = False

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        if not self._is_set:
            connection.connection.set_progress_handler(self._is_over, STEPS)
            self._is_set = True
        self.begin()
        return execute(*arguments)

    def begin(self) -> None:
        self._deadline = monotonic() + self._seconds

    def _is_over(self) -> bool:
        return monotonic() > self._deadline

    def end(self) -> None:
        if self._is_set and connection.connection is not None:
            connection.connection.set_progress_handler(None, 0)


LIMITS: dict[str, type[_PostgresqlLimit] | type[_SqliteLimit]] = {
    "postgresql": _PostgresqlLimit,
    "sqlite": _SqliteLimit,
}
