"""Opening what a publisher sealed for us: questions that came without a script, or while we were away.

The other half, with the shape of an envelope, stands in `frontend/sealing.py`; the two share nothing
but its description. The keys come of those that personal data is encrypted by: the first is given
out, all open, so that they are changed together and what waits somewhere still opens.
"""

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from backend.citizen.files import Sent

PURPOSE = b"cong-question-1"
KEY_BYTES = 32
NONCE = bytes(12)
CLOCKS_DIFFER = timedelta(minutes=5)
"""How far ahead of ours a publisher's clock may be."""
STATED = ("site", "key_id", "received_at", "sealed", "signature")


class NotSealed(Exception):
    """No publisher of ours sealed this for us, or something of it was changed since."""


@dataclass(frozen=True)
class Opened:
    """What a citizen sent, when the publisher had it, and the code it gave out for it."""

    site: str
    received_at: datetime
    fields: Mapping[str, Any]
    files: tuple[Sent, ...]
    code: str


def public_key() -> tuple[str, str]:
    """Return the name of the key in use and the key itself (base64) for everybody to seal by."""
    name, private = next(iter(_keys(settings.PERSONAL_DATA_KEYS).items()))
    return name, b64encode(private.public_key().public_bytes_raw()).decode()


@cache
def _keys(chosen: str) -> dict[str, X25519PrivateKey]:
    """Return the private keys by their names, the one in use first."""
    found = {}
    for each in chosen.split(","):
        seed = sha256(b"cong/sealing/" + each.strip().encode()).digest()
        private = X25519PrivateKey.from_private_bytes(seed)
        found[sha256(private.public_key().public_bytes_raw()).hexdigest()[:12]] = private
    return found


def open_sealed(envelope: Any, *, now: datetime) -> Opened:
    """Return what is in an envelope; NotSealed for anything but what a publisher of ours made."""
    if not isinstance(envelope, dict) or not all(
        isinstance(envelope.get(name), str) for name in STATED
    ):
        raise NotSealed
    try:
        sealed = b64decode(envelope["sealed"], validate=True)
        received_at = datetime.fromisoformat(envelope["received_at"])
    except (NotBase64, ValueError):
        raise NotSealed from None
    if received_at.tzinfo is None or received_at > now + CLOCKS_DIFFER:
        raise NotSealed
    stated = b"|".join(
        (PURPOSE, *(envelope[name].encode() for name in ("site", "key_id", "received_at")))
    )
    _require_signature(stated, sealed, envelope["signature"])
    text = _text(envelope["key_id"], sealed, stated)
    return Opened(
        site=envelope["site"],
        received_at=min(received_at, now),
        fields=text["fields"],
        files=tuple(Sent(each["name"], b64decode(each["content"])) for each in text["files"]),
        code=text["code"],
    )


def _require_signature(stated: bytes, sealed: bytes, signature: str) -> None:
    signed = stated + b"|" + sha256(sealed).hexdigest().encode()
    own = hmac.new(settings.PUBLISHER_TOKEN.encode(), signed, sha256).hexdigest()
    if not hmac.compare_digest(own.encode(), signature.encode()):
        raise NotSealed


def _text(key_id: str, sealed: bytes, stated: bytes) -> dict[str, Any]:
    private = _keys(settings.PERSONAL_DATA_KEYS).get(key_id)
    if private is None or len(sealed) <= KEY_BYTES:
        raise NotSealed
    once = sealed[:KEY_BYTES]
    salt = once + private.public_key().public_bytes_raw()
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(once))
        key = HKDF(SHA256(), KEY_BYTES, salt=salt, info=PURPOSE).derive(shared)
        found: dict[str, Any] = orjson.loads(
            ChaCha20Poly1305(key).decrypt(NONCE, sealed[KEY_BYTES:], stated)
        )
    except (InvalidTag, ValueError):
        raise NotSealed from None
    return found
