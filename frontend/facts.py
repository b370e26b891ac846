"""Facts: the named pieces of knowledge that pages are made of, each loaded once in a run.

A fact is either asked of the API (`frontend.answers`) or derived from another
(`frontend.derivations`). A derived fact is smaller than its source, so that a change to the source
reaches only those who read the part that changed.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeAlias, TypeVar

import orjson

from frontend.client import Client
from frontend.payloads import Item

VOLATILE_AT_ONCE = 3000
"""How many items may stay in memory in volatile facts: a month's list counts as many as it has."""

Value = TypeVar("Value")


class FactOf(NamedTuple, Generic[Value]):
    """The name of a fact: `subject` and `detail` mean what its kind says."""

    kind: str
    site: str = ""
    locale: str = ""
    subject: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        """Return the fact as the build state keeps it."""
        return "|".join(self)

    @classmethod
    def named(cls, name: str) -> Self:
        """Return the fact of a name: the inverse of `name`."""
        return cls(*name.split("|"))


Fact: TypeAlias = FactOf[Any]
Versions: TypeAlias = AbstractSet[tuple[str, str, str]]
"""Items in one language each: site, locale and id."""


@dataclass(frozen=True)
class Record:
    """What the build state keeps of a fact. `kept` is the answer itself, for the kinds worth it."""

    fingerprint: str
    keys: frozenset[str]
    etag: str = ""
    kept: bytes | None = None


@dataclass(frozen=True)
class Loaded:
    """A fact's value, with its record."""

    value: Any
    record: Record


class Memory(Protocol):
    """Where earlier runs left their records."""

    def recall(self, fact: Fact) -> Record | None:
        """Return what is recorded of a fact."""


class NoMemory:
    """For work that must ask for everything again."""

    def recall(self, fact: Fact) -> Record | None:
        """Return nothing."""
        return None


@dataclass(frozen=True)
class FactKind:
    """How facts of one kind come about.

    volatile: many and large, so only some values stay in memory. certain: a key of such a fact says
    that it changed, so asking before building is not worth it. listing: names items by their place,
    so it must wait until those are built.
    """

    load: Callable[["Library", Fact], Loaded]
    volatile: bool = False
    certain: bool = False
    listing: bool = False


@dataclass
class Library:
    """All facts of one run: loads them, remembers them, and says what they depend on.

    `suspects` are facts that something touched since their record was made. `absent` are items that
    the feed calls published but that could not be built: (site, locale, id).
    """

    client: Client
    memory: Memory
    kinds: Mapping[str, FactKind]
    suspects: set[Fact] = field(default_factory=set)
    absent: set[tuple[str, str, str]] = field(default_factory=set)
    records: dict[Fact, Record] = field(default_factory=dict)
    _untold: dict[Fact, Record] = field(default_factory=dict)
    _values: dict[Fact, Any] = field(default_factory=dict)
    _volatile: dict[Fact, Any] = field(default_factory=dict)
    _volatile_weight: int = 0
    _primed: dict[Fact, Loaded] = field(default_factory=dict)

    def load(self, fact: FactOf[Value]) -> Value:
        """Return a fact's value."""
        for values in (self._values, self._volatile):
            if fact in values:
                known: Value = values[fact]
                return known
        loaded = self._primed.get(fact) or self.kinds[fact.kind].load(self, fact)
        self.records[fact] = self._untold[fact] = loaded.record
        value: Value = loaded.value
        self._remember(fact, value)
        return value

    def _remember(self, fact: Fact, value: Any) -> None:
        if not self.kinds[fact.kind].volatile:
            self._values[fact] = value
            return
        weight = len(value) if isinstance(value, tuple) else 1
        if self._volatile_weight + weight > VOLATILE_AT_ONCE:
            self._let_go()
        self._volatile_weight += weight
        self._volatile[fact] = value

    def _let_go(self) -> None:
        self._volatile.clear()
        self._volatile_weight = 0

    def prime(self, loaded: Mapping[Fact, Loaded]) -> None:
        """Offer facts that came along with others, in place of those offered before."""
        self._primed = dict(loaded)
        for fact in loaded:
            self._volatile.pop(fact, None)

    def doubt(self, facts: Iterable[Fact]) -> None:
        """Forget facts that something touched: they are asked for again."""
        for fact in facts:
            self.suspects.add(fact)
            self._values.pop(fact, None)
            self._volatile.pop(fact, None)
            self._primed.pop(fact, None)
            self.records.pop(fact, None)
            self._untold.pop(fact, None)

    def has_changed(self, fact: Fact, recorded: Record | None) -> bool:
        """Tell whether a suspect fact is other than recorded."""
        if self.kinds[fact.kind].certain or recorded is None:
            return True
        self.load(fact)
        return self.records[fact].fingerprint != recorded.fingerprint

    def told(self) -> dict[Fact, Record]:
        """Return the records made since this was asked last: whoever keeps them has the others."""
        found, self._untold = self._untold, {}
        return found

    def drain(self) -> dict[Fact, Record]:
        """Return what `told` does, and let go of what is large."""
        found = self.told()
        for fact in found:
            if self.kinds[fact.kind].volatile:
                self.records.pop(fact, None)
        self._let_go()
        self._primed.clear()
        return found

    def forget(self) -> None:
        """Know nothing any more."""
        self.drain()
        self.records = {}
        self._values.clear()

    def present(self, items: Iterable[Item]) -> tuple[list[Item], frozenset[tuple[str, str, str]]]:
        """Return the items that can be linked to, and the names of those that cannot."""
        named = [(item, (item["site"], item["locale"], item["id"])) for item in items]
        missing = frozenset(name for _, name in named if name in self.absent)
        return [item for item, name in named if name not in missing], missing


def fingerprint(value: Any) -> str:
    """Return a short digest of plain data, the same for the same data."""
    return blake2b(
        orjson.dumps(value, default=tuple, option=orjson.OPT_SORT_KEYS), digest_size=16
    ).hexdigest()
