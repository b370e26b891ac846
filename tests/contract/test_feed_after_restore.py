"""A database that comes back from a backup: no follower of the feed misses what happened between.

A follower is what a publisher is: it keeps what it read, and reads again what changes name; told
that its cursor is no good (410), it reads everything anew.
"""

import copy
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.published import feed
from backend.published.models import Change, Receipt
from tests.contract import city as small_city
from tests.contract.judgements import assert_problem
from tests.contract.test_receipts import RECEIPT, send
from tests.contract.test_the_publisher_follows import Follower, following_port

__all__ = ["following_port"]
AGO = timedelta(days=feed.KEPT_DAYS + 1)
SUBJECTS = "abc"
Ask = Callable[..., Any]


class System:
    """A database with what the feed tells of, as a backup keeps both."""

    def __init__(self) -> None:
        Change.objects.all().delete()
        self.facts: dict[str, int] = {}
        self._versions = 0

    def write(self, subject: str) -> None:
        """Change something: no two histories give it the same value."""
        self._versions += 1
        self.facts[subject] = self._versions
        Change.objects.create(
            site="a", kind="updated", subject=subject, keys=["k"], at=timezone.now()
        )

    def backup(self) -> tuple[dict[str, int], list[Change]]:
        """Return a copy of all there is."""
        return dict(self.facts), list(Change.objects.all())

    def restore(self, kept: tuple[dict[str, int], list[Change]]) -> None:
        """Put a copy in place of all there is."""
        facts, changes = kept
        Change.objects.all().delete()
        Change.objects.bulk_create(copy.copy(change) for change in changes)
        self.facts = dict(facts)


class Reader:
    """Follows the feed over HTTP, and keeps what it read."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._cursor = ""
        self.known: dict[str, int] = {}

    def follow(self, system: System) -> None:
        """Catch up."""
        while self._cursor:
            answer = self._ask("changes/", after=self._cursor, limit=2)
            if answer.status_code == 410:
                break
            assert answer.status_code == 200
            for change in answer.json()["changes"]:
                subject = change["subject"]
                self.known[subject] = system.facts.get(subject, 0)
            self._cursor = answer.json()["next"]
            if not answer.json()["changes"]:
                return
        self._cursor = self._ask("changes/", after="now").json()["next"]
        self.known = dict(system.facts)


STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(SUBJECTS)),
    st.tuples(st.just("follow"), st.integers(0, 1)),
    st.tuples(st.just("backup"), st.just(0)),
    st.tuples(st.just("restore"), st.booleans()),
    st.tuples(st.just("age and drop"), st.integers(1, 4)),
)


@given(steps=st.lists(STEPS, max_size=25))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_who_follows_knows_what_is_true_whatever_was_restored(
    db: None, api: Ask, steps: list[tuple[str, Any]]
) -> None:
    system = System()
    readers = [Reader(api), Reader(api)]
    kept = system.backup()
    for step, detail in steps:
        if step == "write":
            system.write(detail)
        elif step == "follow":
            readers[detail].follow(system)
            assert readers[detail].known == system.facts
        elif step == "backup":
            kept = system.backup()
        elif step == "restore":
            system.restore(kept)
            if detail:
                call_command("restored", verbosity=0)
        else:
            oldest = Change.objects.order_by("pk").values_list("pk", flat=True)[:detail]
            Change.objects.filter(pk__in=list(oldest)).update(at=timezone.now() - AGO)
            feed.number_committed()
            feed.drop_old()
    for reader in readers:
        reader.follow(system)
        assert reader.known == system.facts


def test_after_restored_no_cursor_given_out_before_is_good(db: None, api: Ask) -> None:
    system = System()
    for subject in SUBJECTS:
        system.write(subject)
    given_out = [change["cursor"] for change in api("changes/").json()["changes"]]

    call_command("restored", verbosity=0)

    for cursor in given_out:
        assert_problem(api("changes/", after=cursor), 410)
    assert api("changes/", after=api("changes/", after="now").json()["next"]).status_code == 200


def test_a_receipt_of_another_history_proves_nothing(city: None) -> None:
    cursor = str(feed.end())
    taken = send({**RECEIPT, "cursor": cursor})

    call_command("restored", verbosity=0)
    problem = assert_problem(send({**RECEIPT, "cursor": cursor}), 400)

    assert (taken.status_code, taken.json()["cursor"]) == (201, feed.end().sequence)
    assert [error["field"] for error in problem["errors"]] == ["cursor"]
    assert Receipt.objects.count() == 1


def test_a_publisher_builds_everything_anew_when_the_past_was_another(
    following_port: int, tmp_path: Path
) -> None:
    """The feed has long gone on behind the publisher's cursor, about other things."""
    small_city.provision()
    kept = small_city.live_news("Còn trong bản sao lưu")
    publisher = Follower(following_port, tmp_path / "followed")
    backup = transaction.savepoint()
    lost = small_city.live_news("Mất khi khôi phục")
    publisher.publish()
    folder = publisher.public / "sites/thanhdong/tin-tuc-su-kien"
    was_live = (folder / lost.slug / "index.html").is_file()
    published_up_to = feed.end().sequence
    elsewhere = small_city.news_section("hongbang")

    transaction.savepoint_rollback(backup)
    cache.clear()
    while feed.end().sequence <= published_up_to:
        small_city.live_news(f"Tin sau khi khôi phục {feed.end().sequence}", section=elsewhere)
    publisher.publish()

    assert was_live
    assert (folder / kept.slug / "index.html").is_file()
    assert not (folder / lost.slug).exists()
