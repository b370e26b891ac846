"""An incremental build equals a full one, whatever editors did and however the run ended."""

import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from frontend.verify import compare, dead_links
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal
from tests.publishing.edits import Edit, histories
from tests.publishing.fake_cms import FakeCms

RUN_THAT_DIES = """
import os, signal, sys
from pathlib import Path
from frontend.build_state import BuildState
from frontend.client import Client
from frontend.output import Output
from tests.publishing.conftest import Portal

api, folder, step, count = sys.argv[1:]
owner = {"Output": Output, "BuildState": BuildState, "Client": Client}[step.split(".")[0]]
name = step.split(".")[1]
original = getattr(owner, name)
calls = []

def dying(*given, **named):
    calls.append(1)
    if len(calls) == int(count):
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*given, **named)

setattr(owner, name, dying)
Portal(api, Path(folder)).publish()
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


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=histories, often=strategies.integers(min_value=1, max_value=12))
def test_what_happens_while_a_run_reads_leads_nobody_astray_and_is_not_forgotten(
    history: list[list[Edit]], often: int, tmp_path_factory: pytest.TempPathFactory
):
    cms = FakeCms()
    folder = tmp_path_factory.mktemp("meanwhile")
    serving = fake_cms.serve(cms)
    api = next(serving)
    cms.add_site("thanhdong", languages=("vi", "en"))
    section = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=section)
    follower, fresh = Portal(api, folder / "follower"), Portal(api, folder / "fresh")
    follower.publish()

    for batch in history:
        Edit("add news", 0, len(cms.log) % 400).apply(cms)
        edit_while_asked(cms, batch, often)
        follower.publish()
        cms.on_request = lambda _path: None
        assert dead_links(follower.public) == []
    mend(cms)
    follower.publish()

    fresh.publish()
    assert_same_output(follower, fresh)
    serving.close()


def edit_while_asked(cms: FakeCms, edits: list[Edit], often: int) -> None:
    """Let each edit happen at the next few of the publisher's questions."""
    questions, waiting = count(1), iter(edits)

    def edit(_path: str) -> None:
        if next(questions) % often == 0 and (following := next(waiting, None)):
            following.apply(cms)

    cms.on_request = edit


@pytest.mark.parametrize("count", [1, 15])
@pytest.mark.parametrize(
    "step",
    ["Output.stage", "Output.swap_in", "Output.remove", "BuildState.remember", "BuildState.finish",
     "BuildState.intend", "BuildState.write_note", "Client.send_receipt"],
)  # fmt: skip
def test_killed_anywhere_and_run_again_it_converges(
    step: str, count: int, cms: FakeCms, api: str, portal: Portal, ward: str, tmp_path: Path
):
    notices = cms.add_section("thanhdong", "thong-bao")
    cms.files["1/tep.pdf"] = b"tep"
    first = cms.add_news("thanhdong", notices, "cat-dien", image="/media/1/tep.pdf")
    portal.publish()
    for number in range(30):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.move("thanhdong", first, "/thong-bao/lich-cat-dien/")
    killed_run(api, portal, step, count)
    cms.withdraw("thanhdong", notices)
    cms.edit("thanhdong", ward, title="Tin mới")
    killed_run(api, portal, step, count)

    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert_same_output(portal, fresh)
    assert not portal.has("media/1/tep.pdf")


@pytest.mark.parametrize("step", ["Output.swap_in", "BuildState.remember"])
def test_a_first_build_killed_and_run_again_leaves_nothing_behind(
    step: str, cms: FakeCms, api: str, portal: Portal, ward: str, tmp_path: Path
):
    item = cms.add_news("thanhdong", ward, "mot")
    killed_run(api, portal, step, 15)
    cms.withdraw("thanhdong", item)

    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert_same_output(portal, fresh)


def killed_run(api: str, portal: Portal, step: str, count: int) -> None:
    """Let a publisher run in a process of its own that dies at a step's nth time, if it comes."""
    folder = str(portal.public.parent)
    command = [sys.executable, "-c", RUN_THAT_DIES, api, folder, step, str(count)]
    finished = subprocess.run(command, check=False, timeout=60)
    assert finished.returncode in {0, -signal.SIGKILL}
