"""A link in a document leads to a file, and to a heading in it."""

from pathlib import Path

import pytest

from scripts.document_links import broken_links


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document beside another one."""
    (tmp_path / "other.md").write_text("# Cài đặt, và chạy\n")
    return tmp_path / "document.md"


@pytest.mark.parametrize(
    "link",
    [
        "other.md",
        "other.md#cài-đặt-và-chạy",
        "#words",
        "https://example.org/nothing",
        "mailto:nobody@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_accepted(document: Path, link: str) -> None:
    document.write_text(f"# Words\n[text]({link})\n")

    assert list(broken_links(document)) == []


@pytest.mark.parametrize("link", ["missing.md", "other.md#missing", "#missing"])
def test_a_link_that_leads_nowhere_is_named(document: Path, link: str) -> None:
    document.write_text(f"# Words\n[text]({link})\n")

    assert list(broken_links(document)) == [link]


def test_code_is_not_read_for_links(document: Path) -> None:
    document.write_text("`[text](missing.md)`\n\n```\n[text](missing.md)\n```\n")

    assert list(broken_links(document)) == []
