"""Forum topics: what is public of a post and when, the agency's word, a post taken back, many of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import orjson
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page

from backend.approval import chain
from backend.citizen.refusals import NotTaken, UnknownCode
from backend.comments import desk, intake, own, publication, retention
from backend.comments.intake import Taken
from backend.comments.models import Comment, Refusal
from backend.comments.states import NotOpen, Opening, State
from backend.notices.models import Notice
from backend.published.models import Change, Item, ItemPart
from backend.tending.tender import Tender
from backend.translation import mirrors
from content_models.catalogue import page_types_of
from content_models.categories import Category
from content_models.forums import SHOWN, ForumPost, ForumTopicPage
from tests.cms.test_mirrors import words_for
from tests.roads import publish

pytestmark = pytest.mark.django_db
CANARY = "Zzdien"
SENT = {
    "text": f"Nên trồng thêm cây ven hồ. Gọi tôi, {CANARY}, 0987654321.",
    "full_name": f"Trần Văn {CANARY}",
    "phone": "0987654321",
    "consent": "2026-12-01",
}
READ_OVER = "Nên trồng thêm cây ven hồ."
Send = Callable[..., Taken]


@pytest.fixture
def people(staff: Any) -> dict[str, Any]:
    """The ward's board, and the neighbour's editor."""
    return {
        "editor": staff("editor", "thanhdong"),
        "approver": staff("approver", "thanhdong"),
        "author": staff("author", "thanhdong"),
        "neighbour": staff("editor", "hongbang"),
    }


@pytest.fixture
def topic(make_page: Callable[..., ForumTopicPage], people: Any) -> ForumTopicPage:
    """A published topic that is open, without an end."""
    made = make_page(
        ForumTopicPage,
        question="Nên sửa công viên ven hồ thế nào?",
        opened_by="Phòng Kinh tế, Hạ tầng và Đô thị",
        opens_at=timezone.now() - timedelta(days=1),
    )
    published: ForumTopicPage = publish(made)
    return published


@pytest.fixture
def send(topic: ForumTopicPage, portal: Any) -> Send:
    """Take a post to the topic; any post may be answered."""

    def take(key: str = "khoa-dien-dan-0123456789", **other: Any) -> Taken:
        page = ForumTopicPage.objects.get(pk=topic.pk)
        numbers = set(ForumPost.objects.filter(page=page).values_list("number", flat=True))
        opening = Opening(
            page.opens_at, page.closes_at, page.accepts_comments, numbers.__contains__
        )
        about, now = topic.translation_key, other.pop("now", timezone.now())
        return intake.receive(portal("thanhdong"), about, opening, SENT | other, key=key, now=now)

    return take


def fresh(topic: ForumTopicPage) -> ForumTopicPage:
    """Return a topic as it stands."""
    found: ForumTopicPage = Page.objects.get(pk=topic.pk).specific
    return found


def published(topic: ForumTopicPage) -> Any:
    """Return what the public sees of a topic."""
    return orjson.loads(Item.objects.get(page_id=topic.pk).document)


def posts(topic: ForumTopicPage) -> dict[int, Any]:
    """Return all published posts by number."""
    parts = ItemPart.public.filter(item__page_id=topic.pk)
    return {part.number: orjson.loads(part.document) for part in parts}


def through_the_chain(topic: ForumTopicPage, people: Any) -> None:
    """Agree at every step."""
    for role in ("editor", "approver"):
        chain.approve(fresh(topic), by=people[role])


def add_posts(topic: ForumTopicPage, count: int, people: Any) -> None:
    """Publish many posts at once."""
    draft = publication.newest_of(fresh(topic))
    for number in range(count):
        row = draft.new_comment(place="", reply_to=None, text=f"Ý kiến {number}", count=1)
        draft.published_comments.add(row)
    chain.edit(draft, by=people["editor"])
    chain.submit(draft, by=people["editor"])
    through_the_chain(topic, people)


def test_the_category_of_a_forum_is_held_by_topics() -> None:
    assert page_types_of(Category.FORUM) == (ForumTopicPage,)


def test_a_post_is_public_only_behind_the_whole_chain_and_without_its_sender(
    topic: ForumTopicPage, send: Send, people: Any, caplog: pytest.LogCaptureFixture
) -> None:
    comment = send().comment
    desk.publish(comment, by=people["editor"], text=READ_OVER)
    before = posts(topic)
    chain.approve(fresh(topic), by=people["editor"])
    halfway = posts(topic)
    chain.approve(fresh(topic), by=people["approver"])

    (post,) = posts(topic).values()
    assert (before, halfway) == ({}, {})
    assert published(topic)["posts"] == [post]
    assert (post["number"], post["text"], post["name"], post["official"]) == (
        1, READ_OVER, "", False,
    )  # fmt: skip
    everything = repr([published(topic), posts(topic), *Change.objects.values()])
    for secret in (CANARY, SENT["phone"]):
        assert secret not in everything + caplog.text


def test_the_clock_and_an_editor_close_a_topic_and_what_is_posted_stays(
    topic: ForumTopicPage, send: Send, people: Any, monkeypatch: Any, tmp_path: Any
) -> None:
    desk.publish(send().comment, by=people["editor"], text=READ_OVER)
    draft = publication.newest_of(fresh(topic))
    draft.closes_at = timezone.now() + timedelta(days=3)
    chain.edit(draft, by=people["editor"])
    through_the_chain(topic, people)
    assert published(topic)["stage"] == "open"

    late = timezone.now() + timedelta(days=4)
    monkeypatch.setattr(timezone, "now", lambda: late)
    Tender(lambda _said: None, tmp_path / "memory")._turn()

    assert (published(topic)["stage"], len(posts(topic))) == ("closed", 1)
    with pytest.raises(NotOpen):
        send("khoa-dien-dan-tre-0123456789", now=late)


def test_a_reply_names_a_published_post_and_nothing_else(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    desk.publish(send().comment, by=people["editor"], text=READ_OVER)
    through_the_chain(topic, people)

    reply = send("khoa-dien-dan-hai-0123456789", reply_to="1").comment
    desk.publish(reply, by=people["editor"], text="Đồng ý, và thêm ghế ngồi.")
    through_the_chain(topic, people)

    assert {number: post["reply_to"] for number, post in posts(topic).items()} == {1: None, 2: 1}
    for number in ("9", "không", "-1", "1" * 30):
        with pytest.raises(NotTaken) as refused:
            send("khoa-dien-dan-ba-0123456789", reply_to=number)
        assert [fault.field for fault in refused.value.faults] == ["reply_to"]


def test_the_agencys_word_goes_up_the_chain_and_is_marked(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    desk.publish(send().comment, by=people["editor"], text=READ_OVER)
    through_the_chain(topic, people)

    with pytest.raises(PermissionDenied):
        desk.say(fresh(topic), by=people["neighbour"], unit="Phòng", text="Cảm ơn.")
    with pytest.raises(ValidationError):
        desk.say(fresh(topic), by=people["editor"], unit="Phòng", text="Cảm ơn.", reply_to=7)
    desk.say(fresh(topic), by=people["editor"], unit="Phòng", text="Sẽ trồng.", reply_to=1)
    assert len(posts(topic)) == 1
    through_the_chain(topic, people)

    said = posts(topic)[2]
    assert (said["official"], said["name"], said["reply_to"]) == (True, "Phòng", 1)
    assert published(topic)["post_count"] == 2


def test_a_post_taken_back_is_erased_at_once_and_leaves_its_number_to_nobody(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    editor = people["editor"]
    first = send()
    desk.publish(first.comment, by=editor, text=READ_OVER)
    through_the_chain(topic, people)
    assert own.told(own.find(first.code, site="thanhdong")).state == "published"

    told = own.withdraw(own.find(first.code.lower(), site=None), now=timezone.now())

    kept = Comment.objects.get(pk=first.comment.pk)
    assert (told.state, told.text, told.details, told.may_withdraw) == ("withdrawn", "", {}, False)
    assert (kept.text, kept.personal) == ("", {})
    assert Notice.objects.filter(path=desk.path_of(kept), asks=True, read_at=None).exists()
    desk.take_off(kept, by=editor, reason="Người gửi rút")
    through_the_chain(topic, people)
    assert posts(topic) == {}
    desk.publish(send("khoa-dien-dan-hai-0123456789").comment, by=editor, text="Thêm đèn.")
    through_the_chain(topic, people)
    assert list(posts(topic)) == [2]


def test_what_waits_is_taken_back_and_those_of_one_mind_are_looked_at_again(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    lead, same = send(), send("khoa-dien-dan-hai-0123456789")
    desk.join(same.comment, lead=lead.comment, by=people["editor"])

    own.withdraw(lead.comment, now=timezone.now())

    assert Comment.objects.get(pk=same.comment.pk).state == State.WAITING
    assert desk.possible(people["editor"], Comment.objects.get(pk=lead.comment.pk)) == ()


def test_a_code_is_of_its_site_and_no_other_is_known(topic: ForumTopicPage, send: Send) -> None:
    code = send().code

    for wrong, site in (("AAAA-BBBB-CCCC-DDDD", None), (code, "hongbang"), ("", None)):
        with pytest.raises(UnknownCode):
            own.find(wrong, site=site)
    assert send().code == code


def test_a_refusal_is_of_the_list_and_its_sender_reads_which(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    taken = send()
    with pytest.raises(ValidationError):
        desk.refuse(taken.comment, by=people["editor"], reason="", why=Refusal.OTHER)
    desk.refuse(taken.comment, by=people["editor"], reason="", why=Refusal.OFF_TOPIC)

    told = own.told(own.find(taken.code, site=None))
    assert (told.state, told.refusal) == ("refused", "off-topic")


def test_posts_are_kept_beside_the_item_however_many_there_are(
    topic: ForumTopicPage, people: Any
) -> None:
    add_posts(topic, 45, people)
    shown = published(topic)

    assert [post["number"] for post in shown["posts"]] == list(range(46 - SHOWN, 46))
    assert (shown["post_count"], shown["last_number"], len(posts(topic))) == (45, 45, 45)
    before = set(ItemPart.objects.values_list("pk", flat=True))
    desk.say(fresh(topic), by=people["editor"], unit="Phòng", text="Cảm ơn.")
    through_the_chain(topic, people)
    assert len(set(ItemPart.objects.values_list("pk", flat=True)) - before) == 1


def test_a_change_in_an_old_post_is_told(topic: ForumTopicPage, people: Any) -> None:
    add_posts(topic, 25, people)
    digest = Item.objects.get(page_id=topic.pk).digest
    draft = publication.newest_of(fresh(topic))
    rows = list(draft.published_comments.all())
    rows[0].text = "Sửa theo đề nghị"
    draft.published_comments.set(rows)
    chain.edit(draft, by=people["editor"])
    chain.submit(draft, by=people["editor"])
    through_the_chain(topic, people)

    assert Item.objects.get(page_id=topic.pk).digest != digest
    assert posts(topic)[1]["text"] == "Sửa theo đề nghị"


def test_on_a_mirror_citizens_words_stand_as_they_were_written(
    topic: ForumTopicPage, people: Any, staff: Any, section: Any
) -> None:
    add_posts(topic, 2, people)
    section(topic.category, language="en")
    mirror = mirrors.begin(fresh(topic), language="en", by=staff("translator", "thanhdong"))

    rows = mirror.get_latest_revision_as_object().published_comments.all()

    assert [(row.number, row.text) for row in rows] == [(1, "Ý kiến 0"), (2, "Ý kiến 1")]


def test_what_was_decided_is_erased_when_its_time_is_over(
    topic: ForumTopicPage, send: Send, people: Any, portal: Any
) -> None:
    comment = send().comment
    desk.refuse(comment, by=people["editor"], reason="", why=Refusal.ADVERTISING)

    later = timezone.now() + timedelta(days=31)
    assert retention.erase_over(portal("thanhdong"), days=30, now=later) == 1
    assert Comment.objects.get().personal == {}


def test_the_screens_of_a_topic_are_the_boards(
    topic: ForumTopicPage, send: Send, people: Any, client: Any
) -> None:
    comment = send().comment
    official = f"/admin/consultation-comments/official-post/{topic.pk}/"
    one = f"/admin/consultation-comments/{comment.pk}/"
    client.force_login(people["editor"])
    assert topic.title in client.get("/admin/consultation-comments/").content.decode()
    form = client.get(f"{one}publish/").content.decode()
    assert 'name="provision"' not in form
    client.post(f"{one}publish/", {"text": READ_OVER, "is_read_over": "on"})
    through_the_chain(topic, people)
    said = client.post(official, {"unit": "Phòng", "text": "Sẽ trồng cây.", "reply_to": "1"})
    assert said.status_code == 302, said.content.decode()
    through_the_chain(topic, people)
    off = client.post(f"{one}take-off/", {"reason": "Người gửi đề nghị"})
    assert off.status_code == 302
    through_the_chain(topic, people)
    assert [post["official"] for post in posts(topic).values()] == [True]

    client.force_login(people["neighbour"])
    for address in (official, f"{one}take-off/", one):
        refused = client.get(address)
        assert refused.status_code in {403, 404} or refused.get("Location") == "/admin/"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "publish", "refuse", "withdraw", "take-off", "approve", "say"]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=10,
)


@hypothesis_settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_whatever_is_done_in_whatever_order_what_is_public_went_up_the_chain(
    topic: ForumTopicPage, send: Send, people: Any, steps: list[tuple[str, int]]
) -> None:
    """Nothing is public but by an approval, and no number is ever given to two."""
    editor = people["editor"]
    numbers: dict[int, str] = {n: post["text"] for n, post in posts(topic).items()}
    for place, (what, size) in enumerate(steps):
        public = posts(topic)
        comments = list(Comment.objects.order_by("received_at", "pk"))
        comment = comments[size % len(comments)] if comments else None
        try:
            if what == "send":
                send(f"khoa-{place}-{Comment.objects.count()}-{size}-0123456789")
            elif what == "approve":
                through_the_chain(topic, people)
            elif what == "say":
                desk.say(fresh(topic), by=editor, unit="Phòng", text=f"Trả lời {place}-{size}")
            elif comment is None:
                continue
            elif what == "publish":
                desk.publish(comment, by=editor, text=f"Ý kiến {comment.reference}")
            elif what == "refuse":
                desk.refuse(comment, by=editor, reason="", why=Refusal.OFF_TOPIC)
            elif what == "take-off":
                desk.take_off(comment, by=editor, reason="Thử")
            else:
                desk.withdraw(comment, now=timezone.now())
                assert Comment.objects.get(pk=comment.pk).text == ""
        except (PermissionDenied, ValidationError, AttributeError):
            pass  # not now: nothing of it may have happened, which is seen below
        if what != "approve":
            assert posts(topic) == public
        for number, post in posts(topic).items():
            assert numbers.setdefault(number, post["text"]) == post["text"]


def saved_in_the_form(topic: ForumTopicPage, browser: Any, sent: dict[str, Any]) -> Any:
    """Save the edit form as the browser holds it; return the newest draft."""
    answer = browser.post(reverse("wagtailadmin_pages:edit", args=[topic.pk]), sent)
    assert answer.status_code == 302, answer.content.decode()
    return publication.newest_of(fresh(topic))


def form_of(topic: ForumTopicPage, browser: Any) -> dict[str, Any]:
    """Return what the edit form would send if nothing in it were touched."""
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[topic.pk])).content.decode()
    form = lxml.html.fromstring(page).get_element_by_id("page-edit-form")
    blocks = {"body-count": "0", "corrections-count": "0"}  # scripts put them together
    return dict(form.form_values()) | blocks


def test_the_edit_form_leaves_a_post_what_it_was_received_as(
    topic: ForumTopicPage, send: Send, people: Any, logged_in: Any
) -> None:
    first, second = send("khoa-thu-nhat-0123456789"), send("khoa-thu-hai-0123456789")
    browser = logged_in(people["editor"])
    desk.publish(first.comment, by=people["editor"], text=READ_OVER)
    desk.say(fresh(topic), by=people["editor"], unit="Phòng Kinh tế", text="Đã ghi.", reply_to=1)
    opened = form_of(topic, browser)
    desk.publish(second.comment, by=people["editor"], text="Nên thêm ghế.")

    draft = saved_in_the_form(topic, browser, opened)
    rows = {row.number: row.comment for row in draft.published_comments.all()}
    assert rows == {1: first.comment.pk, 3: second.comment.pk}
    assert [(each.number, each.reply_to) for each in draft.official_posts.all()] == [(2, 1)]

    opened = form_of(topic, browser)
    name = next(name for name, said in opened.items() if said.strip() == "Nên thêm ghế.")
    draft = saved_in_the_form(topic, browser, opened | {name: "Nên thêm ghế đá."})
    through_the_chain(topic, people)
    assert {number: post["text"] for number, post in posts(topic).items()} == {
        1: READ_OVER, 2: "Đã ghi.", 3: "Nên thêm ghế đá.",
    }  # fmt: skip
    assert own.told(own.find_again(second.comment)).state == "published"

    opened = form_of(topic, browser)
    deleted = name.replace("-text", "-DELETE")
    draft = saved_in_the_form(topic, browser, opened | {deleted: "on"})
    assert [row.number for row in draft.published_comments.all()] == [1]


def test_what_is_taken_back_goes_from_every_language_at_once(
    topic: ForumTopicPage, send: Send, people: Any, staff: Any, section: Any
) -> None:
    section(topic.category, language="en")
    taken = send()
    desk.publish(taken.comment, by=people["editor"], text=READ_OVER)
    through_the_chain(topic, people)
    translator = staff("translator", "thanhdong")
    mirror = mirrors.begin(fresh(topic), language="en", by=translator)
    mirrors.save(mirror, words_for(mirror), by=translator)
    chain.submit(fresh(mirror), by=translator)
    through_the_chain(mirror, people)
    assert posts(mirror).keys() == {1}

    own.withdraw(taken.comment, now=timezone.now())
    desk.take_off(taken.comment, by=people["editor"], reason="Người gửi rút")
    through_the_chain(topic, people)

    assert (posts(topic), posts(mirror)) == ({}, {})
    assert (published(mirror)["posts"], published(mirror)["post_count"]) == ([], 0)


def test_of_those_of_one_mind_only_what_is_still_there_is_looked_at_again(
    topic: ForumTopicPage, send: Send, people: Any
) -> None:
    lead, gone, stays = (send(f"khoa-cung-y-{number}-0123456789") for number in range(3))
    for each in (gone, stays):
        desk.join(each.comment, lead=lead.comment, by=people["editor"])
    own.withdraw(gone.comment, now=timezone.now())
    Notice.objects.all().delete()

    own.withdraw(lead.comment, now=timezone.now())

    states = {each: Comment.objects.get(pk=each.comment.pk).state for each in (gone, stays)}
    assert states == {gone: State.REFUSED, stays: State.WAITING}
    assert desk.waiting_on(topic) == 1
    assert Notice.objects.filter(user=people["editor"], asks=True).exists()
