"""The desk of comments: who reads and decides, how one becomes public, what never does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page

from backend.approval import chain
from backend.citizen import retention as keys
from backend.citizen.refusals import NotTaken
from backend.comments import desk, intake, publication, retention, states
from backend.comments.models import Comment, Entry
from backend.comments.states import Act, NotOpen, Opening, State
from backend.notices.models import Notice
from backend.published.models import Change, Item
from backend.translation import mirrors
from content_models.consultations import ConsultationPage
from tests.roads import publish

pytestmark = pytest.mark.django_db
CANARY = "Zzgopy"
SENT = {
    "provision": "Điều 5",
    "text": f"Tôi là Trần Văn {CANARY}, điện thoại 0987654321. Nên có bãi gửi xe cho cư dân.",
    "full_name": f"Trần Văn {CANARY}",
    "phone": "0987654321",
    "email": f"{CANARY}@example.vn",
    "consent": "2026-12-01",
}
READ_OVER = "Nên có bãi gửi xe cho cư dân."
Receive = Callable[..., Comment]


@pytest.fixture
def people(staff: Any) -> dict[str, Any]:
    """The ward's board, somebody who only writes, the neighbour's editor, who watches."""
    return {
        "editor": staff("editor", "thanhdong"),
        "approver": staff("approver", "thanhdong"),
        "author": staff("author", "thanhdong"),
        "answers": staff("answers", "thanhdong"),
        "neighbour": staff("editor", "hongbang"),
        "auditor": staff("auditor"),
    }


@pytest.fixture
def consultation(make_page: Callable[..., ConsultationPage], people: Any) -> ConsultationPage:
    """A published consultation that is open."""
    now = timezone.now()
    made = make_page(
        ConsultationPage,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=20),
        receiving_unit="Văn phòng",
        receiving_address="Số 1, đường Thành Đông",
        receiving_email="vanphong@haiphong.gov.vn",
        body=orjson.dumps([{"type": "text", "value": "<p>Điều 1.</p>"}]).decode(),
    )
    published: ConsultationPage = publish(made)
    return published


@pytest.fixture
def receive(consultation: ConsultationPage, portal: Any) -> Receive:
    """Take a comment on the consultation."""

    def take(key: str = "khoa-gop-y-0123456789", **other: Any) -> Comment:
        opening = Opening(
            consultation.opens_at, consultation.closes_at, consultation.accepts_comments
        )
        ward, about = portal("thanhdong"), consultation.translation_key
        now = timezone.now()
        taken = intake.receive(ward, about, opening, SENT | other, key=key, now=now)
        return taken.comment

    return take


def now(consultation: ConsultationPage) -> ConsultationPage:
    """Return a consultation as it stands."""
    found: ConsultationPage = Page.objects.get(pk=consultation.pk).specific
    return found


def published(consultation: ConsultationPage) -> Any:
    """Return what the public sees of a consultation."""
    return orjson.loads(Item.objects.get(page_id=consultation.pk).document)


def through_the_chain(consultation: ConsultationPage, people: Any) -> None:
    """Agree at every step."""
    for role in ("editor", "approver"):
        chain.approve(now(consultation), by=people[role])


def is_refused(answer: Any) -> bool:
    """Tell whether somebody was sent back to their dashboard, or told that they only look."""
    return answer.status_code in {403, 404} or answer.get("Location") == "/admin/"


# Receiving


def test_the_board_is_asked_once_to_read_and_nothing_of_a_comment_is_said(
    receive: Receive, people: Any
) -> None:
    for number in range(3):
        receive(f"khoa-gop-y-lan-{number}-0123456789")
    notices = Notice.objects.filter(asks=True)

    assert {notice.user_id for notice in notices} == {people["editor"].pk, people["approver"].pk}
    assert notices.count() == 2
    assert CANARY not in repr(list(notices.values()))


def test_a_comment_on_a_mirror_stands_with_the_vietnamese_page(
    consultation: ConsultationPage, receive: Receive, staff: Any, section: Any
) -> None:
    section(consultation.category, language="en")
    mirrors.begin(consultation, language="en", by=staff("translator", "thanhdong"))

    comment = receive(locale="en")

    assert (comment.page_id, comment.locale) == (consultation.pk, "en")


# Deciding


def test_a_comment_is_public_only_behind_the_whole_chain_and_without_its_sender(
    consultation: ConsultationPage, receive: Receive, people: Any, caplog: pytest.LogCaptureFixture
) -> None:
    comment = receive()
    assert CANARY not in publication.proposed_text(comment)
    assert "0987654321" not in publication.proposed_text(comment)

    desk.publish(comment, by=people["editor"], text=READ_OVER, provision="Điều 5")
    before = published(consultation)["comments"]
    chain.approve(now(consultation), by=people["editor"])
    halfway = published(consultation)["comments"]
    chain.approve(now(consultation), by=people["approver"])

    (said,) = published(consultation)["comments"]
    assert (before, halfway) == ([], [])
    assert (said["text"], said["name"], said["count"]) == (READ_OVER, "", 1)
    everything = repr(
        [Item.objects.get(page_id=consultation.pk).document, *Change.objects.values()]
    )
    for secret in (CANARY, SENT["phone"], SENT["email"]):
        assert secret not in everything + caplog.text


def test_what_the_sender_told_cannot_be_left_in_by_oversight(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    comment = receive()

    for text in (SENT["text"], f"Viết cho {CANARY}@example.vn", "Gọi 0987654321"):
        with pytest.raises(ValidationError):
            desk.publish(comment, by=people["editor"], text=text)

    assert Comment.objects.get().state == State.WAITING
    assert now(consultation).workflow_in_progress is False


def test_a_name_is_shown_where_its_owner_wanted_so(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    comment = receive(text="Nên có bãi gửi xe cho cư dân.", shows_name="yes")
    desk.publish(comment, by=people["editor"], text=comment.text)
    through_the_chain(consultation, people)

    assert published(consultation)["comments"][0]["name"] == SENT["full_name"]


def test_comments_that_say_the_same_are_published_once_and_counted(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    lead, second, third = (receive(f"khoa-gop-y-{n}-0123456789") for n in range(3))
    editor = people["editor"]
    desk.join(second, lead=lead, by=editor)
    desk.publish(lead, by=editor, text=READ_OVER)
    desk.join(third, lead=lead, by=editor)
    through_the_chain(consultation, people)

    assert [row["count"] for row in published(consultation)["comments"]] == [3]
    assert published(consultation)["comment_count"] == 3

    desk.reopen(third, by=editor, reason="Khác ý")
    through_the_chain(consultation, people)
    assert published(consultation)["comment_count"] == 2


def test_a_second_comment_joins_the_draft_that_waits_and_is_refused_where_it_is_locked(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    first, second, third = (receive(f"khoa-gop-y-{n}-0123456789") for n in range(3))
    editor = people["editor"]
    desk.publish(first, by=editor, text=READ_OVER)
    started = now(consultation).current_workflow_state.pk
    desk.publish(second, by=editor, text="Thêm bãi xe.")
    assert now(consultation).current_workflow_state.pk == started
    chain.approve(now(consultation), by=editor)

    with pytest.raises(ValidationError, match="bước duyệt"):
        desk.publish(third, by=editor, text="Thêm đèn.")

    third.refresh_from_db()
    assert third.state == State.WAITING
    chain.approve(now(consultation), by=people["approver"])
    assert [row["text"] for row in published(consultation)["comments"]] == [
        READ_OVER,
        "Thêm bãi xe.",
    ]


def test_a_refusal_has_a_reason_that_nobody_else_reads(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    comment = receive()
    with pytest.raises(ValidationError):
        desk.refuse(comment, by=people["editor"], reason=" ")
    desk.refuse(comment, by=people["editor"], reason="Quảng cáo")

    comment.refresh_from_db()
    assert (comment.state, published(consultation)["comments"]) == (State.REFUSED, [])
    assert Entry.objects.get().reason == "Quảng cáo"
    with pytest.raises(PermissionDenied):
        desk.publish(comment, by=people["editor"], text=READ_OVER)
    desk.reopen(comment, by=people["editor"], reason="Nhầm")
    assert Comment.objects.get().state == State.WAITING


def test_what_stands_on_the_page_is_taken_off_there_and_can_then_be_looked_at_again(
    consultation: ConsultationPage, receive: Receive, people: Any
) -> None:
    comment = receive()
    editor = people["editor"]
    desk.publish(comment, by=editor, text=READ_OVER)
    comment.refresh_from_db()
    assert Act.REOPEN not in desk.possible(editor, comment)

    draft = now(consultation).get_latest_revision_as_object()
    draft.published_comments.clear()
    chain.edit(draft, by=editor)

    comment = Comment.objects.get()
    assert Act.REOPEN in desk.possible(editor, comment)


def test_nobody_but_the_board_decides(receive: Receive, people: Any) -> None:
    comment = receive()

    for role in ("author", "answers", "neighbour", "auditor"):
        assert desk.possible(people[role], comment) == ()
        with pytest.raises(PermissionDenied):
            desk.refuse(comment, by=people[role], reason="Thử")
    assert desk.possible(people["approver"], comment) == (Act.ACCEPT, Act.JOIN, Act.REFUSE)


def attempt(act: Act, comment: Comment, *, lead: Comment, by: Any) -> None:
    """Do an act about a comment."""
    if act is Act.ACCEPT:
        desk.publish(comment, by=by, text=READ_OVER)
    elif act is Act.JOIN:
        desk.join(comment, lead=lead, by=by)
    elif act is Act.REFUSE:
        desk.refuse(comment, by=by, reason="Thử")
    else:
        desk.reopen(comment, by=by, reason="Thử")


STEPS = st.lists(
    st.tuples(st.sampled_from(["tick", "tick", "tick", *Act]), st.integers(0, 40)),
    min_size=1,
    max_size=12,
)


@hypothesis_settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_whatever_is_tried_in_whatever_order_nothing_is_public_without_the_chain(
    consultation: ConsultationPage, portal: Any, people: Any, steps: list[tuple[str, int]]
) -> None:
    """Comments come by a clock that goes on, the board decides about any of them in any order."""
    Comment.objects.exclude(lead=None).delete()
    Comment.objects.all().delete()
    opening = Opening(consultation.opens_at, consultation.closes_at, accepts_comments=True)
    moment: datetime = consultation.opens_at - timedelta(days=2)
    ward, editor = portal("thanhdong"), people["editor"]
    for number, (what, size) in enumerate(steps):
        if what == "tick":
            moment += timedelta(days=size % 15)
            key = f"khoa-{number}-{moment:%Y%m%d%H%M%S%f}"
            try:
                intake.receive(
                    ward, consultation.translation_key, opening, SENT, key=key, now=moment
                )
                assert opening.is_open(moment)
            except NotOpen:
                assert not opening.is_open(moment)
            continue
        comments = list(Comment.objects.order_by("received_at"))
        if not comments:
            continue
        comment = comments[size % len(comments)]
        allowed = Act(what) in desk.possible(editor, comment)
        before = State(comment.state)
        try:
            attempt(Act(what), comment, lead=comments[0], by=editor)
        except (PermissionDenied, ValidationError):
            assert Comment.objects.get(pk=comment.pk).state == before
        else:
            assert allowed
            after = Comment.objects.get(pk=comment.pk).state
            assert after == states.TRANSITIONS[Act(what)].target
    assert published(consultation)["comments"] == []


# Answering


def test_published_comments_are_answered_behind_the_closing_and_not_before(
    consultation: ConsultationPage, receive: Receive, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = receive()
    editor = people["editor"]
    desk.publish(comment, by=editor, text=READ_OVER, provision="Điều 5")
    through_the_chain(consultation, people)
    said: dict[str, Any] = {
        "chosen": [str(comment.pk)],
        "provision": "Điều 5",
        "comment": READ_OVER,
        "decision": "accepted",
        "text": "Bổ sung hai bãi xe.\n\nXin cảm ơn.",
    }
    with pytest.raises(PermissionDenied):
        desk.answer(now(consultation), by=editor, **said)
    over = consultation.closes_at + timedelta(hours=1)

    desk.answer(now(consultation), by=editor, now=over, **said)
    with pytest.raises(ValidationError):
        desk.answer(now(consultation), by=editor, now=over, **{**said, "chosen": []})
    assert published(consultation)["answers"] == []
    monkeypatch.setattr(timezone, "now", lambda: over)
    chain.submit(now(consultation), by=editor)
    through_the_chain(consultation, people)

    (point,) = published(consultation)["answers"]
    assert (point["comment"], point["decision"]) == (READ_OVER, "accepted")
    assert point["answer"] == "<p>Bổ sung hai bãi xe.</p><p>Xin cảm ơn.</p>"
    assert published(consultation)["stage"] == "concluded"


# Keeping


def test_who_wrote_is_masked_until_somebody_says_why_they_look(
    receive: Receive, people: Any, client: Any
) -> None:
    comment = receive()
    address = f"/admin/consultation-comments/{comment.pk}/"
    client.force_login(people["editor"])
    masked = client.get(address)
    asked = client.post(f"{address}unmask/", {"reason": "Gọi hỏi lại về bãi xe"})

    assert SENT["email"] not in masked.content.decode()
    assert SENT["email"] in asked.content.decode()
    assert "no-store" in asked["Cache-Control"]
    assert [entry.what for entry in comment.entries.all()] == ["unmasked"]


def test_what_was_decided_is_erased_when_its_time_is_over_and_what_waits_is_not(
    consultation: ConsultationPage, receive: Receive, people: Any, portal: Any
) -> None:
    decided, waiting = receive(), receive("khoa-gop-y-hai-0123456789")
    desk.refuse(decided, by=people["editor"], reason="Quảng cáo")
    ward = portal("thanhdong")

    assert retention.erase_over(ward, days=30, now=consultation.closes_at + timedelta(days=29)) == 0
    assert retention.erase_over(ward, days=30, now=consultation.closes_at + timedelta(days=31)) == 1

    decided.refresh_from_db()
    assert (decided.text, decided.provision, decided.personal) == ("", "", {})
    assert decided.state == State.REFUSED
    assert "Quảng cáo" not in [entry.reason for entry in decided.entries.all()]
    with pytest.raises(PermissionDenied):
        desk.erase(waiting, now=timezone.now(), by=people["editor"])


def test_a_key_is_changed_without_a_pause(receive: Receive) -> None:
    receive()
    old = settings.PERSONAL_DATA_KEYS
    new = "khóa mới dài hơn ba mươi hai ký tự, đủ dùng"
    with override_settings(PERSONAL_DATA_KEYS=f"{new},{old}"):
        assert keys.reencrypt() > 0
    with override_settings(PERSONAL_DATA_KEYS=new):
        assert Comment.objects.get().text == SENT["text"]


def test_a_comment_with_faults_is_not_taken(receive: Receive) -> None:
    with pytest.raises(NotTaken):
        receive(text="Ngắn")


# Screens


def test_the_queue_shows_a_board_its_own_comments_and_nobody_elses(
    receive: Receive, people: Any, client: Any
) -> None:
    comment = receive(text="Nên có bãi gửi xe cho cư dân.")
    seen = {}
    for role, person in people.items():
        client.force_login(person)
        answer = client.get("/admin/consultation-comments/")
        one = client.get(f"/admin/consultation-comments/{comment.pk}/")
        seen[role] = ("bãi gửi xe" in answer.content.decode(), is_refused(one))

    assert seen == {
        "editor": (True, False),
        "approver": (True, False),
        "author": (False, True),
        "answers": (False, True),
        "neighbour": (False, True),
        "auditor": (True, False),
    }


@pytest.mark.parametrize("about", ["9" * 30, "²", "٣", "-1", "x"])
def test_the_queue_of_a_draft_that_nobody_knows_holds_no_fault(
    receive: Receive, people: Any, client: Any, about: str
) -> None:
    receive()
    client.force_login(people["editor"])

    answer = client.get("/admin/consultation-comments/", {"page": about})

    assert answer.status_code == 200


def test_a_comment_is_published_refused_joined_and_answered_by_screens(
    consultation: ConsultationPage,
    receive: Receive,
    people: Any,
    client: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lead, same, other = (receive(f"khoa-gop-y-{n}-0123456789") for n in range(3))
    client.force_login(people["editor"])
    start = "/admin/consultation-comments/"
    form = client.get(f"{start}{lead.pk}/publish/").content.decode()
    assert "[họ tên]" in form or "[thông tin người gửi]" in form
    unread = client.post(f"{start}{lead.pk}/publish/", {"text": READ_OVER})
    assert unread.status_code == 200
    done = client.post(f"{start}{lead.pk}/publish/", {"text": READ_OVER, "is_read_over": "on"})
    assert done.status_code == 302, done.content.decode()
    client.post(f"{start}{same.pk}/join/", {"lead": str(lead.pk)})
    client.post(f"{start}{other.pk}/refuse/", {"why": "advertising"})
    states_now = dict(Comment.objects.values_list("pk", "state"))
    assert states_now == {lead.pk: "accepted", same.pk: "joined", other.pk: "refused"}
    through_the_chain(consultation, people)

    assert "đang công khai" in client.get(f"{start}{lead.pk}/").content.decode()
    assert is_refused(client.get(f"{start}answer/{consultation.pk}/"))
    over = consultation.closes_at + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: over)
    client.force_login(people["editor"])
    filled = client.get(f"{start}answer/{consultation.pk}/?chosen={lead.pk}").content.decode()
    assert READ_OVER in filled
    said = {
        "chosen": [str(lead.pk)],
        "comment": READ_OVER,
        "decision": "accepted",
        "text": "Dong y.",
    }
    answered = client.post(f"{start}answer/{consultation.pk}/", said)
    assert answered["Location"] == f"/admin/pages/{consultation.pk}/edit/"
    assert "Dong y." in client.get(answered["Location"]).content.decode()


def test_the_editor_of_the_page_keeps_its_comments_and_wagtails_own_apart(
    consultation: ConsultationPage, receive: Receive, people: Any, client: Any
) -> None:
    desk.publish(receive(), by=people["editor"], text=READ_OVER)
    client.force_login(people["editor"])

    screen = client.get(f"/admin/pages/{consultation.pk}/edit/").content.decode()

    assert "published_comments-TOTAL_FORMS" in screen
    assert READ_OVER in screen
