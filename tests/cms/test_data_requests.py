"""What senders ask about their own data: by whom it is decided, until when, and what is left of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from backend.citizen import data_requests, desk, intake, letters, reminding, retention, status
from backend.citizen.data_requests import NotAskedNow
from backend.citizen.models import DataRequest, Letter, Question, Request, Stage, Words
from backend.citizen.refusals import NotTaken
from backend.citizen.states import State
from backend.notices.models import Notice
from backend.worktime.limits import end_of
from content_models.categories import Category
from tests.cms.test_questions import CANARY, SENT, is_refused

pytestmark = pytest.mark.django_db
NEW_ADDRESS = "Số 9 đường Mới"


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


@pytest.fixture
def people(staff: Any) -> dict[str, Any]:
    """The ward's board, somebody who answers for it, the neighbour's board, and who only watches."""
    return {
        "editor": staff("editor", "thanhdong"),
        "answers": staff("answers", "thanhdong"),
        "neighbour": staff("editor", "hongbang"),
        "auditor": staff("auditor"),
    }


@pytest.fixture
def taken(ward: Any, people: Any) -> intake.Taken:
    """A question in English, that nobody has answered yet."""
    sent = SENT | {"locale": "en"}
    return intake.receive(ward, sent, key="khoa-thu-0123456789", now=timezone.now())


@pytest.fixture
def question(taken: Any) -> Question:
    return Question.objects.get(pk=taken.question.pk)


def ask(question: Question, kind: Request, text: str = "", **more: Any) -> DataRequest:
    """Ask as the sender does."""
    return data_requests.ask(question, kind, text=text, now=timezone.now(), **more)


def by(user: Any) -> dict[str, Any]:
    return {"by": user, "now": timezone.now()}


def done_to(question: Question) -> list[str]:
    """Return what stands in the question's log, last of all."""
    return list(question.events.order_by("number").values_list("what", flat=True))


def test_what_is_held_is_seen_once_by_whoever_has_the_code(question: Question, people: Any) -> None:
    desk.unmask(question, by=people["editor"], reason="Gọi lại cho người gửi.")
    request = ask(question, Request.ACCESS)
    with pytest.raises(NotAskedNow):
        data_requests.show(question, now=timezone.now())
    data_requests.acknowledge(request, **by(people["editor"]))
    data_requests.hand_out(request, **by(people["editor"]))

    held = data_requests.show(question, now=timezone.now())

    assert held.details["full_name"] == SENT["full_name"]
    assert (held.title, held.text) == (SENT["title"], SENT["text"])
    assert held.consent is not None
    assert held.consent[:2] == (SENT["consent"], "en")
    assert len(held.looked_at) == 1
    with pytest.raises(NotAskedNow):
        data_requests.show(question, now=timezone.now())
    request.refresh_from_db()
    assert request.stage == Stage.DONE
    told = ["access-asked", "data-acknowledged", "data-ready", "data-shown"]
    assert done_to(question)[-4:] == told
    seen = status.follow(question)
    assert [each.what for each in seen.timeline][-4:] == told
    assert "unmasked" not in [each.what for each in seen.timeline]


def test_what_is_corrected_is_new_and_the_log_says_only_which(
    question: Question, people: Any
) -> None:
    request = ask(question, Request.CORRECTION, f"Tôi là {CANARY}, địa chỉ đã đổi.")
    with pytest.raises(NotTaken):
        data_requests.correct(request, {"phone": "gọi tôi"}, **by(people["editor"]))
    with pytest.raises(ValidationError):
        data_requests.correct(request, {"phone": ""}, **by(people["editor"]))
    data_requests.correct(request, {"address": NEW_ADDRESS, "phone": ""}, **by(people["editor"]))

    question.refresh_from_db()
    assert question.personal["address"] == NEW_ADDRESS
    assert question.personal["phone"] == SENT["phone"]
    words = Words.objects.get(event__question=question, event__what="data-corrected")
    assert (words.text, words.kind) == ("address", "internal")
    with pytest.raises(PermissionDenied):  # it is decided
        data_requests.refuse(request, reason="Không", **by(people["editor"]))


def test_a_question_itself_is_corrected_and_the_log_keeps_what_was_asked(
    question: Question, people: Any
) -> None:
    asked, title = question.text, question.title
    request = ask(question, Request.CORRECTION, "Tôi ghi nhầm tên phố.")
    with pytest.raises(ValidationError):  # nothing is new
        data_requests.correct(request, {"title": title, "text": asked}, **by(people["editor"]))
    changes = {"title": title, "text": "Đèn đường ở phố Chương Dương hỏng đã hai tuần."}
    data_requests.correct(request, changes, **by(people["editor"]))

    question.refresh_from_db()
    assert (question.title, question.text) == (title, changes["text"])
    words = Words.objects.get(event__question=question, event__what="data-corrected")
    assert (words.text, words.kind) == (asked, "reply")
    assert status.follow(question).timeline[-1].text == asked
    access = ask(question, Request.ACCESS)
    data_requests.hand_out(access, **by(people["editor"]))
    assert asked in [text for _at, text in data_requests.show(question, now=timezone.now()).replies]
    data_requests.erase(ask(question, Request.DELETION), **by(people["editor"]))
    assert not Words.objects.filter(event__question=question).exists()


def test_a_correction_of_a_public_question_is_told_to_the_board(
    question: Question, people: Any, section: Any
) -> None:
    page = section(Category.QA)
    Question.objects.filter(pk=question.pk).update(public_page=page)
    request = ask(question, Request.CORRECTION)

    data_requests.correct(
        request, {"text": "Phố Chương Dương, không phải phố Bạch Đằng."}, **by(people["editor"])
    )

    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert [notice.user for notice in Notice.objects.filter(path=path)] == [people["editor"]]


def test_what_is_deleted_is_gone_and_a_question_nobody_answered_is_withdrawn(
    question: Question, people: Any
) -> None:
    request = ask(question, Request.DELETION, f"Xin xóa, {CANARY}")
    data_requests.erase(request, **by(people["editor"]))

    question.refresh_from_db()
    request.refresh_from_db()
    assert (question.personal, question.text, question.title) == ({}, "", "")
    assert (question.state, question.due_at) == (State.CLOSED, None)
    assert (request.stage, request.text) == (Stage.DONE, "")
    assert done_to(question)[-3:] == ["deletion-asked", "withdraw", "erased"]
    assert not Words.objects.filter(event__question=question).exists()
    clocks = status.follow(question).clocks
    assert not any(clock.is_running for clock in clocks)
    assert data_requests.may_ask(question) == ()
    (letter,) = Letter.objects.filter(question=question)
    assert letter.to == SENT["email"]
    assert CANARY not in letter.text


def test_who_is_refused_reads_why_in_their_language(
    question: Question, people: Any, mailoutbox: Any
) -> None:
    request = ask(question, Request.DELETION)
    with pytest.raises(ValidationError):
        data_requests.refuse(request, reason=" ", **by(people["editor"]))
    data_requests.refuse(request, reason="The question is under review.", **by(people["editor"]))
    letters.send_due()

    last = mailoutbox[-1]
    assert "The question is under review." in last.body
    assert last.subject.startswith("About your request concerning personal data")
    assert CANARY not in last.subject
    assert status.follow(question).timeline[-1].text == "The question is under review."
    assert Request.DELETION in data_requests.may_ask(question)


def test_nothing_is_asked_twice_at_once(question: Question) -> None:
    request = ask(question, Request.ACCESS)
    with pytest.raises(NotAskedNow):
        ask(question, Request.ACCESS)
    assert data_requests.may_ask(question) == (Request.CORRECTION, Request.DELETION)
    request.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save(force_insert=True)


def test_the_law_s_clock_runs_by_the_site_s_calendar(
    question: Question, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    friday = datetime.fromisoformat("2026-11-20T09:00+07:00")
    request = data_requests.ask(question, Request.ACCESS, text="", now=friday)
    # Monday is the first working day, Tuesday a holiday of culture, Wednesday the second.
    assert timezone.localdate(request.due_at).isoformat() == "2026-11-25"

    data_requests.acknowledge(request, by=people["editor"], now=friday + timedelta(hours=2))
    request.refresh_from_db()
    assert request.due_at == end_of((friday + timedelta(days=10)).date())
    deletion = data_requests.ask(question, Request.DELETION, text="", now=friday)
    data_requests.acknowledge(deletion, by=people["editor"], now=friday)
    deletion.refresh_from_db()
    assert deletion.due_at == end_of((friday + timedelta(days=15)).date())


def test_what_is_overdue_is_said_once(question: Question, people: Any) -> None:
    request = ask(question, Request.ACCESS)
    Notice.objects.all().delete()
    assert request.due_at is not None
    late: datetime = request.due_at + timedelta(hours=1)

    reminding.remind(now=late)
    reminding.remind(now=late + timedelta(hours=1))

    said = Notice.objects.filter(path=data_requests.desk_path(request))
    assert [notice.user for notice in said] == [people["editor"]]
    assert CANARY not in said.get().subject


def test_only_the_board_of_the_site_decides(question: Question, people: Any) -> None:
    request = ask(question, Request.ACCESS)
    for name in ("answers", "neighbour", "auditor"):
        with pytest.raises(PermissionDenied):
            data_requests.hand_out(request, **by(people[name]))
        with pytest.raises(PermissionDenied):
            ask(question, Request.DELETION, by=people[name])
    with pytest.raises(PermissionDenied):  # it was not asked for
        data_requests.erase(request, **by(people["editor"]))


def test_the_board_s_screens_show_the_queue_and_do_each_act(
    question: Question, people: Any, logged_in: Any
) -> None:
    editor, neighbour = logged_in(people["editor"]), logged_in(people["neighbour"])
    enter = reverse("citizen_data_enter", args=[question.pk])
    assert editor.get(enter).status_code == 200
    sent = {"kind": "correction", "channel": "in-person", "text": "Đổi địa chỉ."}
    path = editor.post(enter, sent)["Location"]
    assert "đang chờ" in editor.post(enter, sent).content.decode()  # once at a time
    request = DataRequest.objects.get()
    assert request.entered_by == people["editor"]

    queue = reverse("citizen_data_queue")
    assert path in editor.get(queue).content.decode()
    assert path not in neighbour.get(queue).content.decode()
    assert neighbour.get(path).status_code == 404
    assert is_refused(logged_in(people["answers"]).get(queue))
    shown = editor.get(path)
    assert "no-store" in shown["Cache-Control"]
    assert "Đổi địa chỉ." in shown.content.decode()
    assert CANARY not in shown.content.decode()

    act = reverse("citizen_data_act", args=[request.pk])
    assert editor.get(f"{act}?do=khong").status_code == 404
    assert is_refused(editor.get(f"{act}?do=erase"))
    assert editor.get(f"{act}?do=correct").status_code == 200
    assert editor.post(f"{act}?do=acknowledge")["Location"] == path
    wrong = editor.post(f"{act}?do=correct", {"email": "không phải"}).content.decode()
    assert "Thư điện tử không hợp lệ." in wrong
    assert editor.post(f"{act}?do=correct", {"address": NEW_ADDRESS})["Location"] == path
    assert path in editor.get(f"{queue}?group=over").content.decode()
    watching = logged_in(people["auditor"])
    assert path in watching.get(f"{queue}?group=over").content.decode()


@pytest.mark.parametrize(("kind", "do"), [("access", "hand-out"), ("deletion", "erase")])
def test_each_kind_is_done_by_its_form(
    question: Question, people: Any, logged_in: Any, kind: str, do: str
) -> None:
    request = ask(question, Request(kind))
    act = reverse("citizen_data_act", args=[request.pk])
    editor = logged_in(people["editor"])
    assert editor.get(f"{act}?do=refuse").status_code == 200
    assert editor.post(f"{act}?do={do}").status_code == 302
    request.refresh_from_db()
    assert request.decided_at is not None
    again = ask(question, Request.CORRECTION) if kind == "access" else None
    assert again is None or editor.post(
        reverse("citizen_data_act", args=[again.pk]) + "?do=refuse", {"reason": "Không rõ."}
    )


def test_a_request_s_words_are_encrypted_and_follow_the_keys(question: Question) -> None:
    ask(question, Request.CORRECTION, f"Tôi là {CANARY}")
    raw = DataRequest.objects.extra(select={"raw": "citizen_datarequest.text"}).get()
    assert CANARY not in raw.raw
    assert retention.reencrypt() > 0
    assert DataRequest.objects.get().text == f"Tôi là {CANARY}"
