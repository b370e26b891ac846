"""Preview tokens: what they grant, until when, and that nobody else can make one."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.previews.logs import WithoutTokens
from backend.previews.tokens import Claim, PreviewOver, UnknownPreview, claim_in, token_of

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
CLAIM = Claim(
    page=7,
    revision=19,
    site="thanhdong",
    locale="vi",
    until=int((NOON + timedelta(days=7)).timestamp()),
    by=3,
    link=5,
)
CHANGES: dict[str, Any] = {
    "page": 8,
    "revision": 20,
    "site": "hongbang",
    "locale": "en",
    "by": 4,
    "link": 6,
}


def test_a_token_grants_what_it_was_made_for() -> None:
    assert claim_in(token_of(CLAIM), now=NOON) == CLAIM


def test_the_same_claim_has_the_same_token_and_any_other_claim_another() -> None:
    others = {token_of(replace(CLAIM, **{name: value})) for name, value in CHANGES.items()}

    assert token_of(replace(CLAIM)) == token_of(CLAIM)
    assert token_of(CLAIM) not in others
    assert len(others) == len(CHANGES)


def test_a_token_works_to_its_last_second_and_no_longer() -> None:
    token = token_of(CLAIM)

    assert claim_in(token, now=CLAIM.expires_at - timedelta(seconds=1)) == CLAIM
    with pytest.raises(PreviewOver):
        claim_in(token, now=CLAIM.expires_at)


@given(position=st.integers(0, len(token_of(CLAIM)) - 1), letter=st.sampled_from("Aa0_-.é"))
def test_a_token_with_any_letter_changed_is_nobody_s(position: int, letter: str) -> None:
    token = token_of(CLAIM)
    forged = token[:position] + letter + token[position + 1 :]

    assert forged == token or _is_unknown(forged)


@given(st.text())
def test_whatever_is_not_a_token_is_unknown(text: str) -> None:
    assert _is_unknown(text)


def _is_unknown(token: str) -> bool:
    with pytest.raises(UnknownPreview):
        claim_in(token, now=NOON)
    return True


def test_another_system_s_token_is_unknown(settings: Any) -> None:
    token = token_of(CLAIM)

    settings.SECRET_KEY = "another"

    assert _is_unknown(token)


def test_a_token_survives_being_pasted_anywhere() -> None:
    assert set(token_of(CLAIM)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    )


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("%s: %s", ("Gone", f"/api/v1/previews/{token_of(CLAIM)}/remarks/")),
        (f'GET "/xem-truoc/{token_of(CLAIM)}/?da-gui=1"', ()),
        ("Đọc /api/v1/previews/%s/", (token_of(CLAIM),)),
    ],
)
def test_no_log_line_holds_a_token(message: str, arguments: tuple[str, ...]) -> None:
    record = logging.LogRecord("any", logging.WARNING, "any.py", 1, message, arguments, None)

    assert WithoutTokens().filter(record)
    assert token_of(CLAIM) not in record.getMessage()
    assert "/…" in record.getMessage()
