"""Sealing what a citizen wrote, so that only the CMS can read it: the machine that holds it cannot.

An envelope is JSON. `sealed` is a fresh X25519 public key (32 bytes) followed by the text under
ChaCha20-Poly1305, with a key that HKDF-SHA256 makes of both public keys and their shared secret.
What stands open in the envelope (site, moment, which key) is bound to the text. `signature` is this
publisher's (HMAC-SHA256 with its token): the moment of arrival is its word. The CMS's own half of
this stands in `backend/citizen`; the two share nothing but this description.
"""

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256

import orjson
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"cong-question-1"
KEY_BYTES = 32
NONCE = bytes(12)
"""Always the same: each key seals one text."""


class UnusableKey(ValueError):
    """What the CMS gave out as its key is none."""


@dataclass(frozen=True)
class Sealer:
    """Seals for one CMS: `public_key` is base64 of 32 bytes, `key_id` its name there."""

    key_id: str
    public_key: str
    token: str

    def seal(self, text: bytes, *, site: str, received_at: str) -> bytes:
        """Return the envelope of a text that arrived at a moment (ISO 8601)."""
        opened = b"|".join((PURPOSE, site.encode(), self.key_id.encode(), received_at.encode()))
        sealed = _sealed(self._key(), text, opened)
        signed = opened + b"|" + sha256(sealed).hexdigest().encode()
        signature = hmac.new(self.token.encode(), signed, sha256).hexdigest()
        return orjson.dumps(
            {
                "site": site,
                "key_id": self.key_id,
                "received_at": received_at,
                "sealed": b64encode(sealed).decode(),
                "signature": signature,
            }
        )

    def _key(self) -> bytes:
        try:
            key = b64decode(self.public_key, validate=True)
        except (NotBase64, ValueError) as fault:
            raise UnusableKey(self.key_id) from fault
        if len(key) != KEY_BYTES:
            raise UnusableKey(self.key_id)
        return key


def _sealed(recipient: bytes, text: bytes, opened: bytes) -> bytes:
    once = X25519PrivateKey.generate()
    own = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(recipient))
    key = HKDF(SHA256(), KEY_BYTES, salt=own + recipient, info=PURPOSE).derive(shared)
    return own + ChaCha20Poly1305(key).encrypt(NONCE, text, opened)
