"""Following the feed: receipts, a CMS that goes away, a feed that forgot, several publishers."""

import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from frontend.client import ApiUnavailable
from frontend.verify import compare, verify
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import TOKEN, FakeCms
from tests.publishing.processes import Process, eventually, running


def test_a_receipt_says_what_is_live(cms: FakeCms, ward: str, portal: Portal):
    portal.publish()

    cms.add_news("thanhdong", ward, "mot")
    report = portal.publish()

    receipt = cms.receipts[-1]
    assert receipt["publisher"] == "first"
    assert receipt["kind"] == "incremental"
    assert receipt["cursor"] == report.cursor == str(len(cms.log))
    assert receipt["artifacts"] == len(report.written)


def test_nothing_is_lost_while_the_cms_is_away(cms: FakeCms, ward: str, portal: Portal):
    portal.publish()
    cms.add_news("thanhdong", ward, "mot")
    cms.is_down = True
    with pytest.raises(ApiUnavailable):
        portal.publish()

    cms.is_down = False
    portal.publish()

    assert portal.has("sites/thanhdong/tin-tuc/mot/index.html")


def test_a_run_whose_receipt_was_lost_sends_it_again(cms: FakeCms, ward: str, portal: Portal):
    portal.publish()
    cms.receipts.clear()
    cms.add_news("thanhdong", ward, "mot")
    cms.takes_receipts = False
    with pytest.raises(ApiUnavailable):
        portal.publish()

    cms.takes_receipts = True
    report = portal.publish()

    assert report.written == frozenset()
    assert [receipt["cursor"] for receipt in cms.receipts] == [report.cursor]


def test_a_feed_that_forgot_makes_the_publisher_build_everything(
    cms: FakeCms, ward: str, portal: Portal
):
    portal.publish()
    cms.add_news("thanhdong", ward, "mot")
    cms.oldest_cursor = len(cms.log)

    report = portal.publish()

    assert report.kind == "full"
    assert portal.has("sites/thanhdong/tin-tuc/mot/index.html")


def test_a_feed_that_was_set_back_makes_the_publisher_build_everything(
    cms: FakeCms, ward: str, portal: Portal
):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    cms.withdraw("thanhdong", item)
    del cms.log[2:]  # as a backup restored

    report = portal.publish()

    assert report.kind == "full"
    assert portal.has("sites/thanhdong/tin-tuc/mot/.gone")


def test_a_lost_state_is_built_again_and_strays_are_swept(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    portal.settings.state_file.unlink()
    cms.withdraw("thanhdong", item)

    report = portal.publish()

    assert report.kind == "full"
    assert not portal.has("sites/thanhdong/tin-tuc/mot/index.html")


def test_several_publishers_follow_one_feed_independently(
    cms: FakeCms, ward: str, api: str, tmp_path: Path
):
    early, late = Portal(api, tmp_path / "early"), Portal(api, tmp_path / "late")
    early.publish()
    late.publish()
    cms.add_news("thanhdong", ward, "mot")
    early.publish()
    cms.add_news("thanhdong", ward, "hai")

    early.publish()
    late.publish()

    assert compare(early.public, late.public) == []
    assert {receipt["publisher"] for receipt in cms.receipts} == {"early", "late"}


def test_workers_build_what_one_process_builds(cms: FakeCms, ward: str, api: str, tmp_path: Path):
    for number in range(400):
        month = 1 + number % 6
        cms.put_news(
            "thanhdong", ward, f"tin-{number}", listed_at=f"2026-{month:02}-03T08:00:00+07:00"
        )
    cms.commit()
    alone, crew = Portal(api, tmp_path / "alone"), Portal(api, tmp_path / "crew", workers=2)

    alone.publish()
    crew.publish()
    cms.change_site("thanhdong", name="Phường Thành Đông mới")
    alone.publish()
    crew.publish()

    assert compare(alone.public, crew.public) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_every_question_of_a_publisher_says_whose_it_is(
    workers: int, cms: FakeCms, ward: str, api: str, tmp_path: Path
):
    """The API counts all others: a whole city is more questions than one reader may ask."""
    for number in range(400):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()
    portal = Portal(api, tmp_path, workers=workers)

    portal.publish()
    cms.change_site("thanhdong", name="Phường Thành Đông mới")
    portal.publish()
    verify(portal.settings)

    assert set(cms.tokens_brought) == {f"Bearer {TOKEN}"}


def test_who_asks_too_much_waits_as_long_as_is_said(
    cms: FakeCms, ward: str, api: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    portal = Portal(api, tmp_path)
    portal.settings = replace(portal.settings, token=None)
    cms.too_many = 2

    report = portal.publish()

    assert (report.kind, report.quarantined, waited) == ("full", {}, [1, 1])


def test_a_proof_sends_no_receipt_of_its_own(cms: FakeCms, ward: str, portal: Portal):
    portal.publish()
    cms.receipts.clear()

    verify(portal.settings)

    assert cms.receipts == []


@pytest.fixture
def watching(api: str, tmp_path: Path) -> Iterator[Process]:
    """A publisher that follows the feed in a process of its own."""
    with running(api, tmp_path, "watch") as process:
        yield process


def test_watching_survives_the_cms_and_stops_when_told(
    cms: FakeCms, ward: str, watching: Process, tmp_path: Path
):
    page = tmp_path / "public/sites/thanhdong/tin-tuc/mot/index.html"
    assert eventually(lambda: bool(cms.receipts))
    cms.is_down = True
    time.sleep(0.3)
    cms.add_news("thanhdong", ward, "mot")
    cms.is_down = False
    assert eventually(page.is_file)
    assert eventually(lambda: cms.receipts[-1]["cursor"] == str(len(cms.log)))

    watching.process.send_signal(signal.SIGTERM)

    assert watching.wait() == 0


@pytest.mark.parametrize("question", ["changes", "sites"])
def test_watching_survives_an_api_that_fails(
    question: str, cms: FakeCms, ward: str, watching: Process, tmp_path: Path
):
    assert eventually(lambda: bool(cms.receipts))
    cms.fails_at = question
    cms.change_site("thanhdong", name="Phường mới")
    assert eventually(lambda: "CMS chưa trả lời" in watching.said())
    cms.fails_at = "-"

    assert eventually(lambda: cms.receipts[-1]["cursor"] == str(len(cms.log)))
    assert "Phường mới" in (tmp_path / "public/sites/thanhdong/index.html").read_text()
