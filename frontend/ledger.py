"""What a run has built and read so far, on disk: a run of any size takes the same memory.

Both ledgers are private to a run and are gone with it; the build state is what lasts.
"""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from frontend.artifacts import Artifact
from frontend.builder import Outcome
from frontend.facts import Fact, Record

CACHE_KIB = 4096
AT_ONCE = 500
"""Rows read before the next are asked for, so that a ledger may be written while it is read."""

OUTCOMES = """
CREATE TABLE outcomes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, site TEXT NOT NULL, file TEXT NOT NULL, locale TEXT NOT NULL,
    subject TEXT NOT NULL, detail TEXT NOT NULL,
    hash TEXT NOT NULL, error TEXT NOT NULL, is_staged INTEGER NOT NULL,
    facts TEXT NOT NULL, media TEXT NOT NULL,    -- one name a line
    children BLOB NOT NULL,              -- empty: there are none
    UNIQUE (site, file)
)"""
RECORDS = """
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, site TEXT NOT NULL, record BLOB NOT NULL
)"""
ARTIFACT = "kind, site, file, locale, subject, detail"
WHOLE = f"SELECT number, {ARTIFACT}, hash, error, is_staged, facts, media, children FROM outcomes"  # noqa: S608 - ours
SHOWN = f"SELECT number, {ARTIFACT}, media, error != '' FROM outcomes"  # noqa: S608 - ours
NAMED = f"SELECT number, {ARTIFACT} FROM outcomes"  # noqa: S608 - ours
KEEP = f"""
INSERT INTO outcomes ({ARTIFACT}, hash, error, is_staged, facts, media, children)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (site, file) DO UPDATE SET
    kind = excluded.kind, locale = excluded.locale, subject = excluded.subject,
    detail = excluded.detail, hash = excluded.hash, error = excluded.error,
    is_staged = excluded.is_staged, facts = excluded.facts, media = excluded.media,
    children = excluded.children
"""  # noqa: S608 - ours
IN_ORDER = "number > ? ORDER BY number LIMIT ?"


class Ledger:
    """A database of its own; closing it is the end of all that is in it."""

    def __init__(self, schema: str) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for line in (
            f"PRAGMA cache_size = -{CACHE_KIB}",
            "PRAGMA journal_mode = OFF",
            schema,
            "BEGIN",
        ):
            self._database.execute(line)

    def close(self) -> None:
        """Let go of everything."""
        self._database.close()

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        """Return a query's rows in the order they came in; the first column is their number."""
        last = 0
        while rows := self._database.execute(query, (*values, last, AT_ONCE)).fetchall():
            yield from rows
            last = rows[-1][0]


class Outcomes(Ledger, MutableMapping[tuple[str, str], Outcome]):
    """What became of artifacts, by their place."""

    def __init__(self) -> None:
        super().__init__(OUTCOMES)

    def __setitem__(self, place: tuple[str, str], outcome: Outcome) -> None:
        values = (
            *outcome.artifact,
            outcome.hash,
            outcome.error,
            outcome.is_staged,
            "\n".join([fact.name for fact in outcome.facts]),
            "\n".join(outcome.media),
            pickle.dumps(outcome.children) if outcome.children else b"",
        )
        self._database.execute(KEEP, values)

    def __getitem__(self, place: tuple[str, str]) -> Outcome:
        row = self._database.execute(f"{WHOLE} WHERE site = ? AND file = ?", place).fetchone()
        if row is None:
            raise KeyError(place)
        return _outcome(row)

    def __delitem__(self, place: tuple[str, str]) -> None:
        found = self._database.execute("DELETE FROM outcomes WHERE site = ? AND file = ?", place)
        if not found.rowcount:
            raise KeyError(place)

    def __contains__(self, place: object) -> bool:
        query = "SELECT 1 FROM outcomes WHERE site = ? AND file = ?"
        return self._database.execute(query, place).fetchone() is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return (artifact.place for artifact in self.artifacts())

    def __len__(self) -> int:
        count: int = self._database.execute("SELECT count(*) FROM outcomes").fetchone()[0]
        return count

    def at(self, place: tuple[str, str]) -> Artifact | None:
        """Return what was built at a place."""
        row = self._database.execute(f"{NAMED} WHERE site = ? AND file = ?", place).fetchone()
        return None if row is None else Artifact(*row[1:])

    def all(self, where: str = "1") -> Iterator[Outcome]:
        """Return the outcomes whole, or some of them: the costly way to go through them."""
        rows = self._rows(f"{WHOLE} WHERE ({where}) AND {IN_ORDER}")
        return (_outcome(row) for row in rows)

    def parents(self) -> Iterator[Outcome]:
        """Return the outcomes of artifacts because of which others exist."""
        return self.all("children != ''")

    def shown(self) -> Iterator[tuple[Artifact, frozenset[str], bool]]:
        """Return artifacts, the files they show, and whether they are at fault."""
        rows = self._rows(f"{SHOWN} WHERE {IN_ORDER}")
        return ((Artifact(*row[1:7]), _lines(row[7]), bool(row[8])) for row in rows)

    def facts_read(self) -> Iterator[frozenset[str]]:
        """Return, for each artifact, the names of the facts it was made of."""
        rows = self._rows(f"SELECT number, facts FROM outcomes WHERE {IN_ORDER}")  # noqa: S608 - ours
        return (_lines(row[1]) for row in rows)

    def artifacts(self, where: str = "1", *values: str) -> Iterator[Artifact]:
        """Return what was built, or some of it."""
        rows = self._rows(f"{NAMED} WHERE ({where}) AND {IN_ORDER}", values)
        return (Artifact(*row[1:]) for row in rows)

    def staged(self) -> Iterator[Artifact]:
        """Return the artifacts with new content."""
        return self.artifacts("is_staged")

    def sites(self) -> set[str]:
        """Return the sites that anything was built of."""
        return {site for (site,) in self._database.execute("SELECT DISTINCT site FROM outcomes")}

    def at_fault(self) -> Iterator[Artifact]:
        """Return the artifacts that could not be built."""
        return self.artifacts("error != ''")

    def made_of(self, facts: set[Fact]) -> set[Artifact]:
        """Return the artifacts made of any of the facts."""
        if not facts:
            return set()
        names = {fact.name for fact in facts}
        rows = self._rows(f"SELECT number, {ARTIFACT}, facts FROM outcomes WHERE {IN_ORDER}")  # noqa: S608 - ours
        return {Artifact(*row[1:7]) for row in rows if not names.isdisjoint(_lines(row[7]))}


def _lines(text: str) -> frozenset[str]:
    return frozenset(text.split("\n") if text else ())


def _outcome(row: tuple[Any, ...]) -> Outcome:
    return Outcome(
        artifact=Artifact(*row[1:7]),
        hash=row[7],
        error=row[8],
        is_staged=bool(row[9]),
        facts=frozenset(map(Fact.named, _lines(row[10]))),
        media=_lines(row[11]),
        children=pickle.loads(row[12]) if row[12] else (),  # noqa: S301 - written by ourselves
    )


class Records(Ledger, MutableMapping[Fact, Record]):
    """What was read of facts."""

    def __init__(self) -> None:
        super().__init__(RECORDS)

    def add(self, found: Mapping[Fact, Record]) -> None:
        """Take what a unit of work read."""
        self._database.executemany(
            "INSERT INTO records (name, kind, site, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET record = excluded.record",
            ((fact.name, fact.kind, fact.site, _packed(each)) for fact, each in found.items()),
        )

    def discard(self, facts: Iterable[Fact]) -> None:
        """Forget facts, known or not."""
        names = ((fact.name,) for fact in facts)
        self._database.executemany("DELETE FROM records WHERE name = ?", names)

    def __setitem__(self, fact: Fact, record: Record) -> None:
        self.add({fact: record})

    def __getitem__(self, fact: Fact) -> Record:
        query = "SELECT record FROM records WHERE name = ?"
        row = self._database.execute(query, (fact.name,)).fetchone()
        if row is None:
            raise KeyError(fact)
        return _unpacked(row[0])

    def __delitem__(self, fact: Fact) -> None:
        if not self._database.execute("DELETE FROM records WHERE name = ?", (fact.name,)).rowcount:
            raise KeyError(fact)

    def __iter__(self) -> Iterator[Fact]:
        query = "SELECT number, name FROM records WHERE number > ? ORDER BY number LIMIT ?"
        return (Fact.named(row[1]) for row in self._rows(query))

    def __len__(self) -> int:
        count: int = self._database.execute("SELECT count(*) FROM records").fetchone()[0]
        return count

    def all(self) -> Iterator[tuple[Fact, Record]]:
        """Return every fact with its record."""
        query = "SELECT number, name, record FROM records WHERE number > ? ORDER BY number LIMIT ?"
        found = self._rows(query)
        return ((Fact.named(row[1]), _unpacked(row[2])) for row in found)

    def touched(self, keys: frozenset[str]) -> set[Fact]:
        """Return the facts that depend on any of the keys."""
        return {fact for fact, record in self.all() if keys & record.keys} if keys else set()

    def of_sites(self, sites: Iterable[str]) -> set[Fact]:
        """Return the facts about some sites."""
        query = "SELECT name FROM records WHERE site = ?"
        rows = (row for site in sites for row in self._database.execute(query, (site,)))
        return {Fact.named(name) for (name,) in rows}


def _packed(record: Record) -> bytes:
    return pickle.dumps((record.fingerprint, record.keys, record.etag, record.kept))


def _unpacked(packed: bytes) -> Record:
    return Record(*pickle.loads(packed))  # noqa: S301 - written by ourselves
