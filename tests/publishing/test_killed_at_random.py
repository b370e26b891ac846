"""Killed at any moment, a real process leaves nothing broken, and its successor completes it."""

import random
import time
from pathlib import Path

import pytest

from frontend.verify import compare, dead_links
from tests.publishing.conftest import Portal
from tests.publishing.edits import VERBS, Edit
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import Process, eventually
from tests.publishing.test_readers import dead_ends
from tests.publishing.test_whole_and_changed import mend

KILLS = 8
LONGEST_DELAY = 0.6
"""Seconds: more than a run takes, so that kills fall before, into and after it."""


def some_edits(cms: FakeCms, chance: random.Random) -> None:
    """Let editors do a few things at once."""
    for _ in range(chance.randint(1, 5)):
        edit = Edit(chance.choice(sorted(VERBS)), chance.randrange(400), chance.randrange(400))
        edit.apply(cms)


def is_live(cms: FakeCms) -> bool:
    """Tell whether a publisher has said that everything is live."""
    return bool(cms.receipts) and cms.receipts[-1]["cursor"] == str(len(cms.log))


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_while_following_it_converges(
    seed: int, cms: FakeCms, ward: str, api: str, tmp_path: Path
):
    chance = random.Random(seed)  # noqa: S311 - no secret
    follower = Portal(api, tmp_path / "follower")
    follower.publish()
    broken: list[set[str]] = []

    for _ in range(KILLS):
        some_edits(cms, chance)
        cms.receipts.clear()
        process = Process(api, tmp_path / "follower", "watch")
        eventually(lambda: "changes/" in "".join(cms.requests[-1:]) or is_live(cms))
        some_edits(cms, chance)
        time.sleep(chance.random() * LONGEST_DELAY)
        process.kill()
        broken.append(dead_ends(follower.public))

    assert broken == [set()] * KILLS
    mend(cms)
    follower.publish()
    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert compare(follower.public, fresh.public) == []
    assert dead_links(follower.public) == []


def test_first_builds_killed_at_random_converge(cms: FakeCms, ward: str, api: str, tmp_path: Path):
    chance = random.Random(3)  # noqa: S311 - no secret
    for number in range(150):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()

    for _ in range(5):
        cms.requests.clear()
        process = Process(api, tmp_path / "first", "publish")
        assert eventually(lambda: bool(cms.requests))
        time.sleep(chance.random() * 2 * LONGEST_DELAY)
        process.kill()
        cms.withdraw("thanhdong", next(k[1] for k, v in cms.items.items() if v["type"] == "news"))

    first, fresh = Portal(api, tmp_path / "first"), Portal(api, tmp_path / "fresh")
    first.publish()
    fresh.publish()
    assert compare(first.public, fresh.public) == []
