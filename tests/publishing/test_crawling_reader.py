"""A reader who crawls over HTTP while publishing goes on meets nothing broken, half or missing."""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.publishing.edits import VERBS, Edit
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import eventually, running
from tests.publishing.test_killed_at_random import is_live
from tests.services.postgresql import free_port

HOSTS = ("thanhdong.localhost", "khac.localhost")
ROUNDS = 5
RUNS = 14
APART = {"break or mend template", "suspend or resume"}
"""A page that cannot be built stands on purpose as it was; and a site off the web has no pages."""


class Reader:
    """The crawler's process, and what it said so far."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "tests.publishing.crawler", str(port), *HOSTS]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self.rounds: list[dict[str, Any]] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.rounds.append(json.loads(line))

    def stop(self) -> None:
        """Send it away."""
        self.process.kill()
        self._thread.join()
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def city(cms: FakeCms, ward: str) -> str:
    """A portal with pages enough for a reader to be somewhere in the middle; its news section."""
    notices = cms.add_section("thanhdong", "thong-bao")
    for number in range(30):
        cms.put_news("thanhdong", ward if number % 2 else notices, f"dau-{number}")
    cms.commit()
    return ward


@pytest.fixture
def reader(cms: FakeCms, city: str, api: str, tmp_path: Path) -> Iterator[Reader]:
    """A crawler of the real local web server, before which a real publisher works."""
    port, folder = free_port(), tmp_path / "portal"
    with (
        running(api, folder, "watch"),
        running(api, folder, "serve", PORTAL_WEB_PORT=str(port)),
    ):
        assert eventually(lambda: is_live(cms) and answers(port))
        crawling = Reader(port)
        yield crawling
        crawling.stop()


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/", headers={"Host": HOSTS[0]}).is_success
    except httpx.TransportError:
        return False


def upheaval(cms: FakeCms, section: str, number: int) -> None:
    """Publish, move, withdraw, and open and remove a section: what readers may stumble over."""
    news = cms.add_news("thanhdong", section, f"moi-{number}")
    opened = cms.add_section("thanhdong", f"mo-{number}")
    cms.add_news("thanhdong", opened, "mot")
    cms.move("thanhdong", news, f"/tin-tuc/doi-{number}/")
    if number % 2:
        cms.withdraw("thanhdong", news)
        cms.withdraw("thanhdong", opened)


def test_a_crawling_reader_meets_nothing_broken(cms: FakeCms, city: str, reader: Reader):
    chance = random.Random(5)  # noqa: S311 - no secret
    verbs = sorted(set(VERBS) - APART)

    for number in range(RUNS):
        if ("thanhdong", city, "vi") in cms.items:
            upheaval(cms, city, number)
        Edit(chance.choice(verbs), chance.randrange(400), chance.randrange(400)).apply(cms)
        assert eventually(lambda: is_live(cms))

    assert eventually(lambda: len(reader.rounds) >= ROUNDS)
    last = reader.rounds[-1]
    assert last["faults"] == []
    assert last["read"] > 300
    assert len({receipt["cursor"] for receipt in cms.receipts}) > RUNS
