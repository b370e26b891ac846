"""What citizens tell about themselves, unreadable in the database; codes that only their holders know.

Encrypted by Fernet (AES-128 and HMAC-SHA256). Of several keys the first encrypts and all decrypt, so
that a key is changed without a pause: add the new one in front, run `reencrypt`, drop the old one.
"""

import hmac
import secrets
from base64 import b32encode, urlsafe_b64encode
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

CODE_CHARACTERS = 16
"""80 bits: nobody guesses one at the pace at which the API answers."""
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
LONGEST_CODE = 60


class Unreadable(Exception):
    """None of the present keys opens what was encrypted; the key it was made with is missing."""


@cache
def _box(keys: str) -> MultiFernet:
    named = [key.strip() for key in keys.split(",")]
    derived = [
        urlsafe_b64encode(sha256(b"cong/personal/" + key.encode()).digest()) for key in named
    ]
    return MultiFernet([Fernet(key) for key in derived])


def encrypt(data: bytes) -> bytes:
    """Return bytes that only a holder of the keys can read."""
    return _box(settings.PERSONAL_DATA_KEYS).encrypt(data)


def decrypt(token: bytes) -> bytes:
    """Return what was encrypted; Unreadable without its key."""
    try:
        return _box(settings.PERSONAL_DATA_KEYS).decrypt(token)
    except InvalidToken:
        raise Unreadable from None


def with_newest_key(token: bytes) -> bytes:
    """Return the same, encrypted by the newest key."""
    try:
        return _box(settings.PERSONAL_DATA_KEYS).rotate(token)
    except InvalidToken:
        raise Unreadable from None


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # not at run time
    """Text that the database holds encrypted; it can be neither searched nor sorted by."""

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database keeps; an empty text says nothing and stays as it is."""
        return encrypt(str(value).encode()).decode() if value else ""

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """Return what was written."""
        return decrypt(value.encode()).decode() if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every question but whether there is anything: no two encryptions are alike."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


class EncryptedJSONField(EncryptedTextField):
    """A mapping of texts, encrypted as a whole; empty where nothing is known."""

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database keeps."""
        return encrypt(orjson.dumps(value)).decode() if value else ""

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """Return the mapping."""
        return orjson.loads(decrypt(value.encode())) if value else {}

    def to_python(self, value: Any) -> Any:
        """Return the mapping as it is."""
        return value


def new_submission_key() -> str:
    """Return a key for a submission that came without one."""
    return secrets.token_urlsafe(24)


def code_of(site: str, submission_key: str) -> str:
    """Return the code of a submission: whoever sends it again under its key gets the same one.

    Nothing in the database leads to it without the tracking key.
    """
    digest = _keyed("code", f"{site}\n{submission_key}").digest()
    plain = b32encode(digest).decode()[:CODE_CHARACTERS].translate(_ALPHABET)
    return "-".join(plain[start : start + 4] for start in range(0, CODE_CHARACTERS, 4))


def hash_of_code(code: str) -> str:
    """Return by what a code is recognised, however it was typed."""
    typed = "".join(
        each for each in code.upper()[:LONGEST_CODE] if each.isascii() and each.isalnum()
    )
    return _keyed("known", typed.translate(_MISREAD)).hexdigest()


def hash_of_submission(site: str, submission_key: str) -> str:
    """Return by what a submission is recognised when it is sent again."""
    return _keyed("submission", f"{site}\n{submission_key}").hexdigest()


def hash_of_address(address: str) -> str:
    """Return by what an address for letters is recognised; nobody can tell it without the key."""
    return _keyed("address", address).hexdigest()


def hash_of_body(sent: Any) -> str:
    """Return by what the same words are told from others, under one key."""
    return _keyed("body", orjson.dumps(sent, option=orjson.OPT_SORT_KEYS).decode()).hexdigest()


def _keyed(purpose: str, text: str) -> "hmac.HMAC":
    key = f"{settings.TRACKING_KEY}/{purpose}".encode()
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256)
