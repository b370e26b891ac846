"""What a publisher seals is opened by the CMS alone, taken once, and with the time it arrived."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings

from backend.citizen.models import Attachment, Question
from backend.published.sites import refresh_sites
from content_models.site_settings import PortalSettings
from frontend.payloads import QuestionForm
from frontend.question_forms import SentFile, Submission, code_of
from frontend.sealing import Sealer
from tests.contract.conftest import API
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import WORDS, follow

pytestmark = pytest.mark.usefixtures("world")
TOKEN = settings.PUBLISHER_TOKEN
KEY = "w0123456789abcdef"
CODE = code_of(TOKEN, "thanhdong", KEY)
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture(autouse=True)
def _private(tmp_path: Any) -> Iterator[None]:
    """Attachments go to a folder of the test's own, and nobody has sent anything yet."""
    caches["readers"].clear()
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


def sealer() -> Sealer:
    """Return what seals by the key that the form gives out."""
    answer = Client(headers={"host": "testserver"}).get(f"{API}sites/thanhdong/questions/form/")
    form = QuestionForm.model_validate(answer.json())
    assert form.sealing_key is not None
    return Sealer(form.sealing_key.id, form.sealing_key.key, TOKEN)


def sealed(words: dict[str, str] = WORDS, *, at: datetime = YESTERDAY) -> dict[str, Any]:
    """Return an envelope of a question with a picture, as the publisher makes it."""
    file = SentFile("ngo-45.png", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    text = Submission(words, (file,)).text(locale="vi", key=KEY, code=CODE)
    envelope: dict[str, Any] = json.loads(
        sealer().seal(text, site="thanhdong", received_at=at.isoformat())
    )
    return envelope


def bring(envelope: Any, token: str = TOKEN, site: str = "thanhdong") -> Any:
    """Hand an envelope over."""
    client = Client(
        raise_request_exception=False,
        headers={"host": "testserver", "authorization": f"Bearer {token}"},
    )
    path = f"{API}sites/{site}/questions/sealed/"
    return client.post(path, json.dumps(envelope), content_type="application/json")


def test_what_was_sealed_is_taken_once_with_its_time_and_its_code() -> None:
    envelope = sealed()
    answers = [bring(envelope), bring(sealed()), bring(envelope | {"waited": True})]

    assert [each.status_code for each in answers] == [201] * 3
    assert {each.json()["code"] for each in answers} == {CODE}
    (question,) = Question.objects.all()
    assert (question.received_at, question.title) == (YESTERDAY, WORDS["title"])
    assert Attachment.objects.count() == 1
    assert follow(CODE).json()["title"] == WORDS["title"]


@pytest.mark.parametrize(
    "change",
    [
        {"site": "hongbang"},
        {"received_at": (YESTERDAY - timedelta(days=1)).isoformat()},
        {"received_at": "hôm qua"},
        {"key_id": "another"},
        {"sealed": "AAAA"},
        {"signature": "0" * 64},
        {"sealed": 7},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_was_changed_since_it_was_sealed_is_refused(change: dict[str, Any]) -> None:
    answer = bring(sealed() | change)

    assert assert_problem(answer, 400)["errors"][0]["field"] == "sealed"
    assert not Question.objects.exists()


def test_only_publishers_bring_and_only_to_the_site_that_was_asked() -> None:
    assert_problem(bring(sealed(), token="guessed"), 401)
    assert_problem(bring(sealed(), site="hongbang"), 400)
    assert_problem(bring(sealed(at=datetime.now(UTC) + timedelta(hours=1))), 400)
    assert_problem(bring(["not", "an", "envelope"]), 400)


def test_what_is_wrong_is_told_while_the_sender_is_there_and_asked_for_afterwards() -> None:
    faulty = WORDS | {"identity_number": "12", "phone": "không có", "text": "Ngắn quá"}
    told = assert_problem(bring(sealed(faulty)), 400)["errors"]
    before = Question.objects.count()
    taken = bring(sealed(faulty) | {"waited": True})

    assert {"identity_number", "phone", "text"} <= {each["field"] for each in told}
    assert (before, taken.status_code, taken.json()["code"]) == (0, 201, CODE)
    status = follow(CODE).json()
    assert (status["state"], status["may_reply"]) == ("invalid", True)
    assert status["title"] == WORDS["title"]


def test_what_waited_is_not_counted_against_the_machine_that_brings_it() -> None:
    with override_settings(QUESTION_LIMITS={"send": (1, 600), "all": (1, 60)}):
        first = [bring(sealed()).status_code for _ in range(2)]
        waited = [bring(sealed() | {"waited": True}).status_code for _ in range(3)]

    assert (first, waited) == ([201, 429], [201, 201, 201])


def test_keys_are_changed_without_losing_what_waits() -> None:
    envelope = sealed()
    changed = f"a-new-key,{settings.PERSONAL_DATA_KEYS}"

    with override_settings(PERSONAL_DATA_KEYS=changed):
        assert sealer().key_id != envelope["key_id"]
        assert bring(envelope).status_code == 201


def test_publishers_are_told_when_the_form_is_another() -> None:
    entry = PortalSettings.objects.get(key="thanhdong")
    PortalSettings.objects.filter(key="thanhdong").update(
        regulation=entry.regulation | {"question_form": "another"}
    )

    changes = refresh_sites()

    assert [("site:thanhdong" in change.keys, change.site) for change in changes] == [
        (True, "thanhdong")
    ]
