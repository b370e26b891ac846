"""Sending a question and following it by its code, over the API as a reader's browser would."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from backend.citizen import challenges, files
from backend.citizen.models import Attachment, Event, Question, SpentChallenge
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem

pytestmark = pytest.mark.usefixtures("world")
SEND = f"{API}sites/thanhdong/questions/"
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"
CANARY = "Zzpersonal"
PERSONAL = {
    "full_name": f"Nguyễn Thị {CANARY}",
    "identity_number": "031190001234",
    "address": f"Số 12 phố {CANARY}",
    "phone": "0912 345 678",
    "email": f"{CANARY}@example.vn",
}
WORDS = {
    "asker": "individual",
    "topic": "environment",
    "title": "Rác thải tồn đọng ở ngõ 45",
    "text": "Rác ở đầu ngõ 45 phố Minh Khai ba ngày chưa được thu gom, xin phường cho biết lịch.",
    "consent": "2026-12-01",
    **PERSONAL,
}


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    """Attachments go to a folder of the test's own; a solution is quickly found."""
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


def work(difficulty: int = 4) -> dict[str, str]:
    """Return a challenge with its solution."""
    made = challenges.new_challenge(now=timezone.now(), difficulty=difficulty)
    tries = (str(number) for number in range(1 << 20))
    solved = (n for n in tries if challenges.zero_bits(made.challenge, n) >= difficulty)
    return {"challenge": made.challenge, "solution": next(solved)}


def post(path: str, sent: Any, **headers: str) -> Any:
    """Send JSON as a browser would."""
    client = Client(raise_request_exception=False, headers={"host": "testserver"} | headers)
    return client.post(path, json.dumps(sent), content_type="application/json")


def send(**other: Any) -> Any:
    """Send a question with its work done."""
    return post(SEND, WORDS | work() | other)


def faults(answer: Any) -> dict[str, str]:
    """Return the fields a problem names, with what to do."""
    return {each["field"]: each["remedy"] for each in assert_problem(answer, 400)["errors"]}


def follow(code: str) -> Any:
    """Ask where a question stands."""
    return post(f"{API}questions/status/", {"code": code})


def test_a_form_says_what_the_site_s_regulation_asks_for(api: Any) -> None:
    form = api("sites/thanhdong/questions/form/").json()

    assert form["open"] is True
    assert form["askers"][0] == {
        "kind": "individual",
        "all_of": ["full_name", "identity_number", "address"],
        "any_of": ["phone", "email"],
    }
    assert {"what": "answer", "clause": "TD25-7.5b-1"}.items() <= form["limits"][1].items()
    assert (form["complaints"], form["consent"]["version"]) == ("refuse", WORDS["consent"])
    assert WORDS["topic"] in {topic["key"] for topic in form["topics"]}
    assert form["attachments"]["max_count"] == files.MOST
    assert form["lengths"]["title"] == 200


def test_a_question_is_received_and_followed_by_its_code_alone() -> None:
    taken = send()
    assert taken.status_code == 201, taken.content
    told = taken.json()
    assert (told["state"], taken["Cache-Control"]) == ("triage", "no-store")
    (answer_due,) = [each for each in told["due"] if each["what"] == "answer"]
    assert sum(step["counts"] for step in answer_due["steps"]) == 15

    for typed in (told["code"], told["code"].lower().replace("-", " ")):
        seen = follow(typed).json()
        assert (seen["site"], seen["title"]) == ("thanhdong", WORDS["title"])
        assert [step["what"] for step in seen["timeline"]] == ["received"]
        assert (seen["overdue"], seen["answer"], seen["may_reply"]) == (False, None, True)
    assert CANARY not in follow(told["code"]).content.decode()

    for wrong in ("0000-0000-0000-0000", told["code"][:-1], "x" * 60, "\ud800"):
        assert_problem(follow(wrong), 404)
    elsewhere = post(f"{API}questions/status/", {"code": told["code"]},
                     host="hongbang.haiphong.localhost")  # fmt: skip
    assert_problem(elsewhere, 404)

    replied = post(f"{API}questions/reply/", {"code": told["code"], "text": "Hôm nay vẫn chưa."})
    assert replied.json()["timeline"][-1]["text"] == "Hôm nay vẫn chưa."
    early = post(f"{API}questions/rating/", {"code": told["code"], "score": 5})
    assert_problem(early, 409)


def test_nothing_of_the_sender_can_be_read_in_the_database_or_on_the_disk(tmp_path: Any) -> None:
    picture = SimpleUploadedFile(f"{CANARY}.png", b"\x89PNG\r\n\x1a\n" + CANARY.encode())
    client = Client()
    taken = client.post(SEND, WORDS | work() | {"attachments": [picture]})
    assert taken.status_code == 201, taken.content

    (kept,) = Attachment.objects.all()
    assert files.content_of(kept).endswith(CANARY.encode())
    assert (kept.name, kept.scan) == (f"{CANARY}.png", "not-scanned")
    assert CANARY.encode() not in b"".join(each.read_bytes() for each in tmp_path.iterdir())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith("citizen_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                stored = repr(cursor.fetchall())
                for secret in (CANARY, "031190001234", "Minh Khai", taken.json()["code"]):
                    assert secret not in stored, table
    question = Question.objects.get()
    assert question.personal["full_name"] == PERSONAL["full_name"]
    assert question.personal["phone"] == "0912345678"
    assert question.consent.version == WORDS["consent"]


def test_every_wrong_field_is_named_at_once_and_nothing_personal_is_repeated() -> None:
    wrong = {
        "full_name": "",
        "identity_number": "12345",
        "phone": "gọi tôi",
        "email": CANARY,
        "topic": "khong-co",
        "title": "Rác",
        "text": "",
        "consent": "",
        "locale": "fr",
    }
    answer = send(**wrong)

    assert faults(answer).keys() == wrong.keys()
    assert CANARY not in answer.content.decode()
    assert "12 chữ số" in faults(answer)["identity_number"]
    assert faults(send(phone="", email="")).keys() == {"phone", "email"}
    assert faults(send(identity_number="", asker="organisation", extra=1)).keys() == {"extra"}
    assert send(identity_number="", asker="organisation").status_code == 201
    assert faults(send(asker=5, title=["a"], text={"b": 1})).keys() == {"asker", "title", "text"}
    assert Question.objects.count() == 1


def test_the_same_key_is_one_question_with_one_answer() -> None:
    key = str(uuid.uuid4())
    sent = WORDS | work() | {"idempotency_key": key}
    first, again = post(SEND, sent), post(SEND, sent)
    by_header = post(SEND, WORDS | work(), idempotency_key=key)

    assert first.json()["code"] == again.json()["code"] == by_header.json()["code"]
    assert Question.objects.count() == 1
    assert_problem(post(SEND, sent | {"title": "Một câu hỏi khác"}), 409)
    assert faults(send(idempotency_key="1")).keys() == {"idempotency_key"}


def test_work_is_asked_for_once_and_of_everybody_but_the_publisher() -> None:
    done = work()
    assert faults(post(SEND, WORDS)).keys() == {"solution"}
    assert faults(send(solution="khong")).keys() == {"solution"}
    assert faults(send(challenge=done["challenge"] + "x")).keys() == {"solution"}
    # What was refused for another reason has not used the work up.
    assert faults(post(SEND, WORDS | done | {"title": ""})).keys() == {"title"}
    assert post(SEND, WORDS | done).status_code == 201
    assert faults(post(SEND, WORDS | done)).keys() == {"solution"}
    assert SpentChallenge.objects.count() == 1

    by_the_publisher = post(SEND, WORDS | {"code": "ABCD-EFGH-JKMN-PQRS"}, authorization=TOKEN)
    assert by_the_publisher.json()["code"] == "ABCD-EFGH-JKMN-PQRS"
    assert follow("abcdefghjkmnpqrs").status_code == 200
    assert send(code="ABCD-EFGH-JKMN-PQRT").json()["code"] != "ABCD-EFGH-JKMN-PQRT"


def test_a_flood_is_refused_before_the_database_and_a_citizen_is_still_answered() -> None:
    caches["readers"].clear()
    with override_settings(QUESTION_LIMITS={"send": (3, 600), "all": (2, 600)}):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            bogus = [post(SEND, WORDS | {"solution": str(n)}) for n in range(6)]
            trapped = post(SEND, WORDS | {"website": "http://x"}, x_forwarded_for="198.51.100.7")
        assert [each.status_code for each in bogus] == [400] * 3 + [429] * 3
        assert trapped.status_code == 201
        assert (len(asked), Question.objects.count()) == (0, 0)

        real = post(SEND, WORDS | work(), x_forwarded_for="203.0.113.9")
        assert real.status_code == 201
        through_publisher = [
            post(SEND, WORDS, authorization=TOKEN, x_forwarded_for="203.0.113.5") for _n in range(4)
        ]
        assert [each.status_code for each in through_publisher] == [201, 429, 429, 429]
    caches["readers"].clear()


def test_a_question_costs_the_database_little_however_many_came_before() -> None:
    def statements() -> int:
        done = work()
        with CaptureQueriesContext(connection) as asked:
            assert post(SEND, WORDS | done).status_code == 201
        return len(asked)

    statements()  # what is read once of every process
    first = statements()
    for _n in range(5):
        assert send().status_code == 201
    assert statements() == first <= 21


def test_only_our_own_pages_may_send_and_large_bodies_are_not_read() -> None:
    ours = post(SEND, WORDS | work(), origin="http://thanhdong.haiphong.localhost:8080")
    assert ours.status_code == 201
    assert ours["Access-Control-Allow-Origin"] == "http://thanhdong.haiphong.localhost:8080"
    theirs = post(SEND, WORDS | work(), origin="https://example.com")
    assert_problem(theirs, 403)
    assert "Access-Control-Allow-Origin" not in theirs
    asked = Client().options(SEND, headers={"origin": "https://example.com"})
    assert "Access-Control-Allow-Origin" not in asked
    large = Client().post(SEND, "x", content_type="application/json",
                          headers={"content-length": str(20 * 1024 * 1024)})  # fmt: skip
    assert_problem(large, 413)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.png", b"<svg onload=alert(1)>"),
        ("anh.svg", b"<svg/>"),
        ("anh.png.exe", b"MZ"),
        ("don.docx", b"PK\x03\x04 khong phai"),
        ("don.pdf", b""),
        ("anh.jpg", b"\xff\xd8\xff" + b"x" * files.LARGEST),
        (f"{'a' * 200}.pdf", b"%PDF-1.7"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name: str, content: bytes) -> None:
    sent = WORDS | work() | {"attachments": [SimpleUploadedFile(name, content)]}

    assert faults(Client().post(SEND, sent)).keys() == {"attachments"}
    assert (Question.objects.count(), Attachment.objects.count()) == (0, 0)


ODD: Any = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="\u202e\u200b\x00\x07\ud800\u0301aă", min_size=1, max_size=300),
    st.sampled_from(["x" * 100_000, "Hòa" + "\u0300" * 5000, 0, None, True, [], {"a": 1}]),
)


@hypothesis_settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.sampled_from([*WORDS, "locale", "idempotency_key"]), ODD, max_size=4))
def test_whatever_is_sent_is_taken_or_refused_field_by_field(odd: Any) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=None):
        answer = post(SEND, WORDS | odd, authorization=TOKEN)

    assert answer.status_code in {201, 400}, answer.content
    if answer.status_code == 201:
        question = Question.objects.latest("received_at")
        assert question.title.isprintable()
        assert question.text == question.text.strip()
    elif "errors" in answer.json():
        assert faults(answer).keys() <= {*WORDS, "locale", "idempotency_key"}


def test_the_log_is_added_to_only_by_the_database_s_own_rule() -> None:
    send()
    event = Event.objects.first()
    refused = pytest.raises(Exception, match="append-only")
    with refused, connection.cursor() as cursor:
        cursor.execute("UPDATE citizen_event SET unit = 'x' WHERE id = %s", [event.pk])
