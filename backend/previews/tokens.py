"""Preview tokens: signed words that say which revision may be seen, on which site, and until when."""

from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

SALT = "cong.preview"


class UnknownPreview(Exception):
    """Nobody here made this token, or what it showed is not there any more."""


class PreviewOver(Exception):
    """The token was good once: its time is over, or it was revoked."""


@dataclass(frozen=True)
class Claim:
    """What a token grants: the sight of one revision of one page, on its site, in its language.

    `until` is in seconds of the epoch. `link` is the shared link the token belongs to, 0 where
    somebody looks at a draft for themselves; `by` is whose right it is.
    """

    page: int
    revision: int
    site: str
    locale: str
    until: int
    by: int
    link: int = 0

    @property
    def expires_at(self) -> datetime:
        """The moment the token stops working."""
        return datetime.fromtimestamp(self.until, UTC)


def token_of(claim: Claim) -> str:
    """Return the token of a claim: the same claim always has the same token."""
    return _signer().sign_object(list(astuple(claim)))


def claim_in(token: str, *, now: datetime) -> Claim:
    """Return what a token grants; UnknownPreview for a foreign one, PreviewOver after its time."""
    try:
        claim = Claim(*_signer().unsign_object(token))
    except BadSignature as fault:
        raise UnknownPreview from fault
    if now >= claim.expires_at:
        raise PreviewOver
    return claim


def _signer() -> Signer:
    return Signer(salt=SALT, sep=".")  # a colon would end the link in many a chat
