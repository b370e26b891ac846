"""What the delivery targets are owed: written before the output changes, paid off one by one.

A debt names a file, not its content: whoever pays it looks what stands in the output by then.
"""

import fcntl
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import orjson

SCHEMA = """
CREATE TABLE IF NOT EXISTS debts (
    target TEXT NOT NULL, name TEXT NOT NULL,
    rank INTEGER NOT NULL,               -- its kind's place in the order of appearance
    is_new INTEGER NOT NULL,             -- the target does not have it yet
    serial INTEGER NOT NULL,             -- of the change that last touched it
    PRIMARY KEY (target, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS complete (target TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS serials (serial INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS receipts (
    id INTEGER PRIMARY KEY, serial INTEGER NOT NULL, at REAL NOT NULL, receipt TEXT NOT NULL
);
"""
Receipt = dict[str, str | int]


class Debt(NamedTuple):
    """One file that a target is owed: to be sent, or taken away where it stands no more."""

    name: str
    rank: int
    is_new: bool
    serial: int


class Debts:
    """The memory of what was delivered. Without targets it is empty and keeps no file."""

    def __init__(self, file: Path, targets: Collection[str]) -> None:
        self._file = file
        self._targets = tuple(targets)
        if self._targets:
            self._prepare()

    def _prepare(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._database() as database:
            database.executescript(SCHEMA)
            kept = ", ".join("?" for _ in self._targets)
            for table in ("debts", "complete"):
                database.execute(f"DELETE FROM {table} WHERE target NOT IN ({kept})", self._targets)  # noqa: S608 - ours

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """Open the database for one transaction: couriers and publisher are threads apart."""
        with closing(sqlite3.connect(self._file, timeout=30)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            with database:
                yield database

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep the output to oneself, to change it or to take a snapshot; ends with the process."""
        if not self._targets:
            yield
            return
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # Owing

    def owe(self, files: Iterable[tuple[str, int, bool]]) -> None:
        """Note names, ranks, and which do not stand in the output yet, before any is touched.

        What a target was never given stays new, and what it was given stays known, until paid.
        """
        rows = list(files) if self._targets else []
        if not rows:
            return
        with self._database() as database:
            serial = self._serial(database) + 1
            database.execute("DELETE FROM serials")
            database.execute("INSERT INTO serials VALUES (?)", [serial])
            database.executemany(
                "INSERT INTO debts VALUES (?, ?, ?, ?, ?) ON CONFLICT (target, name) "
                "DO UPDATE SET rank = excluded.rank, serial = excluded.serial",
                [(target, *row, serial) for target in self._targets for row in rows],
            )

    def _serial(self, database: sqlite3.Connection) -> int:
        return max(
            (serial for (serial,) in database.execute("SELECT serial FROM serials")), default=0
        )

    # Paying

    def owed(self, target: str) -> list[Debt]:
        """Return what a target is owed."""
        query = "SELECT name, rank, is_new, serial FROM debts WHERE target = ? ORDER BY name"
        with self._database() as database:
            return [
                Debt(row[0], row[1], bool(row[2]), row[3])
                for row in database.execute(query, [target])
            ]

    def settle(self, target: str, paid: Sequence[Debt], removed: Collection[str]) -> None:
        """Forget what was paid; what has been owed again meanwhile is judged by what is there now."""
        with self._database() as database:
            database.executemany(
                "UPDATE debts SET is_new = ? WHERE target = ? AND name = ? AND serial > ?",
                [(debt.name in removed, target, debt.name, debt.serial) for debt in paid],
            )
            database.executemany(
                "DELETE FROM debts WHERE target = ? AND name = ? AND serial <= ?",
                [(target, debt.name, debt.serial) for debt in paid],
            )

    def is_complete(self, target: str, fingerprint: str) -> bool:
        """Tell whether a target once had everything: from then on, debts say all."""
        query = "SELECT 1 FROM complete WHERE target = ? AND fingerprint = ?"
        with self._database() as database:
            return database.execute(query, [target, fingerprint]).fetchone() is not None

    def note_complete(self, target: str, fingerprint: str) -> None:
        """Note that a target has everything but what it is owed."""
        with self._database() as database:
            database.execute("INSERT OR REPLACE INTO complete VALUES (?, ?)", [target, fingerprint])

    def doubt(self, target: str) -> None:
        """Note that nothing is known of what a target has."""
        with self._database() as database:
            database.execute("DELETE FROM complete WHERE target = ?", [target])

    # Receipts, which wait until every target has what they prove

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt of what is in the output, until the targets have it, too."""
        with self._database() as database:
            row = [self._serial(database), time.time(), orjson.dumps(receipt).decode()]
            database.execute("INSERT INTO receipts (serial, at, receipt) VALUES (?, ?, ?)", row)

    def due_receipts(self) -> list[tuple[int, Receipt]]:
        """Return the receipts of what every target has; their time includes the delivery's.

        Of many that waited together the newest says it all, but that everything was built once.
        """
        query = """
            SELECT id, at, receipt FROM receipts
            WHERE (SELECT count(*) FROM complete) = ?
            AND NOT EXISTS (SELECT 1 FROM debts WHERE debts.serial <= receipts.serial) ORDER BY id
        """
        if not self._targets:
            return []
        now = time.time()
        with self._database() as database:
            rows = database.execute(query, [len(self._targets)]).fetchall()
        due = [(number, _with_delivery(orjson.loads(text), now - at)) for number, at, text in rows]
        return [each for each in due if each[1]["kind"] == "full" or each is due[-1]]

    def drop_receipts(self, last: int) -> None:
        """Forget a receipt that was sent, and those before it."""
        with self._database() as database:
            database.execute("DELETE FROM receipts WHERE id <= ?", [last])

    @property
    def are_kept(self) -> bool:
        """Tell whether there is any target."""
        return bool(self._targets)


NO_DEBTS = Debts(Path(), ())
"""Of a publisher that has its folder only."""


def _with_delivery(receipt: Receipt, seconds: float) -> Receipt:
    return receipt | {"milliseconds": int(receipt["milliseconds"]) + max(0, round(seconds * 1000))}
