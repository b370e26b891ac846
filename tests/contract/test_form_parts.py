"""Files are read last and only of whoever has earned it; what fails leaves none of them behind."""

import io
import os
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client, override_settings
from django.utils import timezone

from backend.citizen import challenges, files, log, retention
from backend.citizen.models import Attachment, Question
from backend.published.sites import refresh_sites
from content_models.site_settings import PortalSettings
from tests.contract.judgements import assert_problem
from tests.contract.test_questions import CANARY, SEND, WORDS, faults, post, work

pytestmark = pytest.mark.usefixtures("world")
TOKEN = f"Bearer {settings.PUBLISHER_TOKEN}"
PDF = b"%PDF-1.7 " + b"x" * (4 * 1024 * 1024)
SMALL = b"%PDF-1.7 nho"


@pytest.fixture(autouse=True)
def _private(tmp_path: Path) -> Iterator[None]:
    """Attachments go to a folder of the test's own, and nobody has sent anything yet."""
    caches["readers"].clear()
    with override_settings(PRIVATE_ROOT=tmp_path):
        yield


class Stream(io.BytesIO):
    """A body that knows how much of it was asked for."""

    def __init__(self, parts: list[tuple[str, Any]]) -> None:
        super().__init__(b"".join(map(part, parts)) + b"--x--\r\n")
        self.size = len(self.getvalue())

    @property
    def was_read(self) -> int:
        return self.tell()


def part(each: tuple[str, Any]) -> bytes:
    """Return a part of a form: a file where its content is bytes."""
    name, value = each
    is_file = isinstance(value, bytes)
    said = f'form-data; name="{name}"' + ('; filename="don.pdf"' if is_file else "")
    content = value if is_file else value.encode()
    return f"--x\r\nContent-Disposition: {said}\r\n\r\n".encode() + content + b"\r\n"


def stream_in(parts: list[tuple[str, Any]], **headers: str) -> tuple[Any, Stream]:
    """Send a form; return the answer, and the stream as far as it was read."""
    body = Stream(parts)
    client = Client(raise_request_exception=False, headers={"host": "testserver"} | headers)
    kind = "multipart/form-data; boundary=x"
    sent: dict[str, Any] = {
        "wsgi.input": body,
        "CONTENT_LENGTH": str(body.size),
        "CONTENT_TYPE": kind,
    }
    return client.generic("POST", SEND, **sent), body


def in_headers(done: dict[str, str]) -> dict[str, str]:
    """Return work as the headers show it."""
    return {"work_challenge": done["challenge"], "work_solution": done["solution"]}


def test_work_shown_in_headers_is_enough_and_is_good_once() -> None:
    done = in_headers(work())
    taken, _body = stream_in([*WORDS.items(), ("attachments", PDF)], **done)

    assert taken.status_code == 201, taken.content
    assert Attachment.objects.get().size == len(PDF)
    assert faults(post(SEND, WORDS, **done)).keys() == {"solution"}
    assert post(SEND, WORDS, **in_headers(work())).status_code == 201


def test_bogus_work_in_headers_is_refused_before_anything_is_read() -> None:
    bogus = in_headers(work() | {"solution": "khong"})
    answer, body = stream_in([("attachments", PDF), *WORDS.items()], **bogus)

    assert faults(answer).keys() == {"solution"}
    assert body.was_read == 0
    half = {"work_challenge": work()["challenge"]}
    assert faults(post(SEND, WORDS | work(), **half)).keys() == {"solution"}


@pytest.mark.parametrize(
    ("before", "field"),
    [
        ({"challenge": "khong", "solution": "1"}, "solution"),
        ({"la": "khong co truong nay"}, "la"),
    ],
)
def test_what_stands_before_the_files_is_judged_before_they_are_read(
    before: dict[str, str], field: str
) -> None:
    answer, body = stream_in([*WORDS.items(), *before.items(), ("attachments", PDF)])

    assert field in faults(answer)
    assert body.was_read < 200_000


def test_without_work_no_more_is_read_than_words_take() -> None:
    ahead, body = stream_in([("attachments", PDF), *(WORDS | work()).items()])
    assert faults(ahead).keys() == {"solution"}
    assert body.was_read < 400_000

    small, _body = stream_in([("attachments", SMALL), *(WORDS | work()).items()])
    assert small.status_code == 201, small.content


def test_files_of_a_machine_are_not_read_and_it_is_thanked() -> None:
    parts = [*WORDS.items(), ("website", "http://x"), ("attachments", PDF)]
    answer, body = stream_in(parts)

    assert answer.status_code == 201
    assert body.was_read < 200_000
    assert Question.objects.count() == 0


def test_files_too_many_or_too_large_are_refused_where_that_is_seen() -> None:
    large = [*WORDS.items(), ("attachments", PDF * 2), ("attachments", PDF)]
    answer, body = stream_in(large, **in_headers(work()))
    assert faults(answer).keys() == {"attachments"}
    assert body.was_read < files.LARGEST + 300_000

    many = [*WORDS.items(), *[("attachments", SMALL)] * 3, ("attachments", PDF)]
    answer, body = stream_in(many, **in_headers(work()))
    assert faults(answer).keys() == {"attachments"}
    assert body.was_read < 200_000
    wordy = [("text", "x" * 300_000)]
    assert_problem(stream_in(wordy, **in_headers(work()))[0], 413)


@pytest.mark.parametrize("body", [b"--x\r\nContent", b"khong phai", b""])
def test_a_form_that_cannot_be_read_is_refused_as_one(body: bytes) -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(SEND, body, content_type="multipart/form-data; boundary=x")
    assert_problem(answer, 400)
    without = client.post(SEND, b"--x--", content_type="multipart/form-data")
    assert_problem(without, 400)


def test_a_file_s_name_is_its_last_part_and_an_empty_choice_is_none() -> None:
    picture = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + CANARY.encode())
    picture.name = "../../etc/a.png"
    taken = Client().post(SEND, WORDS | work() | {"attachments": picture})
    assert taken.status_code == 201, taken.content
    assert Attachment.objects.get().name == "a.png"

    body = b"".join(map(part, (WORDS | work()).items()))
    body += b'--x\r\nContent-Disposition: form-data; name="attachments"; filename=""\r\n\r\n\r\n'
    kind = "multipart/form-data; boundary=x"
    assert Client().post(SEND, body + b"--x--\r\n", content_type=kind).status_code == 201


def test_what_is_rolled_back_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = work()
    sent = WORDS | done | {"attachments": [SimpleUploadedFile("a.pdf", SMALL)]}
    monkeypatch.setattr(log, "begin", _fails)
    broken = Client(raise_request_exception=False).post(SEND, sent)
    assert broken.status_code == 500
    assert (Question.objects.count(), list(tmp_path.iterdir())) == (0, [])

    monkeypatch.undo()
    challenges.spend(done["challenge"], now=timezone.now())
    again = WORDS | done | {"attachments": [SimpleUploadedFile("a.pdf", SMALL)]}
    assert faults(Client().post(SEND, again)).keys() == {"solution"}
    assert (Question.objects.count(), list(tmp_path.iterdir())) == (0, [])


def _fails(*_args: Any, **_named: Any) -> None:
    raise IntegrityError


def test_a_file_that_no_row_names_is_gone_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    sent = WORDS | work() | {"attachments": [SimpleUploadedFile("a.pdf", SMALL)]}
    assert Client().post(SEND, sent).status_code == 201
    kept = Attachment.objects.get()
    orphan, fresh = tmp_path / uuid.uuid4().hex, tmp_path / uuid.uuid4().hex
    half = tmp_path / f"{uuid.uuid4().hex}.new"
    for each in (orphan, fresh, half, tmp_path / "not-ours.txt"):
        each.write_bytes(b"x")
    now = timezone.now()
    long_ago = (now - timedelta(days=2)).timestamp()
    for each in tmp_path.iterdir():
        if each != fresh:
            os.utime(each, (long_ago, long_ago))

    retention.tidy(now=now)

    left = {each.name for each in tmp_path.iterdir()}
    assert left == {kept.stored_name, fresh.name, "not-ours.txt"}
    assert files.content_of(kept) == SMALL


def test_a_form_follows_its_site_together_with_the_feed(api: Any) -> None:
    first = api("sites/thanhdong/questions/form/")
    PortalSettings.objects.filter(key="thanhdong").update(status="closed")
    # Nobody has told the feed: whoever keeps the form by it would never hear of another.
    assert api("sites/thanhdong/questions/form/")["ETag"] == first["ETag"]

    (change, *_more) = refresh_sites()
    assert set(change.keys) & set(first["Surrogate-Key"].split())
    closed = api("sites/thanhdong/questions/form/")
    assert (first.json()["open"], closed.json()["open"]) == (True, False)

    PortalSettings.objects.filter(key="thanhdong").update(status="active")
    entry = PortalSettings.objects.get(key="thanhdong")
    entry.regulation |= {"key": "hai-phong-2025"}
    entry.save()
    refresh_sites()
    assert api("sites/thanhdong/questions/form/").json()["limits"] != first.json()["limits"]
