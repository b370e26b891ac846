"""What earlier runs built, and of what: SQLite, written only after the files are safe."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self
from urllib.parse import quote
from zlib import crc32

from frontend.artifacts import ORDER, Artifact
from frontend.facts import Fact, Record
from frontend.keys import Place

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS artifacts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, site TEXT NOT NULL, file TEXT NOT NULL, locale TEXT NOT NULL,
    subject TEXT NOT NULL, detail TEXT NOT NULL,
    parent INTEGER REFERENCES artifacts (id) ON DELETE SET NULL,
    content_hash TEXT NOT NULL,          -- empty: never was live
    error TEXT NOT NULL,                 -- not empty: quarantined, the live file is an older one
    UNIQUE (site, file)
);
CREATE INDEX IF NOT EXISTS artifacts_by_parent ON artifacts (parent);
CREATE INDEX IF NOT EXISTS redirects ON artifacts (site, subject) WHERE kind = 'redirect';
CREATE INDEX IF NOT EXISTS artifacts_at_fault ON artifacts (error) WHERE error != '';
CREATE TABLE IF NOT EXISTS facts (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    etag TEXT NOT NULL, kept BLOB
);
CREATE TABLE IF NOT EXISTS fact_keys (
    key TEXT NOT NULL, fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    PRIMARY KEY (key, fact)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_keys_by_fact ON fact_keys (fact);
CREATE TABLE IF NOT EXISTS readings (
    artifact INTEGER NOT NULL REFERENCES artifacts (id) ON DELETE CASCADE,
    fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
    PRIMARY KEY (artifact, fact)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS readings_by_fact ON readings (fact);
CREATE TABLE IF NOT EXISTS media_uses (
    artifact INTEGER NOT NULL REFERENCES artifacts (id) ON DELETE CASCADE, name TEXT NOT NULL,
    PRIMARY KEY (artifact, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS media_uses_by_name ON media_uses (name);
CREATE TABLE IF NOT EXISTS intentions (
    kind TEXT NOT NULL, site TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (site, file)
) WITHOUT ROWID;
"""
LOOSENED = "CREATE TEMP TABLE loosened_facts (fact INTEGER PRIMARY KEY)"
"""What artifacts let go of in this run: only there can something be left that nobody uses."""

SCHEMA_VERSION = crc32(f"{SCHEMA} {ORDER}".encode()) >> 1
"""Another for other tables, or other kinds of artifacts: what an older publisher left is forgotten."""

API_FAULT = "API: "
"""Begins the error of an artifact that failed because the API did not answer its question."""

COLUMNS = "kind, site, file, locale, subject, detail"


class BuildState:
    """The memory of one publisher. Nobody else writes it."""

    def __init__(self, file: Path, *, read_only: bool = False) -> None:
        if not read_only:
            file.parent.mkdir(parents=True, exist_ok=True)
        address = f"file:{quote(str(file))}?mode={'ro' if read_only else 'rwc'}"
        self._database = sqlite3.connect(address, isolation_level=None, timeout=30, uri=True)
        self._database.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            self._prepare()

    def _prepare(self) -> None:
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version not in {0, SCHEMA_VERSION}:
            self._forget_everything()
        self._database.executescript(SCHEMA)
        self._database.execute(LOOSENED)
        if version != SCHEMA_VERSION:  # an idle run writes nothing
            self._database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _forget_everything(self) -> None:
        self._database.execute("PRAGMA foreign_keys = OFF")
        for table in (
            "intentions",
            "media_uses",
            "readings",
            "fact_keys",
            "facts",
            "artifacts",
            "notes",
        ):
            self._database.execute(f"DROP TABLE IF EXISTS {table}")
        self._database.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def freeze(self) -> None:
        """From here on see what there is now, whatever is written meanwhile; for short looks."""
        self._database.execute("BEGIN")

    # Notes: the cursor, and the theme everything was built with

    def note(self, name: str) -> str | None:
        """Return a note."""
        row = self._database.execute("SELECT value FROM notes WHERE name = ?", [name]).fetchone()
        return row[0] if row else None

    def write_note(self, name: str, value: str) -> None:
        """Keep a note."""
        self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", [name, value])

    # Questions

    def _artifacts(self, where: str, values: Iterable[str] = ()) -> list[Artifact]:
        query = f"SELECT {COLUMNS} FROM artifacts AS a WHERE {where}"  # noqa: S608 - ours
        return [Artifact(*row) for row in self._database.execute(query, tuple(values))]

    def artifacts(self) -> list[Artifact]:
        """Return all artifacts, quarantined ones that never were live included."""
        return self._artifacts("1")

    def live(self) -> list[Artifact]:
        """Return the artifacts that have a live file."""
        return self._artifacts("content_hash != ''")

    def artifacts_of(self, site: str) -> list[Artifact]:
        """Return all artifacts of a site."""
        return self._artifacts("site = ?", [site])

    def at(self, site: str, file: str) -> Artifact | None:
        """Return the artifact at a place."""
        return next(iter(self._artifacts("site = ? AND file = ?", [site, file])), None)

    def redirects_to(self, place: Place) -> list[Artifact]:
        """Return the redirects that lead to a place."""
        return self._artifacts("kind = 'redirect' AND site = ? AND subject = ?", place)

    def hash_of(self, artifact: Artifact) -> str:
        """Return the hash of an artifact's live content, empty where none is live."""
        row = self._database.execute(
            "SELECT content_hash FROM artifacts WHERE site = ? AND file = ?", artifact.place
        ).fetchone()
        return row[0] if row else ""

    def children(self, artifact: Artifact) -> list[Artifact]:
        """Return the artifacts that exist because of another."""
        parent = "parent = (SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        return self._artifacts(parent, artifact.place)

    def parent(self, artifact: Artifact) -> Artifact | None:
        """Return the artifact because of which another exists, None for one that stands alone."""
        where = "id = (SELECT parent FROM artifacts WHERE site = ? AND file = ?)"
        return next(iter(self._artifacts(where, artifact.place)), None)

    def error_of(self, artifact: Artifact) -> str:
        """Return why an artifact is in quarantine, empty where it is not."""
        row = self._database.execute(
            "SELECT error FROM artifacts WHERE site = ? AND file = ?", artifact.place
        ).fetchone()
        return row[0] if row else ""

    def facts_of(self, artifact: Artifact) -> set[Fact]:
        """Return the facts an artifact was made of."""
        own = "(SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        query = f"SELECT name FROM facts JOIN readings ON facts.id = fact WHERE artifact = {own}"  # noqa: S608 - ours
        return {Fact.named(name) for (name,) in self._database.execute(query, artifact.place)}

    def readers(self, facts: Iterable[Fact]) -> set[Artifact]:
        """Return the artifacts made of any of the facts."""
        where = "id IN (SELECT artifact FROM readings JOIN facts ON facts.id = fact WHERE name = ?)"
        return {found for fact in facts for found in self._artifacts(where, [fact.name])}

    def facts_touched(self, keys: Iterable[str]) -> set[Fact]:
        """Return the facts that depend on any of the keys."""
        query = "SELECT name FROM facts JOIN fact_keys ON fact = id WHERE key = ?"
        rows = (row for key in keys for row in self._database.execute(query, [key]))
        return {Fact.named(row[0]) for row in rows}

    def recall(self, fact: Fact) -> Record | None:
        """Return what is recorded of a fact."""
        row = self._database.execute(
            "SELECT fingerprint, etag, kept, id FROM facts WHERE name = ?", [fact.name]
        ).fetchone()
        if row is None:
            return None
        keys = self._database.execute("SELECT key FROM fact_keys WHERE fact = ?", [row[3]])
        return Record(row[0], frozenset(key for (key,) in keys), row[1], row[2])

    def unanswered(self) -> set[Artifact]:
        """Return what could not be built because the API failed: worth asking again every time."""
        # The first condition names the index: without it all artifacts are gone through.
        return set(self._artifacts(f"error != '' AND error LIKE '{API_FAULT}%'"))

    def quarantined(self) -> dict[Artifact, str]:
        """Return what could not be built, and why."""
        query = f"SELECT {COLUMNS}, error FROM artifacts WHERE error != ''"  # noqa: S608 - ours
        return {Artifact(*row[:6]): row[6] for row in self._database.execute(query)}

    def absent(self) -> set[tuple[str, str, str]]:
        """Return the items that could not be built and have no older file."""
        where = "error != '' AND content_hash = '' AND kind = 'item'"
        return {(each.site, each.locale, each.subject) for each in self._artifacts(where)}

    def users_of(self, name: str) -> set[Artifact]:
        """Return the pages that show a file."""
        where = "id IN (SELECT artifact FROM media_uses WHERE name = ?)"
        return set(self._artifacts(where, [name]))

    def media_of(self, artifact: Artifact) -> set[str]:
        """Return the files a page shows."""
        own = "(SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        query = f"SELECT name FROM media_uses WHERE artifact = {own}"  # noqa: S608 - ours
        return {name for (name,) in self._database.execute(query, artifact.place)}

    # Writing

    def intend(self, artifacts: Iterable[Artifact]) -> None:
        """Note, before any file is touched, which will be: a killed run is mended by these."""
        rows = [(artifact.kind, *artifact.place) for artifact in artifacts]
        with self.transaction():
            self._database.executemany("INSERT OR REPLACE INTO intentions VALUES (?, ?, ?)", rows)

    def unfinished(self) -> list[Artifact]:
        """Return the artifacts a killed run was about to touch."""
        return [Artifact(*row) for row in self._database.execute("SELECT * FROM intentions")]

    def doubt_content(self, artifact: Artifact, unknown: str) -> None:
        """Note that an artifact's live content is not known to be the recorded one."""
        self._database.execute(
            "UPDATE artifacts SET content_hash = ? "
            "WHERE site = ? AND file = ? AND content_hash != ''",
            [unknown, *artifact.place],
        )

    def transaction(self) -> "Transaction":
        """Return a context in which all is written, or nothing."""
        return Transaction(self._database)

    def forget(self, artifacts: Iterable[Artifact]) -> None:
        """Remove artifacts that are no longer published."""
        for artifact in artifacts:
            self._loosen(artifact)
            self._database.execute(
                "DELETE FROM artifacts WHERE site = ? AND file = ?", artifact.place
            )

    def _loosen(self, artifact: Artifact) -> None:
        own = "(SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        for query in (
            f"INSERT OR IGNORE INTO loosened_facts SELECT fact FROM readings WHERE artifact = {own}",  # noqa: S608 - ours
            f"DELETE FROM readings WHERE artifact = {own}",  # noqa: S608 - ours
            f"DELETE FROM media_uses WHERE artifact = {own}",  # noqa: S608 - ours
        ):
            self._database.execute(query, artifact.place)

    def remember_facts(self, found: Iterable[tuple[Fact, Record]]) -> None:
        """Record facts as they were read."""
        for fact, record in found:
            identifier = self._fact_id(fact, record)
            self._database.execute("DELETE FROM fact_keys WHERE fact = ?", [identifier])
            self._database.executemany(
                "INSERT INTO fact_keys VALUES (?, ?)", [(key, identifier) for key in record.keys]
            )

    def _fact_id(self, fact: Fact, record: Record) -> int:
        row = self._database.execute(
            "INSERT INTO facts (name, fingerprint, etag, kept) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET fingerprint = excluded.fingerprint, "
            "etag = excluded.etag, kept = excluded.kept RETURNING id",
            [fact.name, record.fingerprint, record.etag, record.kept],
        ).fetchone()
        identifier: int = row[0]
        return identifier

    def remember(
        self, artifact: Artifact, content_hash: str, error: str, facts: Iterable[Fact]
    ) -> None:
        """Record an artifact and what it was made of."""
        known = self._database.execute(
            "SELECT id FROM artifacts WHERE site = ? AND file = ?", artifact.place
        ).fetchone()
        if known:
            self._loosen(artifact)
        row = self._database.execute(
            f"INSERT INTO artifacts ({COLUMNS}, content_hash, error) "  # noqa: S608 - ours
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, file) DO UPDATE SET "
            "kind = excluded.kind, locale = excluded.locale, "
            "subject = excluded.subject, detail = excluded.detail, "
            "content_hash = excluded.content_hash, error = excluded.error RETURNING id",
            [*artifact, content_hash, error],
        ).fetchone()
        self._database.executemany(
            "INSERT OR IGNORE INTO readings SELECT ?, id FROM facts WHERE name = ?",
            [(row[0], fact.name) for fact in facts],
        )

    def remember_media(self, artifact: Artifact, names: Iterable[str]) -> None:
        """Record which files an artifact shows."""
        own = "(SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        self._database.executemany(
            f"INSERT OR IGNORE INTO media_uses VALUES ({own}, ?)",  # noqa: S608 - ours
            [(*artifact.place, name) for name in names],
        )

    def remember_children(self, parent: Artifact, children: Iterable[Artifact]) -> None:
        """Record which artifacts exist because of another."""
        own = "(SELECT id FROM artifacts WHERE site = ? AND file = ?)"
        self._database.executemany(
            f"UPDATE artifacts SET parent = {own} WHERE site = ? AND file = ?",  # noqa: S608 - ours
            [(*parent.place, *child.place) for child in children],
        )

    def forget_facts(self, facts: Iterable[Fact]) -> None:
        """Drop what was kept of facts that something touched and nobody read again."""
        self._database.executemany(
            "UPDATE facts SET fingerprint = '', etag = '', kept = NULL WHERE name = ?",
            [(fact.name,) for fact in facts],
        )

    def is_read(self, fact: Fact) -> bool:
        """Tell whether any artifact is made of a fact."""
        query = "SELECT 1 FROM readings JOIN facts ON facts.id = fact WHERE name = ? LIMIT 1"
        return self._database.execute(query, [fact.name]).fetchone() is not None

    def finish(self) -> None:
        """Drop the facts that nobody reads any more, and the intentions, now fulfilled."""
        self._database.execute(
            "DELETE FROM facts WHERE id IN (SELECT fact FROM loosened_facts) AND kept IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM readings WHERE readings.fact = facts.id)"
        )
        self._database.execute("DELETE FROM loosened_facts")
        self._database.execute("DELETE FROM intentions")


class Transaction:
    """All or nothing."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def __exit__(self, failure: type[BaseException] | None, *rest: object) -> None:
        if failure is None:
            self._database.execute("COMMIT")
        elif self._database.in_transaction:  # a full disk has ended it already
            self._database.execute("ROLLBACK")


def is_corrupt(fault: sqlite3.DatabaseError) -> bool:
    """Tell whether a fault says that the file is damaged, or no database at all."""
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # the rest is detail
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def discard(file: Path) -> None:
    """Remove a build state that cannot be read."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def all_children(state: BuildState, artifact: Artifact) -> Iterator[Artifact]:
    """Return an artifact's children, theirs, and so on."""
    for child in state.children(artifact):
        yield child
        yield from all_children(state, child)
