"""What no file of the repository may contain."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
THIS_FILE = Path(__file__).resolve()
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|pragma: no cover|lorem ipsum")
NOT_RUN = re.compile(r"pytest\.(skip|importorskip)|mark\.(skip|skipif|xfail)")


def sources(*patterns: str) -> list[Path]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in names.splitlines()]
    return [file for file in files if file.is_file() and file != THIS_FILE]


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED, sources("*.py", "*.html", "*.js", "*.css", "*.sh")) == []


def test_no_test_is_skipped() -> None:
    assert lines_with(NOT_RUN, sources("tests/*.py")) == []


@pytest.mark.parametrize(
    "file",
    [file for file in sources("*.py") if "migrations" not in file.parts and file.read_text()],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_every_module_opens_by_saying_what_it_is_responsible_for(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith('"""')


def test_a_screen_with_a_form_brings_what_its_fields_need() -> None:
    screens = sources("backend/*/templates/*.html")
    bare = [
        str(each.relative_to(ROOT))
        for each in screens
        if "formattedfield" in (text := each.read_text(encoding="utf-8"))
        and '{% extends "wagtailadmin/generic/base.html" %}' in text
    ]

    assert len(screens) > 40
    assert bare == []
