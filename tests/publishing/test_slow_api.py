"""An API that is slow, silent, or goes away in the middle of a run: nothing is lost."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from frontend.client import ApiUnavailable
from frontend.publisher import Publisher
from frontend.verify import compare
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import eventually, running
from tests.publishing.test_killed_at_random import is_live
from tests.publishing.test_readers import dead_ends


def change_much(cms: FakeCms, ward: str) -> None:
    """Publish, move and withdraw."""
    first = cms.add_news("thanhdong", ward, "mot")
    for number in range(22):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.move("thanhdong", first, "/tin-tuc/doi/")
    cms.withdraw("thanhdong", cms.add_news("thanhdong", ward, "hai"))


def assert_caught_up(portal: Portal, api: str, folder: Path) -> None:
    """Assert that a portal is as a fresh publisher would build it."""
    fresh = Portal(api, folder)
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


def down_from(cms: FakeCms, count: int) -> Callable[[str], None]:
    """Let the API go away with its nth request."""
    asked: list[str] = []

    def count_down(path: str) -> None:
        asked.append(path)
        cms.is_down = cms.is_down or len(asked) >= count

    return count_down


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("count", [1, 4, 10, 24])
def test_an_api_that_goes_away_in_the_middle_of_a_run_costs_nothing(
    count: int, full: bool, cms: FakeCms, ward: str, api: str, portal: Portal, tmp_path: Path
):
    portal.publish()
    change_much(cms, ward)
    cms.on_request = down_from(cms, count)
    with pytest.raises(ApiUnavailable):
        portal.publish(full=full)
    broken = dead_ends(portal.public)
    cms.on_request, cms.is_down = lambda _path: None, False
    cms.add_news("thanhdong", ward, "sau-do")

    portal.publish()

    assert broken == set()
    assert_caught_up(portal, api, tmp_path / "fresh")


@pytest.mark.parametrize("silent_at", ["changes", "sites/thanhdong/pages", "sites/thanhdong/paths"])
def test_an_answer_that_never_comes_is_given_up_and_asked_for_again(
    silent_at: str, cms: FakeCms, ward: str, api: str, portal: Portal, tmp_path: Path
):
    portal.publish()
    change_much(cms, ward)
    over = threading.Event()

    def stay_silent(path: str) -> None:
        if path.startswith(silent_at):
            over.wait(30)

    cms.on_request = stay_silent
    impatient = replace(portal.settings, answer_seconds=1)
    with Publisher(impatient) as publisher, pytest.raises(ApiUnavailable):
        publisher.publish()
    over.set()
    cms.on_request = lambda _path: None

    portal.publish()

    assert_caught_up(portal, api, tmp_path / "fresh")


def test_a_slow_api_is_waited_for(cms: FakeCms, ward: str, api: str, tmp_path: Path):
    portal = Portal(api, tmp_path / "slow")
    cms.on_request = lambda _path: time.sleep(0.05)
    with running(api, tmp_path / "slow", "watch") as process:
        assert eventually(lambda: is_live(cms))
        change_much(cms, ward)
        assert eventually(lambda: is_live(cms))
        assert process.is_alive
    cms.on_request = lambda _path: None

    assert_caught_up(portal, api, tmp_path / "fresh")
