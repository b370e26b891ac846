"""Explanations: everything a run writes or removes was named before, and nothing is disturbed."""

import fcntl
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from frontend import __main__ as command
from frontend.client import Client
from frontend.explain import Explainer, Explanation, Inexplicable, change_at
from frontend.publisher import Report
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal
from tests.publishing.edits import Edit, histories
from tests.publishing.fake_cms import FakeCms

PAGE = "sites/thanhdong/tin-tuc/mot/index.html"


def explained(portal: Portal, cms: FakeCms, after: int) -> Explanation:
    """Return what the changes after a cursor touch, as the command finds it."""
    with (
        closing(Client(portal.settings.api_url)) as client,
        closing(Explainer(portal.settings.state_file, portal.public)) as explainer,
    ):
        numbers = range(after + 1, len(cms.log) + 1)
        return explainer.of_changes(change_at(client, str(number)) for number in numbers)


def unnamed(explanation: Explanation, report: Report, before: Iterable[str]) -> list[str]:
    """Return what a run did to files without the explanation having named them."""
    there = set(before)
    return sorted(
        name
        for name in report.written | report.removed
        if not (explanation.names(name) if name in there else explanation.announces(name))
    )


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=histories)
def test_whatever_a_run_writes_or_removes_was_named(
    history: list[list[Edit]], tmp_path_factory: pytest.TempPathFactory
):
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    portal = Portal(next(serving), tmp_path_factory.mktemp("history"))
    cms.add_site("thanhdong", languages=("vi", "en"))
    section = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=section)
    portal.publish()

    missed = []
    for batch in history:
        seen, before = len(cms.log), set(portal.files())
        for edit in batch:
            edit.apply(cms)
        explanation = explained(portal, cms, seen)
        missed += unnamed(explanation, portal.publish(), before)

    assert missed == []
    serving.close()


def test_an_edit_that_lists_do_not_show_names_one_page(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.edit_body("thanhdong", item, "<p>Sửa lỗi chính tả</p>")
    explanation = explained(portal, cms, len(cms.log) - 1)

    assert [one.artifact.output for one in explanation.touched.values()] == [PAGE]
    assert explanation.touched["thanhdong", "tin-tuc/mot/index.html"].is_certain
    assert explanation.sites == {}


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, api: str, portal: Portal, capsys: pytest.CaptureFixture[str]
):
    """Run the command for the portal; return its exit code and all it said."""
    values = {
        "API_URL": api,
        "PUBLIC_DIR": portal.public,
        "STATE": portal.settings.state_file.parent,
    }
    for name, value in values.items():
        monkeypatch.setenv(f"PORTAL_{name}", str(value))
    monkeypatch.setattr(command, "Renderer", portal.settings.renderer)

    def explain(*what: str) -> tuple[int, str]:
        code = command.main(["explain", *what])
        said = capsys.readouterr()
        return code, said.out + said.err

    return explain


def test_a_change_is_explained_in_words(cms: FakeCms, ward: str, portal: Portal, run):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.edit("thanhdong", item, title="Tên khác")
    code, said = run(str(len(cms.log)))

    assert code == 0
    assert "chưa lên web" in said
    assert f"{PAGE}: chắc chắn dựng lại" in said
    assert f"item:thanhdong:{item}:vi → nội dung [thanhdong vi {item}]" in said
    assert "sites/thanhdong/tin-tuc/index.html: có thể" in said
    assert f"months:thanhdong:vi:section:{ward}" not in said


def test_a_key_is_explained(cms: FakeCms, ward: str, portal: Portal, run):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    code, said = run(f"list:thanhdong:vi:section:{ward}:2026-11")

    assert code == 0
    assert "sites/thanhdong/tin-tuc/luu-tru/2026-11/index.html: có thể" in said
    assert "tin mới nhất của mục" in said


@pytest.mark.parametrize(
    "address",
    ["thanhdong.localhost:8080/tin-tuc/mot/", "http://thanhdong.localhost/tin-tuc/mot", PAGE,
     "www.thanhdong.localhost/tin-tuc/mot/index.html"],
)  # fmt: skip
def test_an_address_says_what_its_file_was_made_of(
    address: str, cms: FakeCms, ward: str, portal: Portal, run
):
    cms.files["1/a.jpg"] = b"a"
    item = cms.add_news("thanhdong", ward, "mot", image="/media/1/a.jpg")
    portal.publish()

    code, said = run(address)

    assert code == 0
    assert (
        f"làm từ nội dung [thanhdong vi {item}], dựng lại khi có item:thanhdong:{item}:vi" in said
    )
    assert "path:thanhdong:/tin-tuc/mot/" in said
    assert "dùng media/1/a.jpg" in said


def test_what_an_artifact_brings_and_what_brought_it_is_said(
    cms: FakeCms, ward: str, portal: Portal, run
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    assert "kéo theo sites/thanhdong/tin-tuc/rss.xml" in run("thanhdong.localhost/tin-tuc/")[1]
    said = run("thanhdong.localhost/tin-tuc/rss.xml")[1]
    assert "có mặt vì sites/thanhdong/tin-tuc/index.html" in said


def test_a_quarantined_page_says_why(cms: FakeCms, ward: str, portal: Portal, run):
    cms.add_news("thanhdong", ward, "mot", title="explode")
    portal.publish()

    assert "cách ly" in run(PAGE)[1]


@pytest.mark.parametrize(
    ("what", "complaint"),
    [
        ("999999", "chưa có"),
        ("0", "không có trong nguồn thay đổi"),
        ("item:thanhdong:khong-co:vi", "không tệp nào đã xuất bản phụ thuộc"),
        ("thanhdong.localhost:8080/khong-co/", "không có tệp nào"),
        ("https://example.com/", "không phải tên miền của cổng nào"),
    ],
)
def test_what_cannot_be_explained_is_refused(
    what: str, complaint: str, ward: str, portal: Portal, run
):
    portal.publish()

    code, said = run(what)

    assert code == 2
    assert complaint in said


def test_a_change_the_feed_forgot_is_refused(cms: FakeCms, ward: str, portal: Portal, run):
    portal.publish()
    cms.oldest_cursor = len(cms.log)

    code, said = run("1")

    assert code == 2
    assert "không còn giữ" in said


def test_before_anything_is_built_there_is_nothing_to_explain(run):
    code, said = run("1")

    assert code == 2
    assert "chưa xuất bản lần nào" in said


def test_a_state_that_cannot_be_read_is_refused(ward: str, portal: Portal):
    portal.publish()
    portal.settings.state_file.write_bytes(b"x" * 4096)

    with pytest.raises(Inexplicable, match="không đọc được"):
        Explainer(portal.settings.state_file, portal.public)


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Return all files but those in which SQLite keeps what is only for the moment."""
    return {
        str(file): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


def test_explaining_waits_for_nobody_and_changes_nothing(
    cms: FakeCms, ward: str, portal: Portal, run
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    before = bytes_below(portal.public.parent)

    with portal.settings.state_file.with_suffix(".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, _said = run("1", PAGE, "system")

    assert code == 0
    assert bytes_below(portal.public.parent) == before
    assert "receipts/" not in cms.requests


def test_what_an_earlier_run_could_not_finish_is_said(cms: FakeCms, ward: str, portal: Portal, run):
    cms.add_news("thanhdong", ward, "mot", image="/media/khong-co.jpg")
    portal.publish()

    said = run(PAGE)[1]

    assert "lượt tới làm tiếp việc còn dở" in said
    assert "media/khong-co.jpg" in said


def test_a_page_that_may_be_mended_names_the_lists_that_leave_it_out(
    cms: FakeCms, ward: str, portal: Portal
):
    bad = cms.add_news("thanhdong", ward, "mot")
    cms.broken.add(bad)
    portal.publish()
    cms.broken.clear()

    with closing(Explainer(portal.settings.state_file, portal.public)) as explainer:
        explanation = explainer.pending()
    before = portal.files()
    report = portal.publish()

    assert "sites/thanhdong/tin-tuc/index.html" in report.written
    assert unnamed(explanation, report, before) == []
