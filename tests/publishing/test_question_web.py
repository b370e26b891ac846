"""Asking without scripts: taken, corrected, kept while the CMS is away, followed by a code."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from frontend.question_spool import Away, Deliverer, Refused, Spool, SpoolFull, Stuck
from frontend.web import application, behind_nginx
from tests.html_documents import Document, against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import FORM, QUESTION, FakeDesk

ASK, TRACK = "/hoi-dap/gui-cau-hoi/", "/hoi-dap/tra-cuu/"
MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}
CANARY = QUESTION["full_name"]
Reader = Iterator[httpx.Client]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeCms, str, Portal]]:
    """A portal in two languages that takes questions, and one that takes none."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", form=FORM)
    cms.add_site("hongbang")
    section = cms.add_section("thanhdong", "hoi-dap", category="qa", title="Hỏi đáp", menu_title="")
    cms.add_section("thanhdong", "questions", locale="en", id=section, category="qa", menu_title="")
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("asked"))
    portal.publish()
    yield cms, api, portal
    serving.close()


@pytest.fixture
def desk(published: tuple[FakeCms, str, Portal]) -> FakeDesk:
    """An empty desk of a CMS in good health."""
    cms, _, _ = published
    cms.is_down, cms.fails_at = False, "-"
    cms.desk = FakeDesk()
    return cms.desk


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    """Where questions wait."""
    return tmp_path / "questions"


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest,
    desk: FakeDesk,
    published: tuple[FakeCms, str, Portal],
    spool: Path,
) -> Reader:
    """A reader of the local server, or of what nginx passes on."""
    _, api, portal = published
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, spool, state)
    ) as reader:
        yield reader


@pytest.fixture
def away(published: tuple[FakeCms, str, Portal], web: httpx.Client) -> Callable[[bool], None]:
    """Take the CMS away, or bring it back."""
    cms, _, _ = published

    def change(is_down: bool) -> None:
        cms.is_down = is_down

    change(is_down=True)
    return change


def code_on(page: Document) -> str:
    """Return the tracking code a page shows."""
    (found,) = set(re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", page.text))
    return found


def value_of(page: Document, name: str) -> Any:
    """Return what stands in a field of a page's form."""
    fields = (each for each in page.all("input") if each.attributes.get("name") == name)
    return next(fields).attributes.get("value")


def until(holds: Callable[[], object]) -> None:
    """Wait for something that another thread does."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


# Taken


def test_a_question_is_taken_and_its_code_shown_in_the_portals_theme(
    web: httpx.Client, desk: FakeDesk, request: pytest.FixtureRequest
) -> None:
    answer = web.post(
        ASK,
        headers={"X-Forwarded-For": "198.51.100.7"},
        data=QUESTION,
        files={"attachments": ("đơn.pdf", b"%PDF-1.7 \r\n--x", "")},
    )
    page = read(answer.text)

    assert answer.status_code == 201
    assert (page.faults, against_policy(page)) == ([], [])
    assert "Đã nhận câu hỏi của bạn" in page.text
    (taken,) = desk.taken.values()
    assert taken["code"] == code_on(page)
    assert {name: taken["fields"].get(name) for name in QUESTION} == QUESTION
    assert [each["name"] for each in taken["files"]] == ["đơn.pdf"]
    assert taken["files"][0]["content"] == "JVBERi0xLjcgDQotLXg="
    is_behind = request.node.callspec.params["web"] == "behind nginx"
    reader = "198.51.100.7" if is_behind else "127.0.0.1"
    assert (taken["fields"]["locale"], desk.readers) == ("vi", [reader])
    assert answer.headers["cache-control"] == "no-store"
    assert "17:00, 21/12/2026" in page.text


def test_the_same_question_sent_again_is_one_question(web: httpx.Client, desk: FakeDesk) -> None:
    first, second = (code_on(read(web.post(ASK, data=QUESTION).text)) for _ in range(2))
    other = code_on(read(web.post(ASK, data=QUESTION | {"title": "Câu hỏi khác"}).text))

    assert first == second != other
    assert len(desk.taken) == 2


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    web: httpx.Client, desk: FakeDesk
) -> None:
    reason = {
        "field": "identity_number",
        "value": "",
        "reason": "Chưa đúng.",
        "remedy": "Ghi 12 chữ số.",
    }
    desk.answers_with = 400, {"errors": [reason]}

    answer = web.post(f"/en{ASK}", data=QUESTION | {"title": 'Hỏi "><script>alert(1)</script>'})
    page = read(answer.text)

    assert (answer.status_code, page.faults) == (400, [])
    assert "<script>alert" not in answer.text
    assert "There is a problem" in page.text
    assert (
        "#so-dinh-danh",
        "Personal identification number: Chưa đúng. Ghi 12 chữ số.",
    ) in page.links
    assert value_of(page, "full_name") == QUESTION["full_name"]
    assert value_of(page, "title") == 'Hỏi "><script>alert(1)</script>'
    assert QUESTION["text"].splitlines()[0] in answer.text


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (429, "quá nhiều câu hỏi"),
        (413, "đính kèm quá lớn"),
        (403, "xem lại các ô"),
        (409, "xem lại"),
    ],
)
def test_a_refusal_is_said_in_words(
    status: int, said: str, web: httpx.Client, desk: FakeDesk, spool: Path
) -> None:
    desk.answers_with = status, {}

    answer = web.post(ASK, data=QUESTION)

    assert (answer.status_code, said in answer.text) == (status, True)
    assert not list(spool.glob("*.sealed"))


def test_only_forms_of_this_portal_are_read(web: httpx.Client, desk: FakeDesk) -> None:
    asked = {
        "foreign": web.post(ASK, data=QUESTION, headers={"Sec-Fetch-Site": "cross-site"}),
        "origin": web.post(ASK, data=QUESTION, headers={"Origin": "https://elsewhere.example"}),
        "json": web.post(ASK, json=QUESTION),
        "broken": web.post(ASK, content=b"--x\r\nno end", headers=MULTIPART),
        "large": web.post(ASK, content=b"a" * 20_971_521),
        "none": web.post(ASK, data=QUESTION, headers={"Host": "hongbang.localhost:8080"}),
        "language": web.post(f"/ja{ASK}", data=QUESTION),
    }  # fmt: skip

    statuses = {name: answer.status_code for name, answer in asked.items()}
    assert statuses == {
        "foreign": 403, "origin": 403, "json": 400, "broken": 400, "large": 413, "none": 404,
        "language": 404,
    }  # fmt: skip
    assert desk.brought == 0


# While the CMS is away


def test_a_question_asked_while_the_cms_is_away_arrives_once_with_its_own_time_and_code(
    web: httpx.Client, desk: FakeDesk, away: Callable[[bool], None], spool: Path
) -> None:
    before = datetime.now().astimezone()
    answer = web.post(
        ASK, data=QUESTION, files={"attachments": ("a.pdf", b"%PDF secret words", "")}
    )
    after = datetime.now().astimezone()
    page = read(answer.text)
    again = read(web.post(TRACK, data={"code": code_on(page).lower().replace("-", " ")}).text)
    (kept,) = spool.glob("*.sealed")
    sealed = kept.read_bytes()

    assert (answer.status_code, page.faults) == (202, [])
    assert "đã được niêm phong" in page.text
    assert "đang chờ chuyển đến cơ quan" in again.text
    assert (kept.stat().st_mode & 0o777, spool.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not [word for word in (CANARY, "secret", code_on(page)) if word.encode() in sealed]
    assert code_on(page) not in kept.name

    away(False)
    until(lambda: not list(spool.glob("*.sealed")))

    (taken,) = desk.taken.values()
    assert taken["code"] == code_on(page)
    assert before <= datetime.fromisoformat(taken["received_at"]) <= after
    assert "Đã chuyển đơn vị trả lời" in web.post(TRACK, data={"code": code_on(page)}).text


def test_while_the_cms_is_away_nobody_leaves_believing_that_half_a_question_was_received(
    web: httpx.Client, away: Callable[[bool], None], spool: Path
) -> None:
    half = QUESTION | {"text": "", "phone": "", "consent": "", "topic": "", "full_name": "a" * 121}
    answer = web.post(ASK, data=half, files={"attachments": ("a.exe", b"MZ", "")})
    links = dict(read(answer.text).links)
    robot = web.post(ASK, data=QUESTION | {"website": "https://spam.example"})

    assert (answer.status_code, robot.status_code) == (400, 400)
    assert {
        "#noi-dung-hoi",
        "#dien-thoai",
        "#dong-y",
        "#linh-vuc",
        "#ho-ten",
        "#tep",
    } <= links.keys()
    assert not list(spool.glob("*"))


def test_one_reader_does_not_fill_what_is_kept_for_everybody(
    web: httpx.Client, away: Callable[[bool], None], spool: Path
) -> None:
    answers = [web.post(ASK, data=QUESTION | {"title": f"Câu hỏi {n}"}) for n in range(12)]

    assert [each.status_code for each in answers] == [202] * 10 + [429] * 2
    assert len(list(spool.glob("*.sealed"))) == 10


def test_a_full_spool_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool", most_bytes=25)
    spool.put("A", b"0123456789")
    spool.put("A", b"another of the same code")
    spool.put("B", b"0123456789")

    with pytest.raises(SpoolFull, match="2 questions, 20 bytes"):
        spool.put("C", b"0123456789")

    assert [each.read_bytes() for each in spool.waiting()] == [b"0123456789"] * 2


KILLED = """
import os, signal, sys
from pathlib import Path
from frontend.question_spool import Spool
spool = Spool(Path(sys.argv[1]))
at = sys.argv[2]
def dying(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
if at != "none":
    setattr(os, at, dying)
spool.put("CODE", b"sealed")
print("received", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("at", ["none", "fsync"])
def test_killed_anywhere_nothing_that_was_acknowledged_is_lost(at: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "spool"), at],
        capture_output=True,
        check=False,
    )
    waiting = [each.read_bytes() for each in Spool(tmp_path / "spool").waiting()]

    assert done.returncode == -signal.SIGKILL
    assert (done.stdout, waiting) == ((b"received\n", [b"sealed"]) if at == "none" else (b"", []))


def test_what_the_cms_refuses_or_fails_on_keeps_no_other_waiting(
    tmp_path: Path, published: tuple[FakeCms, str, Portal]
) -> None:
    spool = Spool(tmp_path / "spool")
    for number, name in enumerate(("refused", "stuck", "fine", "away", "behind")):
        spool.put(name, name.encode())
        os.utime(spool.waiting()[-1], (number, number))
    brought = []

    def bring(envelope: bytes) -> None:
        brought.append(envelope.decode())
        faults = {b"refused": Refused, b"stuck": Stuck, b"away": Away}
        if envelope in faults:
            raise faults[envelope](envelope)

    is_done = Deliverer(spool, bring).deliver()

    assert (is_done, brought) == (False, ["refused", "stuck", "fine", "away"])
    assert [each.read_bytes() for each in spool.waiting()] == [b"stuck", b"away", b"behind"]
    assert [each.read_bytes() for each in (spool.folder / "refused").iterdir()] == [b"refused"]


def test_a_server_that_starts_while_the_cms_is_away_takes_questions_too(
    published: tuple[FakeCms, str, Portal], desk: FakeDesk, spool: Path
) -> None:
    cms, api, portal = published
    cms.is_down = True
    state = portal.settings.state_file
    served = behind_nginx(portal.public, api, None, fake_cms.TOKEN, spool, state)

    with reader_of_application(served) as reader:
        answer = reader.post(ASK, data=QUESTION)

    assert answer.status_code == 202
    assert "Phường thanhdong" in answer.text
    assert len(list(spool.glob("*.sealed"))) == 1


# Followed


def test_a_question_is_followed_by_its_code_which_is_in_no_address(
    web: httpx.Client, desk: FakeDesk
) -> None:
    code = code_on(read(web.post(ASK, data=QUESTION).text))
    desk.overdue = True
    answer = web.post(TRACK, data={"code": code.lower()})
    page = read(answer.text)

    assert (answer.status_code, page.faults, against_policy(page)) == (200, [], [])
    for said in ("Khai sinh cho con", "Phòng Kinh tế", "Quá hạn", "Chủ Nhật, 06/12/2026"):
        assert said in page.text
    assert [address for address, _ in page.links if code in address] == []
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_an_answer_is_read_replied_to_and_rated(web: httpx.Client, desk: FakeDesk) -> None:
    code = code_on(read(web.post(ASK, data=QUESTION).text))
    desk.answer = {
        "html": "<p>Nộp tại Bộ phận Một cửa.</p>",
        "answered_at": "2026-12-10T09:00:00+07:00",
        "unit": "Văn phòng HĐND và UBND",
    }
    read_answer = web.post(TRACK, data={"code": code})
    replied = web.post(TRACK, data={"code": code, "act": "reply", "text": "Cảm ơn."})
    rated = web.post(TRACK, data={"code": code, "act": "rating", "score": "5", "comment": ""})
    unrated = web.post(TRACK, data={"code": code, "act": "rating", "score": "9", "comment": "Tốt"})

    assert "Nộp tại Bộ phận Một cửa." in read_answer.text
    assert "Đã gửi ý kiến của bạn" in replied.text
    assert "Đã ghi nhận đánh giá" in rated.text
    assert (unrated.status_code, ">\nTốt</textarea>" in unrated.text) == (400, True)
    assert desk.replies == [
        {"what": "reply", "code": code, "text": "Cảm ơn."},
        {"what": "rating", "code": code, "score": 5, "comment": ""},
    ]


def test_the_sender_asks_about_their_own_data_and_sees_it_once(
    web: httpx.Client, desk: FakeDesk
) -> None:
    code = code_on(read(web.post(ASK, data=QUESTION).text))
    offered = read(web.post(TRACK, data={"code": code}).text)
    assert offered.faults == []
    assert "Dữ liệu cá nhân của bạn" in offered.text
    empty = web.post(TRACK, data={"code": code, "act": "correction", "data_text": ""})
    asked = web.post(TRACK, data={"code": code, "act": "access", "data_text": ""})
    deleted = web.post(TRACK, data={"code": code, "act": "deletion", "data_text": "Xin xóa."})
    seen = web.post(TRACK, data={"code": code, "act": "data"})
    again = web.post(TRACK, data={"code": code, "act": "data"})

    assert (empty.status_code, "du-lieu-loi" in empty.text) == (400, True)
    assert "Đã gửi đề nghị xem dữ liệu" in asked.text
    assert "Xem dữ liệu của tôi" in asked.text
    assert "Đã gửi đề nghị xóa dữ liệu" in deleted.text
    page = read(seen.text)
    assert (seen.status_code, page.faults, against_policy(page)) == (200, [], [])
    assert QUESTION["full_name"] in page.text
    assert seen.headers["cache-control"] == "no-store"
    assert QUESTION["full_name"] not in again.text
    assert desk.replies == [
        {"what": "data-requests", "code": code, "kind": "access", "text": ""},
        {"what": "data-requests", "code": code, "kind": "deletion", "text": "Xin xóa."},
    ]


def test_consent_is_read_in_the_portal_s_language(web: httpx.Client) -> None:
    consent = FORM["consent"]["texts"]
    vietnamese, english = (
        web.post(path, content=b"x", headers=MULTIPART).text for path in (ASK, f"/en{ASK}")
    )
    assert (consent["vi"] in vietnamese, consent["en"] in vietnamese) == (True, False)
    assert (consent["vi"] in english, consent["en"] in english) == (False, True)


@pytest.mark.parametrize(
    ("typed", "is_down", "status", "said"),
    [
        ("", False, 400, "Hãy ghi mã tra cứu"),
        ("ABCD-EFGH-0000-0000", False, 404, "Không có câu hỏi nào với mã này"),
        ("không phải mã", False, 404, "Không có câu hỏi nào với mã này"),
        ("ABCD-EFGH-0000-0000", True, 503, "Chưa tra cứu được"),
    ],
)
def test_a_code_that_leads_nowhere_is_told_why(
    typed: str,
    is_down: bool,
    status: int,
    said: str,
    web: httpx.Client,
    published: tuple[FakeCms, str, Portal],
) -> None:
    published[0].is_down = is_down

    answer = web.post(TRACK, data={"code": typed})

    assert (answer.status_code, said in answer.text) == (status, True)


# The static pages


def test_a_portal_that_takes_questions_has_its_pages_in_each_of_its_languages(
    published: tuple[FakeCms, str, Portal], desk: FakeDesk
) -> None:
    cms, _api, portal = published
    assert desk.brought == 0
    pages = [f"sites/thanhdong/{language}{path[1:]}index.html"
             for language in ("", "en/") for path in (ASK, TRACK)]  # fmt: skip
    assert [name for name in pages if portal.has(name)] == pages
    assert not portal.has(f"sites/hongbang{ASK}index.html")
    assert ASK in portal.text("sites/thanhdong/hoi-dap/index.html")
    assert f"/en{ASK}" in portal.text("sites/thanhdong/en/questions/index.html")

    other = FORM | {"sealing_key": {"id": "k2", "key": FORM["sealing_key"]["key"]}}
    cms.change_site("thanhdong", form=other)
    rotated = portal.publish()
    cms.change_site("thanhdong", form=other | {"complaints": "forward"})
    portal.publish()
    assert "forward" in portal.text(pages[0])
    cms.change_site("thanhdong", form=None)
    closed = portal.publish()
    assert not [name for name in pages if portal.has(name)]
    assert ASK not in portal.text("sites/thanhdong/hoi-dap/index.html")
    cms.change_site("thanhdong", form=FORM)
    portal.publish()

    assert (rotated.written, closed.quarantined) == (frozenset(), {})
    assert [name for name in pages if portal.has(name)] == pages
