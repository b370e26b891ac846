"""Online dialogues: who approves a plan, who releases an answer, what becomes of every question."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backend.accounts import staff as staff_commands
from backend.accounts.models import Membership
from backend.accounts.roles import Role
from backend.approval import chain, releasing, verification
from backend.approval.decisions import Act as Decided
from backend.approval.decisions import Decision
from backend.approval.guard import GoesRoundTheChain
from backend.citizen.models import Channels, Letter, Question
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.dialogues import closing, desk, intake
from backend.dialogues.desk import Prepared
from backend.dialogues.models import DialogueQuestion, Session
from backend.dialogues.states import EXTRA_TIME, Act, State
from backend.published.models import Change, Item
from content_models.categories import Category
from content_models.dialogues import (
    DialogueAnswer,
    DialogueCoordination,
    DialogueLeader,
    DialogueOutcome,
    DialoguePage,
)
from tests.cms.judging_staff import refusals
from tests.roads import publish

pytestmark = pytest.mark.django_db
CANARY = "Zzpersonal"
SENT = {
    "full_name": f"Nguyễn Thị {CANARY}",
    "email": f"{CANARY}@example.vn",
    "text": "Đường Minh Khai ngập mỗi khi mưa lớn; bao giờ phường cho nạo vét cống?",
    "consent": "2026-12-01",
}
MINUTE = timedelta(minutes=1)


def plan(*, starts_at: datetime | None = None, **fields: Any) -> DialoguePage:
    """Return an unsaved plan with everything that HP25-8.2 demands."""
    begins = starts_at or timezone.now() + timedelta(days=2)
    values = {
        "title": "Đối thoại về thoát nước mùa mưa",
        "author_name": "Ban Biên tập",
        "category": Category.ONLINE_DIALOGUE,
        "summary": "Lãnh đạo phường trả lời về thoát nước.",
        "purpose": "Giải đáp kiến nghị",
        "requirements": "Đúng trọng tâm",
        "starts_at": begins,
        "duration_minutes": 120,
        "place": "Hội trường phường",
        "method": "Trực tuyến trên Cổng",
        "approved_by": "Trưởng Ban Biên tập",
        "approved_on": timezone.localdate(begins) - timedelta(days=1),
        "answering_leaders": [DialogueLeader(name="Lãnh đạo phường", position="Chủ tịch")],
        "coordination": [DialogueCoordination(unit="Phòng Kinh tế", duty="Chuẩn bị số liệu")],
    }
    return DialoguePage(**values | fields)


@pytest.fixture
def announced(section: Any) -> Callable[..., DialoguePage]:
    """Return an announced dialogue."""

    def make(site: str = "thanhdong", **fields: Any) -> DialoguePage:
        page = plan(**fields)
        page.live = False
        section(Category.ONLINE_DIALOGUE, site).add_child(instance=page)
        return publish(page)

    return make


@pytest.fixture
def live(announced: Any) -> DialoguePage:
    """A dialogue that began ten minutes ago."""
    return announced(starts_at=timezone.now() - 10 * MINUTE)


@pytest.fixture
def ask(portal: Any) -> Callable[..., DialogueQuestion]:
    """Ask a dialogue, as the API does."""
    count = iter(range(1000))

    def send(
        page: DialoguePage, *, now: datetime | None = None, key: str = "", **other: Any
    ) -> Any:
        site = portal(intake_site(page))
        key = key or f"key-of-this-question-{next(count)}"
        moment = now or timezone.now()
        return intake.receive(
            site, page.translation_key, SENT | other, key=key, now=moment
        ).question

    return send


def intake_site(page: DialoguePage) -> str:
    return page.get_ancestors().get(depth=2).specific.key


def item_of(page: DialoguePage) -> dict[str, Any]:
    return dict(json.loads(Item.objects.get(page_id=page.pk).document))


SAID = Prepared(
    shown="Đường Minh Khai ngập khi mưa; bao giờ nạo vét cống?",
    shown_name="Bạn đọc",
    answered_by="Lãnh đạo phường",
    prepared="Nạo vét xong trước ngày 15.\n\nPhòng Kinh tế giám sát.",
)


def answered(question: DialogueQuestion, by: Any) -> None:
    desk.act(question, Act.ACCEPT, by=by)
    desk.act(question, Act.RELEASE, by=by, said=SAID)


# The plan


@pytest.mark.parametrize("name", ["purpose", "requirements", "starts_at", "duration_minutes",
                                  "place", "method", "approved_by", "approved_on"])  # fmt: skip
def test_a_plan_without_a_statutory_field_is_not_sent_for_approval(
    staff: Any, section: Any, name: str
) -> None:
    author, page = staff("author", "thanhdong"), plan()
    chain.draft(page, under=section(Category.ONLINE_DIALOGUE), by=author)
    setattr(page, name, None if name in {"starts_at", "duration_minutes", "approved_on"} else "")
    revision = page.get_latest_revision()
    revision.content = revision.content | {name: getattr(page, name)}
    revision.save()

    with pytest.raises(ValidationError) as refused:
        chain.submit(DialoguePage.objects.get(pk=page.pk), by=author)

    assert name in refusals(refused)


@pytest.mark.parametrize("rows", ["answering_leaders", "coordination"])
def test_a_plan_names_who_answers_and_which_units_help(staff: Any, section: Any, rows: str) -> None:
    author, none = staff("author", "thanhdong"), dict[str, Any]({rows: []})
    page = plan(**none)
    chain.draft(page, under=section(Category.ONLINE_DIALOGUE), by=author)

    with pytest.raises(ValidationError) as refused:
        chain.submit(page, by=author)

    assert rows in refusals(refused)


@pytest.fixture
def waiting(staff: Any, section: Any) -> DialoguePage:
    """A plan that waits for the head of the board."""
    page = plan()
    chain.draft(page, under=section(Category.ONLINE_DIALOGUE), by=staff("author", "thanhdong"))
    chain.submit(page, by=staff("author", "thanhdong"))
    chain.approve(DialoguePage.objects.get(pk=page.pk), by=staff("editor", "thanhdong"))
    return DialoguePage.objects.get(pk=page.pk)


def test_a_deputy_approves_other_pages_but_no_plan_of_a_dialogue(
    staff: Any, waiting: DialoguePage
) -> None:
    deputy = staff("approver", "thanhdong", title="deputy")

    with pytest.raises(PermissionDenied):
        chain.approve(waiting, by=deputy)
    with pytest.raises(PermissionDenied):
        chain.emergency_publish(waiting, by=deputy, reason="Gấp")

    assert not DialoguePage.objects.get(pk=waiting.pk).live
    assert not Item.objects.filter(page_id=waiting.pk).exists()


def test_the_head_s_right_to_approve_a_plan_is_not_lent(staff: Any, waiting: DialoguePage) -> None:
    head, deputy = staff("approver", "thanhdong"), staff("admin", "thanhdong")
    right = Membership.objects.get(user=head, role=Role.APPROVER)
    staff_commands.delegate(right, to=deputy, until=timezone.localdate(), by=head)

    with pytest.raises(PermissionDenied):
        chain.approve(waiting, by=deputy)
    with pytest.raises(PermissionDenied):
        chain.emergency_publish(waiting, by=deputy, reason="Gấp")

    chain.approve(waiting, by=head)
    assert DialoguePage.objects.get(pk=waiting.pk).live
    assert not [*verification.faults()]


def test_a_plan_is_asked_nothing_before_it_is_announced(waiting: DialoguePage, ask: Any) -> None:
    with pytest.raises(intake.NoSuchDialogue):
        ask(waiting)

    assert not DialogueQuestion.objects.exists()


# Asking


def test_questions_are_taken_from_the_announcement_until_the_end_by_the_clock(
    announced: Any, ask: Any
) -> None:
    page = announced()

    ask(page)
    ask(page, now=page.ends_at - MINUTE)
    with pytest.raises(Closed):
        ask(page, now=page.ends_at)


def test_questions_are_taken_no_longer_than_the_plan_says(announced: Any, ask: Any) -> None:
    begins = timezone.now() + timedelta(days=2)
    page = announced(starts_at=begins, questions_close_at=begins - timedelta(hours=1))

    ask(page, now=begins - timedelta(hours=2))
    with pytest.raises(Closed):
        ask(page, now=begins - timedelta(hours=1))


def test_a_question_needs_words_and_consent_and_neither_name_nor_address(
    announced: Any, ask: Any
) -> None:
    page = announced()

    nameless = ask(page, full_name="", email="")
    with pytest.raises(NotTaken) as refused:
        ask(page, text="Sao?", consent="", email="nowhere")

    assert (nameless.name, nameless.email) == ("", "")
    assert {fault.field for fault in refused.value.faults} == {"text", "consent", "email"}
    assert CANARY not in str(refused.value)


def test_a_question_sent_twice_is_one_and_keeps_its_number(announced: Any, ask: Any) -> None:
    page, key = announced(), "the-same-key-of-a-browser"

    first = ask(page, key=key)
    again = ask(page, key=key, now=page.ends_at + timedelta(days=1))
    second = ask(page)
    with pytest.raises(OtherWords):
        ask(page, key=key, text="Một câu hỏi hoàn toàn khác.")

    assert again.pk == first.pk
    assert (first.number, second.number) == (1, 2)


def test_what_was_asked_is_unreadable_in_the_database(announced: Any, ask: Any) -> None:
    ask(announced())

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, text FROM dialogues_dialoguequestion")
        stored = cursor.fetchone()
    assert all(stored)
    assert CANARY not in str(stored)
    assert "Minh Khai" not in str(stored)


# The session


def test_an_answer_is_public_once_it_is_released_and_only_its_page_changes(
    live: DialoguePage, ask: Any, staff: Any
) -> None:
    question, head = ask(live), staff("approver", "thanhdong")
    desk.act(question, Act.ACCEPT, by=head)
    desk.act(question, Act.PREPARE, by=head, said=SAID)
    before = Change.objects.count()
    assert item_of(live)["answers"] == []

    desk.act(question, Act.RELEASE, by=head, said=SAID)

    (shown,) = item_of(live)["answers"]
    assert (shown["question"], shown["answer"]) == (SAID.shown, SAID.prepared)
    assert (shown["asked_by"], shown["answered_by"], shown["position"]) == (
        "Bạn đọc", "Lãnh đạo phường", "Chủ tịch",
    )  # fmt: skip
    (change,) = Change.objects.order_by("pk")[before:]
    assert [key.partition(":")[0] for key in change.keys] == ["item"]
    assert CANARY not in str(item_of(live))


def test_who_released_what_is_on_record_and_what_nobody_released_is_found(
    live: DialoguePage, ask: Any, staff: Any
) -> None:
    question, head = ask(live), staff("approver", "thanhdong")
    answered(question, head)

    entry = Decision.objects.get(act=Decided.ANSWER_RELEASED)
    shown = DialogueAnswer.objects.get()
    assert (entry.actor_id, entry.detail["number"]) == (head.pk, 1)
    assert entry.seal == releasing.seal_of_answer(shown)
    assert releasing.unreleased(live) == []
    with pytest.raises(GoesRoundTheChain):
        shown.save()
    with pytest.raises(GoesRoundTheChain):
        DialogueAnswer(
            dialogue=live.translation_key, number=9, answer="…", released_at=timezone.now()
        ).save()
    with pytest.raises(GoesRoundTheChain), transaction.atomic():
        shown.delete()
    DialogueAnswer.objects.update(answer="Điều khác")
    assert releasing.unreleased(live) == [1]


def test_a_wrong_answer_is_corrected_and_taken_back_with_a_reason(
    live: DialoguePage, ask: Any, staff: Any
) -> None:
    question, head = ask(live), staff("approver", "thanhdong")
    answered(question, head)
    released_at = DialogueAnswer.objects.get().released_at

    better = Prepared(**vars(SAID) | {"prepared": "Trước ngày 20."})
    desk.act(question, Act.RELEASE, by=head, said=better)
    assert [(each["answer"]) for each in item_of(live)["answers"]] == ["Trước ngày 20."]
    assert DialogueAnswer.objects.get().released_at == released_at

    with pytest.raises(ValidationError):
        desk.act(question, Act.RETRACT, by=head)
    desk.act(question, Act.RETRACT, by=head, reason="Nhầm đơn vị")
    assert item_of(live)["answers"] == []
    assert question.stands() is State.ACCEPTED
    assert Decision.objects.get(act=Decided.ANSWER_RETRACTED).reason == "Nhầm đơn vị"


@pytest.mark.parametrize("who", ["editor", "author", "admin", "answers", "other site"])
def test_only_who_approves_pages_releases_answers(
    live: DialoguePage, ask: Any, staff: Any, who: str
) -> None:
    question = ask(live)
    desk.act(question, Act.ACCEPT, by=staff("approver", "thanhdong", title="deputy"))
    other = staff("approver", "hongbang") if who == "other site" else staff(who, "thanhdong")

    with pytest.raises(PermissionDenied):
        desk.act(question, Act.RELEASE, by=other, said=SAID)

    assert not DialogueAnswer.objects.exists()


def test_an_editor_chooses_and_prepares_and_a_deputy_releases(
    live: DialoguePage, ask: Any, staff: Any
) -> None:
    question, editor = ask(live), staff("editor", "thanhdong")

    desk.act(question, Act.ACCEPT, by=editor)
    desk.act(question, Act.PREPARE, by=editor, said=SAID)
    desk.act(question, Act.RELEASE, by=staff("approver", "thanhdong", title="deputy"), said=SAID)

    assert DialogueAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("shown", ""),
        ("prepared", ""),
        ("answered_by", ""),
        ("answered_by", "Người ngoài kế hoạch"),
        ("shown", f"Hỏi: {SENT['email']} bao giờ?"),
        ("prepared", "Thẻ căn cước 031190001234 đã nhận."),
        ("shown", "x" * 2001),
    ],
)
def test_an_answer_that_lacks_something_or_tells_too_much_is_not_released(
    live: DialoguePage, ask: Any, staff: Any, field: str, text: str
) -> None:
    question, head = ask(live), staff("approver", "thanhdong")
    desk.act(question, Act.ACCEPT, by=head)

    with pytest.raises(ValidationError) as refused:
        desk.act(question, Act.RELEASE, by=head, said=Prepared(**vars(SAID) | {field: text}))

    assert field in refusals(refused)
    assert not DialogueAnswer.objects.exists()


def test_no_answer_is_released_before_the_session_begins(
    announced: Any, ask: Any, staff: Any
) -> None:
    question, head = ask(announced()), staff("approver", "thanhdong")
    desk.act(question, Act.ACCEPT, by=head)
    desk.act(question, Act.PREPARE, by=head, said=SAID)

    with pytest.raises(PermissionDenied):
        desk.act(question, Act.RELEASE, by=head, said=SAID)


# Afterwards


@pytest.fixture
def over(live: DialoguePage) -> datetime:
    """The moment from which the live session is over."""
    return live.ends_at + EXTRA_TIME


def test_a_session_closes_by_the_clock_and_says_what_became_of_every_question(
    live: DialoguePage, ask: Any, staff: Any, over: datetime
) -> None:
    head = staff("approver", "thanhdong")
    first, second, third, fourth = (ask(live) for _each in range(4))
    answered(first, head)
    desk.act(second, Act.REFUSE, by=head, reason="Trùng câu hỏi số 1")
    desk.act(third, Act.ACCEPT, by=head)

    assert closing.close_due(over - timedelta(seconds=1)) == 0
    assert closing.close_due(over) == 1
    assert closing.close_due(over + MINUTE) == 0

    item = item_of(live)
    assert item["takes_questions"] is False
    outcome = {name: item["outcome"][name] for name in ("asked", "answered", "refused", "moved_on")}
    assert outcome == {"asked": 4, "answered": 1, "refused": 1, "moved_on": 2}
    assert [each["number"] for each in item["answers"]] == [1]
    with pytest.raises(Closed):
        ask(live)
    fourth.refresh_from_db()
    assert fourth.stands() is State.MOVED_ON
    assert DialogueOutcome.objects.count() == 1


def test_what_was_not_answered_goes_into_the_queue_of_questions_with_its_origin(
    live: DialoguePage, ask: Any, over: datetime
) -> None:
    asked = ask(live)
    nameless = ask(live, full_name="", email="", text="Công viên mở cửa đến mấy giờ?")

    closing.close_due(over)

    moved = Question.objects.order_by("received_at", "pk")
    assert {each.channel for each in moved} == {Channels.DIALOGUE}
    assert {each.text for each in moved} == {SENT["text"], "Công viên mở cửa đến mấy giờ?"}
    asked.refresh_from_db()
    nameless.refresh_from_db()
    queued = asked.moved_to
    assert queued is not None
    assert queued.origin == "Đối thoại về thoát nước mùa mưa (câu hỏi số 1)"
    assert queued.received_at == asked.received_at
    assert queued.personal == {"full_name": SENT["full_name"], "email": SENT["email"]}
    assert (queued.state, queued.due_at is not None) == ("triage", True)
    assert Letter.objects.filter(question=queued).exists()
    assert (asked.text, asked.name, asked.email) == ("", "", "")
    assert nameless.moved_to is not None


def test_nothing_is_released_once_it_is_over_but_a_correction(
    live: DialoguePage, ask: Any, staff: Any, over: datetime
) -> None:
    head, question = staff("approver", "thanhdong"), ask(live)
    answered(question, head)
    closing.close_due(over)

    better = Prepared(**vars(SAID) | {"prepared": "Trước ngày 20."})
    desk.act(question, Act.RELEASE, by=head, said=better, now=over)
    with pytest.raises(PermissionDenied):
        desk.act(question, Act.RETRACT, by=head, reason="Nhầm", now=over)

    assert item_of(live)["answers"][0]["answer"] == "Trước ngày 20."
    assert item_of(live)["outcome"]["answered"] == 1


def test_a_dialogue_nobody_asked_closes_too(announced: Any) -> None:
    page = announced(starts_at=timezone.now() - timedelta(days=1))

    assert closing.close_due(timezone.now()) == 1
    assert item_of(page)["outcome"]["asked"] == 0
    assert Session.objects.get().closed_at is not None


# The screens


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_moderator_reads_chooses_and_releases_on_the_screen(
    live: DialoguePage, ask: Any, staff: Any
) -> None:
    question, client = ask(live), client_of(staff("approver", "thanhdong"))

    listed = client.get(reverse("dialogues_list")).content.decode()
    session = client.get(reverse("dialogues_session", args=[live.pk])).content.decode()
    rows = client.get(reverse("dialogues_incoming", args=[live.pk]))
    own = reverse("dialogues_question", args=[question.pk])
    client.post(own, {"do": "accept", **vars(SAID)})
    assert 'value="release"' in client.get(own).content.decode()
    done = client.post(own, {"do": "release", **vars(SAID)})

    assert live.title in listed
    assert "Minh Khai" in session
    assert "no-store" in rows["Cache-Control"]
    assert 'data-number="1"' in rows.content.decode()
    assert done.status_code == 302
    assert item_of(live)["answers"][0]["answer"] == SAID.prepared


def test_another_site_s_board_finds_nothing(live: DialoguePage, ask: Any, staff: Any) -> None:
    question, client = ask(live), client_of(staff("approver", "hongbang"))

    for address in (
        reverse("dialogues_session", args=[live.pk]),
        reverse("dialogues_incoming", args=[live.pk]),
        reverse("dialogues_question", args=[question.pk]),
    ):
        assert client.get(address).status_code in {302, 403, 404}
    assert live.title not in client.get(reverse("dialogues_list")).content.decode()
