"""Contributing an item and following it by its code, over the API as a reader's browser would."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from backend.contributions.models import Contribution, Photograph
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import faults, post, work

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/contributions/"
CANARY = "Zzcontributor"
WORDS = {
    "category": "news-events",
    "title": "Tổ 5 trồng cây bên kênh",
    "text": "Hội người cao tuổi tổ 5 trồng hàng cây dọc bờ kênh trong một buổi sáng.",
    "full_name": f"Người gửi {CANARY}",
    "pen_name": "Bạn đọc tổ 5",
    "email": f"{CANARY}@example.vn",
    "consent": "2026-12-01",
    "declaration": "2026-12-01",
}


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    """Photographs go to a folder of the test's own."""
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


def send(**other: Any) -> Any:
    """Contribute, with the work done."""
    return post(SEND, WORDS | work() | other)


def test_the_form_says_what_is_open_by_which_clause(api: Any) -> None:
    form = api("sites/thanhdong/contributions/form/").json()

    assert (form["open"], form["clause"]) == (True, "TD25-19.1-1")
    assert [each["key"] for each in form["categories"]] == ["news-events", "hcm-study"]
    assert form["photographs"]["types"] == ["jpeg", "jpg", "png"]
    assert set(form["consent"]["texts"]) == set(form["declaration"]["texts"])
    assert api("sites/thanhdong/").json()["regulation"]["contributed_by"] == "TD25-19.1-1"


def test_what_is_sent_is_received_and_followed_by_its_code() -> None:
    code = send().json()["code"]

    told = post(f"{API}contributions/status/", {"code": code}).json()
    assert (told["state"], told["url"], told["may_reply"]) == ("received", "", True)
    assert CANARY not in str(told)
    told = post(f"{API}contributions/reply/", {"code": code, "text": "Thêm ảnh sau."}).json()
    assert told["timeline"][-1]["text"] == "Thêm ảnh sau."
    wrong = post(f"{API}contributions/status/", {"code": "AAAA-BBBB-CCCC-DDDD"})
    assert_problem(wrong, 404)


def test_everything_wrong_is_named_and_nothing_personal_is_repeated() -> None:
    answer = send(category="qa", text="Ngắn", consent="", declaration="", colour="red")
    assert faults(answer).keys() == {"colour"}
    answer = send(category="qa", text="Ngắn", consent="", declaration="")

    assert faults(answer).keys() == {"category", "text", "consent", "declaration"}
    assert CANARY not in answer.content.decode()
    assert not Contribution.objects.exists()


def test_no_work_no_contribution_and_a_machine_is_thanked_for_nothing() -> None:
    assert faults(post(SEND, WORDS)).keys() == {"solution"}
    assert send(website="http://x.example").status_code == 201
    assert not Contribution.objects.exists()


def test_one_key_is_one_contribution() -> None:
    key = str(uuid.uuid4())

    first, again = (send(idempotency_key=key).json()["code"] for _ in range(2))
    assert first == again
    assert Contribution.objects.count() == 1
    assert_problem(send(idempotency_key=key, title="Một tiêu đề khác hẳn"), 409)


def test_photographs_come_along_and_nothing_else(client: Any) -> None:
    picture = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff\xe0 anh", "image/jpeg")
    answer = client.post(SEND, WORDS | work() | {"attachments": picture})
    assert answer.status_code == 201
    assert Photograph.objects.count() == 1
    paper = SimpleUploadedFile("bai.pdf", b"%PDF-1.7", "application/pdf")
    refused = client.post(SEND, WORDS | work() | {"attachments": paper, "title": "Bài có tệp"})
    assert faults(refused).keys() == {"attachments"}


def test_nothing_of_a_contribution_reaches_the_feed_or_the_lists(api: Any) -> None:
    before = api("changes/", limit="500").json()["next"]
    send()

    assert api("changes/", after=before).json()["changes"] == []
    assert "bên kênh" not in api("sites/thanhdong/pages/").content.decode()
