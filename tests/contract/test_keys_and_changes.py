"""What the publisher's correctness rests on: no answer changes without a change naming its keys.

An answer that changed must have named, before, a key that the feed names now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from backend.approval.guard import road
from backend.published import store, stretches
from tests.contract.edits import EDITS, IMPOSSIBLE_BY_NOW, Scene, change, now, resume, stage
from tests.contract.snapshots import Snapshot, newest_change, snapshot, unannounced
from tests.neighbours import taken_back
from tests.roads import publish, unpublish

pytestmark = pytest.mark.long

FEW_LONG_HISTORIES = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def short_stretches() -> Iterator[None]:
    """Let the few stories of the city fill several stretches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "STRETCH", 2)
        yield


@dataclass(frozen=True)
class Beginning:
    """A scene before anybody edits it: what the API answers, and its newest change."""

    scene: Scene
    answers: Snapshot
    seen: int


@pytest.fixture(scope="module")
def beginning(
    django_db_setup: None, django_db_blocker: Any, _files: None, short_stretches: None
) -> Iterator[Beginning]:
    """Where every edit begins: made once, for each is undone before the next."""
    cache.clear()
    with django_db_blocker.unblock(), taken_back():
        yield Beginning(stage(), snapshot(), newest_change())


@pytest.fixture
def scene(beginning: Beginning, db: None) -> Scene:
    """The scene as it stands in the database: nothing an earlier edit left in memory."""
    return beginning.scene.read_again()


@pytest.mark.parametrize("edit", EDITS)
def test_no_answer_changes_unannounced(beginning: Beginning, scene: Scene, edit: str) -> None:
    with road():
        EDITS[edit](scene)

    assert unannounced(beginning.answers, snapshot(beginning.answers), beginning.seen) == []
    assert newest_change() > beginning.seen
    assert store.reconcile() == []


def test_an_old_story_back_after_being_taken_off_is_announced(scene: Scene) -> None:
    change(scene.cited, slug="hoi-lang")
    unpublish(now(scene.cited))
    before, seen = snapshot(), newest_change()

    publish(now(scene.cited))

    assert unannounced(before, snapshot(before), seen) == []


class AnyEdits(RuleBasedStateMachine):
    """Whatever editors do one after the other, every changed answer is announced."""

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        self.scene = beginning.scene.read_again()
        self.before, self.seen = beginning.answers, beginning.seen
        self.history = transaction.atomic()
        self.history.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        cache.clear()  # Wagtail remembers renditions of the last history's pictures

    @rule(edit=st.sampled_from(sorted(EDITS)))
    def do(self, edit: str) -> None:
        try:
            with transaction.atomic(), road():
                EDITS[edit](self.scene)
        except IMPOSSIBLE_BY_NOW:
            return
        self.judge()

    @rule()
    def bring_back(self) -> None:
        try:
            resume()
        except IMPOSSIBLE_BY_NOW:
            return
        self.judge()

    def judge(self) -> None:
        after = snapshot(self.before)
        assert unannounced(self.before, after, self.seen) == []
        assert store.reconcile() == []
        self.before, self.seen = after, newest_change()


def test_no_answer_changes_unannounced_whatever_came_before(beginning: Beginning, db: None) -> None:
    def begun() -> AnyEdits:
        return AnyEdits(beginning)

    run_state_machine_as_test(begun, settings=FEW_LONG_HISTORIES)  # type: ignore[arg-type]
