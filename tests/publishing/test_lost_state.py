"""A build state that is lost or damaged: everything is built again, unasked, and people are told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from frontend.client import ApiUnavailable
from frontend.staging import Progress
from frontend.verify import compare
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import eventually, running
from tests.publishing.test_killed_at_random import is_live


def cut_off(file: Path) -> None:
    """Lose the second half, as a full disk or a careless copy does."""
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def keep_one_page(file: Path) -> None:
    """Lose all but the beginning."""
    file.write_bytes(file.read_bytes()[:4096])


def overwrite_middle(file: Path) -> None:
    """Have something else in the middle."""
    content = file.read_bytes()
    start = len(content) // 4
    file.write_bytes(content[:start] + b"\xff" * (2 * start) + content[3 * start :])


def replace_all(file: Path) -> None:
    """Have no database there at all."""
    file.write_bytes(b"khong phai co so du lieu " * 400)


def empty(file: Path) -> None:
    """Have nothing there."""
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut_off, keep_one_page, overwrite_middle, replace_all, empty])
def test_a_damaged_state_is_built_again(
    damage, cms: FakeCms, ward: str, api: str, portal: Portal, tmp_path: Path
):
    for number in range(30):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    damage(portal.settings.state_file)
    cms.withdraw("thanhdong", item)
    cms.change_site("thanhdong", name="Phường Thành Đông mới")

    report = portal.publish()

    fresh = Portal(api, tmp_path / "fresh")
    fresh.publish()
    assert report.kind == "full"
    assert compare(portal.public, fresh.public) == []
    assert portal.publish().built == 0


def test_what_an_older_publisher_left_is_built_again_and_its_files_go(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    older = portal.public / "sites/thanhdong/sitemaps/2026-11.xml"
    older.write_text("<urlset/>")
    with closing(sqlite3.connect(portal.settings.state_file)) as state, state:
        state.execute(
            "INSERT INTO artifacts (kind, site, file, locale, subject, detail, content_hash, error) "
            "VALUES ('sitemap_month', 'thanhdong', 'sitemaps/2026-11.xml', '', '', '', 'x', '')"
        )
        state.execute("PRAGMA user_version = 1")

    report = portal.publish()

    assert report.kind == "full"
    assert not older.exists()
    assert portal.has("sites/thanhdong/tin-tuc/mot/index.html")
    assert portal.publish().built == 0


def test_watching_mends_a_damaged_state_by_itself(
    cms: FakeCms, ward: str, api: str, tmp_path: Path
):
    portal = Portal(api, tmp_path / "one")
    for number in range(30):
        cms.put_news("thanhdong", ward, f"tin-{number}")
    cms.commit()
    portal.publish()
    replace_all(portal.settings.state_file)
    cms.add_news("thanhdong", ward, "mot")
    cms.receipts.clear()

    with running(api, tmp_path / "one", "watch") as process:
        assert eventually(lambda: is_live(cms))
        assert "trạng thái dựng hỏng" in process.said()

    assert cms.receipts[0]["kind"] == "full"
    assert portal.has("sites/thanhdong/tin-tuc/mot/index.html")


def test_an_api_that_is_down_does_not_cost_the_state(cms: FakeCms, ward: str, portal: Portal):
    portal.publish()
    before = portal.settings.state_file.read_bytes()
    cms.is_down = True

    with pytest.raises(ApiUnavailable):
        portal.publish()

    assert portal.settings.state_file.read_bytes() == before


@pytest.mark.parametrize("workers", [1, 2])
def test_a_long_build_says_how_far_it_is(
    workers: int, cms: FakeCms, ward: str, api: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
):  # fmt: skip
    for number in range(1200):
        month = 1 + number % 10
        cms.put_news(
            "thanhdong", ward, f"tin-{number}", listed_at=f"2026-{month:02}-03T08:00:00+07:00"
        )
    cms.commit()
    monkeypatch.setattr(Progress, "quiet_seconds", 0)

    Portal(api, tmp_path / "crew", workers=workers).publish()

    lines = [line for line in capsys.readouterr().err.splitlines() if "trang đã dựng" in line]
    assert lines[-1] == "1.205/1.205 trang đã dựng"
    assert len(lines) >= 10


def test_progress_is_told_now_and_then_only(capsys: pytest.CaptureFixture[str]):
    progress = Progress()

    for _ in range(1000):
        progress.tell(lambda: "1.000/50.000")

    assert capsys.readouterr().err == ""
