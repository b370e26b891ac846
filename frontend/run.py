"""One run: stages everything that must change, so that all of it can go live together."""

import sys
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import orjson

from frontend import answers, artifacts, keys, planner
from frontend.artifacts import Artifact
from frontend.build_state import BuildState, all_children
from frontend.builder import Builder, Outcome
from frontend.bulk import Alternates, Crew, MonthUnit, Unit, UnitResult, in_units
from frontend.client import NotFound, QuestionFault, SiteWithheld
from frontend.facts import Fact, Record
from frontend.keys import Place
from frontend.payloads import PlaceAnswer, Site
from frontend.planner import Plan
from frontend.routes import UnsafePath

MANY = 300
"""From here on items are read in bulk and the crew shares the work."""

UNRESOLVED = "unresolved"


class Progress:
    """Tells people on stderr how far a long run is."""

    def __init__(self, quiet_seconds: float = 2) -> None:
        self._last = time.monotonic()
        self._quiet = quiet_seconds

    def tell(self, what: Callable[[], str]) -> None:
        """Print a line, unless the last one is only just past."""
        if time.monotonic() - self._last >= self._quiet:
            self._last = time.monotonic()
            sys.stderr.write(what() + "\n")


@dataclass
class Run:
    """What one run builds and takes away."""

    builder: Builder
    state: BuildState
    crew: Crew
    outcomes: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    doomed: dict[tuple[str, str], Artifact] = field(default_factory=dict)
    records: dict[Fact, Record] = field(default_factory=dict)
    touched: set[Fact] = field(default_factory=set)
    unresolved: set[Place] = field(default_factory=set)
    is_full: bool = False
    progress: Progress = field(default_factory=Progress)

    # A round of changes

    def absorb(self, touched: frozenset[str], doubtful: frozenset[Artifact] = frozenset()) -> None:
        """Stage what a round of changes asks for. Items come first: lists must know which exist."""
        library = self.builder.library
        self.crew.begin_round()
        library.absent = self._absent()
        facts = self._touched_by(touched)
        again = {outcome.artifact for outcome in self.outcomes.values() if outcome.facts & facts}
        settled = self._settle_sites(touched, facts)
        facts = planner.without_sites(facts, settled)
        places = planner.places_in(touched) | self._earlier_unresolved()
        plan = self._resolve({place for place in places if place.site not in settled})
        for artifact in plan.remove:
            self._doom_if_there(artifact)
        listing = {fact for fact in facts if library.kinds[fact.kind].listing}
        stale = again | doubtful | self.state.unanswered()
        stale |= planner.readers_of_changed(facts - listing, self.state, library)
        stale = self._not_doomed(planner.outside(settled, stale)) | plan.build
        items = {artifact for artifact in stale if artifact.kind in {"item", "media"}}
        before = library.absent
        self._build_all(items)
        library.absent = self._absent()
        listing |= self._lists_that_missed(before - library.absent)
        late = planner.readers_of_changed(listing, self.state, library)
        self._build_all((stale | self._not_doomed(planner.outside(settled, late))) - items)

    def _settle_sites(self, touched: frozenset[str], facts: set[Fact]) -> frozenset[str]:
        """Take withheld sites off, build those that came or came back; return all of these.

        Before anything else is asked: a withheld site answers no question, and one that is built
        anew has none left.
        """
        sites = self.builder.library.load(answers.sites())
        away = {site.key for site in sites if site.is_withheld}
        opened = keys.sites_opened_or_not(touched)
        if not opened and answers.sites() not in facts:
            return frozenset(away)
        facts.discard(answers.sites())
        stood = self._sites_standing()
        self._build_all([artifacts.hosts()])
        came = {site.key for site in sites} - stood
        anew = {site.key for site in sites if site.key in opened | came} - away
        self._build_anew(anew)
        return frozenset(away | anew)

    def _sites_standing(self) -> set[str]:
        """Return the sites that are published, or staged to be."""
        staged = [outcome.artifact for outcome in self.outcomes.values()]
        live = self.state.children(artifacts.hosts())
        return {each.site for each in [*staged, *live] if each.kind == "robots"}

    def _build_anew(self, found: Collection[str]) -> None:
        """Build all there is of some sites: items first, so that lists know which there are."""
        library = self.builder.library
        wanted = {artifact for site in sorted(found) for artifact in self._all_of(site)}
        items = {artifact for artifact in wanted if artifact.kind == "item"}
        self._build_all(items)
        library.absent = self._absent()
        own = (fact for fact in self.records if fact.site in found)
        self._doubt({fact for fact in own if library.kinds[fact.kind].listing})
        self._build_all(self._not_doomed(wanted - items))

    def _all_of(self, site: str) -> set[Artifact]:
        """Return what is to be built of a site; doom what stands no more, forget what was read."""
        self._doubt({fact for fact in self.records if fact.site == site})
        for place in [place for place in self.outcomes if place[0] == site]:
            del self.outcomes[place]
        pages, markers, _ = self._standing(site)
        places = {artifact.place for artifact in (*pages, *markers)}
        live = self.state.artifacts_of(site)
        for artifact in live:
            if artifact.kind in artifacts.STANDING_KINDS and artifact.place not in places:
                self._doom(artifact)
        others = {each for each in live if each.kind not in artifacts.STANDING_KINDS}
        own = {*pages, *markers, *artifacts.site_files(site)}
        return own | self._not_doomed(others)

    def _not_doomed(self, found: Iterable[Artifact]) -> set[Artifact]:
        return {artifact for artifact in found if artifact.place not in self.doomed}

    def _touched_by(self, names: frozenset[str]) -> set[Fact]:
        """Return the facts that keys touch, and forget what is known of them."""
        facts = planner.facts_in(names, self.state, self.records)
        self._doubt(facts)
        return facts

    def _doubt(self, facts: set[Fact]) -> None:
        self.touched |= facts
        self.builder.library.doubt(facts)
        for fact in facts:
            self.records.pop(fact, None)

    def _lists_that_missed(self, found: set[tuple[str, str, str]]) -> set[Fact]:
        """Return the lists that left out items which now exist."""
        names = (keys.absence(site, identifier, locale) for site, locale, identifier in found)
        return self._touched_by(frozenset(names))

    def _absent(self) -> set[tuple[str, str, str]]:
        absent = self.state.absent()
        for outcome in self.outcomes.values():
            artifact = outcome.artifact
            if artifact.kind != "item":
                continue
            name = (artifact.site, artifact.locale, artifact.subject)
            if outcome.error and not self.state.hash_of(artifact):
                absent.add(name)
            else:
                absent.discard(name)
        return absent

    def _earlier_unresolved(self) -> set[Place]:
        kept = orjson.loads(self.state.note(UNRESOLVED) or "[]")
        return {Place(*place) for place in kept} | self.unresolved

    def _resolve(self, places: set[Place]) -> Plan:
        """Ask what stands at each place; one that the API fails on is asked for in every run."""
        plan = Plan()
        self.unresolved = set()
        leading_there = {
            Place(one.site, one.path) for place in places for one in self.state.redirects_to(place)
        }
        for place in sorted(places | leading_there):
            try:
                answer = self.builder.library.client.place(place.site, place.path)
                if answer is None:
                    plan.clear(place.site, place.path)
                else:
                    plan.settle(place.site, answer.model_copy(update={"path": place.path}))
            except (QuestionFault, UnsafePath) as fault:
                self.unresolved.add(place)
                sys.stderr.write(f"{place.site}{place.path}: {fault}\n")
        return plan

    # Everything

    def everything(self) -> None:
        """Stage all there is; whatever is recorded and not found again goes away."""
        self.is_full = True
        library = self.builder.library
        library.absent = set()
        self.add_assets()
        self._build_all([artifacts.hosts()])
        sites = library.load(answers.sites())
        self._build_pages(site for site in sites if not site.is_withheld)
        self._heal_lists()
        for artifact in self.state.artifacts():
            if artifact.place not in self.outcomes:
                self.doomed[artifact.place] = artifact

    def add_assets(self) -> None:
        """Stage the files of all themes."""
        for outcome in self.builder.assets():
            self.outcomes[outcome.artifact.place] = outcome

    def _build_pages(self, sites: Iterable[Site]) -> None:
        pages: list[Artifact] = []
        others: list[Artifact] = []
        units: list[MonthUnit] = []
        for site in sites:
            standing, markers, mirrored = self._standing(site.key)
            pages += standing
            others += markers
            units += [
                MonthUnit(site.key, locale, month, mirrored)
                for locale in sorted({page.locale for page in standing})
                for month in self._months(site.key, locale)
            ]
        self._perform(units, len(pages))
        self._build_all([page for page in pages if page.place not in self.outcomes])
        self._build_all(others)

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

    def _heal_lists(self) -> None:
        """Build again the lists that were built before it was known which items are absent."""
        absent = self._absent()
        if not absent:
            return
        self.builder.library.absent = absent
        sites = {(site, locale) for site, locale, _ in absent}
        lists = {
            outcome.artifact
            for outcome in self.outcomes.values()
            if (outcome.artifact.site, outcome.artifact.locale) in sites
            and outcome.artifact.kind in {"home", "section", "archive", "feed"}
        }
        lists |= {
            outcome.artifact
            for outcome in self.outcomes.values()
            if outcome.artifact.kind == "sitemap_month"
            and outcome.artifact.site in {site for site, _ in sites}
        }
        kinds = self.builder.library.kinds
        self._doubt({fact for fact in self.records if kinds[fact.kind].listing})
        self._build_all(lists)

    # Building

    def _build_all(self, found: Iterable[Artifact]) -> None:
        """Build artifacts, the children they newly have, theirs, and so on."""
        waiting = sorted(set(found), key=artifacts.order_of)
        while waiting:
            if len(waiting) >= MANY:
                results = self._build_many(waiting)
            else:
                results = [self.builder.build(artifact) for artifact in waiting]
                self.records |= self.builder.library.records
            # Parents after children: what a parent no longer wants goes, even if just built.
            results.sort(key=lambda outcome: artifacts.generation_of(outcome.artifact))
            following = [child for outcome in results for child in self._store(outcome)]
            waiting = sorted(set(following), key=artifacts.order_of)

    def _build_many(self, found: list[Artifact]) -> list[Outcome]:
        """Build with the crew; items by the month, as far as that finds them."""
        results: list[Outcome] = []

        def take(result: UnitResult) -> None:
            results.extend(result.outcomes)
            self.records |= result.records
            self.progress.tell(lambda: f"{len(results)} / {len(found)} tệp đã dựng")

        pages = {one for one in found if one.kind in artifacts.PAGE_KINDS}
        if len(pages) >= MANY and not self.is_full:
            self.crew.perform(list(self._month_units(pages)), take, len(pages))
        done = {outcome.artifact for outcome in results}
        absent = frozenset(self.builder.library.absent)
        rest = [artifact for artifact in found if artifact not in done]
        self.crew.perform(in_units(rest, absent), take, len(rest))
        return results

    def _month_units(self, pages: set[Artifact]) -> Iterable[Unit]:
        for site in sorted({page.site for page in pages}):
            wanted = frozenset(page for page in pages if page.site == site)
            _, _, mirrored = self._standing(site)
            for locale in sorted({page.locale for page in wanted}):
                for month in self._months(site, locale):
                    yield MonthUnit(site, locale, month, mirrored, wanted)

    def _perform(self, units: list[MonthUnit], expected: int) -> None:
        following: list[Artifact] = []

        def take(result: UnitResult) -> None:
            self.records |= result.records
            for outcome in result.outcomes:
                following.extend(self._store(outcome))
            self.progress.tell(lambda: f"{len(self.outcomes)} tệp đã dựng, {expected} trang")

        self.crew.perform(units, take, expected)
        self._build_all(child for child in set(following) if child.place not in self.outcomes)

    def _store(self, outcome: Outcome) -> list[Artifact]:
        """Keep an outcome; return the artifacts that exist because of it and are not built yet."""
        artifact = outcome.artifact
        self.outcomes[artifact.place] = outcome
        self.doomed.pop(artifact.place, None)
        if outcome.error:
            return self._missing(self.state.children(artifact)) if self.is_full else []
        declared = {child.place for child in outcome.children}
        for child in self.state.children(artifact):
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
            if artifact.place not in self.outcomes and self._must_be_built(artifact)
        ]

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
        known |= {site for site, _file in self.outcomes}
        for site in known - standing - {""}:
            self._doom_site(site, kept)

    def _doom_site(self, site: str, kept: set[tuple[str, str]]) -> None:
        for artifact in self.state.artifacts_of(site):
            if artifact.place not in kept:
                self.doomed[artifact.place] = artifact
        for place in [place for place in self.outcomes if place[0] == site and place not in kept]:
            del self.outcomes[place]

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
