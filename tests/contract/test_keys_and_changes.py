"""What the publisher's correctness rests on: no answer changes without a change naming its keys.

An answer that changed must have named, before, a key that the feed names now.
"""

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
from wagtail.models import Locale

from backend.approval.guard import road
from backend.published import store, stretches
from backend.published.models import Item
from tests.contract.city import live_news, provision
from tests.contract.edits import EDITS, IMPOSSIBLE_BY_NOW, change, now, resume, stage
from tests.contract.snapshots import newest_change, snapshot, unannounced
from tests.roads import publish, unpublish

FEW_LONG_HISTORIES = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few stories of the city fill several stretches."""
    monkeypatch.setattr(stretches, "STRETCH", 2)


@pytest.mark.parametrize("edit", EDITS)
def test_no_answer_changes_unannounced(db: None, edit: str) -> None:
    scene = stage()
    before, seen = snapshot(), newest_change()

    with road():
        EDITS[edit](scene)

    assert unannounced(before, snapshot(before), seen) == []
    assert newest_change() > seen
    assert store.reconcile() == []


def test_an_old_story_back_after_being_taken_off_is_announced(db: None) -> None:
    scene = stage()
    change(scene.cited, slug="hoi-lang")
    unpublish(now(scene.cited))
    before, seen = snapshot(), newest_change()

    publish(now(scene.cited))

    assert unannounced(before, snapshot(before), seen) == []


class AnyEdits(RuleBasedStateMachine):
    """Whatever editors do one after the other, every changed answer is announced."""

    def __init__(self) -> None:
        super().__init__()
        self.history = transaction.atomic()
        self.history.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        cache.clear()  # Wagtail remembers renditions of the last history's pictures
        self.scene = stage()
        self.before, self.seen = snapshot(), newest_change()

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


def test_no_answer_changes_unannounced_whatever_came_before(db: None) -> None:
    run_state_machine_as_test(AnyEdits, settings=FEW_LONG_HISTORIES)


def test_what_stands_below_an_untranslated_section_waits_for_its_translation(db: None) -> None:
    provision()
    story = live_news("Đón đoàn khách")
    english = Locale.objects.get(language_code="en")

    copy = publish(story.copy_for_translation(english, copy_parents=True))
    hidden = Item.objects.filter(locale="en", type__in=["news", "section"], site="thanhdong")
    before = set(hidden.values_list("title", flat=True))
    section = copy.get_parent().specific
    section.alias_of, section.title = None, "News"
    publish(section)

    assert not before & {story.title, story.get_parent().title}
    assert set(hidden.values_list("title", flat=True)) - before == {story.title, "News"}
    assert store.reconcile() == []
