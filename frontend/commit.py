"""Going live: new files, then changed ones, then removals; and only then the record of it all."""

from collections.abc import Iterable, Iterator

import orjson

from frontend import artifacts
from frontend.artifacts import Artifact
from frontend.build_state import BuildState
from frontend.builder import Outcome
from frontend.debts import NO_DEBTS, Debts
from frontend.facts import Fact, Record
from frontend.output import Output, file_hash, variants
from frontend.run import UNRESOLVED, Run

SAMPLE = 25
UNKNOWN = "?"
"""Stands for the hash of a file that a killed run may or may not have written."""


class LiveFileDiffers(RuntimeError):
    """A file just written does not hold what was written: the disk, or another writer."""


def commit(
    run: Run,
    state: BuildState,
    output: Output,
    strays: Iterable[Artifact] = (),
    debts: Debts = NO_DEBTS,
) -> None:
    """Make a run's work live, and record it. Killed anywhere, the next run completes it.

    `strays` are files a killed run may have written: they go, unless this run wants them.
    `debts` learn of every file before it is touched, so that no target misses any.
    """
    _doom_unused_media(run, state)
    run.doomed |= {one.place: one for one in strays if one.place not in run.outcomes}
    staged = list(run.outcomes.staged())
    touched = [*staged, *run.doomed.values()]
    with debts.changing():
        state.intend(touched)
        debts.owe(_owed(touched, output))
        _swap(staged, state, output)
        _read_back(staged, run, output)
        for artifact in sorted(run.doomed.values(), key=artifacts.order_of):
            output.remove(artifact)
        output.secure_folders(run.doomed.values())
    with state.transaction():
        _record(run, state)
    if run.is_full:
        _sweep(state, output, debts)


def _owed(touched: Iterable[Artifact], output: Output) -> Iterator[tuple[str, int, bool]]:
    """Return the files of artifacts, where they belong in order, and which are new."""
    for artifact in touched:
        for suffix in variants(artifact):
            name = f"{artifact.output}{suffix}"
            yield name, artifacts.ORDER.index(artifact.kind), not output.is_there(name)


def _sweep(state: BuildState, output: Output, debts: Debts) -> None:
    """Take away what no artifact owns, after a lost state."""
    live = state.live()
    strays = output.strays(live)
    with debts.changing():
        debts.owe((name, 0, False) for name in strays)
        output.sweep(strays)
    for artifact in live:
        output.link_moved(artifact)


def _swap(staged: list[Artifact], state: BuildState, output: Output) -> None:
    """Swap new files in first, for changed ones link to them; markers come last of all."""
    output.secure_staged(staged)
    marks = {"redirect", "gone"}
    for artifact in sorted(
        staged,
        key=lambda one: (one.kind in marks, bool(state.hash_of(one)), artifacts.order_of(one)),
    ):
        output.swap_in(artifact)
    output.secure_folders(staged)


def _read_back(staged: list[Artifact], run: Run, output: Output) -> None:
    for artifact in staged[:SAMPLE]:
        if file_hash(output.live(artifact)) != run.outcomes[artifact.place].hash:
            raise LiveFileDiffers(artifact.output)


def _doom_unused_media(run: Run, state: BuildState) -> None:
    """Take away files that only changed or removed pages showed, or only pages that never came."""
    shown: set[str] = set()
    shown_before = {name for one in run.doomed.values() for name in state.media_of(one)}
    shown_before |= {artifacts.media_name(one) for one in run.outcomes.artifacts("kind = 'media'")}
    for artifact, media, is_at_fault in run.outcomes.shown():
        before = state.media_of(artifact)
        shown |= before if is_at_fault else media
        shown_before |= before
    for name in shown_before - shown:
        users = (artifact.place for artifact in state.users_of(name))
        if all(place in run.doomed or place in run.outcomes for place in users):
            unused = artifacts.media(name)
            run.outcomes.pop(unused.place, None)
            if state.at(*unused.place):
                run.doomed[unused.place] = unused


def _record(run: Run, state: BuildState) -> None:
    state.forget(run.doomed.values())
    read: set[str] = set()
    for names in run.outcomes.facts_read():
        read |= names

    def is_wanted(fact: Fact, record: Record) -> bool:
        is_used = fact.name in read or record.kept is not None
        return is_used or _is_known_again(fact, run, state)

    touched = {
        fact
        for fact in run.touched
        if (record := run.records.get(fact)) is None or not is_wanted(fact, record)
    }
    state.remember_facts(pair for pair in run.records.all() if is_wanted(*pair))
    for outcome in run.outcomes.all():
        _record_outcome(outcome, state)
    for outcome in run.outcomes.parents():
        state.remember_children(outcome.artifact, outcome.children)
    state.forget_facts(touched | run.postponed)
    unresolved = sorted(run.unresolved)
    state.write_note(UNRESOLVED, orjson.dumps(unresolved).decode())
    state.finish()


def _is_known_again(fact: Fact, run: Run, state: BuildState) -> bool:
    """Tell whether a touched fact was asked for anew: what it says now is not to be forgotten."""
    return fact in run.touched and state.recall(fact) is not None


def _record_outcome(outcome: Outcome, state: BuildState) -> None:
    """Record one outcome; a failure keeps what it read, so that a change to it is a new try."""
    artifact = outcome.artifact
    media = state.media_of(artifact) if outcome.error else outcome.media
    digest = outcome.hash or state.hash_of(artifact)
    state.remember(artifact, digest, outcome.error, outcome.facts)
    state.remember_media(artifact, media)


def recover(state: BuildState) -> tuple[set[Artifact], list[Artifact]]:
    """Return what a killed run left: artifacts to build again, and files of no artifact."""
    doubtful, strays = set(), []
    for intended in state.unfinished():
        recorded = state.at(*intended.place)
        if recorded is None:
            strays.append(intended)
        else:
            doubtful.add(recorded)
            state.doubt_content(recorded, UNKNOWN)
    return doubtful, strays
