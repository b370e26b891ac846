"""What citizens send, as browsers write it: read whole, known again, sealed for the CMS alone."""

import json
from base64 import b64encode

import httpx
import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from frontend.payloads import QuestionForm
from frontend.question_forms import (
    CODE,
    KEPT,
    Submission,
    UnreadableForm,
    code_of,
    faults_of,
    submission_of,
    tidied_code,
)
from frontend.sealing import Sealer, UnusableKey
from tests.publishing.fake_desk import FORM, PUBLIC_KEY, QUESTION, TOKEN, opened

SEALER = Sealer("k1", PUBLIC_KEY, TOKEN)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


def sent_by_a_browser(fields, files=()):
    """Return what a browser would send: the kind of its body, and the body."""
    request = httpx.Request("POST", "http://x/", data=fields, files=files or None)
    return submission_of(request.headers["content-type"], request.read())


@given(typed=st.dictionaries(st.sampled_from(KEPT), TEXTS), content=st.binary(max_size=200))
def test_what_was_typed_and_chosen_is_read_byte_by_byte(typed, content):
    plain = sent_by_a_browser(typed) if typed else Submission()
    whole = sent_by_a_browser(typed, [("attachments", ("đơn.pdf", content, "application/pdf"))])

    tidied = {name: value.replace("\r\n", "\n").strip() for name, value in typed.items()}
    assert {name: whole.said(name) for name in typed} == tidied
    assert {name: plain.said(name) for name in typed} == tidied
    assert [(each.name, each.content) for each in whole.files] == [("đơn.pdf", content)]


@given(body=st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(body):
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "",
        "a/b;c",
    ):
        with pytest.raises(UnreadableForm):
            submission_of(kind, body)
    submission_of("application/x-www-form-urlencoded", body.replace(b"&", b""))


def test_a_file_is_never_taken_for_a_form_nor_for_a_path():
    inner = b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nnot mine\r\n--x--'
    found = sent_by_a_browser(
        {"title": "mine"}, [("attachments", ("../../etc/C:\\a.eml", inner, "message/rfc822"))]
    )

    assert found.said("title") == "mine"
    assert [(each.name, each.content) for each in found.files] == [("a.eml", inner)]


def test_the_same_words_on_the_same_day_are_one_question_and_have_one_code():
    first = Submission(QUESTION).key("thanhdong", "2026-12-01")

    assert first == Submission(dict(QUESTION)).key("thanhdong", "2026-12-01")
    assert first != Submission(QUESTION).key("thanhdong", "2026-12-02")
    assert first != Submission(QUESTION).key("hongbang", "2026-12-01")
    assert first != Submission(QUESTION | {"text": "khác"}).key("thanhdong", "2026-12-01")
    made_by_the_page = Submission(QUESTION | {"idempotency_key": "f" * 32})
    assert made_by_the_page.key("thanhdong", "2026-12-01") == "f" * 32


@given(key=st.text(max_size=40), spaced=st.sampled_from(["", " ", "-", "–"]))
def test_a_code_is_known_however_it_is_typed(key, spaced):
    code = code_of(TOKEN, "thanhdong", key)
    typed = spaced.join(code.replace("-", "").lower()).replace("0", "o").replace("1", "l")

    assert CODE.fullmatch(code.replace("-", ""))
    assert tidied_code(typed) == code
    assert code != code_of("another token", "thanhdong", key)


@given(text=st.binary(max_size=500))
def test_only_the_cms_opens_what_was_sealed_and_no_part_of_it_can_be_changed(text):
    said = json.dumps({"said": b64encode(text).decode()}).encode()
    envelope = json.loads(
        SEALER.seal(said, site="thanhdong", received_at="2026-12-01T00:00:00+00:00")
    )

    assert opened(envelope) == json.loads(said)
    assert (
        envelope["sealed"]
        != json.loads(SEALER.seal(said, site="thanhdong", received_at="2026-12-01T00:00:00+00:00"))[
            "sealed"
        ]
    )
    for change in ({"site": "hongbang"}, {"received_at": "2026-11-01T00:00:00+00:00"}):
        with pytest.raises((InvalidTag, ValueError)):
            opened(envelope | change)


@pytest.mark.parametrize("key", ["", "AAAA", "không phải khóa", PUBLIC_KEY + "AAAA"])
def test_a_key_that_is_none_seals_nothing(key):
    with pytest.raises(UnusableKey):
        Sealer("k1", key, TOKEN).seal(b"", site="x", received_at="x")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"asker": ""}, ("asker", "missing")),
        ({"identity_number": ""}, ("identity_number", "missing")),
        ({"phone": ""}, ("phone", "one-of")),
        ({"topic": "khác"}, ("topic", "missing")),
        ({"title": ""}, ("title", "missing")),
        ({"text": "a" * 8001}, ("text", "long")),
        ({"consent": "2025-1"}, ("consent", "missing")),
    ],
)
def test_what_the_rules_ask_is_asked_while_the_cms_is_away(change, fault):
    form = QuestionForm.model_validate(FORM)

    assert faults_of(Submission(QUESTION), form) == ()
    found = faults_of(Submission(QUESTION | change), form)
    assert [(each.field, each.code) for each in found] == [fault]


def test_an_organisation_needs_no_number_and_a_portal_without_rules_asks_for_words_alone():
    organisation = QUESTION | {"asker": "organisation", "identity_number": ""}
    plain = QuestionForm(open=True)

    assert faults_of(Submission(organisation), QuestionForm.model_validate(FORM)) == ()
    assert faults_of(Submission({"title": "Hỏi", "text": "Việc gì"}), plain) == ()
