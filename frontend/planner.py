"""From what was touched to what must be built: the same facts, read backwards."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from frontend import artifacts, keys, routes
from frontend.artifacts import Artifact
from frontend.build_state import BuildState
from frontend.client import QuestionFault
from frontend.derivations import ANSWERED_OF_A_WITHHELD_SITE
from frontend.facts import Fact, Library
from frontend.keys import Place
from frontend.ledger import Records
from frontend.payloads import PlaceAnswer


@dataclass
class Plan:
    """What a round of changes asks for."""

    build: set[Artifact] = field(default_factory=set)
    remove: set[Artifact] = field(default_factory=set)

    def settle(self, site: str, answer: PlaceAnswer) -> None:
        """Plan what stands at a path, and the end of whatever else stood there."""
        page = Artifact("item", site, routes.file_of(answer.path))
        redirect = Artifact("redirect", site, routes.redirect_file(answer.path))
        gone = artifacts.gone_at(site, answer.path)
        match answer.status:
            case "page":
                self.build.add(artifacts.page_at(site, answer))
                self.remove |= {redirect, gone}
            case "redirect":
                self.build.add(artifacts.redirect_at(site, answer))
                self.remove |= {page, gone}
            case "gone":
                self.build.add(gone)
                self.remove |= {page, redirect}

    def clear(self, site: str, path: str) -> None:
        """Plan that nothing stands at a path."""
        self.remove |= {
            Artifact("item", site, routes.file_of(path)),
            Artifact("redirect", site, routes.redirect_file(path)),
            artifacts.gone_at(site, path),
        }


def places_in(touched: Iterable[str]) -> set[Place]:
    """Return the places among keys."""
    return {place for key in touched if (place := keys.place_of(key)) is not None}


def facts_in(touched: frozenset[str], state: BuildState, records: Records) -> set[Fact]:
    """Return the facts that keys touch, recorded by earlier runs or in this one."""
    return state.facts_touched(touched) | records.touched(touched)


def without_sites(facts: Iterable[Fact], sites: Container[str]) -> set[Fact]:
    """Return the facts that can be asked for, or need be: of some sites only what lists say."""
    return {
        fact for fact in facts if fact.site not in sites or fact.kind in ANSWERED_OF_A_WITHHELD_SITE
    }


def outside(sites: Container[str], found: Iterable[Artifact]) -> set[Artifact]:
    """Return the artifacts of other sites than some, and the notices of these."""
    return {each for each in found if each.site not in sites or each.kind == "notice"}


def readers_of_changed(facts: Iterable[Fact], state: BuildState, library: Library) -> set[Artifact]:
    """Return the artifacts made of any fact that is no longer as it was recorded."""
    return {
        artifact
        for fact in facts
        if state.is_read(fact) and _has_changed(fact, state, library)
        for artifact in state.readers([fact])
    }


def _has_changed(fact: Fact, state: BuildState, library: Library) -> bool:
    try:
        return library.has_changed(fact, state.recall(fact))
    except QuestionFault:
        # Those who read it fail one by one, and are named.
        return True
