"""Work asked of whoever sends a question: cheap for one citizen, dear for a flood, and nobody's data.

A challenge is signed and not kept, so that asking for one costs us nothing. It is solved by an `n` for
which sha256(challenge + ":" + n) begins with `difficulty` zero bits, and is good once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string

from backend.citizen.models import SpentChallenge

DIFFICULTY = 18
"""Zero bits: some hundred thousand hashes, a second or less in a browser."""
GOOD_FOR = timedelta(minutes=30)
LONGEST = 200
_signer = signing.TimestampSigner(salt="citizen.challenge", sep=".")


@dataclass(frozen=True)
class Challenge:
    """What is asked, how hard it is, and until when it is good."""

    challenge: str
    difficulty: int
    expires_at: datetime


class NotSolved(Exception):
    """The challenge is not ours, too old, spent already, or its solution is none."""


def new_challenge(*, now: datetime, difficulty: int = DIFFICULTY) -> Challenge:
    """Return a new challenge."""
    text = _signer.sign(f"{difficulty}-{get_random_string(20)}")
    return Challenge(text, difficulty, now + GOOD_FOR)


def check(challenge: str, solution: str) -> None:
    """Raise NotSolved unless this solves a challenge of ours; no database is asked."""
    if len(challenge) > LONGEST or len(solution) > LONGEST:
        raise NotSolved
    if not (solution.isascii() and solution.isdecimal()):
        raise NotSolved
    try:
        claim = _signer.unsign(challenge, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise NotSolved from None
    if zero_bits(challenge, solution) < int(claim.split("-", maxsplit=1)[0]):
        raise NotSolved


def zero_bits(challenge: str, solution: str) -> int:
    """Return with how many zero bits the hash of a solution begins."""
    text = f"{challenge}:{solution}".encode("utf-8", "surrogatepass")
    digest = int.from_bytes(sha256(text).digest())
    return 256 - digest.bit_length()


def spend(challenge: str, *, now: datetime) -> None:
    """Use a challenge up; NotSolved if somebody has done so before."""
    digest = sha256(challenge.encode()).hexdigest()
    try:
        with transaction.atomic():
            SpentChallenge.objects.create(digest=digest, expires_at=now + GOOD_FOR)
    except IntegrityError:
        raise NotSolved from None
