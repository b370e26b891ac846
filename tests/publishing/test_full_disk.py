"""A disk that takes no more: nothing half-written shows, it is said in words, and made up for."""

import errno
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontend.artifacts import Artifact
from frontend.build_state import BuildState
from frontend.output import Output
from frontend.publisher import CannotWrite
from frontend.verify import compare
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import Process, eventually, running
from tests.publishing.test_killed_at_random import is_live
from tests.publishing.test_readers import dead_ends

MEGABYTE = 1 << 20
PAGE_BYTES = 60_000
"""More than the space left, and more than a file may hold where files are limited."""


class Disk:
    """Where a publisher works; `fill` takes its room away, `clear` gives it back."""

    complaint = "Không ghi được"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, process: Process) -> None:
        """Leave no room for a page more."""
        process.limit_files(PAGE_BYTES // 4)

    def clear(self, process: Process) -> None:
        """Make room again."""
        process.limit_files(None)


class SmallDisk(Disk):
    """A real file system of a few megabytes."""

    complaint = "Hết chỗ trên đĩa"

    def fill(self, process: Process) -> None:
        """Write until the disk is full, then let go of a little."""
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as opened:
            try:
                while True:
                    opened.write(b"x" * 4096)
            except OSError:
                opened.truncate(max(0, filler.stat().st_size - PAGE_BYTES // 2))

    def clear(self, process: Process) -> None:
        """Remove what fills it."""
        (self.folder / "filler").unlink()


def mounted(folder: Path) -> bool:
    """Tell whether a small disk could be mounted at a folder: not every machine allows it."""
    command = ["/bin/mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Disk]:
    """A full disk where one can be mounted; else, as in `limited`, files that may not grow."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder):
        yield Disk(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def limited(tmp_path: Path) -> Disk:
    """A disk on which no file may grow: possible on every machine."""
    return Disk(tmp_path / "disk")


def add_long_news(cms: FakeCms, section: str, count: int) -> None:
    """Publish pages that need room, and that compress badly."""
    for number in range(count):
        text = "".join(f"{number * 7919 + each * 104729:x}" for each in range(PAGE_BYTES // 7))
        cms.put_news("thanhdong", section, f"dai-{number}", body=[{"type": "text", "html": text}])
    cms.commit()


@pytest.mark.parametrize("disk", ["small_disk", "limited"])
def test_watching_survives_a_full_disk_and_catches_up(
    disk: str, cms: FakeCms, ward: str, api: str, tmp_path: Path, request: pytest.FixtureRequest
):
    place: Disk = request.getfixturevalue(disk)
    portal = Portal(api, place.folder)
    cms.add_news("thanhdong", ward, "mot")
    with running(api, place.folder, "watch") as process:
        assert eventually(lambda: is_live(cms))
        before = portal.files()
        place.fill(process)
        add_long_news(cms, ward, 12)
        assert eventually(lambda: place.complaint in process.said())
        cms.withdraw("thanhdong", cms.add_news("thanhdong", ward, "hai"))
        assert eventually(lambda: process.said().count("thử lại sau") > 2)
        assert {n: f for n, f in portal.files().items() if ".staging" not in n} == before
        assert process.is_alive

        place.clear(process)

        assert eventually(lambda: is_live(cms))
        assert process.is_alive
    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert compare(portal.public, fresh.public) == []


def test_publishing_once_to_a_full_disk_says_so(
    cms: FakeCms, ward: str, portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    refuse_from(monkeypatch, Output, "stage", 1, OSError(errno.ENOSPC, "No space left on device"))

    with pytest.raises(CannotWrite, match="Hết chỗ trên đĩa"):
        portal.publish()


def test_what_fits_only_in_part_is_not_taken_for_written(tmp_path: Path):
    """A disk that has room for some of a file takes that much, and says so only when asked again."""
    output = Output(tmp_path)
    output.prepare()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PAGE_BYTES // 4, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            output.stage(Artifact("item", "thanhdong", "dai/index.html"), b"x" * PAGE_BYTES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refuse_from(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, count: int, fault: Exception
) -> None:
    """Let a step fail from its nth time on."""
    original: Callable[..., object] = getattr(owner, name)
    calls: list[str] = []

    def refusing(*given: object, **named: object) -> object:
        calls.append(name)
        if len(calls) >= count:
            raise fault
        return original(*given, **named)

    monkeypatch.setattr(owner, name, refusing)


NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
NO_PAGE = sqlite3.OperationalError("database or disk is full")


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize(
    ("owner", "step", "fault"),
    [(Output, "prepare", NO_SPACE), (Output, "stage", NO_SPACE), (Output, "swap_in", NO_SPACE),
     (Output, "remove", NO_SPACE), (BuildState, "intend", NO_PAGE),
     (BuildState, "remember", NO_PAGE), (BuildState, "finish", NO_PAGE),
     (BuildState, "write_note", NO_PAGE)],
)  # fmt: skip
def test_wherever_the_room_ends_no_link_is_dead_and_the_next_run_completes_it(
    owner: type, step: str, fault: Exception, count: int, cms: FakeCms, ward: str, api: str,
    portal: Portal, tmp_path: Path,
):  # fmt: skip
    notices = cms.add_section("thanhdong", "thong-bao")
    for number in range(5):
        cms.add_news("thanhdong", notices, f"cu-{number}")
    portal.publish()
    cms.withdraw("thanhdong", notices)
    for number in range(22):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()

    with pytest.MonkeyPatch.context() as refusing:
        refuse_from(refusing, owner, step, count, fault)
        for _ in range(count):  # some steps come once in a run
            try:
                portal.publish()
            except CannotWrite:
                break
    broken = dead_ends(portal.public)
    portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert broken == set()
    assert compare(portal.public, fresh.public) == []
