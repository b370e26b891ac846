"""What a run has staged so far: built artifacts with all that follows from them, and the doomed."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from frontend import answers, artifacts
from frontend.artifacts import Artifact
from frontend.build_state import BuildState, all_children
from frontend.builder import Builder, Outcome
from frontend.bulk import Alternates, Crew, MonthUnit, Unit, UnitResult, in_units
from frontend.client import NotFound, SiteWithheld
from frontend.facts import Fact
from frontend.ledger import Outcomes, Records
from frontend.payloads import PlaceAnswer
from frontend.routes import UnsafePath

MANY = 300
"""From here on items are read in bulk and the crew shares the work."""


class Progress:
    """Tells people on stderr how far a long run is, every few seconds at most."""

    quiet_seconds = 2.0

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, what: Callable[[], str]) -> None:
        """Print a line, unless the last one is only just past."""
        if time.monotonic() - self._last >= self.quiet_seconds:
            self._last = time.monotonic()
            sys.stderr.write(what() + "\n")


def share(done: int, expected: int) -> str:
    """Return how far something is, with numbers as Vietnamese writes them: `12.000/50.000`."""
    return f"{done:,}/{expected:,}".replace(",", ".")


@dataclass
class Staging:
    """The outcomes of a run and what it takes away, before any of it is live."""

    builder: Builder
    state: BuildState
    crew: Crew
    outcomes: Outcomes = field(default_factory=Outcomes)
    doomed: dict[tuple[str, str], Artifact] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
    touched: set[Fact] = field(default_factory=set)
    is_full: bool = False
    progress: Progress = field(default_factory=Progress)

    def close(self) -> None:
        """Let go of what was staged; what went live is the build state's."""
        self.outcomes.close()
        self.records.close()

    def add_assets(self) -> None:
        """Stage the files of all themes."""
        for outcome in self.builder.assets():
            self.outcomes[outcome.artifact.place] = outcome

    def _doubt(self, facts: set[Fact]) -> None:
        self.touched |= facts
        if facts:
            # Workers tell what they read once: what is forgotten here they must read again.
            self.crew.begin_round()
        self.builder.library.doubt(facts)
        self.records.discard(facts)

    def _absent(self) -> set[tuple[str, str, str]]:
        absent = self.state.absent()
        if absent:
            absent -= {_named(one) for one in self.outcomes.artifacts("kind = 'item'")}
        return absent | {
            _named(one)
            for one in self.outcomes.at_fault()
            if one.kind == "item" and not self.state.hash_of(one)
        }

    def _not_doomed(self, found: Iterable[Artifact]) -> set[Artifact]:
        return {artifact for artifact in found if artifact.place not in self.doomed}

    def _is_known(self, artifact: Artifact) -> bool:
        """Tell whether an artifact is live or staged: one that only this run made may have gone."""
        return self._is_built(artifact) or self.state.at(*artifact.place) is not None

    def _still_wanted(self, found: Iterable[Artifact]) -> set[Artifact]:
        """Return what is left of a plan once items are built.

        An item may have brought something else into being at an artifact's place, or nothing.
        """
        return {
            artifact
            for artifact in self._not_doomed(found)
            if self.outcomes.at(artifact.place) in {None, artifact}
        }

    # What stands on a site

    def _months(self, site: str, locale: str) -> tuple[str, ...]:
        try:
            return self.builder.library.load(answers.months(site, locale, answers.EVERYTHING))
        except (SiteWithheld, NotFound):
            return ()

    def _standing(self, site: str) -> tuple[list[Artifact], list[Artifact], Alternates]:
        """Return a site's pages, its markers, and the paths of items that have several locales.

        One that has just been withheld or went has none: the change that says so is on its way.
        """
        pages: list[Artifact] = []
        others: list[Artifact] = []
        paths: dict[str, dict[str, str]] = {}
        for place in self._places(site):
            try:
                found = self._artifact_at(site, place)
            except UnsafePath as fault:
                sys.stderr.write(f"{site}{place.path}: {fault}\n")
                continue
            (pages if place.status == "page" else others).append(found)
            if place.status == "page" and place.id:
                paths.setdefault(place.id, {})[place.locale] = place.path
        return pages, others, {name: found for name, found in paths.items() if len(found) > 1}

    def _places(self, site: str) -> list[PlaceAnswer]:
        try:
            return list(self.builder.library.client.places(site))
        except (SiteWithheld, NotFound):
            return []

    def _artifact_at(self, site: str, place: PlaceAnswer) -> Artifact:
        if place.status == "page":
            return artifacts.page_at(site, place)
        if place.status == "redirect":
            return artifacts.redirect_at(site, place)
        return artifacts.gone_at(site, place.path)

    # Building

    def _build_all(self, found: Iterable[Artifact]) -> None:
        """Build artifacts, the children they newly have, theirs, and so on."""
        waiting = sorted(set(found), key=artifacts.order_of)
        while waiting:
            if len(waiting) >= MANY:
                following = self._build_many(waiting)
            else:
                results = [self.builder.build(artifact) for artifact in waiting]
                self.records.add(self.builder.library.told())
                following = self._store_all(results)
            waiting = sorted(set(following), key=artifacts.order_of)

    def _build_many(self, found: list[Artifact]) -> list[Artifact]:
        """Build with the crew, items by the month as far as that finds them; return what follows."""
        parents: list[Outcome] = []
        following: list[Artifact] = []
        done: set[Artifact] = set()

        def take(result: UnitResult) -> None:
            self.records.add(result.records)
            for outcome in result.outcomes:
                done.add(outcome.artifact)
                if artifacts.generation_of(outcome.artifact):
                    parents.append(outcome)
                else:
                    following.extend(self._store(outcome))
            self.progress.tell(lambda: f"{share(len(done), len(found))} tệp đã dựng")

        pages = {one for one in found if one.kind in artifacts.PAGE_KINDS}
        if len(pages) >= MANY and not self.is_full:
            self.crew.perform(list(self._month_units(pages)), take, len(pages))
        absent = frozenset(self.builder.library.absent)
        rest = [artifact for artifact in found if artifact not in done]
        self.crew.perform(in_units(rest, absent), take, len(rest))
        return following + self._store_all(parents)

    def _store_all(self, found: list[Outcome]) -> list[Artifact]:
        """Keep outcomes, parents after children: what a parent no longer wants goes, if just built.

        Children that it asked for before its parent was heard are not wanted either.
        """
        found.sort(key=lambda outcome: artifacts.generation_of(outcome.artifact))
        asked_for = [(outcome.artifact, self._store(outcome)) for outcome in found]
        return [
            child
            for artifact, children in asked_for
            if self._is_built(artifact)
            for child in children
        ]

    def _month_units(self, pages: set[Artifact]) -> Iterable[Unit]:
        absent = frozenset(self.builder.library.absent)
        for site in sorted({page.site for page in pages}):
            wanted = frozenset(page for page in pages if page.site == site)
            _, _, mirrored = self._standing(site)
            for locale in sorted({page.locale for page in wanted}):
                for month in self._months(site, locale):
                    yield MonthUnit(site, locale, month, mirrored, wanted, absent)

    def _perform(self, units: list[MonthUnit], expected: int) -> None:
        following: list[Artifact] = []
        built = 0

        def take(result: UnitResult) -> None:
            nonlocal built
            self.records.add(result.records)
            for outcome in result.outcomes:
                following.extend(self._store(outcome))
            built += len(result.outcomes)
            self.progress.tell(lambda: f"{share(built, expected)} trang đã dựng")

        self.crew.perform(units, take, expected)
        self._build_all(child for child in set(following) if child.place not in self.outcomes)

    def _store(self, outcome: Outcome) -> list[Artifact]:
        """Keep an outcome; return the artifacts that exist because of it and are not built yet."""
        artifact = outcome.artifact
        earlier = self.outcomes.get(artifact.place)
        self.outcomes[artifact.place] = outcome
        self.doomed.pop(artifact.place, None)
        if outcome.error:
            return self._missing(self.state.children(artifact)) if self.is_full else []
        declared = {child.place for child in outcome.children}
        for child in (*self.state.children(artifact), *(earlier.children if earlier else ())):
            if child.place not in declared:
                self._doom(child)
        shown = [artifacts.media(name) for name in outcome.media]
        following = self._missing([*outcome.children, *shown])
        if artifact.kind == "hosts":
            self._take_sites_away(outcome)
        return following

    def _missing(self, found: Iterable[Artifact]) -> list[Artifact]:
        return [
            artifact
            for artifact in found
            if not self._is_built(artifact) and self._must_be_built(artifact)
        ]

    def _is_built(self, artifact: Artifact) -> bool:
        """Tell whether this run built it: not whatever of another page stood at its place."""
        return self.outcomes.at(artifact.place) == artifact

    def _must_be_built(self, artifact: Artifact) -> bool:
        if artifact.place in self.doomed or self.is_full:
            return True
        if artifact.kind == "media":
            return not self.state.hash_of(artifact)
        return self.state.at(*artifact.place) != artifact

    # Taking away

    def _take_sites_away(self, hosts: Outcome) -> None:
        """Doom all of those sites that went or are withheld, but the notices of these."""
        kept = {child.place for child in hosts.children}
        standing = {child.site for child in hosts.children if child.kind == "robots"}
        known = {child.site for child in self.state.children(hosts.artifact)}
        known |= self.outcomes.sites()
        for site in known - standing - {""}:
            self._doom_site(site, kept)

    def _doom_site(self, site: str, kept: set[tuple[str, str]]) -> None:
        for artifact in self.state.artifacts_of(site):
            if artifact.place not in kept:
                self.doomed[artifact.place] = artifact
        for artifact in list(self.outcomes.artifacts("site = ?", site)):
            if artifact.place not in kept:
                del self.outcomes[artifact.place]

    def _doom_if_there(self, artifact: Artifact) -> None:
        there = self.state.at(*artifact.place)
        staged = self.outcomes.get(artifact.place)
        if there is not None:
            self._doom(there)
        elif staged is not None:
            self._doom(staged.artifact)

    def _doom(self, artifact: Artifact) -> None:
        descendants = [artifact, *all_children(self.state, artifact), *self._staged_below(artifact)]
        for each in descendants:
            self.outcomes.pop(each.place, None)
            if self.state.at(*each.place) is not None:
                self.doomed[each.place] = each

    def _staged_below(self, artifact: Artifact) -> Iterable[Artifact]:
        outcome = self.outcomes.get(artifact.place)
        for child in outcome.children if outcome else ():
            yield child
            yield from self._staged_below(child)


def _named(item: Artifact) -> tuple[str, str, str]:
    return item.site, item.locale, item.subject
