"""The desk of questions: who does what, what the sender and colleagues are told, what nobody is."""

import logging
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backend.approval import chain
from backend.citizen import (
    desk,
    files,
    intake,
    letters,
    publication,
    reminding,
    retention,
    screens,
    secrecy,
    status,
)
from backend.citizen.files import Sent, scan
from backend.citizen.models import Event, Letter, Question, Scan, Words, private_storage
from backend.citizen.refusals import NotTaken
from backend.citizen.states import Act, State
from backend.demo.accounts import make_accounts
from backend.demo.loading import SITES
from backend.demo.progress import Progress
from backend.demo.questions import load_questions
from backend.notices.models import Notice
from backend.published.models import Change, Item
from content_models.categories import Category

pytestmark = pytest.mark.django_db
CANARY = "Zzbimat"
SENT = {
    "asker": "individual",
    "full_name": f"Trần Văn {CANARY}",
    "identity_number": "031190005678",
    "address": f"Số 7 đường {CANARY}",
    "phone": "0987654321",
    "email": f"{CANARY}@example.vn",
    "topic": "transport",
    "title": "Đèn chiếu sáng ngõ 12 hỏng",
    "text": f"Tôi là Trần Văn {CANARY}, điện thoại 0987654321. Đèn ngõ 12 hỏng ba tuần nay.",
    "consent": "2026-12-01",
}


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


@pytest.fixture
def people(staff: Any) -> dict[str, Any]:
    """The ward's board, somebody who answers, somebody who only writes; and the neighbour's."""
    return {
        "editor": staff("editor", "thanhdong"),
        "answers": staff("answers", "thanhdong"),
        "author": staff("author", "thanhdong"),
        "neighbour": staff("answers", "hongbang"),
        "neighbours_editor": staff("editor", "hongbang"),
        "auditor": staff("auditor"),
    }


@pytest.fixture
def taken(ward: Any, people: Any) -> intake.Taken:
    """A question the ward has received by its portal."""
    return intake.receive(ward, SENT, key="khoa-thu-0123456789", now=timezone.now())


@pytest.fixture
def question(taken: Any) -> Question:
    """The question, waiting for the board."""
    return Question.objects.get(pk=taken.question.pk)


def is_refused(answer: Any) -> bool:
    """Tell whether somebody was sent back to their dashboard, or told that they only look."""
    return answer.status_code == 403 or answer.get("Location") == "/admin/"


def answered(question: Question, people: Any, ward: Any, **more: Any) -> None:
    """Take a question all the way to its answer."""
    desk.forward(question, by=people["editor"], to=ward, unit="")
    desk.act(question, Act.TAKE_UP, by=people["answers"])
    text = f"Phường đã thay đèn ngõ 12. Liên hệ {SENT['phone']}.\n\n<script>alert(1)</script>"
    desk.act(question, Act.ANSWER, by=people["answers"], text=text, **more)


def test_a_question_goes_from_the_board_to_a_unit_and_back_and_is_answered(
    question: Question, taken: Any, people: Any, ward: Any
) -> None:
    editor, unit = people["editor"], people["answers"]
    with pytest.raises(PermissionDenied):  # it has not been forwarded to them
        desk.act(question, Act.ANSWER, by=unit, text="Đã làm.")
    desk.forward(question, by=editor, to=ward, unit="")
    with pytest.raises(PermissionDenied):
        desk.act(question, Act.ANSWER, by=people["neighbour"], text="Đã làm.")
    with pytest.raises(PermissionDenied):  # nobody stops a clock of their own
        desk.act(question, Act.PAUSE, by=unit, text="Chờ.")
    with pytest.raises(ValidationError):
        desk.act(question, Act.RETURN, by=unit, text=" ")
    desk.act(question, Act.RETURN, by=unit, text="Thuộc quận Hồng Bàng.")
    assert question.state == State.RETURNED_TO_BOARD
    desk.forward(question, by=editor, to=ward, unit="")
    with pytest.raises(ValidationError):
        desk.act(question, Act.NOTIFY_PROGRESS, by=unit, text="Chờ vật tư.")
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError):
        desk.act(question, Act.NOTIFY_PROGRESS, by=unit, text="Chờ.", promised=yesterday)
    day = timezone.localdate() + timedelta(days=9)
    desk.act(question, Act.NOTIFY_PROGRESS, by=unit, text="Chờ vật tư.", promised=day)
    assert question.due_at
    assert timezone.localdate(question.due_at) == day
    with pytest.raises(ValidationError):  # common matters are answered in public (TD25-7.5b-2)
        desk.act(question, Act.ANSWER, by=unit, text="Đã thay.", is_common=True)
    desk.act(question, Act.ANSWER, by=unit, text="Đã thay.")

    seen = status.follow(status.find(taken.code))
    assert [entry.what for entry in seen.timeline] == [
        "received", "forward", "return", "forward", "notify-progress", "answer",
    ]  # fmt: skip
    assert "Thuộc quận" not in repr(seen.timeline)  # what staff say among themselves
    assert seen.answer
    assert seen.answer.html == "<p>Đã thay.</p>"
    status.rate(question, score=4, comment="Nhanh", now=timezone.now())
    desk.act(question, Act.CLOSE, by=editor)
    question.refresh_from_db()
    assert (question.state, question.rating) == (State.CLOSED.value, 4)
    assert question.due_at is None


def test_two_processes_with_the_same_key_take_one_question(
    question: Question, taken: Any, ward: Any, monkeypatch: Any
) -> None:
    # The other has not committed when this one looks; the database's own rule decides.
    monkeypatch.setattr(intake, "committed", lambda _hash: None)
    again = intake.receive(ward, SENT, key="khoa-thu-0123456789", now=timezone.now())
    assert (again.code, again.is_new) == (taken.code, False)
    assert Question.objects.count() == 1


def test_another_site_answers_what_it_was_sent_and_sees_nothing_before(
    question: Question, people: Any, portal: Any, logged_in: Any
) -> None:
    address = intake.desk_path(question)
    theirs = logged_in(people["neighbour"])
    assert theirs.get(address).status_code == 404
    desk.forward(question, by=people["editor"], to=portal("hongbang"), unit="Phòng Kinh tế")
    assert theirs.get(address).status_code == 200
    desk.act(question, Act.RETURN, by=people["neighbours_editor"], text="Không phải của chúng tôi.")
    # It is with the board of the ward again; the neighbour may not send it on (HP25-9.2-4).
    with pytest.raises(PermissionDenied):
        desk.forward(question, by=people["neighbours_editor"], to=portal("sotaichinh"))


def test_letters_and_notices_say_what_happened_and_nobody_s_name_in_a_subject(
    question: Question, taken: Any, people: Any, ward: Any
) -> None:
    answered(question, people, ward, is_public=True)
    assert letters.send_due() == 3

    assert [letter.to for letter in mail.outbox] == [[SENT["email"]]] * 3
    assert taken.code in mail.outbox[0].body
    assert not any(taken.code in letter.body for letter in mail.outbox[1:])
    subjects = [letter.subject for letter in mail.outbox]
    notices = [f"{each.subject} {each.text} {each.path}" for each in Notice.objects.all()]
    assert notices
    for line in (*subjects, *notices):
        assert CANARY not in line
        assert "Đèn" not in line
        assert SENT["phone"] not in line
    assert {bool(each.text or each.to) for each in Letter.objects.all()} == {False}


def test_what_is_overdue_is_said_once_to_those_who_have_it(
    question: Question, people: Any, ward: Any
) -> None:
    desk.forward(question, by=people["editor"], to=ward, unit="")
    late = timezone.now() + timedelta(days=40)
    before = Notice.objects.count()
    assert (reminding.remind(now=timezone.now()), reminding.remind(now=late)) == (0, 1)
    assert reminding.remind(now=late + timedelta(days=1)) == 0
    told = {each.user for each in Notice.objects.order_by("pk")[before:]}
    assert told == {people["editor"], people["answers"]}


def test_who_asked_is_masked_and_every_look_is_remembered_with_its_reason(
    question: Question, people: Any, logged_in: Any, ward: Any
) -> None:
    board, watcher = logged_in(people["editor"]), logged_in(people["auditor"])
    address = intake.desk_path(question)
    for reader in (board, watcher):
        screen = reader.get(address).content.decode()
        assert SENT["identity_number"] not in screen
        assert "••••••••678" in screen
        assert "031190005678" not in screen
    assert is_refused(watcher.post(f"{address}unmask/", {"reason": "Xem"}))
    assert board.post(f"{address}unmask/", {"reason": ""}).context["form"].errors
    assert Event.objects.filter(what="unmasked").count() == 0
    shown = board.post(f"{address}unmask/", {"reason": "Gọi điện hẹn khảo sát"})
    assert SENT["identity_number"] in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    look = Event.objects.get(what="unmasked")
    assert (look.by, look.words.text) == (people["editor"], "Gọi điện hẹn khảo sát")
    for nobody in (people["author"], people["answers"]):
        assert is_refused(logged_in(nobody).get(address))


def test_every_screen_opens_and_every_act_is_done_by_its_form(
    question: Question, people: Any, logged_in: Any, ward: Any
) -> None:
    board, unit = logged_in(people["editor"]), logged_in(people["answers"])
    address = intake.desk_path(question)
    assert board.get("/admin/questions/?group=board").content.decode().count(question.title) == 1
    assert question.title not in unit.get("/admin/questions/").content.decode()
    assert is_refused(logged_in(people["author"]).get("/admin/questions/"))

    def done(by: Any, act: str, **form: Any) -> None:
        place = f"{address}forward/" if act == "forward" else f"{address}act/?do={act}"
        assert by.get(place).status_code == 200, act
        answer = by.post(place, form)
        assert answer.status_code == 302, (act, answer.context["form"].errors)

    done(board, "forward", to=ward.pk, unit="", text="Xin xử lý sớm")
    done(unit, "take-up")
    day = (timezone.localdate() + timedelta(days=5)).strftime("%d/%m/%Y")
    done(board, "pause", text="Chờ ý kiến sở")
    done(board, "resume")
    done(unit, "notify-progress", text="Đang khảo sát", promised=day)
    assert is_refused(unit.get(f"{address}act/?do=notify-progress"))
    done(unit, "answer", text="Đã thay đèn.")
    assert board.get(address).status_code == 200
    assert board.get(f"{address}act/?do=reply").status_code == 404
    done(board, "close")
    assert board.get("/admin/").status_code == 200

    entered = board.post(
        "/admin/questions/new/thanhdong/",
        {
            "channel": "email",
            "asker": "individual",
            "topic": "other",
            "title": "Hỏi",
            "text": "Hỏi",
        },
    )
    assert entered.status_code == 302
    incomplete = Question.objects.get(channel="email")
    assert (incomplete.state, incomplete.entered_by) == (State.INVALID, people["editor"])
    assert is_refused(unit.get("/admin/questions/new/thanhdong/"))


def test_a_long_queue_has_pages_and_each_question_stands_on_one(
    ward: Any, people: Any, logged_in: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(screens, "PER_PAGE", 2)
    for number in range(5):
        sent = SENT | {"title": f"Đèn ngõ {number} hỏng"}
        intake.receive(ward, sent, key=f"khoa-thu-0123456789-{number}", now=timezone.now())
    board = logged_in(people["editor"])

    told = "".join(board.get(f"/admin/questions/?p={page}").content.decode() for page in (1, 2, 3))

    assert [told.count(f"Đèn ngõ {number} hỏng") for number in range(5)] == [1] * 5
    assert "p=2" in board.get("/admin/questions/").content.decode()


def test_the_queue_costs_the_same_whatever_its_length(
    ward: Any, people: Any, logged_in: Any
) -> None:
    board = logged_in(people["editor"])
    costs = []
    for _round in range(2):
        for number in range(4):
            key = f"khoa-{_round}-{number}-0123456789"
            intake.receive(ward, SENT, key=key, now=timezone.now())
        board.get("/admin/questions/")
        with CaptureQueriesContext(connection) as asked:
            board.get("/admin/questions/")
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_public_answer_is_redacted_and_goes_up_the_chain_as_any_page(
    question: Question, people: Any, ward: Any, section: Any, staff: Any, caplog: Any
) -> None:
    section(Category.QA)
    answered(question, people, ward, is_public=True)
    with pytest.raises(PermissionDenied):  # it is not public before there is a page
        desk.act(question, Act.CLOSE, by=people["editor"])
    proposal = publication.proposal_for(question)
    assert CANARY not in repr((proposal.question.text, proposal.answer.text))
    assert SENT["phone"] not in proposal.answer.text
    assert len(proposal.removed) >= 3
    with pytest.raises(ValidationError):  # somebody put it back
        publication.make_public(
            question,
            title=proposal.title.text,
            text=question.text,
            answer=proposal.answer.text,
            by=people["editor"],
        )
    changes = Change.objects.count()
    page = publication.make_public(
        question,
        title=proposal.title.text,
        text=proposal.question.text,
        answer=proposal.answer.text,
        by=people["editor"],
    )
    assert (page.live, Change.objects.count()) == (False, changes)
    assert "<script>" not in page.answer
    question.refresh_from_db()
    assert question.public_page_id == page.pk
    desk.act(question, Act.CLOSE, by=people["editor"])

    chain.submit(page, by=people["editor"])
    page.refresh_from_db()
    chain.approve(page, by=staff("editor", "thanhdong", title="second"))
    page.refresh_from_db()
    chain.approve(page, by=staff("approver", "thanhdong"))
    item = Item.objects.get(page_id=page.pk)
    everything = repr([item.document, *Change.objects.values_list("keys", "subject")]) + caplog.text
    for secret in (CANARY, SENT["phone"], SENT["identity_number"], SENT["email"]):
        assert secret not in everything


def test_nothing_personal_is_logged_even_when_something_breaks(
    ward: Any, people: Any, caplog: Any, client: Any, monkeypatch: Any
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(letters, "received", broken)
    caplog.set_level(logging.DEBUG)
    client.raise_request_exception = False
    answer = client.post(
        "/api/v1/sites/thanhdong/questions/",
        SENT | {"idempotency_key": "khoa-hong-0123456789"},
        content_type="application/json",
        headers={"authorization": f"Bearer {settings.PUBLISHER_TOKEN}"},
    )
    assert answer.status_code == 500
    said = caplog.text + answer.content.decode()
    assert "RuntimeError" in said
    for secret in (CANARY, SENT["phone"], SENT["identity_number"]):
        assert secret not in said


def test_what_was_erased_is_gone_and_still_counts(
    question: Question,
    taken: Any,
    people: Any,
    ward: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with pytest.raises(PermissionDenied):
        desk.erase(question, now=timezone.now(), by=people["editor"])
    answered(question, people, ward)
    acts = list(question.events.values_list("what", flat=True))
    desk.act(question, Act.CLOSE, by=people["editor"])
    assert retention.erase_due(now=timezone.now() + timedelta(days=4000)) == 0  # nothing says so
    assert retention.erase_over(ward, days=30, now=timezone.now() + timedelta(days=29)) == 0
    checked = files.Checked("a.pdf", b"%PDF-", "application/pdf", Scan.CLEAN)
    with files.atomic():
        kept = files.keep(checked, on=question)
    place = private_storage().path(kept.stored_name)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.erase_over(ward, days=30, now=timezone.now() + timedelta(days=31)) == 1
        assert Path(place).exists()  # until that is committed
    assert not Path(place).exists()

    question.refresh_from_db()
    assert (question.title, question.text, question.personal) == ("", "", {})
    assert list(question.events.values_list("what", flat=True)) == [*acts, "close", "erased"]
    assert not Words.objects.filter(event__question=question).exists()
    seen = status.follow(status.find(taken.code))
    assert (seen.answer, seen.may_reply) == (None, False)


def test_a_key_is_changed_without_a_pause(question: Question) -> None:
    old = settings.PERSONAL_DATA_KEYS
    new = "khóa mới dài hơn ba mươi hai ký tự, đủ dùng"
    with override_settings(PERSONAL_DATA_KEYS=f"{new},{old}"):
        assert retention.reencrypt() > 0
        assert Question.objects.get().personal["phone"] == SENT["phone"]
    with override_settings(PERSONAL_DATA_KEYS=new):
        assert Question.objects.get().title == SENT["title"]
    with override_settings(PERSONAL_DATA_KEYS=old), pytest.raises(secrecy.Unreadable):
        Question.objects.get()


def test_a_scanner_that_answers_is_believed_and_one_that_is_away_is_no_proof(tmp_path: Any) -> None:
    address = str(tmp_path / "clamd")
    verdicts = [b"stream: OK\0", b"stream: Eicar-Signature FOUND\0", b"ERROR\0"]
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()

        def serve() -> None:
            for verdict in verdicts:
                peer, _name = server.accept()
                with peer:
                    while not peer.recv(65536).endswith(b"\0\0\0\0"):
                        pass
                    peer.sendall(verdict)

        threading.Thread(target=serve, daemon=True).start()
        with override_settings(CLAMD=address):
            found = [scan(b"x" * 70_000) for _verdict in verdicts]
    with override_settings(CLAMD=str(tmp_path / "khong-co")):
        found.append(scan(b"x"))
    assert found == [Scan.CLEAN, Scan.INFECTED, Scan.NOT_SCANNED, Scan.NOT_SCANNED]


def test_a_file_with_malware_is_not_taken(ward: Any, people: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(files, "scan", lambda _content: Scan.INFECTED)
    with pytest.raises(NotTaken):
        intake.receive(
            ward, SENT, (Sent("a.pdf", b"%PDF-"),), key="khoa-thu-0123456789", now=timezone.now()
        )
    assert Question.objects.count() == 0


def test_the_demonstration_s_questions_come_by_the_same_commands_and_come_once(city: None) -> None:
    make_accounts("mat-khau-thu")
    progress = Progress(lambda _line: None)
    for _twice in range(2):
        for site in SITES:
            load_questions(site, progress)

    states = Counter(Question.objects.values_list("state", flat=True))
    assert progress.counts["questions"] == states.total() == 7
    assert states.keys() >= {"triage", "in-progress", "progress-notified", "answered", "closed"}
    assert Letter.objects.count() == 0  # nobody stands behind it
