"""An incremental build equals a full one, whatever editors did and however the run ended."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from frontend.verify import compare, dead_links
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal
from tests.publishing.edits import Edit, histories
from tests.publishing.fake_cms import FakeCms

ONE_RUN = """
import sys
from pathlib import Path
from tests.publishing.conftest import Portal
Portal(sys.argv[1], Path(sys.argv[2])).publish()
"""


def mend(cms: FakeCms) -> None:
    """Give every page that breaks its template a title that does not."""
    for site, identifier, locale in [
        key for key, item in cms.items.items() if item["title"] == "explode"
    ]:
        cms.edit(site, identifier, locale, title="Đã sửa")


def live_through(cms: FakeCms, history: list[list[Edit]], publish: Callable[[], object]) -> None:
    """Let editors and the publisher take turns."""
    for batch in history:
        for edit in batch:
            edit.apply(cms)
        publish()
    mend(cms)
    publish()


def assert_same_output(first: Portal, second: Portal) -> None:
    """Assert that two publishers wrote the same bytes."""
    assert compare(first.public, second.public) == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=histories)
def test_an_incremental_build_equals_a_full_one(
    history: list[list[Edit]], tmp_path_factory: pytest.TempPathFactory
):
    cms = FakeCms()
    folder = tmp_path_factory.mktemp("history")
    serving = fake_cms.serve(cms)
    api = next(serving)
    cms.add_site("thanhdong", languages=("vi", "en"))
    section = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=section)
    follower, fresh = Portal(api, folder / "follower"), Portal(api, folder / "fresh")
    follower.publish()

    live_through(cms, history, follower.publish)

    fresh.publish()
    assert_same_output(follower, fresh)
    assert dead_links(follower.public) == []
    serving.close()


@pytest.mark.parametrize("seed", range(4))
def test_killed_anywhere_and_run_again_it_converges(
    seed: int, cms: FakeCms, api: str, portal: Portal, ward: str, tmp_path: Path
):
    moments = random.Random(seed)  # noqa: S311 - a repeatable choice of moments
    portal.publish()
    for number in range(60):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()

    kill_some_runs(api, portal, moments)
    cms.withdraw("thanhdong", cms.add_section("thanhdong", "tam-thoi"))
    kill_some_runs(api, portal, moments)
    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert_same_output(portal, fresh)


def kill_some_runs(api: str, portal: Portal, moments: random.Random) -> None:
    """Start publishers and kill them without warning, early and late."""
    for _ in range(4):
        command = [sys.executable, "-c", ONE_RUN, api, str(portal.public.parent)]
        process = subprocess.Popen(command)
        try:
            process.wait(timeout=moments.uniform(0.35, 0.9))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
