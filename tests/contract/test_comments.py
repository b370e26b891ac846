"""Commenting on a draft over the API: only while it is open, in confidence until the board has read it."""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from backend.approval import chain
from backend.citizen.models import SpentChallenge
from backend.comments import desk
from backend.comments.models import Comment
from content_models.consultations import ConsultationComparison, ConsultationPage
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work
from tests.roads import publish, unpublish

pytestmark = pytest.mark.usefixtures("city")
CANARY = "Zzgopy"
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"
WORDS = {
    "provision": "Điều 5",
    "text": "Đề nghị bố trí chỗ gửi xe cho cư dân sống trong tuyến phố.",
    "full_name": f"Nguyễn Thị {CANARY}",
    "phone": "0912 345 678",
    "email": f"{CANARY}@example.vn",
    "consent": "2026-12-01",
}
Make = Callable[..., ConsultationPage]


@pytest.fixture
def make(make_page: Callable[..., ConsultationPage]) -> Make:
    """Return a published consultation, open unless its fields say otherwise."""

    def consultation(**fields: Any) -> ConsultationPage:
        now = timezone.now()
        values = {
            "opens_at": now - timedelta(days=1),
            "closes_at": now + timedelta(days=20),
            "receiving_unit": "Văn phòng",
            "receiving_address": "Số 1, đường Thành Đông",
            "receiving_email": "vanphong@haiphong.gov.vn",
            "body": json.dumps([{"type": "text", "value": "<p>Điều 1.</p>"}]),
        }
        page = make_page(ConsultationPage, **(values | fields))
        row = ConsultationComparison(provision="Điều 5", proposed_text="Phố đi bộ.")
        page.comparison.add(row)
        published: ConsultationPage = publish(page)
        return published

    return consultation


def at(page: ConsultationPage) -> str:
    """Return where comments on a consultation are sent."""
    return f"{API}sites/thanhdong/pages/{page.translation_key}/comments/"


def send(page: ConsultationPage, **other: Any) -> Any:
    """Send a comment with its work done."""
    return post(at(page), WORDS | work() | other)


def test_a_form_says_what_is_agreed_to_and_how_long_each_field_may_be(api: Any) -> None:
    form = api("sites/thanhdong/comments/form/").json()

    assert (form["open"], form["consent"]["version"]) == (True, WORDS["consent"])
    assert (form["lengths"]["text"], form["lengths"]["provision"]) == (4000, 120)


def test_a_comment_is_received_and_nothing_of_it_is_public(make: Make, api: Any) -> None:
    page = make()
    taken = send(page)
    told = taken.json()
    seen = api(f"sites/thanhdong/pages/{page.translation_key}/").json()

    assert taken.status_code == 201, taken.content
    assert (told["provision"], taken["Cache-Control"]) == ("Điều 5", "no-store")
    assert "sau khi Ban Biên tập duyệt" in told["message"]
    assert (seen["comments"], seen["comment_count"]) == ([], 0)
    comment = Comment.objects.get()
    assert (comment.page_id, comment.state, comment.shows_name) == (page.pk, "waiting", False)
    assert comment.personal["phone"] == "0912345678"


def test_a_comment_comes_as_the_portals_own_script_sends_it(make: Make) -> None:
    page = make()
    form = WORDS | work() | {"website": "", "email": "", "idempotency_key": uuid.uuid4().hex}

    answer = Client().post(at(page), form)

    assert (answer.status_code, Comment.objects.get().text) == (201, WORDS["text"])


def test_only_the_text_and_an_agreement_are_needed(make: Make) -> None:
    page = make()
    least = {name: WORDS[name] for name in ("text", "consent")}

    assert post(at(page), least | work()).status_code == 201
    assert Comment.objects.get().personal == {}


def test_no_comment_is_taken_before_behind_or_where_none_is_wanted(make: Make) -> None:
    now = timezone.now()
    day = timedelta(days=1)
    early = make(title="Sớm", opens_at=now + day)
    late = make(title="Muộn", opens_at=now - 2 * day, closes_at=now - timedelta(seconds=1))
    by_post = make(title="Bưu điện", accepts_comments=False)

    said = {
        page.title: assert_problem(send(page), 409)["detail"] for page in (early, late, by_post)
    }

    assert "Chưa đến thời gian" in said["Sớm"]
    assert "Đã hết thời hạn" in said["Muộn"]
    assert "không nhận ý kiến trên cổng" in said["Bưu điện"]
    in_korean = post(at(late), WORDS | work(), accept_language="ko")
    assert "접수" in assert_problem(in_korean, 409)["detail"]
    assert not Comment.objects.exists()


def test_what_counts_is_what_is_published_and_not_a_draft(make: Make) -> None:
    page = make()
    page.accepts_comments = False
    page.save_revision()

    assert send(page).status_code == 201


def test_only_a_published_consultation_of_the_site_takes_comments(make: Make, api: Any) -> None:
    page = make()
    elsewhere = at(page).replace("thanhdong", "hongbang")
    news = api("sites/thanhdong/pages/", limit=1).json()["results"][0]["id"]

    assert_problem(post(elsewhere, WORDS | work()), 404)
    assert_problem(post(at(page).replace(str(page.translation_key), news), WORDS | work()), 404)
    unpublish(page)
    assert_problem(send(page), 404)


def test_the_same_key_is_one_comment_even_behind_the_closing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make()
    sent = WORDS | {"idempotency_key": str(uuid.uuid4())}
    first = post(at(page), sent | work())
    later = page.closes_at + timedelta(hours=1)
    done = work()
    monkeypatch.setattr("backend.api.comments.timezone.now", lambda: later)
    monkeypatch.setattr("backend.api.sending.require_work", lambda _sent: None)
    again = post(at(page), sent | done)
    other = post(at(page), sent | done | {"text": "Một ý kiến khác hẳn."})

    assert (first.status_code, again.json()) == (201, first.json())
    assert_problem(other, 409)
    assert Comment.objects.count() == 1


def test_every_wrong_field_is_named_at_once_and_nothing_personal_is_repeated(make: Make) -> None:
    page = make()
    wrong = {
        "text": "Ngắn",
        "provision": "a" * 121,
        "phone": "gọi tôi",
        "email": CANARY,
        "consent": "",
        "locale": "fr",
        "shows_name": "yes",
        "full_name": "",
    }
    answer = send(page, **wrong)

    assert faults(answer).keys() == wrong.keys() - {"shows_name"}
    assert CANARY not in answer.content.decode()
    assert faults(send(page, shows_name="on")).keys() == {"shows_name"}
    assert faults(send(page, text=["a"], full_name=5)).keys() == {"text", "full_name"}
    assert faults(send(page, extra=1)).keys() == {"extra"}
    assert not Comment.objects.exists()


def test_work_is_asked_for_once_and_of_everybody_but_the_publisher(make: Make) -> None:
    page = make()
    done = work()

    assert faults(post(at(page), WORDS)).keys() == {"solution"}
    assert faults(post(at(page), WORDS | done | {"text": ""})).keys() == {"text"}
    assert post(at(page), WORDS | done).status_code == 201
    assert faults(post(at(page), WORDS | done)).keys() == {"solution"}
    assert SpentChallenge.objects.count() == 1
    assert post(at(page), WORDS, authorization=TOKEN).status_code == 201


def test_a_machine_is_thanked_and_nothing_is_kept(make: Make) -> None:
    answer = post(at(make()), WORDS | {"website": "https://spam.example"})

    assert (answer.status_code, Comment.objects.count()) == (201, 0)


def test_a_foreign_page_may_not_send(make: Make) -> None:
    assert_problem(post(at(make()), WORDS | work(), origin="https://elsewhere.example"), 403)


def test_nothing_of_the_sender_can_be_read_in_the_database(make: Make) -> None:
    send(make(), provision="Khoản Zzrieng")

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            stored = repr(cursor.fetchall())
            for secret in (CANARY, "0912345678", "chỗ gửi xe", "Zzrieng"):
                assert secret not in stored, table


def test_a_published_comment_is_in_the_detail_counted_in_the_list_and_searched(
    make: Make, staff: Any, api: Any
) -> None:
    page = make()
    for _ in range(2):
        send(page)
    one, two = Comment.objects.order_by("received_at")
    editor, approver = staff("editor", "thanhdong"), staff("approver", "thanhdong")
    desk.publish(one, by=editor, text=one.text, provision=one.provision)
    desk.join(two, lead=one, by=editor)
    for person in (editor, approver):
        chain.approve(ConsultationPage.objects.get(pk=page.pk), by=person)

    detail = api(f"sites/thanhdong/pages/{page.translation_key}/").json()
    (listed,) = api("sites/thanhdong/draft-consultation/").json()["results"]
    found = api("search/", q="cho gui xe").json()["results"]

    (published,) = detail["comments"]
    assert published == {
        "provision": "Điều 5",
        "text": WORDS["text"],
        "name": "",
        "locale": "vi",
        "received_at": published["received_at"],
        "count": 2,
    }
    assert (detail["comment_count"], listed["comment_count"]) == (2, 2)
    assert "comments" not in listed
    assert [each["id"] for each in found] == [str(page.translation_key)]
    assert CANARY not in Client().get(f"{API}sites/thanhdong/pages/?view=full").content.decode()
