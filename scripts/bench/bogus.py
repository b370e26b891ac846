"""What is sent to a question form by people, and in a flood by machines: every kind that is refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv4Address

PEOPLE, MACHINES = IPv4Address("10.0.0.1"), IPv4Address("198.18.0.1")
BUSY = "203.0.113.9"
"""The one address from which a machine sends too much."""
LARGE = 300 * 1024
KINDS = (
    "bad work", "wrong origin", "honeypot", "bad work", "over the limit",
    "bad work", "wrong origin", "honeypot", "too large", "bad work",
)  # fmt: skip
"""One after the other, over and over."""
ANSWERED = {
    "bad work": {400},
    "wrong origin": {403},
    "honeypot": {201},
    "over the limit": {400, 429},
    "too large": {413},
}
"""How each kind is answered; whoever fills in the honeypot is thanked, and nothing is kept."""


@dataclass(frozen=True)
class Sent:
    """A request to a form."""

    kind: str
    headers: Mapping[str, str]
    body: bytes


def question(number: int, consent: str, work: dict[str, str]) -> Sent:
    """Return a question that a site takes, from an address of its own."""
    return Sent("real", _headers(PEOPLE + number) | work, _body(number, consent))


def bogus(number: int, consent: str, challenge: str) -> Sent:
    """Return one of a flood, of the kind that is its turn."""
    kind = KINDS[number % len(KINDS)]
    headers = _headers(MACHINES + number)
    wrong = {"Work-Challenge": challenge, "Work-Solution": f"{number}"}
    body = _body(number, consent)
    match kind:
        case "wrong origin":
            headers |= {"Origin": "https://example.com"}
        case "honeypot":
            body = _body(number, consent, website="http://example.com/")
        case "over the limit":
            headers |= wrong | {"X-Forwarded-For": BUSY}
        case "too large":
            body += b" " * LARGE
        case _:
            headers |= wrong
    return Sent(kind, headers, body)


def solve(challenge: str, difficulty: int) -> dict[str, str]:
    """Do the work that is asked for; return the headers that show it."""
    number = 0
    while _zero_bits(f"{challenge}:{number}") < difficulty:
        number += 1
    return {"Work-Challenge": challenge, "Work-Solution": f"{number}"}


def _zero_bits(text: str) -> int:
    return 256 - int.from_bytes(sha256(text.encode()).digest()).bit_length()


def _headers(address: IPv4Address) -> dict[str, str]:
    return {"Content-Type": "application/json", "X-Forwarded-For": str(address)}


def _body(number: int, consent: str, **more: str) -> bytes:
    sent = {
        "asker": "individual",
        "full_name": f"Người thử {number}",
        "identity_number": f"{number:012d}",
        "address": f"Nhà thử số {number}",
        "phone": f"09{number:08d}",
        "topic": "other",
        "title": f"Câu hỏi thử {number}",
        "text": f"Câu hỏi thử số {number}, chỉ gửi khi đo hiệu năng của hệ thống này.",
        "consent": consent,
    }
    return json.dumps(sent | more).encode()
