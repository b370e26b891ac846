"""One run: stages everything that must change, so that all of it can go live together."""

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

import orjson

from frontend import answers, artifacts, keys, planner
from frontend.artifacts import Artifact
from frontend.bulk import MonthUnit
from frontend.client import QuestionFault
from frontend.facts import Fact, Versions
from frontend.keys import Place
from frontend.payloads import Site
from frontend.planner import Plan
from frontend.routes import UnsafePath
from frontend.staging import MANY, Staging

UNRESOLVED = "unresolved"


class Left(Enum):
    """What of the changes of a moment can be left for the next run."""

    NOTHING = auto()
    MORE = auto()
    """The pages that came are built now, and name others that may have come after them."""
    REST = auto()


class Early(NamedTuple):
    """What was read before it was known which items there are, and the items made of it."""

    lists: set[Fact] = set()
    items: set[Artifact] = set()


@dataclass
class Run(Staging):
    """What one run builds and takes away, in rounds: what changed, or everything."""

    unresolved: set[Place] = field(default_factory=set)
    postponed: set[Fact] = field(default_factory=set)
    """Facts of which nobody knows whether what was made of them is still true."""

    # A round of changes

    def absorb(self, touched: frozenset[str], doubtful: frozenset[Artifact] = frozenset()) -> None:
        """Stage what a round of changes asks for. Items come first: lists must know which exist."""
        library = self.builder.library
        self.crew.begin_round()
        library.absent = self._absent()
        facts = self._touched_by(touched)
        again = self.outcomes.made_of(facts)
        settled = self._settle_sites(touched, facts)
        facts = planner.without_sites(facts, settled)
        places = planner.places_in(touched) | self._earlier_unresolved()
        plan = self._resolve({place for place in places if place.site not in settled})
        for artifact in plan.remove:
            self._doom_if_there(artifact)
        again = {one for one in again if self._is_known(one)}
        listing = {fact for fact in facts if library.kinds[fact.kind].listing}
        stale = again | doubtful | self.state.unanswered()
        stale |= planner.readers_of_changed(facts - listing, self.state, library)
        # What stood where another page stands now has nothing left to be built from.
        taken = {artifact.place for artifact in plan.build}
        stale = {artifact for artifact in stale if artifact.place not in taken}
        stale = self._not_doomed(planner.outside(settled, stale)) | plan.build
        items = {artifact for artifact in stale if artifact.kind in {"item", "media"}}
        before = library.absent
        self._build_all(items)
        library.absent = self._absent()
        early = self._built_too_early(before, self.records)
        listing |= early.lists | self._lists_that_missed(before - library.absent)
        late = planner.readers_of_changed(listing, self.state, library)
        rest = (stale | planner.outside(settled, late)) - plan.build - items
        self._build_all(self._still_wanted(rest) | (plan.build - items) | early.items)

    def complete(self, touched: frozenset[str]) -> Left:
        """Build the pages that came into being meanwhile: what was read since may name them.

        All else that happened is left for the next run: it is told of it again, for the cursor
        stays where it is. Until then a page that changed, moved or went is what it was, which is
        whole too. What cannot be left so, readers of a page that never was among it, must be
        absorbed.
        """
        facts = planner.facts_in(touched, self.state, self.records)
        kinds = self.builder.library.kinds
        if keys.SYSTEM in touched or keys.sites_opened_or_not(touched):
            return Left.NOTHING
        if not all(kinds[fact.kind].listing or kinds[fact.kind].certain for fact in facts):
            return Left.NOTHING
        if any(fact.kind == "neighbours" for fact in self.records.touched(touched)):
            # A month's archive leads to the months beside it, and these stand with their section.
            return Left.NOTHING
        earlier = self.unresolved
        plan = self._resolve(planner.places_in(touched))
        self.unresolved |= earlier
        if any(one.kind == "item" and not self._is_there(one) for one in plan.remove):
            return Left.NOTHING
        self.postponed |= facts
        missing = {one for one in plan.build if not self._is_there(one)}
        pages = {one for one in missing if one.kind in artifacts.PAGE_KINDS}
        self._build_all(pages)
        if not self._absent() <= self.builder.library.absent:
            return Left.NOTHING
        names_others = len(pages) >= MANY or any(map(self._names_others, pages))
        return Left.MORE if names_others else Left.REST

    def _names_others(self, page: Artifact) -> bool:
        """Tell whether a page just built leads to what may have come after it was asked for."""
        outcome = self.outcomes[page.place]
        library = self.builder.library
        languages = answers.alternates(page.site, page.locale, page.subject)
        if any(library.kinds[fact.kind].listing for fact in outcome.facts):
            return True
        return not outcome.error and len(library.load(languages)) > 1

    def _is_there(self, artifact: Artifact) -> bool:
        """Tell whether something stands at an artifact's place, or will once the run is live."""
        if self.outcomes.at(artifact.place) is not None:
            return True
        return artifact.place not in self.doomed and bool(self.state.hash_of(artifact))

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
        staged = self.outcomes.artifacts("kind = 'robots'")
        live = self.state.children(artifacts.hosts())
        return {each.site for each in [*staged, *live] if each.kind == "robots"}

    def _build_anew(self, found: Collection[str]) -> None:
        """Build all there is of some sites: items first, so that lists know which there are."""
        library = self.builder.library
        wanted = {artifact for site in sorted(found) for artifact in self._all_of(site)}
        items = {artifact for artifact in wanted if artifact.kind == "item"}
        before = library.absent
        self._build_all(items)
        library.absent = self._absent()
        early = self._built_too_early(before, self.records.of_sites(found))
        self._build_all(self._still_wanted(wanted - items) | early.items)

    def _all_of(self, site: str) -> set[Artifact]:
        """Return what is to be built of a site; doom what stands no more, forget what was read."""
        self._doubt(self.records.of_sites([site]))
        for artifact in list(self.outcomes.artifacts("site = ?", site)):
            del self.outcomes[artifact.place]
        pages, markers, _ = self._standing(site)
        places = {artifact.place for artifact in (*pages, *markers)}
        live = self.state.artifacts_of(site)
        for artifact in live:
            if artifact.kind in artifacts.STANDING_KINDS and artifact.place not in places:
                self._doom(artifact)
        others = {each for each in live if each.kind not in artifacts.STANDING_KINDS}
        own = {*pages, *markers, *artifacts.site_files(site)}
        return own | self._not_doomed(others)

    def _touched_by(self, names: frozenset[str]) -> set[Fact]:
        """Return the facts that keys touch, and forget what is known of them."""
        facts = planner.facts_in(names, self.state, self.records)
        self._doubt(facts)
        return facts

    def _lists_that_missed(self, found: set[tuple[str, str, str]]) -> set[Fact]:
        """Return the lists that left out items which now exist."""
        names = (keys.absence(site, identifier, locale) for site, locale, identifier in found)
        return self._touched_by(frozenset(names))

    def _built_too_early(
        self, absent_before: set[tuple[str, str, str]], among: Iterable[Fact]
    ) -> Early:
        """Forget lists read while it was not known which items there are, and name who read them.

        Items that show their neighbours read lists, yet are built before lists are; and they lead
        to their other languages.
        """
        library = self.builder.library
        if library.absent == absent_before:
            return Early()
        led_to = _led_to(library.absent ^ absent_before)
        lists = {
            fact
            for fact in among
            if library.kinds[fact.kind].listing or _without_language(fact) in led_to
        }
        readers = self.outcomes.made_of(lists)
        self._doubt(lists)
        return Early(lists, {artifact for artifact in readers if artifact.kind == "item"})

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

    def _heal_lists(self) -> None:
        """Build again the lists that were built before it was known which items are absent."""
        absent = self._absent()
        if not absent:
            return
        self.builder.library.absent = absent
        sites = {(site, locale) for site, locale, _ in absent}
        lists = {
            artifact
            for artifact in self.outcomes.artifacts(
                "kind IN ('home', 'section', 'agenda', 'archive', 'feed')"
            )
            if (artifact.site, artifact.locale) in sites
        }
        # A sitemap names what is absent in other languages too.
        own = {site for site, _ in sites}
        led_to = _led_to(absent)
        lists |= {
            artifact
            for artifact in self.outcomes.artifacts("kind = 'sitemap_part'")
            if artifact.site in own
        }
        kinds = self.builder.library.kinds
        read = {
            fact
            for fact in self.records
            if (kinds[fact.kind].listing and (fact.site, fact.locale) in sites)
            or (fact.kind == "standing" and fact.site in own)
            or _without_language(fact) in led_to
        }
        lists |= {one for one in self.outcomes.made_of(read) if one.kind == "item"}
        self._doubt(read)
        self._build_all(lists)


def _led_to(items: Versions) -> set[tuple[str, str, str]]:
    """Return what facts of where these items stand begin with, whichever language says it."""
    return {("alternates", site, identifier) for site, _, identifier in items}


def _without_language(fact: Fact) -> tuple[str, str, str]:
    return fact.kind, fact.site, fact.subject
