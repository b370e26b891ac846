"""What stands around a form that is answered: read from what is published, and kept for a moment."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from frontend.answers import site
from frontend.build_state import BuildState
from frontend.client import ApiUnavailable, Client, NotFound
from frontend.derivations import FACT_KINDS
from frontend.facts import Library, Memory, NoMemory

FRAME_SECONDS = 15
"""How long what stands around a form may be that of an earlier look."""
MOST_FRAMES = 500
Around = TypeVar("Around")


@dataclass
class Frames(Generic[Around]):
    """Reads what stands around forms. Safe to use from several threads.

    It comes from the build state, where there is one: it is what is published, and it is there while
    the CMS is away. `read` makes it of a library, a site, a path and whatever else names the form.
    """

    client: Client
    build_state: Path | None
    read: Callable[[Library, str, str, str], Around]
    _kept: dict[tuple[str, str, str], tuple[Around, float]] = field(default_factory=dict)

    def at(self, key: str, path: str, what: str) -> Around:
        """Return what stands around a form; an earlier look where nobody can tell now."""
        known = self._kept.get((key, path, what))
        if known is not None and time.monotonic() - known[1] < FRAME_SECONDS:
            return known[0]
        try:
            found = self._read(key, path, what)
        except ApiUnavailable:
            if known is None:
                raise
            return known[0]
        if len(self._kept) >= MOST_FRAMES:
            self._kept.clear()
        self._kept[key, path, what] = found, time.monotonic()
        return found

    def _read(self, key: str, path: str, what: str) -> Around:
        if self.build_state is not None and self.build_state.is_file():
            try:
                with BuildState(self.build_state, read_only=True) as memory:
                    return self._read_with(memory, key, path, what)
            except sqlite3.Error:
                pass  # written by another version, or being written anew: ask the CMS
        return self._read_with(NoMemory(), key, path, what)

    def _read_with(self, memory: Memory, key: str, path: str, what: str) -> Around:
        return self.read(Library(self.client, memory, FACT_KINDS), key, path, what)


def locale_at(library: Library, key: str, path: str, folder: str) -> str:
    """Return the language in which a form's page is; NotFound where the site has none there."""
    homes = {each.home_path: each.code for each in library.load(site(key)).languages}
    locale = homes.get(path.removesuffix(folder))
    if locale is None:
        raise NotFound(f"{key}{path}")
    return locale
