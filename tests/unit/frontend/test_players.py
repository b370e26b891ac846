"""Broadcasts that a page may show itself: those of the one player that its policy lets in."""

import pytest

from frontend.rendering import youtube_player
from frontend.security_headers import PLAYER, SECURITY_HEADERS

ID = "aqz-KE-bpKQ"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?v={ID}&t=10s",
        f"https://m.youtube.com/live/{ID}?feature=share",
        f"https://youtu.be/{ID}",
    ],
)
def test_a_broadcast_on_youtube_has_a_player_without_cookies(address: str) -> None:
    assert youtube_player(address) == f"{PLAYER}/embed/{ID}"


@pytest.mark.parametrize(
    "address",
    [
        "",
        f"http://www.youtube.com/watch?v={ID}",
        f"https://www.youtube.com.elsewhere.example/watch?v={ID}",
        f"https://elsewhere.example/?https://youtu.be/{ID}",
        'https://youtu.be/aqz-KE-bpK"><b>',
        f"https://youtu.be/{ID}x",
        "https://haiphong.gov.vn/truc-tiep",
    ],
)
def test_everything_else_is_linked_only(address: str) -> None:
    assert youtube_player(address) == ""


def test_no_other_frame_is_let_in() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    (frames,) = [each.strip() for each in policy.split(";") if "frame-src" in each]
    assert frames == f"frame-src {PLAYER}"
