"""The change feed: gapless, in the order of commits, honest about what it no longer knows."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from backend.published import feed
from backend.published.models import Change, Item
from tests.cms.conftest import EVENT_AT
from tests.contract import city as small_city
from tests.contract.judgements import assert_problem
from tests.contract.rows import fill_month
from tests.roads import unpublish

ROOT = Path(__file__).parents[2]


def log(count: int, *, days_ago: int = 0) -> None:
    """Append changes to the store's log."""
    at = timezone.now() - timedelta(days=days_ago)
    Change.objects.bulk_create(
        Change(site="thanhdong", kind="updated", subject=str(number), keys=["k"], at=at)
        for number in range(count)
    )


def cursors(answer: Any) -> list[int]:
    return [number_of(change["cursor"]) for change in answer.json()["changes"]]


def number_of(cursor: str) -> int:
    """Return a cursor's number; what is behind it is nobody's business."""
    return int(cursor.partition("-")[0])


def test_the_feed_begins_at_its_beginning_and_has_no_gaps(api: Any) -> None:
    log(5)

    answer = api("changes/")

    assert cursors(answer) == [1, 2, 3, 4, 5]
    assert answer.json()["next"] == answer.json()["changes"][-1]["cursor"]


def test_read_in_parts_it_is_the_same(api: Any) -> None:
    log(5)

    first = api("changes/", limit=2)
    second = api("changes/", limit=2, after=first.json()["next"])
    third = api("changes/", limit=2, after=second.json()["next"])

    assert [cursors(first), cursors(second), cursors(third)] == [[1, 2], [3, 4], [5]]


def test_at_its_end_there_is_nothing_and_the_cursor_stays(api: Any) -> None:
    log(2)

    end = api("changes/").json()["next"]

    assert api("changes/", after=end).json() == {"changes": [], "next": end}


def test_an_empty_feed_has_an_end_too(api: Any) -> None:
    assert api("changes/", after="now").json() == {"changes": [], "next": "0"}
    assert api("changes/").json() == {"changes": [], "next": "0"}


def test_now_is_behind_everything_there_is(api: Any) -> None:
    log(3)

    now = api("changes/", after="now").json()
    log(1)

    assert (now["changes"], number_of(now["next"])) == ([], 3)
    assert cursors(api("changes/", after=now["next"])) == [4]


@pytest.mark.parametrize("after", ["4", "x", "3-", "3-xyz", "-1", "3-0123456789AB", "1" * 19])
def test_a_cursor_nobody_gave_out_is_refused(api: Any, after: str) -> None:
    log(3)

    assert_problem(api("changes/", after=after), 400)


@pytest.mark.parametrize("after", ["2-0123456789ab", "3-0123456789ab", "9-0123456789ab"])
def test_a_cursor_of_another_history_is_gone(api: Any, after: str) -> None:
    log(3)

    problem = assert_problem(api("changes/", after=after), 410)

    assert "khôi phục" in problem["detail"]


def test_a_number_alone_looks_into_the_feed_whatever_its_history(api: Any) -> None:
    log(3)

    assert cursors(api("changes/", after="1")) == [2, 3]


def test_a_cursor_older_than_what_is_kept_is_gone(api: Any) -> None:
    log(3, days_ago=feed.KEPT_DAYS + 1)
    log(1)
    first = api("changes/", limit=1).json()["next"]
    feed.drop_old()

    assert_problem(api("changes/", after=first), 410)
    assert_problem(api("changes/", after="1"), 410)
    assert_problem(api("changes/"), 410)


def test_the_last_of_the_old_stays_so_that_who_has_read_it_goes_on(api: Any) -> None:
    log(3, days_ago=feed.KEPT_DAYS + 1)
    end = api("changes/", after="now").json()["next"]
    log(1)
    api("changes/")

    assert feed.drop_old() == 2

    assert cursors(api("changes/", after=end)) == [4]
    assert cursors(api("changes/", after="3")) == [4]


def test_no_gap_is_dropped_into_the_feed_when_clocks_disagree(api: Any) -> None:
    for days_ago in (40, 0, 40, 40, 0):
        log(1, days_ago=days_ago)
        api("changes/")

    feed.drop_old()

    assert cursors(api("changes/", after="1")) == [2, 3, 4, 5]


def test_numbers_go_on_where_everything_old_was_dropped(api: Any) -> None:
    log(3, days_ago=feed.KEPT_DAYS + 1)
    end = api("changes/", after="now").json()["next"]
    feed.drop_old()
    log(1)

    assert cursors(api("changes/", after=end)) == [4]


def test_a_change_says_what_was_touched_and_nothing_of_what_it_says_now(
    city: None, api: Any
) -> None:
    end = api("changes/", after="now").json()["next"]

    page = small_city.live_news("Khai hội làng", summary="Trống hội rộn ràng")
    (change,) = api("changes/", after=end).json()["changes"]

    start = f"thanhdong:vi:section:{page.get_parent().translation_key}"
    assert (change["site"], change["kind"]) == ("thanhdong", "published")
    assert change["subject"] == str(page.translation_key)
    assert {
        f"item:thanhdong:{page.translation_key}:vi",
        f"place:thanhdong:{page.translation_key}:vi",
        f"alternates:thanhdong:{page.translation_key}",
        "path:thanhdong:/tin-tuc-su-kien/khai-hoi-lang/",
        "paths:thanhdong",
        f"list:{start}",
        f"list:{start}:2026-11",
        f"months:{start}",
        "list:thanhdong:vi:category:news-events:2026-11",
        "list:thanhdong:vi:all:2026-11",
        "list:*:vi:category:news-events",
    } <= set(change["keys"])
    assert "Trống hội" not in json.dumps(change, ensure_ascii=False)


def test_a_story_added_to_a_long_month_touches_its_last_stretch_alone(api: Any) -> None:
    small_city.provision()
    story = small_city.live_news("Khai hội làng")
    fill_month(Item.objects.get(page_id=story.pk), earlier=20, later=24)
    end = api("changes/", after="now").json()["next"]

    small_city.live_news("Bế mạc hội làng", EVENT_AT + timedelta(days=1))
    (change,) = api("changes/", after=end).json()["changes"]

    month = f"list:thanhdong:vi:section:{story.get_parent().translation_key}:2026-11:"
    assert [key.removeprefix(month) for key in change["keys"] if key.startswith(month)] == ["2"]


def test_a_story_that_leaves_a_long_month_touches_every_stretch_from_its_own(api: Any) -> None:
    small_city.provision()
    story = small_city.live_news("Khai hội làng")
    fill_month(Item.objects.get(page_id=story.pk), earlier=20, later=24)
    end = api("changes/", after="now").json()["next"]

    unpublish(story)
    (change,) = api("changes/", after=end).json()["changes"]

    month = f"list:thanhdong:vi:section:{story.get_parent().translation_key}:2026-11:"
    assert [key.removeprefix(month) for key in change["keys"] if key.startswith(month)] == [
        "1",
        "2",
    ]


def test_it_is_never_kept_by_a_cache(api: Any) -> None:
    assert api("changes/")["Cache-Control"] == "no-store"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What readers saw while several wrote, on a real database with real commits."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PORTAL_DATABASE_URL"
    }
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    environment["PORTAL_STATE"] = str(tmp_path_factory.mktemp("feed"))
    if request.param == "postgresql":
        environment["PORTAL_DATABASE_URL"] = request.getfixturevalue("postgresql")
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.feed_race"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_reader_misses_a_change_while_many_write(outcome: Any) -> None:
    subjects = [{subject for _cursor, subject in seen} for seen in outcome["seen"]]

    assert [len(seen) for seen in outcome["seen"]] == [150] * 3
    assert subjects[0] == subjects[1] == subjects[2]
    assert len(subjects[0]) == 150


def test_every_reader_sees_the_same_order_without_gaps(outcome: Any) -> None:
    first, *others = outcome["seen"]

    assert all(other == first for other in others)
    assert [number_of(cursor) for cursor, _subject in first] == list(range(1, 151))


@pytest.mark.parametrize("writer", range(6))
def test_what_one_writer_committed_comes_in_its_order(outcome: Any, writer: int) -> None:
    own = [
        int(subject.split(":")[1])
        for _cursor, subject in outcome["seen"][0]
        if subject.startswith(f"{writer}:")
    ]

    assert own == list(range(25))


def test_who_waits_is_answered_as_soon_as_something_is_committed(outcome: Any) -> None:
    assert outcome["waited"] < 1
