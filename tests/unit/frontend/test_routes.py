"""Paths become file names only where that is safe, and back."""

import pytest
from hypothesis import given, strategies

from frontend import routes
from frontend.routes import UnsafePath

segments = strategies.from_regex(r"[a-z0-9đ][a-z0-9._đ-]{0,12}", fullmatch=True)


@given(parts=strategies.lists(segments, max_size=5))
def test_a_page_path_is_found_again_in_its_file(parts: list[str]):
    path = "/" + "".join(f"{part}/" for part in parts)

    assert routes.page_path(routes.file_of(path)) == path
    assert routes.page_path(routes.redirect_file(path)) == path
    assert routes.page_path(routes.gone_file(path)) == path


@pytest.mark.parametrize(
    "path",
    ["", "a/", "/a", "//", "/a//b/", "/../", "/a/../b/", "/./", "/.gone/", "/a\\b/", "/a\x00b/",
     "/a\nb/", "/c:/", f"/{'x' * 256}/"],
)  # fmt: skip
def test_a_path_that_could_leave_its_folder_is_refused(path: str):
    with pytest.raises(UnsafePath):
        routes.file_of(path)


@pytest.mark.parametrize(
    ("month", "number", "path"),
    [
        ("2026-11", None, "/tin-tuc/luu-tru/2026-11/"),
        ("2026-11", 2, "/tin-tuc/luu-tru/2026-11/2/"),
    ],
)
def test_an_archive_page_stands_below_its_section(month: str, number: int | None, path: str):
    assert routes.archive_path("/tin-tuc/", month, number) == path


def test_what_a_url_cannot_hold_is_encoded():
    assert routes.absolute("http://a.vn/", "/đường/") == "http://a.vn/%C4%91%C6%B0%E1%BB%9Dng/"
