"""What a citizen sent: read from a form as browsers send it, and looked over while the CMS is away."""

import hmac
import re
from base64 import b32encode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs

import orjson
from multipart import MultipartError, MultipartParser, parse_options_header

from frontend.payloads import QuestionForm
from frontend.views import FieldFault

LARGEST_FORM = 20 * 1024 * 1024
"""More than any portal takes with all attachments; what is larger is not read to its end."""
MOST_PARTS = 60
FIELDS = (
    "asker", "full_name", "identity_number", "address", "phone", "email", "topic", "title", "text",
    "consent", "website", "idempotency_key",
)  # fmt: skip
OF_SENDING = {"website", "idempotency_key"}
KEPT = tuple(name for name in FIELDS if name not in OF_SENDING)
"""Fields a page of faults shows again as they were typed."""
ATTACHMENTS = "attachments"
LINK = "ma"
"""What the query of a letter's link is called: a form without an address of its own is sent to it."""
KEY = re.compile(r"[A-Za-z0-9-]{16,64}", re.ASCII)
CODE_BYTES, CODE_GROUP = 10, 4
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{16}", re.ASCII)
_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class UnreadableForm(ValueError):
    """What was sent is no form of ours."""


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent: nobody has looked into it yet."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class Submission:
    """What was typed, trimmed, by the names of the form's fields; and the files beside it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: tuple[SentFile, ...] = ()

    def said(self, name: str) -> str:
        """Return what a field says, empty where nothing was sent."""
        return self.fields.get(name, "")

    def along_with(self, name: str, value: str) -> "Submission":
        """Return the same with one more field, unless it was sent itself."""
        if not value or self.said(name):
            return self
        return replace(self, fields={**self.fields, name: value})

    @property
    def typed(self) -> dict[str, str]:
        """Return what is shown again."""
        return {name: self.said(name) for name in KEPT}

    def key(self, *about: str) -> str:
        """Return what makes this one question, or whatever it is, however often it is sent.

        Made by the page where scripts run; else the same words on the same day are the same question.
        """
        if KEY.fullmatch(self.said("idempotency_key")):
            return self.said("idempotency_key")
        said = {name: text for name, text in self.fields.items() if name not in OF_SENDING}
        digest = sha256(orjson.dumps([*about, said], option=orjson.OPT_SORT_KEYS))
        for each in self.files:
            digest.update(each.name.encode() + b"\0" + sha256(each.content).digest())
        return f"w{digest.hexdigest()[:40]}"

    def text(self, *, locale: str, key: str, code: str) -> bytes:
        """Return everything as the CMS will read it."""
        files = [
            {"name": each.name, "type": each.kind, "content": b64encode(each.content).decode()}
            for each in self.files
        ]
        sent = {**self.fields, "locale": locale, "idempotency_key": key}
        return orjson.dumps({"fields": sent, "files": files, "code": code})


def code_of(token: str, site: str, key: str) -> str:
    """Return the tracking code of a submission: the same each time, and guessed by nobody.

    80 bits in digits and letters that are not taken for each other, as the CMS makes its own.
    """
    said = f"cong-code-1|{site}|{key}".encode()
    letters = b32encode(hmac.new(token.encode(), said, sha256).digest()[:CODE_BYTES]).decode()
    return _grouped(letters.translate(_ALPHABET))


def tidied_code(typed: str) -> str:
    """Return a code as it was given out, however it was typed; what is none, as it is."""
    letters = re.sub(r"[\s\-–—.]", "", typed).upper().translate(_MISREAD)
    return _grouped(letters) if CODE.fullmatch(letters) else typed.strip()[:64]


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP))


# Reading a form


def submission_of(content_type: str, body: bytes) -> Submission:
    """Return what a browser sent; UnreadableForm where it is no form."""
    kind, options = parse_options_header(content_type)
    if kind == "application/x-www-form-urlencoded":
        try:
            sent = parse_qs(
                body.decode(errors="replace"),
                keep_blank_values=True,
                errors="replace",
                max_num_fields=MOST_PARTS,
            )
        except ValueError as fault:
            raise UnreadableForm from fault
        return Submission({name: _tidied(values[0]) for name, values in sent.items()})
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise UnreadableForm
    fields: dict[str, str] = {}
    files = []
    for part in _parts(body, options["boundary"]):
        if part.filename is None:
            fields.setdefault(part.name, _tidied(part.raw.decode(errors="replace")))
        elif part.filename and part.name == ATTACHMENTS:
            own = PurePosixPath(part.filename.replace("\\", "/")).name
            files.append(SentFile(own, part.content_type, part.raw))
    return Submission(fields, tuple(files))


def _parts(body: bytes, boundary: str) -> list[Any]:
    """Return a form's parts. All stays in memory: what citizens send touches no disk unsealed."""
    most = max(len(body), 1)
    try:
        parser = MultipartParser(
            BytesIO(body), boundary, part_limit=MOST_PARTS, spool_limit=most, memory_limit=most
        )
        return list(parser)
    except MultipartError as fault:
        raise UnreadableForm from fault


def _tidied(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\0", "").strip()


# Looking a form over


def faults_of(sent: Submission, form: QuestionForm) -> tuple[FieldFault, ...]:
    """Return what the portal's rules, as they were last read, would not let pass.

    Only the CMS judges. This is for when it cannot, so that nobody leaves believing that a question
    without its text was received.
    """
    return tuple(FieldFault(field=name, code=code) for name, code in _faults(sent, form))


def _faults(sent: Submission, form: QuestionForm) -> Iterator[tuple[str, str]]:
    yield from _faults_of_asker(sent, form)
    for name in ("title", "text"):
        if not sent.said(name):
            yield name, "missing"
    topics = {each.key for each in form.topics}
    if topics and sent.said("topic") not in topics:
        yield "topic", "missing"
    for name, most in form.lengths.items():
        if len(sent.said(name)) > most:
            yield name, "long"
    if form.consent and sent.said("consent") != form.consent.version:
        yield "consent", "missing"
    yield from _faults_of_files(sent.files, form)


def _faults_of_asker(sent: Submission, form: QuestionForm) -> Iterator[tuple[str, str]]:
    rules = {each.kind: each for each in form.askers}
    rule = rules.get(sent.said("asker"))
    if not rules:
        return
    if rule is None:
        yield "asker", "missing"
        return
    for name in rule.required:
        if not sent.said(name):
            yield name, "missing"
    if rule.one_of and not any(sent.said(name) for name in rule.one_of):
        yield rule.one_of[0], "one-of"


def _faults_of_files(files: tuple[SentFile, ...], form: QuestionForm) -> Iterator[tuple[str, str]]:
    rule = form.attachments
    if not files:
        return
    if rule is None or len(files) > rule.max_count:
        yield ATTACHMENTS, "many"
    elif any(len(each.content) > rule.max_bytes for each in files):
        yield ATTACHMENTS, "large"
    elif not all(rule.takes(each.name) for each in files):
        yield ATTACHMENTS, "type"


def faults_in(problem: Any) -> tuple[FieldFault, ...]:
    """Return the faults that a problem of the API names, in its own words."""
    errors = problem.get("errors", ()) if isinstance(problem, dict) else ()
    return tuple(
        FieldFault(
            field=str(each.get("field", "")).partition("[")[0],
            words=f"{each.get('reason', '')} {each.get('remedy', '')}".strip(),
        )
        for each in errors
        if isinstance(each, dict)
    )
