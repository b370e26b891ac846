"""Several processes: two publishers on one feed, and two on one build state."""

import fcntl
from pathlib import Path

from frontend.verify import compare
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import Process, eventually, running


def heard_of_all(cms: FakeCms, *names: str) -> bool:
    """Tell whether each publisher has said that everything is live."""
    end = str(len(cms.log))
    return set(names) <= {each["publisher"] for each in cms.receipts if each["cursor"] == end}


def test_two_publishers_follow_one_feed_at_once(cms: FakeCms, ward: str, api: str, tmp_path: Path):
    one, two = Portal(api, tmp_path / "one"), Portal(api, tmp_path / "two")
    with running(api, tmp_path / "one", "watch"), running(api, tmp_path / "two", "watch"):
        assert eventually(lambda: heard_of_all(cms, "one", "two"))
        for number in range(20):
            news = cms.add_news("thanhdong", ward, f"tin-{number}")
            cms.move("thanhdong", news, f"/tin-tuc/doi-{number}/")
        assert eventually(lambda: heard_of_all(cms, "one", "two"))

    assert compare(one.public, two.public) == []


def test_two_processes_on_one_build_state_take_turns(
    cms: FakeCms, ward: str, api: str, tmp_path: Path
):
    portal = Portal(api, tmp_path / "one")
    codes = []
    with running(api, tmp_path / "one", "watch") as watching:
        for number in range(4):
            cms.add_news("thanhdong", ward, f"tin-{number}")
            full = ["--full"] if number % 2 else []
            codes.append(Process(api, tmp_path / "one", "publish", *full).wait())
        assert eventually(lambda: heard_of_all(cms, "one"))
        assert watching.is_alive
    again = portal.publish()
    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()

    assert codes == [0, 0, 0, 0]
    assert again.written | again.removed == frozenset()
    assert compare(portal.public, fresh.public) == []


def test_a_process_that_waits_too_long_for_another_says_so(
    cms: FakeCms, ward: str, api: str, portal: Portal
):
    portal.publish()
    folder = portal.public.parent

    with portal.settings.state_file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        late = Process(api, folder, "publish", patience=0.2)
        code = late.wait()

    assert code == 2
    assert "Đã có một tiến trình xuất bản khác" in late.said()
